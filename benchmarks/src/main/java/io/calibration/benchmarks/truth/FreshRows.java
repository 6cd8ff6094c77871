package io.calibration.benchmarks.truth;

import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Raw rows of a world with a fault, to be scored under any config one by one: what a proposal's figures are held against. */
final class FreshRows {

    private final double[] scores;
    private final double[] confidences;
    private final int[][] occurrences;

    private FreshRows(int rows) {
        scores = new double[rows];
        confidences = new double[rows];
        occurrences = new int[rows][FlagSeverity.COUNT];
    }

    static FreshRows draw(World world, Fault fault, int rows, SplittableRandom random) {
        FreshRows fresh = new FreshRows(rows);
        Population population = new Population(world, Sample.ANALYZED, random);
        for (int i = 0; i < rows; ) {
            Row row = population.next();
            if (fault.befall(row, random)) {
                fresh.scores[i] = row.score;
                fresh.confidences[i] = row.confidence;
                for (int flag = 0; flag < row.carries.length; flag++) {
                    int severity = FlagSeverity.ofLabel(world.flags().get(flag).severity())
                            .orElseThrow()
                            .index();
                    fresh.occurrences[i][severity] += row.carries[flag] ? 1 : 0;
                }
                i++;
            }
        }
        return fresh;
    }

    int size() {
        return scores.length;
    }

    private int classOf(ClassRule rule, int row, double by) {
        double score = Math.max(0, Math.min(100, scores[row] + by));
        return rule.classify(score, confidences[row], occurrences[row]);
    }

    /** Share of each class under a config. */
    double[] shares(ScoringConfig config) {
        ClassRule rule = ClassRule.of(config);
        double[] shares = new double[config.classes().size()];
        for (int row = 0; row < size(); row++) {
            shares[classOf(rule, row, 0)] += 1.0 / size();
        }
        return shares;
    }

    /** Share of rows that two configs give different classes. */
    double reclassified(ScoringConfig base, ScoringConfig other) {
        ClassRule before = ClassRule.of(base);
        ClassRule after = ClassRule.of(other);
        int moved = 0;
        for (int row = 0; row < size(); row++) {
            moved += classOf(before, row, 0) != classOf(after, row, 0) ? 1 : 0;
        }
        return (double) moved / size();
    }

    /** Share of rows whose class flips when the score moves so far up or down. */
    double fragility(ScoringConfig config, double distance) {
        ClassRule rule = ClassRule.of(config);
        int flips = 0;
        for (int row = 0; row < size(); row++) {
            int here = classOf(rule, row, 0);
            flips += classOf(rule, row, distance) != here || classOf(rule, row, -distance) != here ? 1 : 0;
        }
        return (double) flips / size();
    }

    /** Share of rows with enough flags of a severity for it to count. */
    double counting(ScoringConfig config, FlagSeverity severity) {
        int least = config.severity(severity).minOccurrences();
        return (double) Arrays.stream(occurrences)
                        .filter(flags -> flags[severity.index()] >= least)
                        .count()
                / size();
    }
}
