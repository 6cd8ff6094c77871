package io.calibration.testing;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.ExpectedOutcomes;
import io.calibration.analysis.Prediction;
import io.calibration.collect.ScanResults;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.Plugins;
import io.calibration.internal.analysis.Judge;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.metrics.SnapshotLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A small world whose truth is known: scan results drawn with a seed. As it stands it is healthy by the standard policy; each method
 * changes one thing and returns the same world.
 */
public final class World {

    /** The default config, with the class rule of the original system. */
    public static final ScoringConfig CONFIG = ConfigJson.read("""
            {
              "logic_version": "1.0.0",
              "category_weights": {"values": 1.3, "default": 1.0},
              "compatibility_thresholds": {
                "high_potential": {"min_score": 85, "min_confidence": 0.7, "max_red_flags_critical": 0, "max_red_flags_high": 0},
                "worth_exploring": {"min_score": 65, "min_confidence": 0.6, "max_red_flags_critical": 0, "max_red_flags_high": 1},
                "mixed_signals": {"min_score": 45, "min_confidence": 0.5, "max_red_flags_critical": 0, "max_red_flags_high": 2},
                "caution": {"min_score": 25, "min_confidence": 0.4, "max_red_flags_critical": 1, "max_red_flags_high": 3},
                "high_risk": {"min_score": 0}
              },
              "red_flag_severity_thresholds": {
                "critical": {"min_occurrences": 1, "auto_escalate": true},
                "high": {"min_occurrences": 1},
                "medium": {"min_occurrences": 2},
                "low": {"min_occurrences": 3}
              }
            }
            """.getBytes(StandardCharsets.UTF_8));

    /** Confidence is the probability that the class is right. */
    public static final ExpectedOutcomes RIGHT = ExpectedOutcomes.builder()
            .confidenceMeans(ExpectedOutcomes.Meaning.CLASS_IS_RIGHT)
            .expected("high_potential", true)
            .expected("worth_exploring", true)
            .expected("mixed_signals", true)
            .expected("caution", false)
            .expected("high_risk", false)
            .build();

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final String[] CLASSES = {
        "high_potential", "worth_exploring", "mixed_signals", "caution", "high_risk"
    };
    private static final int[] BANDS = {100, 85, 65, 45, 25, 0};

    private final Map<String, Double> flagRates = new LinkedHashMap<>();
    private final Map<String, String> flagSeverities = new LinkedHashMap<>();
    private double @Nullable [] shares;
    private double[] confidence = {0.84, 0.72, 0.57, 0.46, 0.70};
    private long seed = 1;
    private int results = 1_000;
    private int days = 30;
    private double overconfidence;
    private double escalationRate = 0.06;
    private double sufficiencyRate = 0.85;
    private UnaryOperator<ScanResult> change = result -> result;
    private CalibrationPolicy policy =
            CalibrationPolicy.original().toBuilder().expectedOutcomes(RIGHT).build();
    private ScoringConfig config = CONFIG;
    private @Nullable World baseline;
    private @Nullable List<ScanResult> given;

    private World() {}

    /** A world in which all is well. */
    public static World healthy() {
        return new World()
                .flag("vague_answers", "medium", 0.08)
                .flag("contradiction", "high", 0.06)
                .flag("pressure", "critical", 0.012)
                .flag("late_reply", "low", 0.04);
    }

    /** A world of exactly these results. */
    public static World of(List<ScanResult> results) {
        World world = new World();
        world.given = List.copyOf(results);
        return world;
    }

    /** An earlier time of the same world, to compare with. */
    public static World earlier(int results) {
        return healthy().results(results).seed(4_711);
    }

    public World results(int n) {
        results = n;
        return this;
    }

    public World days(int n) {
        days = n;
        return this;
    }

    public World seed(long number) {
        seed = number;
        return this;
    }

    /** A flag type, its severity and the share of results that carry it. */
    public World flag(String type, String severity, double rate) {
        flagRates.put(type, rate);
        flagSeverities.put(type, severity);
        return this;
    }

    public World noFlags() {
        flagRates.clear();
        return this;
    }

    public World escalationRate(double rate) {
        escalationRate = rate;
        return this;
    }

    public World sufficiencyRate(double rate) {
        sufficiencyRate = rate;
        return this;
    }

    /** Share of scores in the band of each class, best first; the density then jumps at the thresholds. */
    public World shares(double... ofBands) {
        shares = ofBands;
        return this;
    }

    /** Mean confidence in the score band of each class, best first; it varies by 0.05 around it. */
    public World confidence(double... ofBands) {
        confidence = ofBands;
        return this;
    }

    /** By how much the stated confidence is above the probability of the outcome that the class expects. */
    public World overconfidence(double by) {
        overconfidence = by;
        return this;
    }

    /** A change of each result after it was drawn. */
    public World each(UnaryOperator<ScanResult> further) {
        UnaryOperator<ScanResult> before = change;
        change = result -> further.apply(before.apply(result));
        return this;
    }

    public World policy(CalibrationPolicy other) {
        policy = other;
        return this;
    }

    /** Another config than the one by which the results are classed. */
    public World config(ScoringConfig other) {
        config = other;
        return this;
    }

    public World against(World earlier) {
        baseline = earlier;
        return this;
    }

    /** What the analyzers make of it. */
    public CalibrationReport judge(Analyzer... analyzers) {
        return Judge.judge(context(), Plugins.of(Analyzer::id, List.of(analyzers)));
    }

    /** The results, counted. */
    public MetricsSnapshot snapshot() {
        CollectionRequest request = new CollectionRequest(DayWindow.ALL, SnapshotLayout.of(config), Progress.NONE);
        return SnapshotCollector.collect(ScanResults.of(draw()), request);
    }

    public AnalysisContext context() {
        World earlier = baseline;
        return new Context(
                snapshot(),
                config,
                policy,
                earlier == null ? Optional.empty() : Optional.of(earlier.snapshot()),
                Optional.empty());
    }

    private record Context(
            MetricsSnapshot snapshot,
            ScoringConfig config,
            CalibrationPolicy policy,
            Optional<MetricsSnapshot> baseline,
            Optional<Prediction> prediction)
            implements AnalysisContext {}

    /** The results themselves. */
    public List<ScanResult> draw() {
        if (given != null) {
            return given;
        }
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, results)
                .mapToObj(i -> change.apply(result(random, (long) i * days / results)))
                .toList();
    }

    private ScanResult result(SplittableRandom random, long day) {
        double score = score(random);
        int band = 0;
        while (score < BANDS[band + 1]) {
            band++;
        }
        double sure = Math.rint(100 * (confidence[band] + 0.1 * random.nextDouble() - 0.05)) / 100;
        List<Flag> flags = new ArrayList<>();
        flagRates.forEach((type, rate) -> {
            if (random.nextDouble() < rate) {
                flags.add(new Flag(type, flagSeverities.get(type), "values"));
            }
        });
        String ofClass = classOf(score, sure, flags);
        return new ScanResult(
                START.plus(day, ChronoUnit.DAYS),
                "1.0.0",
                score,
                ofClass,
                Map.of("values", score),
                sure,
                flags,
                random.nextDouble() < escalationRate ? List.of("pattern") : List.of(),
                "free",
                random.nextDouble() < sufficiencyRate,
                0.1,
                random.nextDouble() < sure - overconfidence == RIGHT.byClass().get(ofClass));
    }

    /** Smooth over the whole scale, with 14, 29, 30, 19 and 8 % in the five bands, unless shares were given. */
    private double score(SplittableRandom random) {
        if (shares != null) {
            int band = band(random.nextDouble(), shares);
            return random.nextInt(BANDS[band + 1], BANDS[band] + (band == 0 ? 1 : 0));
        }
        double score = -1;
        while (score < 0 || score > 100) {
            score = Math.rint(64 + 28 * random.nextGaussian());
        }
        return score;
    }

    private static int band(double share, double[] shares) {
        double sum = 0;
        for (int i = 0; i < shares.length - 1; i++) {
            sum += shares[i];
            if (share < sum) {
                return i;
            }
        }
        return shares.length - 1;
    }

    /** The class rule once more, written down plainly. */
    private static String classOf(double score, double confidence, List<Flag> flags) {
        long critical =
                flags.stream().filter(f -> f.severity().equals("critical")).count();
        long high = flags.stream().filter(f -> f.severity().equals("high")).count();
        double[] leastConfidence = {0.7, 0.6, 0.5, 0.4};
        int[] mostCritical = {0, 0, 0, 1};
        for (int i = 0; i < leastConfidence.length; i++) {
            if (score >= BANDS[i + 1] && confidence >= leastConfidence[i] && critical <= mostCritical[i] && high <= i) {
                return CLASSES[i];
            }
        }
        return CLASSES[CLASSES.length - 1];
    }
}
