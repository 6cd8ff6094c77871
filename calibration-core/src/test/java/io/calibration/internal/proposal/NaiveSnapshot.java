package io.calibration.internal.proposal;

import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts results the plainest way, independent of the recorder: decisions, flags by severity and days. */
public final class NaiveSnapshot {

    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 5);

    /** One result: day of the window, score, confidence (NaN: absent), flags of each severity. */
    public record Result(int day, double score, double confidence, List<Integer> flags) {

        public int classIndex(ScoringConfig config) {
            return ClassRule.of(config).classify(score, confidence, flagArray());
        }

        int[] flagArray() {
            return flags.stream().mapToInt(i -> i).toArray();
        }
    }

    private NaiveSnapshot() {}

    public static MetricsSnapshot of(ScoringConfig config, List<Result> results) {
        SnapshotLayout layout = SnapshotLayout.of(config);
        ClassRule rule = ClassRule.of(config);
        List<DecisionTable.Cell> cells = new ArrayList<>();
        TreeMap<LocalDate, DayCounts> days = new TreeMap<>();
        long[][] occurrences = new long[FlagSeverity.COUNT][FlagMetrics.MAX_OCCURRENCES];
        for (Result result : results) {
            int index = rule.classify(result.score(), result.confidence(), result.flagArray());
            LocalDate day = FIRST_DAY.plusDays(result.day());
            cells.add(cell(layout, result, index, day));
            days.merge(day, day(layout.classes().size(), index), DayCounts::plus);
            for (int s = 0; s < FlagSeverity.COUNT; s++) {
                int flags = result.flags().get(s);
                if (flags > 0) {
                    occurrences[s][Math.min(flags, FlagMetrics.MAX_OCCURRENCES) - 1]++;
                }
            }
        }
        MetricsPart part = part(layout, results.size(), DecisionTable.of(cells), occurrences, days);
        LocalDate last = days.isEmpty() ? FIRST_DAY : days.lastKey();
        return new MetricsSnapshot(new DayWindow(FIRST_DAY, last), part, PrivacyPolicy.exact());
    }

    /** The same with results told apart by one dimension, {@code segment}. */
    static MetricsSnapshot bySegment(ScoringConfig config, List<Result> results, Function<Result, String> segment) {
        MetricsSnapshot all = of(config, results);
        TreeMap<String, MetricsPart.Slice> slices = new TreeMap<>();
        results.stream().collect(Collectors.groupingBy(segment)).forEach((value, own) -> {
            MetricsPart part = of(config, own).metrics();
            slices.put(value, new MetricsPart.Slice(part.byClass(), part.decisions(), part.days(), new TreeMap<>()));
        });
        MetricsPart part = all.metrics();
        return new MetricsSnapshot(
                all.window(),
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
                        part.outcomes(),
                        part.days(),
                        part.notScored(),
                        part.groups(),
                        new TreeMap<>(Map.of("segment", slices))),
                all.privacy());
    }

    private static DecisionTable.Cell cell(SnapshotLayout layout, Result result, int index, LocalDate day) {
        List<Integer> capped = new ArrayList<>();
        for (int s = 0; s < FlagSeverity.COUNT; s++) {
            capped.add(Math.min(result.flags().get(s), layout.occurrenceCaps().get(s)));
        }
        boolean even = day.toEpochDay() % 2 == 0;
        return new DecisionTable.Cell(
                layout.scoreBins().indexOf(result.score()),
                layout.confidenceBin(result.confidence()),
                capped,
                index,
                Outcome.ABSENT,
                even ? 1 : 0,
                even ? 0 : 1);
    }

    private static DayCounts day(int classes, int index) {
        long[] byClass = new long[classes];
        byClass[index] = 1;
        return new DayCounts(1, Counts.of(byClass), 0, 0, 0, 0, new TreeMap<>());
    }

    private static MetricsPart part(
            SnapshotLayout layout,
            long results,
            DecisionTable decisions,
            long[][] occurrences,
            SortedMap<LocalDate, DayCounts> days) {
        List<Counts> flags = new ArrayList<>();
        for (long[] severity : occurrences) {
            flags.add(Counts.of(severity));
        }
        return new MetricsPart(
                layout,
                new Intake(results, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0),
                decisions,
                ScoreDistribution.empty(layout.scoreBins().count()),
                CategoryMetrics.NONE,
                new FlagMetrics(0, new TreeMap<>(), flags),
                new MetricsPart.Escalations(0, new TreeMap<>()),
                new TreeMap<>(),
                new MetricsPart.Sufficiency(0, 0, results),
                new ConfidenceMetrics(
                        Collections.nCopies(layout.classes().size(), ConfidenceMetrics.Sums.ZERO), List.of()),
                new OutcomeMetrics(List.of(), List.of(), new TreeMap<>()),
                days,
                NotScoredMetrics.NONE,
                GroupMetrics.NONE,
                new TreeMap<>());
    }
}
