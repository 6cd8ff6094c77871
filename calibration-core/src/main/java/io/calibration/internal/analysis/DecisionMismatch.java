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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Results whose stored class is not the one that the config gives.
 *
 * @param rate how many of the replayed results
 * @param moves which class is stored instead of which, and how often, most often first
 */
public record DecisionMismatch(Rate rate, Map<String, Long> moves) {

    /** The greatest share that is tolerated. */
    public static final double LIMIT = 0.001;

    public DecisionMismatch {
        moves = Collections.unmodifiableMap(new LinkedHashMap<>(moves));
    }

    /** What the class rule gives otherwise, replayed over the decision table; empty where it gives every class. */
    public static Optional<DecisionMismatch> in(MetricsPart metrics, ScoringConfig config) {
        Map<String, Long> moves = moves(metrics, config);
        long mismatches = moves.values().stream().mapToLong(Long::longValue).sum();
        return mismatches == 0
                ? Optional.empty()
                : Optional.of(new DecisionMismatch(
                        new Rate(mismatches, metrics.decisions().total(), 1), moves));
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

    private static Map<String, Long> moves(MetricsPart metrics, ScoringConfig config) {
        SnapshotLayout layout = metrics.layout();
        ClassRule rule = ClassRule.of(config);
        Map<String, Long> moves = new TreeMap<>();
        for (DecisionTable.Cell cell : metrics.decisions().cells()) {
            int given = rule.classify(
                    layout.scoreBins().lower(cell.scoreBin()),
                    confidence(cell, layout),
                    cell.occurrences().stream().mapToInt(Integer::intValue).toArray());
            if (given != cell.classIndex()) {
                moves.merge(
                        layout.classes().get(cell.classIndex()) + " instead of "
                                + layout.classes().get(given),
                        cell.count(),
                        Long::sum);
            }
        }
        return mostOftenFirst(moves);
    }

    private static double confidence(DecisionTable.Cell cell, SnapshotLayout layout) {
        return cell.confidenceBin() == layout.absentConfidenceBin()
                ? Double.NaN
                : layout.confidenceBins().lower(cell.confidenceBin());
    }

    private static Map<String, Long> mostOftenFirst(Map<String, Long> moves) {
        Map<String, Long> ordered = new LinkedHashMap<>();
        moves.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(move -> ordered.put(move.getKey(), move.getValue()));
        return ordered;
    }
}
