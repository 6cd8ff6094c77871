package io.calibration.config;

import java.util.List;
import java.util.OptionalInt;

/**
 * The rule that picks a class: the first one, highest threshold first, all of whose conditions hold; else the last. Works on
 * raw scores, never on bins. Immutable and thread-safe; allocates nothing.
 */
public final class ClassRule {

    private final double[] minScore;
    private final double[] minConfidence;
    private final int[][] maxFlags;
    private final boolean[][] blockedBy;
    private final int[] minOccurrences = new int[FlagSeverity.COUNT];
    private final boolean absentPasses;

    private ClassRule(ScoringConfig config) {
        List<ScoreClass> classes = config.classes();
        int n = classes.size();
        minScore = new double[n];
        minConfidence = new double[n];
        maxFlags = new int[n][FlagSeverity.COUNT];
        blockedBy = new boolean[n][FlagSeverity.COUNT];
        absentPasses = config.absentConfidence() == AbsentConfidence.PASSES;
        for (FlagSeverity severity : FlagSeverity.values()) {
            minOccurrences[severity.index()] = config.severity(severity).minOccurrences();
        }
        for (int i = 0; i < n; i++) {
            fill(i, classes.get(i), config);
        }
    }

    private void fill(int index, ScoreClass scoreClass, ScoringConfig config) {
        ClassThresholds thresholds = scoreClass.thresholds();
        minScore[index] = thresholds.minScore().doubleValue();
        minConfidence[index] = thresholds.minConfidence() == null
                ? Double.NEGATIVE_INFINITY
                : thresholds.minConfidence().doubleValue();
        for (FlagSeverity severity : FlagSeverity.values()) {
            OptionalInt limit = thresholds.maxRedFlags(severity);
            maxFlags[index][severity.index()] = limit.orElse(Integer.MAX_VALUE);
            blockedBy[index][severity.index()] =
                    config.severity(severity).blocks().contains(scoreClass.label());
        }
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
        int last = minScore.length - 1;
        for (int i = firstReached(score); i < last; i++) {
            if (admits(i, confidence, occurrences)) {
                return i;
            }
        }
        return last;
    }

    /** The first class whose threshold the score reaches; it reaches those of all classes behind it too. */
    private int firstReached(double score) {
        int from = 0;
        int to = minScore.length - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (score >= minScore[middle]) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
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
