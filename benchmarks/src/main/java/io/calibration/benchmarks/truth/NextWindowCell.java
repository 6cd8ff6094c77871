package io.calibration.benchmarks.truth;

import io.calibration.Calibration;
import io.calibration.CalibrationBuilder;
import io.calibration.analysis.Interval;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.Impact.Basis;
import io.calibration.proposal.Impact.Forecast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One line of the table of next windows: a healthy world, and how many windows are known before the analyzed one.
 *
 * @param name what is true
 * @param circumstance in what it is unlike the tidy one
 * @param monthEnds month-ends that the policy declares
 * @param earlier windows of the baseline
 * @param results results of each window
 */
record NextWindowCell(String name, Circumstance circumstance, int monthEnds, int earlier, int results) {

    private static final World WORLD = World.of(Scores.BROAD);

    /** Fewer results of a class are a rare one's, as for proposals. */
    private static final int RARE = 5;

    static List<NextWindowCell> all() {
        Map<String, Circumstance> worlds = new LinkedHashMap<>();
        Circumstance people = Customers.returning(1_500, 3, false, true);
        worlds.put("tidy", Circumstance.TIDY);
        worlds.put("days differ by 15 %, memory 0.6", MovingShares.byDay(0.15, 0.6));
        worlds.put("days differ by 30 %, memory 0.6", MovingShares.byDay(0.30, 0.6));
        worlds.put("shares drift by 2 % a month", MovingShares.drift(1.02));
        worlds.put("month-ends, doubled, declared", MovingShares.monthEnds(2));
        worlds.put("people come back, with key", people);
        worlds.put(
                "all together",
                people.and(MovingShares.byDay(0.12, 0.6))
                        .and(MovingShares.drift(1.02))
                        .and(MovingShares.monthEnds(2)));
        List<NextWindowCell> cells = new ArrayList<>();
        worlds.forEach((name, circumstance) -> {
            int monthEnds = name.contains("declared") || name.startsWith("all") ? Circumstance.MONTH_END : 0;
            for (int earlier : new int[] {0, 2, Basis.MOST_EARLIER}) {
                for (int results : new int[] {1_000, 5_000, 30_000}) {
                    cells.add(new NextWindowCell(name, circumstance, monthEnds, earlier, results));
                }
            }
        });
        return cells;
    }

    String title() {
        return "next window, " + name + ", " + earlier + " earlier, n = " + results;
    }

    /**
     * What came of the runs.
     *
     * @param held intervals that held the next window's share
     * @param told intervals that there were
     * @param asked shares that one was asked of
     * @param width width of the intervals over that of one that knows the parameters: median over the classes of their mean
     */
    record Came(long held, long told, long asked, double width) {}

    /** The intervals of one run and what then came, class by class. */
    private record Run(List<Interval> intervals, List<Double> then) {}

    Came came(int runs) {
        List<Run> all = IntStream.range(0, runs)
                .parallel()
                .mapToObj(this::run)
                .filter(run -> !run.intervals().isEmpty())
                .toList();
        long held = 0;
        long told = 0;
        long asked = 0;
        List<Double> widths = new ArrayList<>();
        for (int i = 0; i < World.CONFIG.classes().size(); i++) {
            int index = i;
            double[] then =
                    all.stream().mapToDouble(run -> run.then().get(index)).toArray();
            List<Run> foretold = all.stream()
                    .filter(run -> !run.intervals().get(index).equals(Forecast.ANYTHING))
                    .toList();
            if (mean(then) * results >= RARE) {
                asked += all.size();
                told += foretold.size();
                held += foretold.stream()
                        .filter(run ->
                                run.intervals().get(index).contains(run.then().get(index)))
                        .count();
                foretold.stream()
                        .mapToDouble(run -> run.intervals().get(index).upper()
                                - run.intervals().get(index).lower())
                        .average()
                        .ifPresent(width -> widths.add(width / (2 * 1.96 * deviation(then))));
            }
        }
        widths.sort(null);
        return new Came(held, told, asked, widths.isEmpty() ? Double.NaN : widths.get(widths.size() / 2));
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(0);
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private Run run(int number) {
        SplittableRandom random = new SplittableRandom(1_000_003L * title().hashCode() + number);
        Fault all = circumstance.begin(WORLD, random.split());
        DayWindow now = Sample.ANALYZED;
        long days = now.days();
        MetricsSnapshot window = new Sample(WORLD, all, results, now).draw(random.split());
        DayWindow then = new DayWindow(now.lastDay().plusDays(1), now.lastDay().plusDays(days));
        MetricsSnapshot next = new Sample(WORLD, all, results, then).draw(random.split());
        CalibrationBuilder builder = Calibration.builder()
                .source((request, recorder) -> recorder.add(window.metrics()))
                .config(World.CONFIG)
                .policy(Expected.of(WORLD).generous().toBuilder()
                        .classShares(Map.of())
                        .monthEnds(monthEnds)
                        .build());
        if (earlier > 0) {
            DayWindow before = new DayWindow(
                    now.firstDay().minusDays(earlier * days), now.firstDay().minusDays(1));
            builder.baseline(new Sample(WORLD, all, earlier * results, before).draw(random.split()));
        }
        ConfigProposal proposal = builder.build().analyze(window).propose().proposal();
        List<Interval> intervals = proposal.isEmpty()
                ? proposal.impact().classes().stream()
                        .map(each -> each.after().next())
                        .toList()
                : List.of();
        return new Run(
                intervals,
                IntStream.range(0, World.CONFIG.classes().size())
                        .mapToObj(index -> (double) next.metrics().inClass(index) / next.results())
                        .toList());
    }
}
