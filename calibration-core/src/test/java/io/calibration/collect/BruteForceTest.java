package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.config.FlagSeverity;
import io.calibration.config.Labels;
import io.calibration.metrics.CategoryMetrics.CompleteCases;
import io.calibration.metrics.CategoryMetrics.MissingPatterns;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.OutcomeMetrics.Ages;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every group equals what a naive computation over the accepted results gives. */
class BruteForceTest {

    private static final SnapshotLayout LAYOUT = CollectFixtures.LAYOUT;
    private static final int FEW_LABELS = 20; // below every cap

    private List<ScanResult> good = List.of();
    private List<ScanResult> notScored = List.of();
    private MetricsPart part = CollectFixtures.collect(List.of());

    private void collect(long seed) {
        List<ScanResult> all = CollectFixtures.random(seed, 400, FEW_LABELS);
        good = all.stream().filter(BruteForceTest::isGood).toList();
        notScored = all.stream().filter(BruteForceTest::isNotScored).toList();
        part = CollectFixtures.collect(all);
        assertThat(part.results()).isEqualTo(good.size());
        assertThat(part.intake().rejectedTotal()
                        + part.intake().otherVersions().values().stream()
                                .mapToLong(v -> v)
                                .sum()
                        + good.size()
                        + notScored.size())
                .isEqualTo(all.size());
    }

    private static boolean isGood(ScanResult r) {
        return isOfTheConfig(r)
                && r.overallScore() != null
                && reasons(LabelKind.NOT_SCORED, r.notScored()).isEmpty()
                && r.overallScore() >= 0
                && r.overallScore() <= 100
                && LAYOUT.classes().contains(label(r.classification()))
                && isShare(r.confidence())
                && isShare(r.conflictScore())
                && (r.outcomeAt() == null || r.outcomeAt().isBefore(Instant.parse("2200-01-01T00:00:00Z")))
                && r.flags().stream().noneMatch(flag -> flag.severity().equals("grave"));
    }

    private static boolean isOfTheConfig(ScanResult r) {
        return r.logicVersion().equals("1.2.0") && r.observedAt().getEpochSecond() >= 0;
    }

    private static boolean isNotScored(ScanResult r) {
        return isOfTheConfig(r) && r.overallScore() == null;
    }

    private static boolean isShare(Double value) {
        return value == null || (value >= 0 && value <= 1);
    }

    private static String label(LabelKind kind, String raw) {
        return LAYOUT.label(kind, raw).orElse("other");
    }

    private static String label(String raw) {
        return Labels.normalise(raw).orElse("other");
    }

    private static int classOf(ScanResult r) {
        return LAYOUT.classes().indexOf(label(r.classification()));
    }

    private static Map<String, Double> scores(ScanResult r) {
        Map<String, Double> scores = new TreeMap<>();
        r.categoryScores().forEach((category, score) -> {
            if (score >= 0 && score <= 100) {
                scores.merge(label(LabelKind.CATEGORY, category), score, Math::max);
            }
        });
        return scores;
    }

    private static Set<String> reasons(ScanResult r) {
        return reasons(LabelKind.ESCALATION, r.escalations());
    }

    private static Set<String> reasons(LabelKind kind, List<String> given) {
        return given.stream()
                .filter(reason -> !reason.isBlank() && !label(reason).equals("none"))
                .map(reason -> label(kind, reason))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Property(tries = 30)
    void results_without_a_score_count_by_reason_tier_and_day(@ForAll long seed) {
        collect(seed);
        SortedMap<String, Long> byReason = new TreeMap<>();
        SortedMap<String, Long> byTier = new TreeMap<>();
        SortedMap<LocalDate, Long> byDay = new TreeMap<>();
        for (ScanResult r : notScored) {
            Set<String> reasons = reasons(LabelKind.NOT_SCORED, r.notScored());
            (reasons.isEmpty() ? Set.of("unspecified") : reasons)
                    .forEach(reason -> byReason.merge(reason, 1L, Long::sum));
            if (r.tier() != null) {
                byTier.merge(label(LabelKind.TIER, r.tier()), 1L, Long::sum);
            }
            byDay.merge(day(r), 1L, Long::sum);
        }
        assertThat(part.notScored()).isEqualTo(new NotScoredMetrics(notScored.size(), byReason, byTier, byDay));
    }

    private long count(Predicate<ScanResult> condition) {
        return good.stream().filter(condition).count();
    }

    private Counts byClass(Predicate<ScanResult> condition) {
        return Counts.of(IntStream.range(0, 3)
                .mapToLong(c -> count(r -> classOf(r) == c && condition.test(r)))
                .toArray());
    }

    private static int severities(ScanResult r, FlagSeverity severity) {
        return (int) r.flags().stream()
                .filter(flag -> label(flag.severity()).equals(severity.label()))
                .count();
    }

    private static LocalDate day(ScanResult r) {
        return LocalDate.ofInstant(r.observedAt(), ZoneOffset.UTC);
    }

    private static ScoreDistribution distribution(List<Double> scores) {
        long[] bins = new long[LAYOUT.scoreBins().count()];
        scores.forEach(score -> bins[bin(score)]++);
        return new ScoreDistribution(
                Counts.of(bins),
                scores.stream().mapToLong(score -> Fixed.of(score / 100)).sum(),
                scores.stream()
                        .mapToLong(score -> Fixed.of(score / 100 * (score / 100)))
                        .sum(),
                scores.stream().mapToDouble(s -> s).min().orElse(Double.NaN),
                scores.stream().mapToDouble(s -> s).max().orElse(Double.NaN));
    }

    /** Bins of 1, with a further edge at 64.5. */
    private static int bin(double score) {
        int whole = (int) Math.floor(score);
        return score >= 64.5 ? whole + 1 : whole;
    }

    private static int confidenceBin(Double confidence) {
        return confidence == null
                ? LAYOUT.absentConfidenceBin()
                : (int) LAYOUT.confidenceBins().edges().stream()
                                .filter(edge -> edge.doubleValue() <= confidence)
                                .count()
                        - 1;
    }

    @Property(tries = 20)
    void scores_and_categories(@ForAll long seed) {
        collect(seed);
        assertThat(part.scores())
                .isEqualTo(
                        distribution(good.stream().map(ScanResult::overallScore).toList()));
        Set<String> names =
                good.stream().flatMap(r -> scores(r).keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(part.categories().byLabel().keySet()).isEqualTo(names);
        for (String name : names) {
            assertThat(part.categories().byLabel().get(name).scores())
                    .isEqualTo(distribution(good.stream()
                            .map(r -> scores(r).get(name))
                            .filter(Objects::nonNull)
                            .toList()));
            assertThat(part.categories().byLabel().get(name).presentByClass())
                    .isEqualTo(byClass(r -> scores(r).containsKey(name)));
            assertThat(part.missing(name)).isEqualTo(count(r -> !scores(r).containsKey(name)));
        }
    }

    @Property(tries = 20)
    void patterns_of_missing_categories(@ForAll long seed) {
        collect(seed);
        for (int pattern = 0; pattern < 4; pattern++) {
            Set<String> missing = MissingPatterns.missing(pattern, LAYOUT);
            assertThat(part.categories().missing().byPattern().getOrDefault(pattern, 0L))
                    .isEqualTo(count(r -> missing.equals(LAYOUT.namedCategories().stream()
                            .filter(category -> !scores(r).containsKey(category))
                            .collect(Collectors.toSet()))));
        }
        assertThat(part.categories().missing().total()).isEqualTo(part.results());
    }

    @Property(tries = 20)
    void percentiles_means_and_the_summary(@ForAll long seed) {
        collect(seed);
        List<Integer> sorted = good.stream()
                .map(ScanResult::overallScore)
                .map(score -> bin(score))
                .sorted()
                .toList();
        for (int percent : new int[] {25, 50, 75, 90, 95, 100}) {
            int rank = (percent * sorted.size() + 99) / 100;
            assertThat(part.scores().percentile(percent / 100.0, LAYOUT))
                    .hasValue(LAYOUT.scoreBins().lower(sorted.get(rank - 1)));
        }
        assertThat(part.scores().mean(LAYOUT).orElseThrow())
                .isCloseTo(mean(good, ScanResult::overallScore).orElseThrow(), within(1e-6));
        List<ScanResult> confident =
                good.stream().filter(r -> r.confidence() != null).toList();
        assertThat(part.summary().averageConfidence().orElseThrow())
                .isCloseTo(mean(confident, ScanResult::confidence).orElseThrow(), within(1e-8));
        assertThat(part.summary().flagRate()).hasValue(count(r -> !r.flags().isEmpty()) / (double) good.size());
        assertThat(part.summary().escalationRate())
                .hasValue(count(r -> !reasons(r).isEmpty()) / (double) good.size());
        Counts classes = byClass(r -> true);
        String common = part.summary().mostCommonClass().orElseThrow();
        assertThat(classes.toList())
                .allMatch(n -> n <= classes.get(LAYOUT.classes().indexOf(common)));
        assertThat(CollectFixtures.collect(List.of()).summary().mostCommonClass())
                .isEqualTo(Optional.empty());
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    private static OptionalDouble mean(List<ScanResult> results, ToDoubleFunction<ScanResult> value) {
        return results.stream().mapToDouble(value).average();
    }

    @Property(tries = 15)
    void complete_cases(@ForAll long seed) {
        collect(seed);
        List<String> weighed = CompleteCases.categories(LAYOUT);
        List<double[]> rows = new ArrayList<>();
        List<Boolean> outcomes = new ArrayList<>();
        for (ScanResult r : good) {
            if (r.outcome() != null && scores(r).keySet().containsAll(weighed)) {
                double[] row = new double[weighed.size() + 1];
                for (int i = 0; i < weighed.size(); i++) {
                    row[i] = scores(r).get(weighed.get(i)) / 100;
                }
                row[weighed.size()] = r.overallScore() / 100;
                rows.add(row);
                outcomes.add(r.outcome());
            }
        }
        CompleteCases complete = part.categories().complete();
        assertThat(complete.n()).isEqualTo(rows.size());
        assertThat(complete.yes())
                .isEqualTo(outcomes.stream().filter(yes -> yes).count());
        int at = 0;
        for (int i = 0; i <= weighed.size() && complete.n() > 0; i++) {
            int first = i;
            assertThat(complete.sums().get(i))
                    .isEqualTo(
                            rows.stream().mapToLong(row -> Fixed.of(row[first])).sum());
            assertThat(complete.sumsYes().get(i))
                    .isEqualTo(IntStream.range(0, rows.size())
                            .filter(outcomes::get)
                            .mapToLong(row -> Fixed.of(rows.get(row)[first]))
                            .sum());
            for (int j = 0; j <= i; j++) {
                int second = j;
                assertThat(complete.products().get(at++))
                        .isEqualTo(rows.stream()
                                .mapToLong(row -> Fixed.of(row[first] * row[second]))
                                .sum());
            }
        }
        assertThat(part.categories().pairs()).isEmpty();
    }

    @Property(tries = 15)
    void flags(@ForAll long seed) {
        collect(seed);
        assertThat(part.flags().results()).isEqualTo(count(r -> !r.flags().isEmpty()));
        for (FlagSeverity severity : FlagSeverity.values()) {
            assertThat(part.flags().occurrences().get(severity.index()))
                    .isEqualTo(occurrences(r -> severities(r, severity)));
            assertThat(part.flags().results(severity)).isEqualTo(count(r -> severities(r, severity) > 0));
        }
        Set<String> types = good.stream()
                .flatMap(r -> r.flags().stream().map(flag -> label(LabelKind.FLAG_TYPE, flag.type())))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(part.flags().types().keySet()).isEqualTo(types);
        types.forEach(type -> assertThat(part.flags().types().get(type)).isEqualTo(flagType(type)));
    }

    private FlagMetrics.Type flagType(String type) {
        long[] bySeverity = new long[FlagSeverity.COUNT];
        TreeMap<String, Long> byCategory = new TreeMap<>();
        good.stream()
                .flatMap(r -> r.flags().stream())
                .filter(flag -> label(LabelKind.FLAG_TYPE, flag.type()).equals(type))
                .forEach(flag -> {
                    bySeverity[
                            FlagSeverity.ofLabel(label(flag.severity()))
                                    .orElseThrow()
                                    .index()]++;
                    byCategory.merge(label(LabelKind.FLAG_CATEGORY, flag.category()), 1L, Long::sum);
                });
        return new FlagMetrics.Type(
                count(r -> carries(r, type) > 0),
                Counts.of(bySeverity),
                byCategory,
                occurrences(r -> carries(r, type)));
    }

    private static int carries(ScanResult r, String type) {
        return (int) r.flags().stream()
                .filter(flag -> label(LabelKind.FLAG_TYPE, flag.type()).equals(type))
                .count();
    }

    private Counts occurrences(Function<ScanResult, Integer> number) {
        long[] histogram = new long[16];
        good.stream().map(number).filter(n -> n > 0).forEach(n -> histogram[Math.min(16, n) - 1]++);
        return Counts.of(histogram);
    }

    @Property(tries = 15)
    void escalations_tiers_sufficiency_and_conflicts(@ForAll long seed) {
        collect(seed);
        assertThat(part.escalations().results())
                .isEqualTo(count(r -> !reasons(r).isEmpty()));
        assertThat(part.escalations().byReason())
                .isEqualTo(good.stream()
                        .flatMap(r -> reasons(r).stream())
                        .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting())));
        assertThat(part.tiers())
                .isEqualTo(good.stream()
                        .map(ScanResult::tier)
                        .filter(Objects::nonNull)
                        .map(tier -> label(LabelKind.TIER, tier))
                        .distinct()
                        .collect(Collectors.toMap(
                                tier -> tier,
                                tier -> byClass(r -> r.tier() != null
                                        && label(LabelKind.TIER, r.tier()).equals(tier)))));
        assertThat(part.sufficiency().sufficient()).isEqualTo(count(r -> Boolean.TRUE.equals(r.dataSufficient())));
        assertThat(part.sufficiency().insufficient()).isEqualTo(count(r -> Boolean.FALSE.equals(r.dataSufficient())));
        assertThat(part.sufficiency().unknown()).isEqualTo(count(r -> r.dataSufficient() == null));
        for (int bin = 0; bin <= LAYOUT.absentConfidenceBin(); bin++) {
            int confidence = bin;
            assertThat(part.byConfidence().get(bin))
                    .isEqualTo(byClass(r -> confidenceBin(r.confidence()) == confidence));
            for (int conflict = 0; conflict < 20; conflict++) {
                double from = conflict / 20.0;
                double to = conflict == 19 ? 2 : (conflict + 1) / 20.0;
                assertThat(part.confidence().conflicts().get(bin).get(conflict))
                        .isEqualTo(count(r -> confidenceBin(r.confidence()) == confidence
                                && r.conflictScore() != null
                                && r.conflictScore() >= from
                                && r.conflictScore() < to));
            }
        }
    }

    @Property(tries = 15)
    void decisions_confidence_and_outcomes(@ForAll long seed) {
        collect(seed);
        Map<List<Object>, Long> cells = good.stream().collect(Collectors.groupingBy(this::cell, Collectors.counting()));
        Map<List<Object>, Long> counted = new LinkedHashMap<>();
        for (DecisionTable.Cell cell : part.decisions().cells()) {
            put(counted, cell, 0, cell.even());
            put(counted, cell, 1, cell.odd());
        }
        assertThat(counted).isEqualTo(cells);
        assertThat(part.byClass()).isEqualTo(byClass(r -> true));
        for (int c = 0; c < 3; c++) {
            int index = c;
            assertThat(part.confidence().byClass().get(c)).isEqualTo(confidenceSums(r -> classOf(r) == index));
        }
        for (int bin = 0; bin < LAYOUT.absentConfidenceBin(); bin++) {
            int index = bin;
            assertThat(part.outcomes().byConfidence().get(bin))
                    .isEqualTo(outcomeSums(r -> confidenceBin(r.confidence()) == index, ScanResult::confidence));
        }
        for (int bin = 0; bin < LAYOUT.scoreBins().count(); bin++) {
            int index = bin;
            assertThat(part.outcomes().byScore().get(bin))
                    .isEqualTo(outcomeSums(r -> bin(r.overallScore()) == index, r -> r.overallScore() / 100));
        }
    }

    private static void put(Map<List<Object>, Long> cells, DecisionTable.Cell cell, int parity, long count) {
        if (count > 0) {
            cells.put(
                    List.of(
                            cell.scoreBin(),
                            cell.confidenceBin(),
                            cell.occurrences(),
                            cell.classIndex(),
                            cell.outcome().name(),
                            parity),
                    count);
        }
    }

    private List<Object> cell(ScanResult r) {
        List<Integer> occurrences = new ArrayList<>();
        for (FlagSeverity severity : FlagSeverity.values()) {
            occurrences.add(
                    Math.min(severities(r, severity), LAYOUT.occurrenceCaps().get(severity.index())));
        }
        return List.of(
                bin(r.overallScore()),
                confidenceBin(r.confidence()),
                occurrences,
                classOf(r),
                r.outcome() == null ? "ABSENT" : r.outcome() ? "YES" : "NO",
                (int) (day(r).toEpochDay() % 2));
    }

    private ConfidenceMetrics.Sums confidenceSums(Predicate<ScanResult> condition) {
        List<Double> values = good.stream()
                .filter(condition)
                .map(ScanResult::confidence)
                .filter(Objects::nonNull)
                .toList();
        return new ConfidenceMetrics.Sums(
                values.size(),
                values.stream().mapToLong(Fixed::of).sum(),
                values.stream().mapToLong(v -> Fixed.of(v * v)).sum());
    }

    private OutcomeMetrics.Sums outcomeSums(Predicate<ScanResult> condition, Function<ScanResult, Double> value) {
        List<ScanResult> known = good.stream()
                .filter(r -> r.outcome() != null && condition.test(r))
                .toList();
        return new OutcomeMetrics.Sums(
                known.size(),
                known.stream().filter(ScanResult::outcome).count(),
                known.stream().mapToLong(r -> Fixed.of(value.apply(r))).sum(),
                known.stream()
                        .mapToLong(r -> Fixed.of(value.apply(r) * value.apply(r)))
                        .sum());
    }

    @Property(tries = 15)
    void the_daily_series(@ForAll long seed) {
        collect(seed);
        Map<LocalDate, DayCounts> expected = new TreeMap<>();
        good.stream().map(BruteForceTest::day).distinct().forEach(date -> expected.put(date, dayCounts(date)));
        assertThat(part.days()).isEqualTo(expected);
    }

    @Property(tries = 15)
    void outcomes_by_day_and_age(@ForAll long seed) {
        collect(seed);
        Map<LocalDate, Ages> expected = new TreeMap<>();
        good.stream().filter(r -> r.outcome() != null).forEach(r -> expected.merge(day(r), ages(r), Ages::plus));
        assertThat(part.outcomes().byDay()).isEqualTo(expected);
    }

    /** The last bin that begins at or before the age. */
    private static Ages ages(ScanResult result) {
        long[] one = new long[Ages.BINS];
        int bin = Ages.UNKNOWN;
        if (result.outcomeAt() != null) {
            LocalDate known = LocalDate.ofInstant(result.outcomeAt(), ZoneOffset.UTC);
            long age = Math.max(0, ChronoUnit.DAYS.between(day(result), known));
            bin = (int) IntStream.range(1, Ages.BINS)
                    .filter(b -> Ages.from(b) <= age)
                    .count();
        }
        one[bin] = 1;
        Counts none = Counts.zeros(Ages.BINS);
        return result.outcome() ? new Ages(none, Counts.of(one)) : new Ages(Counts.of(one), none);
    }

    private DayCounts dayCounts(LocalDate date) {
        Predicate<ScanResult> on = r -> day(r).equals(date);
        TreeMap<String, Long> byType = new TreeMap<>();
        good.stream()
                .filter(on)
                .flatMap(r -> r.flags().stream()
                        .map(flag -> label(LabelKind.FLAG_TYPE, flag.type()))
                        .distinct())
                .forEach(type -> byType.merge(type, 1L, Long::sum));
        return new DayCounts(
                count(on),
                byClass(on),
                count(on.and(r -> !r.flags().isEmpty())),
                count(on.and(r -> !reasons(r).isEmpty())),
                count(on.and(r -> Boolean.FALSE.equals(r.dataSufficient()))),
                count(on.and(r -> r.outcome() != null)),
                byType);
    }
}
