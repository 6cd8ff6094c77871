package io.calibration.benchmarks;

import io.calibration.Analyzed;
import io.calibration.Calibration;
import io.calibration.Proposed;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import io.calibration.collect.ScanResults;
import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long a proposal takes from its report: five classes with score and confidence thresholds, twelve flag types, eight categories, and every
 * class share out of its range, so that all thresholds are searched together.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ProposalTime {

    private static final String[] SEVERITIES = {"critical", "high", "medium", "low"};
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {
              "logic_version": "1.0.0",
              "category_weights": {"c0": 1.2, "c1": 1.15, "c2": 1.3, "c3": 1.1, "c4": 1.25, "c5": 1.5, "c6": 0.8, "c7": 0.7},
              "compatibility_thresholds": {
                "a": {"min_score": 85, "min_confidence": 0.7, "max_red_flags_critical": 0, "max_red_flags_high": 0},
                "b": {"min_score": 65, "min_confidence": 0.6, "max_red_flags_critical": 0, "max_red_flags_high": 1},
                "c": {"min_score": 45, "min_confidence": 0.5, "max_red_flags_critical": 0, "max_red_flags_high": 2},
                "d": {"min_score": 25, "min_confidence": 0.4, "max_red_flags_critical": 1, "max_red_flags_high": 3},
                "e": {"min_score": 0}
              }
            }
            """.getBytes(StandardCharsets.UTF_8));

    /** Results of the window. */
    @Param("100000")
    public int results = 100_000;

    private Analyzed analyzed;

    /** For JMH. */
    public ProposalTime() {
        analyzed = Calibration.of(ScanResults.of(List.of()), CONFIG)
                .collect(DayWindow.ALL)
                .analyze();
    }

    /** Collects and analyzes. */
    @Setup
    public void analyze() {
        Interval none = new Interval(0, 0.05);
        CalibrationPolicy policy = CalibrationPolicy.original().toBuilder()
                .classShares(Map.of("a", new Interval(0.3, 1), "b", none, "c", none, "d", none, "e", none))
                .meanConfidence(Map.of())
                .build();
        analyzed = Calibration.builder()
                .source(ScanResults.of(draw(new SplittableRandom(5))))
                .config(CONFIG)
                .policy(policy)
                .build()
                .collect(DayWindow.ALL)
                .analyze();
    }

    /** One proposal. */
    @Benchmark
    public Proposed propose() {
        return analyzed.propose();
    }

    private List<ScanResult> draw(SplittableRandom random) {
        ClassRule rule = ClassRule.of(CONFIG);
        List<ScanResult> all = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            double score = Math.rint(Math.max(0, Math.min(100, random.nextGaussian(62, 22))));
            double confidence = Math.rint(100 * Math.min(1, 0.4 + 0.0045 * score + 0.1 * random.nextDouble())) / 100;
            int[] counts = new int[FlagSeverity.COUNT];
            List<Flag> flags = new ArrayList<>();
            for (int type = 0; type < 12; type++) {
                if (random.nextDouble() < 0.03) {
                    flags.add(new Flag("type_" + type, SEVERITIES[type % 4], "c0"));
                    counts[type % 4]++;
                }
            }
            Map<String, Double> categories = new LinkedHashMap<>();
            for (int c = 0; c < 8; c++) {
                categories.put("c" + c, Math.rint(Math.max(0, Math.min(100, score + random.nextGaussian(0, 8 + c)))));
            }
            String label = CONFIG.classes()
                    .get(rule.classify(score, confidence, counts))
                    .label();
            all.add(new ScanResult(
                    START.plus(i % 30, ChronoUnit.DAYS),
                    "1.0.0",
                    score,
                    label,
                    categories,
                    confidence,
                    flags,
                    List.of(),
                    "free",
                    true,
                    0.1,
                    random.nextDouble() < confidence));
        }
        return all;
    }
}
