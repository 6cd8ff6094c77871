package io.calibration.analyzers;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.config.ClassRule;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.Numbers;
import io.calibration.internal.analysis.ShareOverLimit;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.DecisionCell;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.SnapshotLayout;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether the stored classes are those that the config gives, by replaying the class rule over the decision table. A decision that the
 * config does not explain is a matter of safety. Stateless and thread-safe.
 */
public final class DecisionMismatchAnalyzer implements Analyzer {

    private static final double LIMIT = 0.001;
    private static final int NAMED = 3;

    /** Stateless; one serves all. */
    public DecisionMismatchAnalyzer() {}

    @Override
    public String id() {
        return "decision_mismatch";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        Map<String, Long> moves = moves(metrics, context.config());
        long mismatches = moves.values().stream().mapToLong(Long::longValue).sum();
        long replayed = metrics.decisions().total();
        return mismatches == 0 ? List.of() : List.of(assess(new Rate(mismatches, replayed, 1), moves));
    }

    /** How often which class is stored where the config gives which, most often first. */
    private static Map<String, Long> moves(MetricsPart metrics, ScoringConfig config) {
        SnapshotLayout layout = metrics.layout();
        ClassRule rule = ClassRule.of(config);
        Map<String, Long> moves = new TreeMap<>();
        for (DecisionCell cell : metrics.decisions().cells()) {
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

    private static double confidence(DecisionCell cell, SnapshotLayout layout) {
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

    private static Assessment assess(Rate rate, Map<String, Long> moves) {
        Map<String, Double> figures = new LinkedHashMap<>();
        moves.forEach((move, count) -> figures.put(move.replace(' ', '_'), (double) count));
        Evidence evidence = ShareOverLimit.evidence(
                rate,
                LIMIT,
                List.of(
                        "the config changed and the version did not",
                        "people set classes by hand",
                        "scores or confidence were rounded after the class was given"),
                figures);
        return new Assessment(
                "decision_mismatch",
                "decisions:overall",
                "decisions:overall",
                ShareOverLimit.verdict(evidence),
                rate.share(),
                true,
                evidence,
                describe(rate, moves),
                "Find out who or what gives classes beside the config before any threshold is changed: such a change would not reach them.",
                List.of("/compatibility_thresholds", "/red_flag_severity_thresholds"));
    }

    private static String describe(Rate rate, Map<String, Long> moves) {
        String most = moves.entrySet().stream()
                .limit(NAMED)
                .map(move -> Numbers.count(move.getValue()) + " " + move.getKey())
                .collect(Collectors.joining(", "));
        return "The stored class is not the one that the config gives in " + Numbers.count(rate.count()) + " of "
                + Numbers.count(rate.n(), "result") + " (" + Numbers.percent(rate.share()) + "; at most "
                + Numbers.limit(LIMIT) + " is tolerated). Most often: " + most + ".";
    }
}
