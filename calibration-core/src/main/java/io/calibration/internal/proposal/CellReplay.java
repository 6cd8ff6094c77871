package io.calibration.internal.proposal;

import io.calibration.config.ClassRule;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.metrics.Bins;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Classifies the cells of a decision table under two configs. A cell stands for every value of its bins; thresholds that lie inside a
 * bin cut it, and each piece is classified, so that the bounds are exact. Classes are indexed as in the base config.
 */
final class CellReplay {

    /** What becomes of a cell: at its lower edge, and at whatever values it may hold. */
    record Outcome(
            int from,
            int to,
            BitSet reachable,
            boolean mayMove,
            boolean mustMove,
            boolean mayImprove,
            boolean fragileBefore,
            boolean fragileAfter) {}

    private final ClassRule before;
    private final ClassRule after;
    private final int[] baseIndex;
    private final double[][] scores;
    private final double[][] confidences;
    private final double distance;
    private final double lowest;
    private final double highest;
    private final boolean firstIsBest;

    CellReplay(ScoringConfig base, ScoringConfig candidate, SnapshotLayout layout, double distance) {
        before = ClassRule.of(base);
        after = ClassRule.of(candidate);
        baseIndex = baseIndex(base, candidate);
        scores = points(layout.scoreBins(), minScores(base, candidate));
        double[][] present = points(layout.confidenceBins(), minConfidences(base, candidate));
        confidences = Arrays.copyOf(present, present.length + 1);
        confidences[layout.absentConfidenceBin()] = new double[] {Double.NaN};
        this.distance = distance;
        lowest = base.scoreScale().min().doubleValue();
        highest = base.scoreScale().max().doubleValue();
        firstIsBest = base.isBestFirst();
    }

    private static int[] baseIndex(ScoringConfig base, ScoringConfig candidate) {
        List<String> labels = base.classes().stream().map(ScoreClass::label).toList();
        return candidate.classes().stream()
                .mapToInt(c -> labels.indexOf(c.label()))
                .toArray();
    }

    private static List<BigDecimal> minScores(ScoringConfig base, ScoringConfig candidate) {
        return classes(base, candidate).map(c -> c.thresholds().minScore()).toList();
    }

    private static List<BigDecimal> minConfidences(ScoringConfig base, ScoringConfig candidate) {
        List<BigDecimal> thresholds = new ArrayList<>();
        classes(base, candidate)
                .map(c -> c.thresholds().minConfidence())
                .filter(Objects::nonNull)
                .forEach(thresholds::add);
        return thresholds;
    }

    private static Stream<ScoreClass> classes(ScoringConfig base, ScoringConfig candidate) {
        return Stream.concat(base.classes().stream(), candidate.classes().stream());
    }

    Outcome of(DecisionTable.Cell cell) {
        int[] flags = cell.occurrences().stream().mapToInt(i -> i).toArray();
        BitSet reachable = new BitSet(baseIndex.length);
        boolean mayMove = false;
        boolean mustMove = true;
        boolean mayImprove = false;
        for (double score : scores[cell.scoreBin()]) {
            for (double confidence : confidences[cell.confidenceBin()]) {
                int from = before.classify(score, confidence, flags);
                int to = baseIndex[after.classify(score, confidence, flags)];
                reachable.set(to);
                mayMove |= from != to;
                mustMove &= from != to;
                mayImprove |= firstIsBest ? to < from : to > from;
            }
        }
        double score = scores[cell.scoreBin()][0];
        double confidence = confidences[cell.confidenceBin()][0];
        return new Outcome(
                before.classify(score, confidence, flags),
                baseIndex[after.classify(score, confidence, flags)],
                reachable,
                mayMove,
                mustMove,
                mayImprove,
                isFragile(before, score, confidence, flags),
                isFragile(after, score, confidence, flags));
    }

    /** What becomes of a part of the cell whose scores move by so many points under the candidate. */
    Outcome shifted(DecisionTable.Cell cell, WeightDrift drift, int part) {
        int[] flags = cell.occurrences().stream().mapToInt(i -> i).toArray();
        double score = scores[cell.scoreBin()][0];
        double confidence = confidences[cell.confidenceBin()][0];
        double moved = Math.max(lowest, Math.min(highest, score + drift.of(score, part)));
        int from = before.classify(score, confidence, flags);
        int to = baseIndex[after.classify(moved, confidence, flags)];
        BitSet reachable = new BitSet(baseIndex.length);
        reachable.set(to);
        return new Outcome(
                from,
                to,
                reachable,
                from != to,
                from != to,
                firstIsBest ? to < from : to > from,
                isFragile(before, score, confidence, flags),
                isFragile(after, moved, confidence, flags));
    }

    private boolean isFragile(ClassRule rule, double score, double confidence, int[] flags) {
        int here = rule.classify(score, confidence, flags);
        return rule.classify(Math.max(lowest, score - distance), confidence, flags) != here
                || rule.classify(Math.min(highest, score + distance), confidence, flags) != here;
    }

    /** The values of each bin that thresholds can tell apart, ascending: its lower edge, and each threshold that lies inside it. */
    private static double[][] points(Bins bins, Collection<BigDecimal> thresholds) {
        double[] sorted = thresholds.stream()
                .mapToDouble(BigDecimal::doubleValue)
                .sorted()
                .distinct()
                .toArray();
        double[][] points = new double[bins.count()][];
        int next = 0;
        for (int bin = 0; bin < points.length; bin++) {
            double lower = bins.lower(bin);
            double upper = bin + 1 < points.length ? bins.lower(bin + 1) : Double.POSITIVE_INFINITY;
            while (next < sorted.length && sorted[next] <= lower) {
                next++;
            }
            int first = next;
            while (next < sorted.length && sorted[next] < upper) {
                next++;
            }
            points[bin] = new double[1 + next - first];
            points[bin][0] = lower;
            System.arraycopy(sorted, first, points[bin], 1, next - first);
        }
        return points;
    }
}
