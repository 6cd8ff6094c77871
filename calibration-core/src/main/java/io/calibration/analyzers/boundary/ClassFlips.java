package io.calibration.analyzers.boundary;

import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Replays the decision table through the whole class rule, score, confidence and flags, to see which results close to a threshold are
 * in their class because of it.
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

    /** Results within a distance of a score threshold whose class would flip if their score crossed it by that distance. */
    public Fragility aroundScore(BigDecimal threshold, BigDecimal distance) {
        List<DecisionTable.Cell> close =
                cells.subList(firstFrom(threshold.subtract(distance)), firstFrom(threshold.add(distance)));
        return count(close, cell -> {
            BigDecimal score = layout.scoreBins().edges().get(cell.scoreBin());
            return classify(cell, score, confidence(cell))
                    != classify(cell, across(score, threshold, distance), confidence(cell));
        });
    }

    /** The place of the first cell whose bin begins at a score or above it; cells are in the order of their scores. */
    private int firstFrom(BigDecimal score) {
        int place = Collections.binarySearch(layout.scoreBins().edges(), score);
        int bin = place < 0 ? -place - 1 : place;
        int from = 0;
        int to = cells.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (cells.get(middle).scoreBin() < bin) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The same for a confidence threshold; results without a confidence do not count. */
    public Fragility aroundConfidence(BigDecimal threshold, BigDecimal distance) {
        return count(cells, cell -> {
            if (cell.confidenceBin() == layout.absentConfidenceBin()) {
                return false;
            }
            BigDecimal score = layout.scoreBins().edges().get(cell.scoreBin());
            BigDecimal confidence = layout.confidenceBins().edges().get(cell.confidenceBin());
            return isClose(confidence, threshold, distance)
                    && classify(cell, score, confidence.doubleValue())
                            != classify(
                                    cell,
                                    score,
                                    across(confidence, threshold, distance).doubleValue());
        });
    }

    /** Results whose confidence alone keeps them from a class. */
    public Fragility deniedByConfidence() {
        return count(cells, cell -> {
            BigDecimal score = layout.scoreBins().edges().get(cell.scoreBin());
            return cell.confidenceBin() != layout.absentConfidenceBin()
                    && classify(cell, score, 1) != classify(cell, score, confidence(cell));
        });
    }

    private Fragility count(List<DecisionTable.Cell> among, Predicate<DecisionTable.Cell> flips) {
        long flipped = among.stream()
                .filter(flips)
                .mapToLong(DecisionTable.Cell::count)
                .sum();
        return new Fragility(flipped, snapshot.results());
    }

    private static boolean isClose(BigDecimal value, BigDecimal threshold, BigDecimal distance) {
        return value.compareTo(threshold.subtract(distance)) >= 0 && value.compareTo(threshold.add(distance)) < 0;
    }

    private static BigDecimal across(BigDecimal value, BigDecimal threshold, BigDecimal distance) {
        return value.compareTo(threshold) < 0 ? value.add(distance) : value.subtract(distance);
    }

    private int classify(DecisionTable.Cell cell, BigDecimal score, double confidence) {
        int[] occurrences = new int[FlagSeverity.COUNT];
        for (int i = 0; i < occurrences.length; i++) {
            occurrences[i] = cell.occurrences().get(i);
        }
        return rule.classify(score.doubleValue(), confidence, occurrences);
    }

    private double confidence(DecisionTable.Cell cell) {
        return cell.confidenceBin() == layout.absentConfidenceBin()
                ? Double.NaN
                : layout.confidenceBins().lower(cell.confidenceBin());
    }
}
