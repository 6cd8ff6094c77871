package io.calibration.config;

import io.calibration.config.ScoreScale.Direction;
import io.calibration.config.ScoringConfig.AbsentConfidence;
import io.calibration.config.ScoringConfig.ClassThresholds;
import io.calibration.config.ScoringConfig.ScoreClass;
import java.util.List;
import java.util.OptionalInt;

/**
 * The rule that picks a class: the best one that the score reaches and all of whose other conditions hold; else the worst. Where higher is
 * better a score reaches a class from its {@code min_score} on; where lower is better, below the {@code min_score} of the next worse
 * class. So a condition that does not hold always passes a result on to a worse class, never to a better one. Works on raw scores, never
 * on bins. Immutable and thread-safe; allocates nothing.
 */
public final class ClassRule {

    private final boolean higherIsBetter;
    private final double[] limit;
    private final double[] minConfidence;
    private final int[][] maxFlags;
    private final boolean[][] blockedBy;
    private final int[] minOccurrences = new int[FlagSeverity.COUNT];
    private final boolean absentPasses;

    private ClassRule(ScoringConfig config) {
        List<ScoreClass> classes = config.classes();
        int n = classes.size();
        higherIsBetter = config.scoreScale().direction() == Direction.HIGHER_IS_BETTER;
        limit = new double[n];
        minConfidence = new double[n];
        maxFlags = new int[n][FlagSeverity.COUNT];
        blockedBy = new boolean[n][FlagSeverity.COUNT];
        absentPasses = config.absentConfidence() == AbsentConfidence.PASSES;
        for (FlagSeverity severity : FlagSeverity.values()) {
            minOccurrences[severity.index()] = config.severity(severity).minOccurrences();
        }
        for (int i = 0; i < n; i++) {
            fill(i, classes.get(i), config);
            limit[i] = higherIsBetter ? minScore(classes.get(i)) : nextAbove(i, classes);
        }
    }

    private void fill(int index, ScoreClass scoreClass, ScoringConfig config) {
        ClassThresholds thresholds = scoreClass.thresholds();
        minConfidence[index] = thresholds.minConfidence() == null
                ? Double.NEGATIVE_INFINITY
                : thresholds.minConfidence().doubleValue();
        for (FlagSeverity severity : FlagSeverity.values()) {
            OptionalInt limit = thresholds.flagLimit(severity);
            maxFlags[index][severity.index()] = limit.orElse(Integer.MAX_VALUE);
            blockedBy[index][severity.index()] =
                    config.severity(severity).blocks().contains(scoreClass.label());
        }
    }

    private static double minScore(ScoreClass scoreClass) {
        return scoreClass.thresholds().minScore().doubleValue();
    }

    /** The {@code min_score} of the next class that begins above this one. */
    private static double nextAbove(int index, List<ScoreClass> classes) {
        double own = minScore(classes.get(index));
        for (int i = index - 1; i >= 0; i--) {
            if (minScore(classes.get(i)) > own) {
                return minScore(classes.get(i));
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The rule of a config. Class indexes are those of {@link ScoringConfig#classes()}. */
    public static ClassRule of(ScoringConfig config) {
        return new ClassRule(config);
    }

    /**
     * The class of one result.
     *
     * @param score overall score
     * @param confidence confidence in [0, 1], or NaN when absent
     * @param occurrences flags of each severity, by {@link FlagSeverity#index()}
     * @return index into {@link ScoringConfig#classes()}
     */
    public int classify(double score, double confidence, int[] occurrences) {
        int last = limit.length - 1;
        for (int tried = firstReached(score); tried < last; tried++) {
            if (admits(index(tried), confidence, occurrences)) {
                return index(tried);
            }
        }
        return index(last);
    }

    /** The class that is tried so late, best first. */
    private int index(int tried) {
        return higherIsBetter ? tried : limit.length - 1 - tried;
    }

    /** When the first class is tried that the score reaches; it reaches those of all classes behind it too. */
    private int firstReached(double score) {
        int from = 0;
        int to = limit.length - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (reaches(score, index(middle))) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    private boolean reaches(double score, int index) {
        return higherIsBetter ? score >= limit[index] : score < limit[index];
    }

    /**
     * Whether every condition of a class but its score holds.
     *
     * @param index index into {@link ScoringConfig#classes()}
     * @param confidence confidence in [0, 1], or NaN when absent
     * @param occurrences flags of each severity, by {@link FlagSeverity#index()}
     */
    public boolean admits(int index, double confidence, int[] occurrences) {
        return confident(index, confidence) && flagsAllow(index, occurrences);
    }

    /** Whether the confidence meets the class's threshold. */
    private boolean confident(int index, double confidence) {
        if (Double.isNaN(confidence)) {
            return absentPasses || minConfidence[index] == Double.NEGATIVE_INFINITY;
        }
        return confidence >= minConfidence[index];
    }

    private boolean flagsAllow(int index, int[] occurrences) {
        for (int s = 0; s < occurrences.length; s++) {
            int counted = occurrences[s] >= minOccurrences[s] ? occurrences[s] : 0;
            if (counted > maxFlags[index][s] || (counted > 0 && blockedBy[index][s])) {
                return false;
            }
        }
        return true;
    }
}
