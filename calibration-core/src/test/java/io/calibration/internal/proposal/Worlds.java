package io.calibration.internal.proposal;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.analysis.Severity;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.proposal.NaiveSnapshot.Result;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.MetricsSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Configs, results and findings for tests; the same seed gives the same. */
public final class Worlds {

    private Worlds() {}

    public static final String DOCUMENT = """
            {
              "logic_version": "1.0.0",
              "compatibility_thresholds": {
                "high-potential": { "min_score": 85, "min_confidence": 0.70, "max_red_flags_critical": 0, "max_red_flags_high": 0 },
                "worth_exploring": { "min_score": 65, "min_confidence": 0.60, "max_red_flags_critical": 0, "max_red_flags_high": 1 },
                "mixed_signals": { "min_score": 45, "min_confidence": 0.5, "max_red_flags_critical": 0, "max_red_flags_high": 2 },
                "caution": { "min_score": 25, "min_confidence": 0.40, "max_red_flags_critical": 1, "max_red_flags_high": 3 },
                "high_risk": { "min_score": 0 }
              },
              "red_flag_severity_thresholds": { "critical": { "min_occurrences": 1, "blocks_high_potential": true } },
              "scoring_adjustments": { "kept": [1.50, "as it is"] }
            }
            """;

    /** The same system with its scale turned round. */
    public static final String LOWER_IS_BETTER = """
            {
              "logic_version": "1.0.0",
              "score_scale": { "direction": "lower_is_better" },
              "compatibility_thresholds": {
                "high-potential": { "min_score": 0, "min_confidence": 0.70, "max_red_flags_critical": 0, "max_red_flags_high": 0 },
                "worth_exploring": { "min_score": 16, "min_confidence": 0.60, "max_red_flags_critical": 0, "max_red_flags_high": 1 },
                "mixed_signals": { "min_score": 36, "min_confidence": 0.5, "max_red_flags_critical": 0, "max_red_flags_high": 2 },
                "caution": { "min_score": 56, "min_confidence": 0.40, "max_red_flags_critical": 1, "max_red_flags_high": 3 },
                "high_risk": { "min_score": 76 }
              },
              "red_flag_severity_thresholds": { "critical": { "min_occurrences": 1, "blocks_high_potential": true } }
            }
            """;

    public static ScoringConfig config() {
        return config(DOCUMENT);
    }

    public static ScoringConfig config(String document) {
        return ConfigJson.read(document.getBytes(StandardCharsets.UTF_8));
    }

    /** A world whose whole-number scores are drawn by a rule; confidence and flags are those of a sound scorer. */
    public static List<Result> results(int count, int days, long seed, ToDoubleFunction<SplittableRandom> score) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double drawn = Math.rint(Math.max(0, Math.min(100, score.applyAsDouble(random))));
            double confidence = Math.rint(100 * Math.min(1, 0.5 + 0.5 * random.nextDouble())) / 100;
            results.add(new Result(random.nextInt(days), drawn, confidence, flags(random)));
        }
        return results;
    }

    /** Results on every value that a rule could look at. */
    public static List<Result> anyResults(int count, int days, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double score = random.nextInt(1001) / 10.0;
            double confidence = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(101) / 100.0;
            results.add(new Result(random.nextInt(days), score, confidence, flags(random)));
        }
        return results;
    }

    private static List<Integer> flags(SplittableRandom random) {
        return List.of(
                random.nextInt(40) == 0 ? 1 + random.nextInt(2) : 0,
                random.nextInt(8) == 0 ? 1 + random.nextInt(5) : 0,
                random.nextInt(4),
                random.nextInt(4));
    }

    public static Finding shareFinding(String type, String label, Severity severity) {
        return finding(
                type,
                "class:" + label,
                severity,
                Map.of(),
                List.of("/compatibility_thresholds/" + label + "/min_score"));
    }

    /** A finding about nothing that is replayed. */
    public static Finding otherFinding(String type, Severity severity) {
        return finding(type, "thing:one", severity, Map.of(), List.of());
    }

    public static Finding boundaryFinding(String type, int shape, String path, Severity severity) {
        return finding(
                type, "score_threshold:" + path, severity, Map.of("shape", Figure.measure(shape)), List.of(path));
    }

    private static Finding finding(
            String type, String subject, Severity severity, Map<String, Figure> figures, List<String> components) {
        Assessment assessment = Assessment.builder(
                        type,
                        subject,
                        Sentence.of("Seen."),
                        Evidence.builder(1000).figures(figures).build())
                .verdict(Verdict.VIOLATION)
                .recommendation("Look.")
                .components(components)
                .build();
        return Finding.of(assessment, severity, "test").withId(type + "/" + subject);
    }

    /** The standard policy with other ranges for the class shares. */
    public static CalibrationPolicy policy(Map<String, Interval> classShares) {
        return CalibrationPolicy.builder().classShares(classShares).build();
    }

    public static CalibrationReport report(MetricsSnapshot snapshot, Finding... findings) {
        return new CalibrationReport(
                snapshot.layout().logicVersion(),
                snapshot.window(),
                snapshot.results(),
                List.of(findings),
                List.of("test"),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
