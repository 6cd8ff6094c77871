package io.calibration.json;

import io.calibration.collect.ScanResults;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.metrics.SnapshotLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Exact snapshots of random results, with labels of every rarity, some of them invalid, without a score, or of other versions and days. */
public final class RandomSnapshots {

    public static final ScoringConfig CONFIG = ConfigJson.read("""
            {"logic_version": "1.0.0",
             "category_weights": {"values_match": 1.3, "default": 1.0},
             "score_scale": {"max": 1e2},
             "compatibility_thresholds": {
               "high": {"min_score": 85, "min_confidence": 0.72, "max_red_flags_critical": 0, "max_red_flags_high": 0},
               "middle": {"min_score": 44.5, "min_confidence": 0.5, "max_red_flags_high": 2},
               "low": {"min_score": 20},
               "lowest": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8));

    public static final DayWindow WINDOW = new DayWindow(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 28));

    private static final ClassRule RULE = ClassRule.of(CONFIG);

    private final Random random;
    private boolean allByTheRule;

    private RandomSnapshots(Random random) {
        this.random = random;
    }

    /** Results that all have the class that the config gives. */
    public static MetricsSnapshot byTheRule(long seed, int results) {
        RandomSnapshots scored = new RandomSnapshots(new Random(seed));
        scored.allByTheRule = true;
        return collect(
                IntStream.range(0, results).mapToObj(i -> scored.result()).toList());
    }

    /** Of 0 to this many results. */
    public static Arbitrary<MetricsSnapshot> upTo(int most) {
        return Arbitraries.randomValue(random -> {
            int results = random.nextInt(random.nextInt(5) == 0 ? 20 : most + 1);
            return snapshot(random.nextLong(), results);
        });
    }

    public static MetricsSnapshot snapshot(long seed, int results) {
        RandomSnapshots scored = new RandomSnapshots(new Random(seed));
        RandomSnapshots others = new RandomSnapshots(new Random(seed + 1));
        return collect(Stream.concat(
                        IntStream.range(0, results).mapToObj(i -> scored.result()),
                        IntStream.range(0, others.random.nextInt(results / 8 + 1))
                                .mapToObj(i -> others.notScored()))
                .toList());
    }

    public static MetricsSnapshot collect(List<ScanResult> scans) {
        return collect(scans, SnapshotLayout.of(CONFIG));
    }

    private static MetricsSnapshot collect(List<ScanResult> scans, SnapshotLayout layout) {
        return SnapshotCollector.collect(ScanResults.of(scans), new CollectionRequest(WINDOW, layout, Progress.NONE));
    }

    /** Of 0 to this many results, told apart by four dimensions. */
    public static Arbitrary<MetricsSnapshot> dimensioned(int most) {
        return Arbitraries.randomValue(random -> dimensioned(random.nextLong(), random.nextInt(most + 1)));
    }

    public static MetricsSnapshot dimensioned(long seed, int results) {
        RandomSnapshots scored = new RandomSnapshots(new Random(seed));
        SortedMap<String, SortedSet<String>> dimensions = new TreeMap<>(Map.of(
                "channel",
                new TreeSet<>(List.of("channel_0", "channel_2", "channel_never")),
                "segment",
                new TreeSet<>(),
                KnownLabels.TIER,
                new TreeSet<>(List.of("tier_0", "tier_3")),
                KnownLabels.HOUR_OF_DAY,
                new TreeSet<>()));
        return collect(
                IntStream.range(0, results)
                        .mapToObj(i -> scored.withDimensions(scored.result()))
                        .toList(),
                SnapshotLayout.of(CONFIG).withKnownLabels(KnownLabels.none().withDimensions(dimensions)));
    }

    /** So many results of each segment, alike in all else; the empty name is that of results without one. */
    public static MetricsSnapshot segments(Map<String, Integer> sizes) {
        SortedMap<String, SortedSet<String>> dimensions = new TreeMap<>(Map.of("segment", new TreeSet<>()));
        return collect(
                sizes.entrySet().stream()
                        .flatMap(size -> IntStream.range(0, size.getValue())
                                .mapToObj(i -> with(plain(30, 0.6), Map.of("segment", size.getKey()))))
                        .toList(),
                SnapshotLayout.of(CONFIG).withKnownLabels(KnownLabels.none().withDimensions(dimensions)));
    }

    private ScanResult withDimensions(ScanResult result) {
        Map<String, String> values = new TreeMap<>();
        if (!one(300)) {
            values.put("segment", rare("segment"));
        }
        if (!one(4)) {
            values.put("channel", one(50) ? "Somebody said a thing here" : rare("channel"));
        }
        return with(result, values);
    }

    private static ScanResult with(ScanResult result, Map<String, String> values) {
        return ScanResult.builder()
                .observedAt(result.observedAt())
                .logicVersion(result.logicVersion())
                .overallScore(result.overallScore())
                .classification(result.classification())
                .categoryScores(result.categoryScores())
                .confidence(result.confidence())
                .flags(result.flags())
                .escalations(result.escalations())
                .tier(result.tier())
                .dataSufficient(result.dataSufficient())
                .conflictScore(result.conflictScore())
                .outcome(result.outcome())
                .dimensions(values)
                .build();
    }

    /** A result of the first day with nothing but a score, a confidence and the class {@code low}. */
    public static ScanResult plain(double score, double confidence) {
        return new ScanResult(
                WINDOW.firstDay().atStartOfDay(ZoneOffset.UTC).toInstant(),
                "1.0.0",
                score,
                "low",
                Map.of(),
                confidence,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    /** The same results, an even number of days later. */
    public static MetricsSnapshot later(MetricsSnapshot snapshot, int days) {
        MetricsPart part = snapshot.metrics();
        SortedMap<LocalDate, DayCounts> shifted = new TreeMap<>();
        part.days().forEach((day, counts) -> shifted.put(day.plusDays(days), counts));
        DayWindow window = new DayWindow(
                snapshot.window().firstDay().plusDays(days),
                snapshot.window().lastDay().plusDays(days));
        return new MetricsSnapshot(
                window,
                new MetricsPart(
                        part.layout(),
                        part.intake(),
                        part.decisions(),
                        part.scores(),
                        part.categories(),
                        part.flags(),
                        part.escalations(),
                        part.tiers(),
                        part.sufficiency(),
                        part.confidence(),
                        later(part.outcomes(), days),
                        shifted,
                        later(part.notScored(), days),
                        part.groups(),
                        part.dimensions()),
                snapshot.privacy());
    }

    private static OutcomeMetrics later(OutcomeMetrics outcomes, int days) {
        SortedMap<LocalDate, OutcomeMetrics.Ages> shifted = new TreeMap<>();
        outcomes.byDay().forEach((day, ages) -> shifted.put(day.plusDays(days), ages));
        return new OutcomeMetrics(outcomes.byConfidence(), outcomes.byScore(), shifted);
    }

    private static NotScoredMetrics later(NotScoredMetrics notScored, int days) {
        SortedMap<LocalDate, Long> shifted = new TreeMap<>();
        notScored.byDay().forEach((day, n) -> shifted.put(day.plusDays(days), n));
        return new NotScoredMetrics(notScored.results(), notScored.byReason(), notScored.byTier(), shifted);
    }

    /** A result without a score, for no reason, one or two, with a tier or without. */
    private ScanResult notScored() {
        List<String> reasons = one(5)
                ? List.of()
                : one(random.nextBoolean() ? 3 : 300)
                        ? List.of(rare("failure"), "failure_0")
                        : List.of(rare("failure"));
        return new ScanResult(
                WINDOW.firstDay()
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(Duration.ofMinutes(random.nextInt(29 * 24 * 60))),
                "1.0.0",
                null,
                null,
                Map.of(),
                null,
                List.of(),
                List.of(),
                one(9) ? null : rare("tier"),
                null,
                null,
                null,
                reasons,
                null,
                null,
                Map.of());
    }

    private ScanResult result() {
        double score = Math.max(0, Math.min(100, Math.rint(60 + 20 * random.nextGaussian())));
        double confidence = one(9) ? Double.NaN : random.nextInt(101) / 100.0;
        int[] occurrences = new int[FlagSeverity.COUNT];
        List<Flag> flags = one(3) ? flags(occurrences) : List.of();
        int index = one(50) && !allByTheRule ? random.nextInt(3) : RULE.classify(score, confidence, occurrences);
        return new ScanResult(
                WINDOW.firstDay()
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(Duration.ofMinutes(random.nextInt(29 * 24 * 60))),
                one(40) ? rare("2.0.0-rc.") : "1.0.0",
                one(60) ? 101 : score,
                CONFIG.classes().get(index).label(),
                categories(),
                Double.isNaN(confidence) ? null : confidence,
                flags,
                one(8) ? List.of(rare("reason")) : List.of(),
                one(7) ? null : rare("tier"),
                one(6) ? null : !one(9),
                one(4) ? null : random.nextDouble(),
                one(3) ? null : random.nextBoolean());
    }

    private List<Flag> flags(int[] occurrences) {
        FlagSeverity severity = FlagSeverity.ofLabel(
                        List.of("low", "medium", "high", "critical").get(rarity(3)))
                .orElseThrow();
        occurrences[severity.index()] = 1 + rarity(3);
        Flag flag = new Flag(rare("flag"), severity.label(), rare("category"));
        return IntStream.range(0, occurrences[severity.index()])
                .mapToObj(i -> flag)
                .toList();
    }

    private Map<String, Double> categories() {
        Map<String, Double> scores = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            if (random.nextInt(70) >= 23 * i) {
                scores.put("category_" + i, random.nextInt(1001) / 10.0);
            }
        }
        return scores;
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    /** One of six labels, each a third as frequent as the one before. */
    private String rare(String kind) {
        return kind + "_" + rarity(5);
    }

    private int rarity(int most) {
        int number = 0;
        while (number < most && one(3)) {
            number++;
        }
        return number;
    }
}
