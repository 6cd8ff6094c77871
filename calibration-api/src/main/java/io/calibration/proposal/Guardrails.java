package io.calibration.proposal;

import io.calibration.analysis.Sentence;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far one release may go; made by a {@link #builder()}, for further limits may join. Results with a critical flag never move to a better class: that one is no choice. Immutable.
 *
 * @param minimumGapSteps least distance of two thresholds in decision steps of the scale (points); thresholds that are closer already
 *     keep at least their distance
 * @param maximumScoreSteps most steps that a score threshold moves
 * @param maximumConfidenceStep most that a confidence threshold moves, in [0, 1]
 * @param maximumOccurrenceStep most that a severity's {@code min_occurrences}, or a limit of flags, moves
 * @param maximumWeightChange most that a category's weight changes, as a part of it, in [0, 1]
 * @param minimumEffectiveResults least number of results, after allowing for clustering, that a change may rest on
 * @param maximumReclassified greatest share of results that change their class, in [0, 1]
 * @param protectedPaths JSON Pointers that are not touched, nor anything below them
 */
public record Guardrails(
        @PositiveOrZero(message = "must not be negative") int minimumGapSteps,

        @PositiveOrZero(message = "must not be negative") int maximumScoreSteps,

        @PositiveOrZero(message = "must not be negative") @DecimalMax(value = "1", message = "must be at most 1")
        BigDecimal maximumConfidenceStep,

        @PositiveOrZero(message = "must not be negative") int maximumOccurrenceStep,

        @PositiveOrZero(message = "must not be negative") @DecimalMax(value = "1", message = "must be at most 1")
        BigDecimal maximumWeightChange,

        @PositiveOrZero(message = "must not be negative") long minimumEffectiveResults,

        @PositiveOrZero(message = "must not be negative") @DecimalMax(value = "1", message = "must be at most 1")
        double maximumReclassified,

        SortedSet<String> protectedPaths) {

    public Guardrails {
        protectedPaths = Collections.unmodifiableSortedSet(new TreeSet<>(protectedPaths));
    }

    /**
     * A gap of 5 points, steps of 3 points, of 0.05 and of one occurrence, a tenth of a weight, 500 effective results, 5 % reclassified, no
     * path protected.
     */
    public static Guardrails standard() {
        return new Guardrails(5, 3, new BigDecimal("0.05"), 1, new BigDecimal("0.10"), 500, 0.05, new TreeSet<>());
    }

    /** A builder that starts from {@link #standard()}. */
    public static Builder builder() {
        return new Builder(standard());
    }

    /** A builder that starts from these. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** The same with these paths protected. */
    public Guardrails protecting(Set<String> paths) {
        return toBuilder().protectedPaths(paths).build();
    }

    /** Whether the path or one above it is protected. */
    public boolean protects(String path) {
        return protectedPaths.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "/"));
    }

    /**
     * What stops a candidate.
     *
     * @param guardrail which
     * @param reason in a plain sentence
     */
    public record Stop(Guardrail guardrail, Sentence reason) {}

    /** Changes single limits of some guardrails. Not thread-safe. */
    public static final class Builder {

        private int minimumGapSteps;
        private int maximumScoreSteps;
        private BigDecimal maximumConfidenceStep;
        private int maximumOccurrenceStep;
        private BigDecimal maximumWeightChange;
        private long minimumEffectiveResults;
        private double maximumReclassified;
        private Set<String> protectedPaths;

        private Builder(Guardrails start) {
            minimumGapSteps = start.minimumGapSteps;
            maximumScoreSteps = start.maximumScoreSteps;
            maximumConfidenceStep = start.maximumConfidenceStep;
            maximumOccurrenceStep = start.maximumOccurrenceStep;
            maximumWeightChange = start.maximumWeightChange;
            minimumEffectiveResults = start.minimumEffectiveResults;
            maximumReclassified = start.maximumReclassified;
            protectedPaths = start.protectedPaths;
        }

        /** Least distance of two thresholds, in points. */
        public Builder minimumGapSteps(int limit) {
            minimumGapSteps = limit;
            return this;
        }

        /** Most points that a score threshold moves. */
        public Builder maximumScoreSteps(int limit) {
            maximumScoreSteps = limit;
            return this;
        }

        /** Most that a confidence threshold moves. */
        public Builder maximumConfidenceStep(BigDecimal limit) {
            maximumConfidenceStep = limit;
            return this;
        }

        /** Most that a number of flags moves. */
        public Builder maximumOccurrenceStep(int limit) {
            maximumOccurrenceStep = limit;
            return this;
        }

        /** Most that a weight changes, as a part of it. */
        public Builder maximumWeightChange(BigDecimal limit) {
            maximumWeightChange = limit;
            return this;
        }

        /** Least results, after allowing for clustering. */
        public Builder minimumEffectiveResults(long limit) {
            minimumEffectiveResults = limit;
            return this;
        }

        /** Greatest share of results that change their class. */
        public Builder maximumReclassified(double limit) {
            maximumReclassified = limit;
            return this;
        }

        /** JSON Pointers that are not touched, nor anything below them. */
        public Builder protectedPaths(Set<String> paths) {
            protectedPaths = Set.copyOf(paths);
            return this;
        }

        /** The guardrails. */
        public Guardrails build() {
            return new Guardrails(
                    minimumGapSteps,
                    maximumScoreSteps,
                    maximumConfidenceStep,
                    maximumOccurrenceStep,
                    maximumWeightChange,
                    minimumEffectiveResults,
                    maximumReclassified,
                    new TreeSet<>(protectedPaths));
        }
    }

    /** The limits that no proposal may cross; {@link Guardrails} says where they stand. */
    public enum Guardrail {
        /** Thresholds keep their order, and their gap. */
        ORDER_AND_GAP,
        /** A threshold, a limit or a weight moves only so far in one release. */
        STEP,
        /** Nothing is changed on the word of too few results. */
        EFFECTIVE_RESULTS,
        /** Only so many results change their class in one release. */
        RECLASSIFIED,
        /** A result with a critical flag never moves to a better class, and no rule about critical flags is loosened. */
        CRITICAL_FLAG,
        /** A protected path is not touched. */
        PROTECTED_PATH;

        /** The guardrail as it stands in artifacts, such as {@code order_and_gap}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
