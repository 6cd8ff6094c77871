package io.calibration.json;

import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.CategoryPair;
import io.calibration.metrics.ConfidenceSums;
import io.calibration.metrics.ConflictMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.DecisionCell;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.EscalationMetrics;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.FlagTypeMetrics;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.OutcomeSums;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.metrics.SufficiencyMetrics;
import io.calibration.metrics.Tally;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Snapshots of random results, each result made into a part of its own and added up. */
final class NaiveMetrics {

    static final ScoringConfig CONFIG = ConfigJson.read("""
            {"logic_version": "1.0.0",
             "category_weights": {"values_match": 1.3, "default": 1.0},
             "compatibility_thresholds": {
               "high": {"min_score": 85, "min_confidence": 0.72, "max_red_flags_critical": 0, "max_red_flags_high": 0},
               "middle": {"min_score": 44.5, "min_confidence": 0.5, "max_red_flags_high": 2},
               "low": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8));

    static final DayWindow WINDOW = new DayWindow(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 28));

    private static final SnapshotLayout LAYOUT = SnapshotLayout.of(CONFIG);
    private static final ClassRule RULE = ClassRule.of(CONFIG);
    private static final int CLASSES = LAYOUT.classes().size();

    private final Random random;

    private NaiveMetrics(Random random) {
        this.random = random;
    }

    /** Exact snapshots of 0 to this many results. */
    static Arbitrary<MetricsSnapshot> snapshots(int most) {
        return Arbitraries.randomValue(random -> {
            int results = random.nextInt(random.nextInt(5) == 0 ? 20 : most + 1);
            return snapshot(random.nextLong(), results);
        });
    }

    static MetricsSnapshot snapshot(long seed, int results) {
        NaiveMetrics naive = new NaiveMetrics(new Random(seed));
        MetricsPart sum = IntStream.range(0, results)
                .mapToObj(i -> naive.part())
                .reduce(naive.empty(naive.intake(0)), MetricsPart::plus);
        return new MetricsSnapshot(WINDOW, sum, PrivacyPolicy.exact());
    }

    private Intake intake(long accepted) {
        SortedMap<Rejection, Tally> rejected = new TreeMap<>();
        SortedMap<String, Long> versions = new TreeMap<>();
        if (accepted == 0 && random.nextBoolean()) {
            rejected.put(
                    new Rejection(RejectionReason.OUT_OF_RANGE, "overall_score"),
                    new Tally(1 + random.nextInt(30), 17));
            versions.put("0.9.0", 1L + random.nextInt(30));
            versions.put("2.0.0-rc.1", 1L);
        }
        return new Intake(accepted, rejected, rejected, versions, versions.isEmpty() ? 0 : 7);
    }

    private MetricsPart empty(Intake intake) {
        return new MetricsPart(
                LAYOUT,
                intake,
                new DecisionTable(List.of()),
                ScoreDistribution.empty(LAYOUT.scoreBins().count()),
                new TreeMap<>(),
                List.of(),
                new FlagMetrics(0, new TreeMap<>(), Collections.nCopies(4, Counts.zeros(FlagMetrics.MAX_OCCURRENCES))),
                new EscalationMetrics(0, new TreeMap<>()),
                new TreeMap<>(),
                new SufficiencyMetrics(0, 0, 0),
                Collections.nCopies(CLASSES, ConfidenceSums.ZERO),
                conflicts(-1, 0),
                new OutcomeMetrics(
                        outcomes(-1, Outcome.ABSENT, 0, LAYOUT.confidenceBins().count()),
                        outcomes(-1, Outcome.ABSENT, 0, LAYOUT.scoreBins().count())),
                new TreeMap<>());
    }

    private MetricsPart part() {
        double score = Math.max(0, Math.min(100, Math.rint(60 + 20 * random.nextGaussian())));
        double confidence = random.nextInt(9) == 0 ? Double.NaN : random.nextInt(101) / 100.0;
        int[] occurrences = new int[FlagSeverity.COUNT];
        FlagMetrics flags = flags(occurrences);
        int classIndex =
                random.nextInt(50) == 0 ? random.nextInt(CLASSES) : RULE.classify(score, confidence, occurrences);
        Outcome outcome = List.of(Outcome.YES, Outcome.NO, Outcome.ABSENT).get(random.nextInt(3));
        int scoreBin = LAYOUT.scoreBins().indexOf(score);
        int bin = LAYOUT.confidenceBin(confidence);
        LocalDate day = WINDOW.firstDay().plusDays(random.nextInt(28));
        boolean even = day.toEpochDay() % 2 == 0;
        List<Integer> capped = new ArrayList<>();
        for (int s = 0; s < occurrences.length; s++) {
            capped.add(Math.min(occurrences[s], LAYOUT.occurrenceCaps().get(s)));
        }
        boolean escalated = random.nextInt(8) == 0;
        int sufficient = random.nextInt(6);
        List<ConfidenceSums> sums = new ArrayList<>(Collections.nCopies(CLASSES, ConfidenceSums.ZERO));
        if (!Double.isNaN(confidence)) {
            sums.set(classIndex, new ConfidenceSums(1, Fixed.of(confidence), Fixed.of(confidence * confidence)));
        }
        SortedMap<String, Long> types = new TreeMap<>();
        flags.types().keySet().forEach(type -> types.put(type, 1L));
        Counts ofClass = one(CLASSES, classIndex);
        SortedMap<String, CategoryMetrics> categories = categories(ofClass);
        return new MetricsPart(
                LAYOUT,
                intake(1),
                new DecisionTable(List.of(
                        new DecisionCell(scoreBin, bin, capped, classIndex, outcome, even ? 1 : 0, even ? 0 : 1))),
                scores(score),
                categories,
                pairs(categories, outcome),
                flags,
                new EscalationMetrics(escalated ? 1 : 0, escalated ? rare("reason", 1L) : new TreeMap<>()),
                rare("tier", ofClass),
                new SufficiencyMetrics(sufficient > 1 ? 1 : 0, sufficient == 1 ? 1 : 0, sufficient == 0 ? 1 : 0),
                sums,
                conflicts(bin, random.nextInt(ConflictMetrics.BINS)),
                new OutcomeMetrics(
                        outcomes(
                                bin,
                                outcome,
                                confidence,
                                LAYOUT.confidenceBins().count()),
                        outcomes(
                                scoreBin,
                                outcome,
                                score / 100,
                                LAYOUT.scoreBins().count())),
                new TreeMap<>(Collections.singletonMap(
                        day,
                        new DayCounts(
                                1,
                                ofClass,
                                flags.results(),
                                escalated ? 1 : 0,
                                sufficient == 1 ? 1 : 0,
                                outcome == Outcome.ABSENT ? 0 : 1,
                                types))));
    }

    /** One of five labels, each a third as frequent as the one before. */
    private <V> SortedMap<String, V> rare(String kind, V value) {
        int number = 0;
        while (number < 4 && random.nextInt(3) == 0) {
            number++;
        }
        return new TreeMap<>(Collections.singletonMap(kind + "_" + number, value));
    }

    private FlagMetrics flags(int[] occurrences) {
        SortedMap<String, FlagTypeMetrics> types = new TreeMap<>();
        if (random.nextInt(3) == 0) {
            int severity = random.nextInt(FlagSeverity.COUNT);
            int times = 1 + random.nextInt(2);
            occurrences[severity] = times;
            long[] bySeverity = new long[FlagSeverity.COUNT];
            bySeverity[severity] = times;
            types.putAll(rare(
                    "flag",
                    new FlagTypeMetrics(
                            1,
                            Counts.of(bySeverity),
                            rare("category", (long) times),
                            one(FlagMetrics.MAX_OCCURRENCES, times - 1))));
        }
        List<Counts> histograms = IntStream.of(occurrences)
                .mapToObj(n ->
                        n == 0 ? Counts.zeros(FlagMetrics.MAX_OCCURRENCES) : one(FlagMetrics.MAX_OCCURRENCES, n - 1))
                .toList();
        return new FlagMetrics(types.size(), types, histograms);
    }

    private SortedMap<String, CategoryMetrics> categories(Counts ofClass) {
        SortedMap<String, CategoryMetrics> categories = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            if (random.nextInt(60) >= 25 * i) {
                categories.put("category_" + i, new CategoryMetrics(scores(random.nextInt(1001) / 10.0), ofClass));
            }
        }
        return categories;
    }

    private static List<CategoryPair> pairs(SortedMap<String, CategoryMetrics> categories, Outcome outcome) {
        List<CategoryPair> pairs = new ArrayList<>();
        long yes = outcome == Outcome.YES ? 1 : 0;
        categories.forEach((a, first) -> categories.tailMap(a).forEach((b, second) -> {
            long x = first.scores().sum();
            long y = second.scores().sum();
            pairs.add(new CategoryPair(a, b, 1, x, y, x / 1000 * y / 1_000_000, yes, x * yes, y * yes));
        }));
        return outcome == Outcome.ABSENT ? List.of() : pairs;
    }

    private static ScoreDistribution scores(double score) {
        int bins = LAYOUT.scoreBins().count();
        double position = LAYOUT.scale().position(score);
        return new ScoreDistribution(
                one(bins, LAYOUT.scoreBins().indexOf(score)),
                Fixed.of(position),
                Fixed.of(position * position),
                score,
                score);
    }

    private static ConflictMetrics conflicts(int confidenceBin, int conflictBin) {
        return new ConflictMetrics(IntStream.rangeClosed(0, LAYOUT.absentConfidenceBin())
                .mapToObj(bin -> bin == confidenceBin
                        ? one(ConflictMetrics.BINS, conflictBin)
                        : Counts.zeros(ConflictMetrics.BINS))
                .toList());
    }

    private static List<OutcomeSums> outcomes(int bin, Outcome outcome, double value, int bins) {
        List<OutcomeSums> sums = new ArrayList<>(Collections.nCopies(bins, OutcomeSums.ZERO));
        if (outcome != Outcome.ABSENT && !Double.isNaN(value)) {
            sums.set(bin, new OutcomeSums(1, outcome == Outcome.YES ? 1 : 0, Fixed.of(value), Fixed.of(value * value)));
        }
        return sums;
    }

    private static Counts one(int size, int place) {
        long[] counts = new long[size];
        counts[place] = 1;
        return Counts.of(counts);
    }
}
