package io.calibration.analyzers;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Prediction;
import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Snapshots of scores and little else, for tests. */
public final class Snapshots {

    private Snapshots() {}

    /** A config with these thresholds on a scale, without any other condition. */
    public static ScoringConfig config(String scale, String... minScores) {
        StringBuilder classes = new StringBuilder();
        for (String minScore : minScores) {
            classes.append("\"from_" + minScore.replace('.', '_') + "\": {\"min_score\": " + minScore + "}, ");
        }
        String least = scale.replaceAll(".*\"min\": ([0-9.]+).*", "$1");
        return ConfigJson.read(("{\"logic_version\": \"1.0.0\", \"score_scale\": " + scale
                        + ", \"compatibility_thresholds\": {" + classes + "\"rest\": {\"min_score\": " + least + "}}}")
                .getBytes(StandardCharsets.UTF_8));
    }

    public static String scale(String min, String max, String step, String direction) {
        return "{\"min\": " + min + ", \"max\": " + max + ", \"step\": " + step + ", \"direction\": \"" + direction
                + "\"}";
    }

    /** 0 to 100 with classes from 85, 65, 45 and 25. */
    public static ScoringConfig reference() {
        return config(scale("0", "100", "1", "higher_is_better"), "85", "65", "45", "25");
    }

    /** Results with these counts of scores by step of the scale, classified by the rule, without confidence and flags. */
    public static MetricsSnapshot ofSteps(ScoringConfig config, long[] counts) {
        SnapshotLayout layout = SnapshotLayout.of(config);
        ClassRule rule = ClassRule.of(config);
        List<DecisionTable.Cell> cells = new ArrayList<>();
        for (int step = 0; step < counts.length; step++) {
            double score = config.scoreScale().at(step).doubleValue();
            int[] none = new int[FlagSeverity.COUNT];
            cells.add(new DecisionTable.Cell(
                    layout.scoreBins().indexOf(score),
                    layout.absentConfidenceBin(),
                    List.of(0, 0, 0, 0),
                    rule.classify(score, Double.NaN, none),
                    Outcome.ABSENT,
                    counts[step],
                    0));
        }
        return ofCells(layout, cells);
    }

    public static MetricsSnapshot ofCells(SnapshotLayout layout, List<DecisionTable.Cell> cells) {
        DecisionTable table = DecisionTable.of(cells);
        long[] scores = new long[layout.scoreBins().count()];
        table.cells().forEach(cell -> scores[cell.scoreBin()] += cell.count());
        ScoreDistribution distribution = new ScoreDistribution(Counts.of(scores), 0, 0, Double.NaN, Double.NaN);
        MetricsPart part = new MetricsPart(
                layout,
                new Intake(table.total(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0),
                table,
                distribution,
                CategoryMetrics.NONE,
                new FlagMetrics(0, new TreeMap<>(), Collections.nCopies(FlagSeverity.COUNT, Counts.zeros(0))),
                new MetricsPart.Escalations(0, new TreeMap<>()),
                new TreeMap<>(),
                new MetricsPart.Sufficiency(0, 0, table.total()),
                new ConfidenceMetrics(
                        Collections.nCopies(layout.classes().size(), ConfidenceMetrics.Sums.ZERO), List.of()),
                new OutcomeMetrics(List.of(), List.of(), new TreeMap<>()),
                new TreeMap<>(),
                NotScoredMetrics.NONE,
                GroupMetrics.NONE,
                new TreeMap<>());
        return new MetricsSnapshot(DayWindow.ALL, part, PrivacyPolicy.exact());
    }

    public static AnalysisContext context(ScoringConfig config, MetricsSnapshot snapshot) {
        return new Context(snapshot, config, Optional.empty());
    }

    public static AnalysisContext context(ScoringConfig config, MetricsSnapshot snapshot, MetricsSnapshot baseline) {
        return new Context(snapshot, config, Optional.of(baseline));
    }

    private record Context(MetricsSnapshot snapshot, ScoringConfig config, Optional<MetricsSnapshot> baseline)
            implements AnalysisContext {
        @Override
        public CalibrationPolicy policy() {
            return CalibrationPolicy.standard();
        }

        @Override
        public Optional<Prediction> prediction() {
            return Optional.empty();
        }
    }
}
