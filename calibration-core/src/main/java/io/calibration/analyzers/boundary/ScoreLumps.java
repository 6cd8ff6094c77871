package io.calibration.analyzers.boundary;

import io.calibration.analysis.AnalysisContext;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.clustering.People;
import io.calibration.metrics.Counts;
import io.calibration.metrics.GroupMetrics.Group;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much more counts close to a place vary than those of independent results: the same persons come again, with much the same score. By
 * what differs from day to day, and, where results say whose they are, by how much random groups of persons differ close to that very
 * place: some persons with many results are a lump, as many with few are not.
 *
 * @param days the design effect of days, at least 1
 * @param people those of the window, as far as that is known
 * @param before those of the baseline
 */
record ScoreLumps(double days, Optional<People> people, Optional<People> before, ScoreSteps steps, int unit) {

    static ScoreLumps of(AnalysisContext context, ScoreSteps steps, int unit) {
        double days = Math.min(Clustering.of(context).classes(), steps.designEffect(2 * BoundaryWindow.CLOSE * unit));
        return new ScoreLumps(
                days,
                People.of(context.snapshot().metrics()),
                context.baseline().flatMap(baseline -> People.of(baseline.metrics())),
                steps,
                unit);
    }

    /** Whether persons are told apart. */
    boolean knowsPeople() {
        return people.isPresent();
    }

    /** The design effect of counts close to a step, on either side and on both; at least 1. */
    double around(int step) {
        return with(step, People::of);
    }

    /** The same of what they are beside those of the baseline: persons who are in both make no difference. */
    double besideBaseline(int step) {
        return with(
                step,
                (now, events) -> before.map(then -> now.against(then, events)).orElseGet(() -> now.of(events)));
    }

    /** Variances of days and of persons add up. */
    private double with(int step, ToDoubleBiFunction<People, ToLongFunction<Group>> effect) {
        int reach = ShiftShape.CLOSE * unit;
        int close = BoundaryWindow.CLOSE * unit;
        double ofPeople = people.stream()
                .flatMapToDouble(now -> Stream.of(
                                between(step - reach, step),
                                between(step, step + reach),
                                between(step - close, step + close))
                        .mapToDouble(events -> effect.applyAsDouble(now, events)))
                .max()
                .orElse(1);
        return days - 1 + ofPeople;
    }

    private ToLongFunction<Group> between(int from, int to) {
        int first = steps.firstBin(from);
        int end = steps.firstBin(to);
        return group -> results(group, first, end);
    }

    private static long results(Group group, int first, int end) {
        long sum = 0;
        for (Counts ofOutcome : group.byScore()) {
            sum += IntStream.range(Math.min(first, ofOutcome.size()), Math.min(end, ofOutcome.size()))
                    .mapToLong(ofOutcome::get)
                    .sum();
        }
        return sum;
    }
}
