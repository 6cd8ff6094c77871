package io.calibration.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a statement rests on, so that a person can check it. Numbers are in the unit of the thing judged: rates as shares in [0, 1].
 * Immutable.
 */
public final class Evidence {

    private final Builder parts;

    private Evidence(Builder parts) {
        this.parts = parts;
    }

    /**
     * Evidence about some results.
     *
     * @param n results that it rests on
     */
    public static Builder builder(long n) {
        return new Builder(n);
    }

    /** A builder that has all of this. */
    public Builder toBuilder() {
        return new Builder(parts);
    }

    /** The same with these further figures alone. */
    public Evidence withFigures(Map<String, Figure> others) {
        Builder builder = toBuilder();
        builder.figures.clear();
        return builder.figures(others).build();
    }

    /** What was seen, if it is a single number. */
    public Optional<Figure> observed() {
        return Optional.ofNullable(parts.observed);
    }

    /** The range that would be fine. */
    public Optional<Interval> expected() {
        return Optional.ofNullable(parts.expected);
    }

    /** The 95 % interval of what was seen. */
    public Optional<Interval> interval() {
        return Optional.ofNullable(parts.interval);
    }

    /** The margin of indifference, in the unit of {@link #observed()} or as a ratio, as {@link #test()} says. */
    public OptionalDouble margin() {
        return optional(parts.margin);
    }

    /** Results that it rests on; 0 when withheld. */
    public long n() {
        return parts.n;
    }

    /** Results that they are worth after allowing for clustering; at most {@link #n()}. */
    public double effectiveN() {
        return Double.isNaN(parts.effectiveN) ? parts.n : parts.effectiveN;
    }

    /** The method and its source, in a few words; empty when none was needed. */
    public String test() {
        return parts.test;
    }

    /** The minimum-effect p-value. */
    public OptionalDouble p() {
        return optional(parts.p);
    }

    /** The p-value after false-discovery control over the report, if the statement was in the family. */
    public OptionalDouble adjustedP() {
        return optional(parts.adjustedP);
    }

    /** The effect in margins; empty for a mere note. */
    public Optional<Effect> effect() {
        return Optional.ofNullable(parts.effect);
    }

    /** Other explanations worth checking. */
    public List<String> alternatives() {
        return parts.alternatives;
    }

    /** The results that would give 80 % power, if known. */
    public OptionalLong requiredSampleSize() {
        return parts.requiredSampleSize;
    }

    /** Further figures by name, in order. */
    public Map<String, Figure> figures() {
        return Collections.unmodifiableMap(parts.figures);
    }

    /** The value of a further figure. */
    public OptionalDouble figure(String name) {
        Figure figure = parts.figures.get(name);
        return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure.value());
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private List<Object> all() {
        return List.of(
                observed(),
                expected(),
                interval(),
                margin(),
                n(),
                effectiveN(),
                test(),
                p(),
                adjustedP(),
                effect(),
                alternatives(),
                requiredSampleSize(),
                figures());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return Objects.hash(all());
    }

    @Override
    public String toString() {
        return "Evidence" + all();
    }

    /** Puts evidence together. What is not given, or is no finite number, is absent. Not thread-safe. */
    public static final class Builder {

        private final long n;
        private @Nullable Figure observed;
        private @Nullable Interval expected;
        private @Nullable Interval interval;
        private double margin = Double.NaN;
        private double effectiveN = Double.NaN;
        private String test = "";
        private double p = Double.NaN;
        private double adjustedP = Double.NaN;
        private @Nullable Effect effect;
        private List<String> alternatives = List.of();
        private OptionalLong requiredSampleSize = OptionalLong.empty();
        private final Map<String, Figure> figures = new LinkedHashMap<>();

        private Builder(long n) {
            this.n = n;
        }

        private Builder(Builder other) {
            n = other.n;
            observed = other.observed;
            expected = other.expected;
            interval = other.interval;
            margin = other.margin;
            effectiveN = other.effectiveN;
            test = other.test;
            p = other.p;
            adjustedP = other.adjustedP;
            effect = other.effect;
            alternatives = other.alternatives;
            requiredSampleSize = other.requiredSampleSize;
            figures.putAll(other.figures);
        }

        /** What was seen. */
        public Builder observed(Figure seen) {
            observed = Double.isFinite(seen.value()) ? seen : null;
            return this;
        }

        /** The range that would be fine. */
        public Builder expected(Interval range) {
            expected = range;
            return this;
        }

        /** The 95 % interval of what was seen. */
        public Builder interval(Interval bounds) {
            interval = bounds;
            return this;
        }

        /** The margin of indifference. */
        public Builder margin(double indifference) {
            margin = indifference;
            return this;
        }

        /** Results that they are worth after allowing for clustering; as many as there are when not given. */
        public Builder effectiveN(double results) {
            effectiveN = results;
            return this;
        }

        /** The method and its source. */
        public Builder test(String method) {
            test = method;
            return this;
        }

        /**
         * The minimum-effect p-value.
         *
         * @throws IllegalArgumentException when it is not in [0, 1]
         */
        public Builder p(double value) {
            p = probability(value);
            return this;
        }

        /**
         * The p-value after false-discovery control; the core gives it.
         *
         * @throws IllegalArgumentException when it is not in [0, 1]
         */
        public Builder adjustedP(double value) {
            adjustedP = probability(value);
            return this;
        }

        private static double probability(double value) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("The p-value (" + value + ") must be in [0, 1].");
            }
            return value;
        }

        /** The effect in margins. */
        public Builder effect(Effect margins) {
            effect = margins;
            return this;
        }

        /** Other explanations worth checking. */
        public Builder alternatives(String... explanations) {
            return alternatives(List.of(explanations));
        }

        /** Other explanations worth checking. */
        public Builder alternatives(List<String> explanations) {
            alternatives = List.copyOf(explanations);
            return this;
        }

        /** The results that would give 80 % power. */
        public Builder requiredSampleSize(long results) {
            return requiredSampleSize(OptionalLong.of(results));
        }

        /** The results that would give 80 % power, if they are known. */
        public Builder requiredSampleSize(OptionalLong results) {
            requiredSampleSize = results;
            return this;
        }

        /** A further figure. */
        public Builder figure(String name, Figure figure) {
            if (Double.isFinite(figure.value())) {
                figures.put(name, figure);
            }
            return this;
        }

        /** Further figures, in their order. */
        public Builder figures(Map<String, Figure> further) {
            further.forEach(this::figure);
            return this;
        }

        /** The evidence. */
        public Evidence build() {
            return new Evidence(new Builder(this));
        }
    }
}
