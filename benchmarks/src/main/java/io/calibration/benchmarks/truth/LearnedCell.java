package io.calibration.benchmarks.truth;

import io.calibration.Calibration;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Severity;
import io.calibration.benchmarks.truth.World.FlagType;
import io.calibration.collect.ScanResults;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.registry.Actor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of learned policies: a policy is learned from a window of a healthy world, and the window after it is judged by it, without
 * a baseline, once as healthy and once with a flag type that comes twice as often.
 *
 * @param name what is true
 * @param circumstance in what the world is unlike the tidy one
 * @param days days of each window
 * @param results results of each window
 */
record LearnedCell(String name, Circumstance circumstance, int days, int results) {

    private static final World WORLD = World.of(Scores.BROAD);
    private static final int[] SIZES = {400, 1_000, 5_000, 30_000};
    private static final Actor OWNER = Actor.human("owner");

    /** Those that judge by a range. */
    private static final Set<String> BY_RANGE = Set.of(
            "flag_rate",
            "flag_type_rate",
            "critical_flag_share",
            "escalation_rate",
            "data_sufficiency",
            "class_share",
            "class_confidence",
            "confidence_order",
            "category_coverage",
            "outcome_rate",
            "not_scored",
            "score_discrimination");

    static List<LearnedCell> all() {
        Map<String, Circumstance> worlds = new LinkedHashMap<>();
        worlds.put("tidy", Circumstance.TIDY);
        worlds.put("weekdays", Circumstance.weekdayRates());
        worlds.put("days differ by 15 %, memory 0.6", Circumstance.unlikeDays(0.15, 0.6));
        worlds.put("days differ by 30 %, memory 0.6", Circumstance.unlikeDays(0.30, 0.6));
        worlds.put("classes differ by 15 % from day to day, memory 0.6", MovingShares.byDay(0.15, 0.6));
        worlds.put("people come back, with key", Customers.returning(1_500, 3, false, true));
        worlds.put("people of some weeks, with key", Customers.ofSomeWeeks(1_500, 21));
        worlds.put(
                "weekdays, days that differ by 15 %, people, with key",
                Customers.returning(1_500, 3, false, true)
                        .and(Circumstance.weekdayRates())
                        .and(Circumstance.unlikeDays(0.15, 0.6)));
        List<LearnedCell> cells = new ArrayList<>();
        worlds.forEach((name, circumstance) -> {
            for (int results : SIZES) {
                cells.add(new LearnedCell(name, circumstance, 28, results));
            }
            cells.add(new LearnedCell(name, circumstance, 14, 1_000));
            cells.add(new LearnedCell(name, circumstance, 7, 1_000));
        });
        return cells;
    }

    String title() {
        return name + ", " + days + " days, n = " + results;
    }

    /**
     * What came of the runs.
     *
     * @param byRange healthy windows with a finding of MEDIUM or worse that is about a range
     * @param any the same about anything
     * @param doubled windows with a doubled flag type in which that is found
     * @param held learned ranges that hold the next window's figure
     * @param leftOut figures without a range
     */
    record Came(Proportion byRange, Proportion any, Proportion doubled, Proportion held, Proportion leftOut) {}

    /** What came of one run, in the order of {@link Came}. */
    private record Run(boolean byRange, boolean any, boolean doubled, long held, long ranges, long leftOut) {}

    Came came(int runs) {
        List<Run> all = IntStream.range(0, runs).parallel().mapToObj(this::run).toList();
        long ranges = all.stream().mapToLong(Run::ranges).sum();
        long leftOut = all.stream().mapToLong(Run::leftOut).sum();
        return new Came(
                new Proportion(all.stream().filter(Run::byRange).count(), runs),
                new Proportion(all.stream().filter(Run::any).count(), runs),
                new Proportion(all.stream().filter(Run::doubled).count(), runs),
                new Proportion(all.stream().mapToLong(Run::held).sum(), ranges),
                new Proportion(leftOut, ranges + leftOut));
    }

    private Run run(int number) {
        SplittableRandom random = new SplittableRandom(1_000_003L * title().hashCode() + number);
        Fault all = circumstance.begin(WORLD, random.split());
        DayWindow later = new DayWindow(
                Sample.ANALYZED.firstDay(), Sample.ANALYZED.firstDay().plusDays(days - 1L));
        DayWindow healthy =
                new DayWindow(later.firstDay().minusDays(days), later.firstDay().minusDays(1));
        MetricsSnapshot window = new Sample(WORLD, all, results, healthy).draw(random.split());
        MetricsSnapshot next = new Sample(WORLD, all, results, later).draw(random.split());
        FlagType type = WORLD.flags().get(World.DOUBLED);
        Fault doubling = Fault.flagAdded(World.DOUBLED, type.rate() / (1 - type.rate()));
        MetricsSnapshot doubled = new Sample(WORLD, all.and(doubling), results, later).draw(random.split());
        CalibrationPolicy policy = calibration(CalibrationPolicy.standard())
                .analyze(window)
                .collected()
                .learn(OWNER);
        List<Finding> found = judged(policy, next).findings(Severity.MEDIUM);
        List<Boolean> held = held(policy, next.metrics());
        return new Run(
                found.stream().anyMatch(finding -> BY_RANGE.contains(finding.analyzer())),
                !found.isEmpty(),
                judged(policy, doubled).findings(Severity.MEDIUM).stream()
                        .anyMatch(finding -> finding.subject().equals("flag_type:" + type.type())
                                && finding.type().equals("over_triggered_flags")),
                held.stream().filter(range -> range).count(),
                held.size(),
                Objects.requireNonNull(policy.learned()).leftOut().size());
    }

    private static CalibrationReport judged(CalibrationPolicy policy, MetricsSnapshot snapshot) {
        return calibration(policy).analyze(snapshot).report();
    }

    private static Calibration calibration(CalibrationPolicy policy) {
        return Calibration.builder()
                .source(ScanResults.of(List.of()))
                .config(World.CONFIG)
                .policy(policy)
                .build();
    }

    /** Whether each range of a rate holds the rate. */
    private static List<Boolean> held(CalibrationPolicy policy, MetricsPart next) {
        double n = next.results();
        double known = next.sufficiency().sufficient() + next.sufficiency().insufficient();
        Stream<Boolean> overall = Stream.of(
                        holds(policy.flagRate(), next.flags().results() / n),
                        holds(policy.escalationRate(), next.escalations().results() / n),
                        holds(policy.sufficiencyRate(), next.sufficiency().sufficient() / known))
                .flatMap(List::stream);
        Stream<Boolean> classes = IntStream.range(0, next.layout().classes().size())
                .boxed()
                .flatMap(i -> policy.classShare(next.layout().classes().get(i)).stream()
                        .map(range -> range.contains(next.inClass(i) / n)));
        Stream<Boolean> types = policy.flagTypeRates().entrySet().stream()
                .map(type -> type.getValue()
                        .contains(
                                next.flags().types().containsKey(type.getKey())
                                        ? next.flags()
                                                        .types()
                                                        .get(type.getKey())
                                                        .results()
                                                / n
                                        : 0));
        return Stream.of(overall, classes, types).flatMap(held -> held).toList();
    }

    private static List<Boolean> holds(@Nullable Interval range, double share) {
        return range == null ? List.of() : List.of(range.contains(share));
    }
}
