package io.calibration.analyzers;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import java.util.List;

/**
 * How a rate's finding is named and put.
 *
 * @param subject what it is about, as {@code kind:name}
 * @param highType type of the finding when the rate is too high
 * @param lowType type of the finding when the rate is too low
 * @param observed what was counted, to follow "42.1 % of 1,000"
 * @param highAdvice what a person could do when the rate is too high
 * @param lowAdvice what a person could do when the rate is too low
 * @param alternatives other explanations worth checking
 * @param components JSON Pointers into the config, or names of components outside it
 */
public record Wording(
        String subject,
        String highType,
        String lowType,
        Counted observed,
        Sentence highAdvice,
        Sentence lowAdvice,
        List<String> alternatives,
        List<String> components) {

    /**
     * What was counted.
     *
     * @param one noun and verb of a single one, {@code result carries}
     * @param many noun and verb of several, {@code results carry}
     * @param what what they do, {@code a flag}
     */
    public record Counted(String one, String many, Sentence what) {

        /** With words that hold no label. */
        public Counted(String one, String many, String what) {
            this(one, many, Sentence.of(what));
        }

        /** So many of it: {@code 1,000 results carry a flag}. */
        Sentence of(long n) {
            return Sentence.of("{} {}", Figure.results(n).with(one, many), what);
        }

        /** Of several: {@code results carry a flag}. */
        Sentence plural() {
            return Sentence.of(many + " {}", what);
        }
    }

    public Wording {
        alternatives = List.copyOf(alternatives);
        components = List.copyOf(components);
    }

    /** With advice that holds no label. */
    public Wording(
            String subject,
            String highType,
            String lowType,
            Counted observed,
            String highAdvice,
            String lowAdvice,
            List<String> alternatives,
            List<String> components) {
        this(
                subject,
                highType,
                lowType,
                observed,
                Sentence.of(highAdvice),
                Sentence.of(lowAdvice),
                alternatives,
                components);
    }

    /** The type of the finding. */
    String type(boolean high) {
        return high ? highType : lowType;
    }

    /** An assessment in these words, but for its type. */
    Assessment.Builder assessment(
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
