package io.calibration.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an analyzer says about one question. It states effect, interval, p-value and share; it does not decide: the core turns the
 * assessments of all analyzers into findings, so that severities are given by one rule and false discoveries are controlled once.
 * Immutable.
 */
public final class Assessment {

    private final Builder parts;

    private Assessment(Builder parts) {
        this.parts = parts;
    }

    /**
     * A statement.
     *
     * @param type stable type of the finding that this may become, such as {@code boundary_crowding}
     * @param subject what it is about, as {@code kind:name}, such as {@code flag_type:low_rating} or {@code score_threshold:a:87}
     * @param description what was seen, in one or two plain sentences with the numbers
     * @param evidence what it rests on
     */
    public static Builder builder(String type, String subject, Sentence description, Evidence evidence) {
        return new Builder(type, subject, description, evidence);
    }

    /** Stable type of the finding that this may become. */
    public String type() {
        return parts.type;
    }

    /** What it is about, as {@code kind:name}. */
    public String subject() {
        return parts.subject;
    }

    /** What was seen. */
    public Sentence description() {
        return parts.description;
    }

    /** What it rests on. */
    public Evidence evidence() {
        return parts.evidence;
    }

    /** Assessments that answer one question share it; only the gravest becomes a finding. */
    public String question() {
        return parts.question;
    }

    /** Violation, fine, inconclusive, or a note. */
    public Verdict verdict() {
        return parts.verdict;
    }

    /** Share of decisions affected, in [0, 1]; never shrinks as the fault grows. */
    public double share() {
        return parts.share;
    }

    /** Whether a violation is one of a safety net, such as a critical flag gone silent. */
    public boolean safety() {
        return parts.safety;
    }

    /** What a person could do; never a decision. */
    public Sentence recommendation() {
        return parts.recommendation;
    }

    /** JSON Pointers into the config, or names of components outside it. */
    public List<String> affectedComponents() {
        return parts.components;
    }

    /** The same statement in other words, or on other evidence. */
    public Assessment with(Sentence description, Evidence evidence) {
        return new Assessment(new Builder(parts, description, evidence));
    }

    /** The same statement about these components. */
    public Assessment withComponents(List<String> affected) {
        return new Assessment(new Builder(parts, parts.description, parts.evidence).components(affected));
    }

    private List<Object> all() {
        return List.of(
                type(),
                subject(),
                question(),
                verdict(),
                share(),
                safety(),
                evidence(),
                description(),
                recommendation(),
                affectedComponents());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Assessment that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return parts.verdict + " " + parts.type + " (" + parts.subject + "): " + parts.description;
    }

    /** Puts an assessment together. Not thread-safe. */
    public static final class Builder {

        private final String type;
        private final String subject;
        private final Sentence description;
        private final Evidence evidence;
        private String question;
        private Verdict verdict;
        private double share;
        private boolean safety;
        private Sentence recommendation = Sentence.of("");
        private List<String> components = List.of();

        private Builder(String type, String subject, Sentence description, Evidence evidence) {
            this.type = type;
            this.subject = subject;
            this.description = description;
            this.evidence = evidence;
            question = subject;
            verdict = evidence.effect().map(Effect::verdict).orElse(Verdict.NOTE);
        }

        private Builder(Builder other, Sentence description, Evidence evidence) {
            this(other.type, other.subject, description, evidence);
            question = other.question;
            verdict = other.verdict;
            share = other.share;
            safety = other.safety;
            recommendation = other.recommendation;
            components = other.components;
        }

        /** The question that it answers; its subject when not given. */
        public Builder question(String shared) {
            question = shared;
            return this;
        }

        /** The verdict; when not given that of the effect's interval, and without an effect a note. */
        public Builder verdict(Verdict other) {
            verdict = other;
            return this;
        }

        /**
         * The share of decisions affected; 0 when not given.
         *
         * @throws IllegalArgumentException when it is not in [0, 1]
         */
        public Builder share(double affected) {
            if (!(affected >= 0 && affected <= 1)) {
                throw new IllegalArgumentException("The share (" + affected + ") must be in [0, 1].");
            }
            share = affected;
            return this;
        }

        /** Whether a violation is one of a safety net; it is not when not given. */
        public Builder safety(boolean net) {
            safety = net;
            return this;
        }

        /** What a person could do, with parts as in {@link Sentence#of}. */
        public Builder recommendation(String words, Part... more) {
            return recommendation(Sentence.of(words, more));
        }

        /** What a person could do. */
        public Builder recommendation(Sentence advice) {
            recommendation = advice;
            return this;
        }

        /** JSON Pointers into the config, or names of components outside it. */
        public Builder components(String... affected) {
            return components(List.of(affected));
        }

        /** JSON Pointers into the config, or names of components outside it. */
        public Builder components(List<String> affected) {
            components = List.copyOf(affected);
            return this;
        }

        /** The assessment. */
        public Assessment build() {
            return new Assessment(new Builder(this, description, evidence));
        }
    }

    /** What an assessment's interval says about the limit. */
    public enum Verdict {
        /** The whole interval lies beyond the margin. */
        VIOLATION,
        /** The whole interval lies within the margin. */
        FINE,
        /** The interval holds both; more results would decide. */
        INCONCLUSIVE,
        /** Not a question of more or less: a fact worth knowing. */
        NOTE
    }
}
