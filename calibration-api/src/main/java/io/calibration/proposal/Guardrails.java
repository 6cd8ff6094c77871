package io.calibration.proposal;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far one release may go. Results with a critical flag never move to a better class: that one is no choice. Immutable.
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

    /** The same with these paths protected. */
    public Guardrails protecting(Set<String> paths) {
        return new Guardrails(
                minimumGapSteps,
                maximumScoreSteps,
                maximumConfidenceStep,
                maximumOccurrenceStep,
                maximumWeightChange,
                minimumEffectiveResults,
                maximumReclassified,
                new TreeSet<>(paths));
    }

    /** Whether the path or one above it is protected. */
    public boolean protects(String path) {
        return protectedPaths.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "/"));
    }
}
