package io.calibration.statistics;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * How what is said of a rate is named and put: start with {@link #of}, and add what differs from the defaults. Immutable and thread-safe.
 */
public final class Wording {

    private final String subject;
    private final Counted counted;
    private final Types types;
    private final Sentence highAdvice;
    private final Sentence lowAdvice;
    private final List<String> alternatives;
    private final List<String> components;

    /** Noun and verb of a single one and of several, and what they do. */
    private record Counted(String one, String many, Sentence what) {}

    /** Of a rate that is too high, too low, or silent where that is another, and whether its silence is one of a safety net. */
    private record Types(String high, String low, Optional<String> silence, boolean safety) {}

    private Wording(
            String subject,
            Counted counted,
            Types types,
            Sentence highAdvice,
            Sentence lowAdvice,
            List<String> alternatives,
            List<String> components) {
        this.subject = subject;
        this.counted = counted;
        this.types = types;
        this.highAdvice = highAdvice;
        this.lowAdvice = lowAdvice;
        this.alternatives = List.copyOf(alternatives);
        this.components = List.copyOf(components);
    }

    /**
     * Words for a rate, to say "42.1 % of 1,000 results carry a flag". Without {@link #types} a finding is of the type {@code rate}.
     *
     * @param subject what it is about, as {@code kind:name}, such as {@code flags:overall}
     * @param one noun and verb of a single one, {@code result carries}
     * @param many noun and verb of several, {@code results carry}
     * @param what what they do, {@code a flag}; a label in it is a part of its own
     */
    public static Wording of(String subject, String one, String many, Sentence what) {
        Sentence none = Sentence.of("");
        Types types = new Types("rate", "rate", Optional.empty(), false);
        return new Wording(subject, new Counted(one, many, what), types, none, none, List.of(), List.of());
    }

    /** The same with words that hold no label. */
    public static Wording of(String subject, String one, String many, String what) {
        return of(subject, one, many, Sentence.of(what));
    }

    /** The types of a finding of a rate that is too high and of one that is too low, such as {@code flag_rate_spike}. */
    public Wording types(String high, String low) {
        return with(new Types(high, low, types.silence(), types.safety()));
    }

    /** The type where something that was seen before is not seen at all now; that of a rate that is too low when not given. */
    public Wording silence(String type) {
        return with(new Types(types.high(), types.low(), Optional.of(type), types.safety()));
    }

    /** What is counted is a safety net: its silence is {@link Assessment#safety() as grave as can be}. */
    public Wording safetyNet() {
        return with(new Types(types.high(), types.low(), types.silence(), true));
    }

    private Wording with(Types others) {
        return new Wording(subject, counted, others, highAdvice, lowAdvice, alternatives, components);
    }

    /** What a person could do about a rate that is too high, and about one that is too low. */
    public Wording advice(Sentence high, Sentence low) {
        return new Wording(subject, counted, types, high, low, alternatives, components);
    }

    /** The same in words that hold no label. */
    public Wording advice(String high, String low) {
        return advice(Sentence.of(high), Sentence.of(low));
    }

    /** Other explanations worth checking. */
    public Wording alternatives(String... explanations) {
        return new Wording(subject, counted, types, highAdvice, lowAdvice, List.of(explanations), components);
    }

    /** JSON Pointers into the config, or names of components outside it. */
    public Wording components(String... affected) {
        return new Wording(subject, counted, types, highAdvice, lowAdvice, alternatives, List.of(affected));
    }

    /** So many of what is counted: {@code 1,000 results carry a flag}. */
    Sentence counted(long n) {
        return Sentence.of("{} {}", Figure.results(n).with(counted.one(), counted.many()), counted.what());
    }

    /** Several of it: {@code results carry a flag}. */
    Sentence several() {
        return Sentence.of(counted.many() + " {}", counted.what());
    }

    /** An assessment in these words of a rate that is too high or too low. */
    Assessment.Builder assessment(boolean high, String question, Sentence description, Evidence.Builder evidence) {
        return assessment(high ? types.high() : types.low(), high, question, description, evidence);
    }

    /** An assessment in these words of something that was seen before and is not seen at all now. */
    Assessment.Builder silence(String question, Sentence description, Evidence.Builder evidence) {
        return assessment(types.silence().orElse(types.low()), false, question, description, evidence)
                .safety(types.safety());
    }

    private Assessment.Builder assessment(
            String type, boolean high, String question, Sentence description, Evidence.Builder evidence) {
        return Assessment.builder(
                        type,
                        subject,
                        description,
                        evidence.alternatives(alternatives).build())
                .question(question + subject)
                .recommendation(high ? highAdvice : lowAdvice)
                .components(components);
    }
}
