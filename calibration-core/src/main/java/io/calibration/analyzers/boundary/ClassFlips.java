package io.calibration.analyzers.boundary;

import io.calibration.config.ClassRule;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.Bins;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Replays the decision table of a snapshot with results through the whole class rule, score, confidence and flags, to see which of them
 * would be in another class if one number had come out a little differently.
 */
public final class ClassFlips {

    private final MetricsSnapshot snapshot;
    private final SnapshotLayout layout;
    private final ClassRule rule;
    private final List<DecisionTable.Cell> cells;

    public ClassFlips(MetricsSnapshot snapshot, ScoringConfig config) {
        this.snapshot = snapshot;
        layout = snapshot.layout();
        rule = ClassRule.of(config);
        cells = snapshot.metrics().decisions().cells();
    }

    /** Whether a class asks for a least confidence. */
    public static boolean hangsOnConfidence(ScoreClass scoreClass) {
        BigDecimal minConfidence = scoreClass.thresholds().minConfidence();
        return minConfidence != null && minConfidence.signum() > 0;
    }

    /** Results within a distance of a score threshold whose class would flip if their score crossed it by that distance. */
    public Rate aroundScore(BigDecimal threshold, BigDecimal distance) {
        return rate(
                close(layout.scoreBins(), DecisionTable.Cell::scoreBin, threshold, distance),
                cell -> classify(cell, across(score(cell), threshold, distance), confidence(cell)));
    }

    /** The same for a confidence threshold; results without a confidence do not count. */
    public Rate aroundConfidence(BigDecimal threshold, BigDecimal distance) {
        List<BigDecimal> edges = layout.confidenceBins().edges();
        return rate(
                close(layout.confidenceBins(), DecisionTable.Cell::confidenceBin, threshold, distance),
                cell -> classify(
                        cell,
                        score(cell),
                        across(edges.get(cell.confidenceBin()), threshold, distance)
                                .doubleValue()));
    }

    /** Results whose confidence alone keeps them from a class. */
    public Rate deniedByConfidence() {
        return rate(
                cells.stream()
                        .filter(cell -> cell.confidenceBin() != layout.absentConfidenceBin())
                        .toList(),
                cell -> classify(cell, score(cell), 1));
    }

    /** Cells whose bin begins within a distance of a threshold. */
    private List<DecisionTable.Cell> close(
            Bins bins, ToIntFunction<DecisionTable.Cell> bin, BigDecimal threshold, BigDecimal distance) {
        int from = first(bins, threshold.subtract(distance));
        int to = first(bins, threshold.add(distance));
        return cells.stream()
                .filter(cell -> bin.applyAsInt(cell) >= from && bin.applyAsInt(cell) < to)
                .toList();
    }

    /** The first bin that begins at a value or above it. */
    private static int first(Bins bins, BigDecimal value) {
        int place = Collections.binarySearch(bins.edges(), value);
        return place < 0 ? -place - 1 : place;
    }

    /** Those of some cells that would be in this class instead of their own, among all results. */
    private Rate rate(List<DecisionTable.Cell> among, ToIntFunction<DecisionTable.Cell> instead) {
        long flips = among.stream()
                .filter(cell -> classify(cell, score(cell), confidence(cell)) != instead.applyAsInt(cell))
                .mapToLong(DecisionTable.Cell::count)
                .sum();
        return new Rate(flips, snapshot.results(), 1);
    }

    private static BigDecimal across(BigDecimal value, BigDecimal threshold, BigDecimal distance) {
        return value.compareTo(threshold) < 0 ? value.add(distance) : value.subtract(distance);
    }

    private int classify(DecisionTable.Cell cell, BigDecimal score, double confidence) {
        int[] occurrences =
                cell.occurrences().stream().mapToInt(Integer::intValue).toArray();
        return rule.classify(score.doubleValue(), confidence, occurrences);
    }

    private BigDecimal score(DecisionTable.Cell cell) {
        return layout.scoreBins().edges().get(cell.scoreBin());
    }

    private double confidence(DecisionTable.Cell cell) {
        return cell.confidenceBin() == layout.absentConfidenceBin()
                ? Double.NaN
                : layout.confidenceBins().lower(cell.confidenceBin());
    }
}
