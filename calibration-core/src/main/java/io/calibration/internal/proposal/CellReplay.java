package io.calibration.internal.proposal;

import io.calibration.config.ClassRule;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ClassThresholds;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.metrics.Bins;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        List<String> labels = base.classes().stream().map(ScoreClass::label).toList();
        baseIndex = candidate.classes().stream()
                .mapToInt(c -> labels.indexOf(c.label()))
                .toArray();
        List<ClassThresholds> thresholds = Stream.of(base, candidate)
                .flatMap(config -> config.classThresholds().values().stream())
                .toList();
        scores = points(layout.scoreBins(), thresholds, ClassThresholds::minScore);
        double[][] present = points(layout.confidenceBins(), thresholds, ClassThresholds::minConfidence);
        confidences = Arrays.copyOf(present, present.length + 1);
        confidences[layout.absentConfidenceBin()] = new double[] {Double.NaN};
        this.distance = distance;
        lowest = base.scoreScale().min().doubleValue();
        highest = base.scoreScale().max().doubleValue();
        firstIsBest = base.isBestFirst();
    }

    Outcome of(DecisionTable.Cell cell) {
        return of(cell, scores[cell.scoreBin()], confidences[cell.confidenceBin()], score -> score);
    }

    /** What becomes of a part of the cell whose scores move by so many points under the candidate. */
    Outcome shifted(DecisionTable.Cell cell, WeightDrift drift, int part) {
        double[] score = {scores[cell.scoreBin()][0]};
        double[] confidence = {confidences[cell.confidenceBin()][0]};
        return of(cell, score, confidence, s -> Math.max(lowest, Math.min(highest, s + drift.of(s, part))));
    }

    private Outcome of(DecisionTable.Cell cell, double[] scores, double[] confidences, DoubleUnaryOperator moved) {
        int[] flags = cell.occurrences().stream().mapToInt(i -> i).toArray();
        BitSet reachable = new BitSet(baseIndex.length);
        boolean mayMove = false;
        boolean mustMove = true;
        boolean mayImprove = false;
        for (double score : scores) {
            for (double confidence : confidences) {
                int from = before.classify(score, confidence, flags);
                int to = baseIndex[after.classify(moved.applyAsDouble(score), confidence, flags)];
                reachable.set(to);
                mayMove |= from != to;
                mustMove &= from != to;
                mayImprove |= firstIsBest ? to < from : to > from;
            }
        }
        double shifted = moved.applyAsDouble(scores[0]);
        return new Outcome(
                before.classify(scores[0], confidences[0], flags),
                baseIndex[after.classify(shifted, confidences[0], flags)],
                reachable,
                mayMove,
                mustMove,
                mayImprove,
                isFragile(before, scores[0], confidences[0], flags),
                isFragile(after, shifted, confidences[0], flags));
    }

    private boolean isFragile(ClassRule rule, double score, double confidence, int[] flags) {
        int here = rule.classify(score, confidence, flags);
        return rule.classify(Math.max(lowest, score - distance), confidence, flags) != here
                || rule.classify(Math.min(highest, score + distance), confidence, flags) != here;
    }

    /** The values of each bin that thresholds can tell apart, ascending: its lower edge, and each threshold that lies inside it. */
    private static double[][] points(
            Bins bins, List<ClassThresholds> classes, Function<ClassThresholds, @Nullable BigDecimal> threshold) {
        double[] sorted = classes.stream()
                .map(threshold)
                .filter(Objects::nonNull)
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
