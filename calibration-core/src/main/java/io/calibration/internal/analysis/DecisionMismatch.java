package io.calibration.internal.analysis;

import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.config.ClassRule;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.SnapshotLayout;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Results whose stored class is not the one that the config gives.
 *
 * @param rate how many of the replayed results
 * @param moves which class is stored instead of which, and how often, most often first
 * @param isRounding whether all of them have the class of the next score up or down: as where classes are given by rounded scores, or scores
 *     rounded after that
 */
public record DecisionMismatch(Rate rate, Map<String, Long> moves, boolean isRounding) {

    /** The greatest share that is tolerated. */
    public static final double LIMIT = 0.001;

    public DecisionMismatch {
        moves = Collections.unmodifiableMap(new LinkedHashMap<>(moves));
    }

    /** What the class rule gives otherwise, replayed over the decision table; empty where it gives every class. */
    public static Optional<DecisionMismatch> in(MetricsPart metrics, ScoringConfig config) {
        Replay replay = new Replay(metrics.layout(), ClassRule.of(config));
        List<DecisionTable.Cell> other = metrics.decisions().cells().stream()
                .filter(cell -> replay.given(cell, 0) != cell.classIndex())
                .toList();
        long mismatches = other.stream().mapToLong(DecisionTable.Cell::count).sum();
        return mismatches == 0
                ? Optional.empty()
                : Optional.of(new DecisionMismatch(
                        new Rate(mismatches, metrics.decisions().total(), 1),
                        moves(other, replay),
                        other.stream().allMatch(replay::isOfNextScore)));
    }

    /** The share against the limit. */
    public Evidence evidence() {
        Evidence.Builder evidence = OverMargin.evidence(rate, LIMIT)
                .alternatives(
                        "the config changed and the version did not",
                        "people set classes by hand",
                        "scores or confidence were rounded after the class was given");
        moves.forEach((move, count) -> evidence.figure(move.replace(' ', '_'), Figure.results(count)));
        return evidence.build();
    }

    private static Map<String, Long> moves(List<DecisionTable.Cell> other, Replay replay) {
        List<String> classes = replay.layout().classes();
        Map<String, Long> moves = new TreeMap<>();
        for (DecisionTable.Cell cell : other) {
            moves.merge(
                    classes.get(cell.classIndex()) + " instead of " + classes.get(replay.given(cell, 0)),
                    cell.count(),
                    Long::sum);
        }
        return mostOftenFirst(moves);
    }

    /** The class rule, over cells. */
    private record Replay(SnapshotLayout layout, ClassRule rule) {

        /** The class that it gives a cell, were its score so many bins up or down. */
        int given(DecisionTable.Cell cell, int bins) {
            int bin = Math.max(0, Math.min(layout.scoreBins().count() - 1, cell.scoreBin() + bins));
            return rule.classify(
                    layout.scoreBins().lower(bin),
                    confidence(cell),
                    cell.occurrences().stream().mapToInt(Integer::intValue).toArray());
        }

        boolean isOfNextScore(DecisionTable.Cell cell) {
            return given(cell, 1) == cell.classIndex() || given(cell, -1) == cell.classIndex();
        }

        private double confidence(DecisionTable.Cell cell) {
            return cell.confidenceBin() == layout.absentConfidenceBin()
                    ? Double.NaN
                    : layout.confidenceBins().lower(cell.confidenceBin());
        }
    }

    private static Map<String, Long> mostOftenFirst(Map<String, Long> moves) {
        Map<String, Long> ordered = new LinkedHashMap<>();
        moves.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(move -> ordered.put(move.getKey(), move.getValue()));
        return ordered;
    }
}
