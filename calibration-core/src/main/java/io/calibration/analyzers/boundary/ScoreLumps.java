package io.calibration.analyzers.boundary;

import io.calibration.analysis.AnalysisContext;
import io.calibration.internal.statistics.Clustering;
import io.calibration.internal.statistics.People;
import io.calibration.metrics.Counts;
import io.calibration.metrics.GroupMetrics.Group;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much more counts close to a place vary than those of independent results: the same persons come again, with much the same score. By
 * what differs from day to day, and, where results say whose they are, by how much random groups of persons differ close to that very
 * place: some persons with many results are a lump, as many with few are not.
 *
 * @param days the design effect of days, at least 1
 */
record ScoreLumps(double days, Optional<People> people, ScoreSteps steps, int unit) {

    static ScoreLumps of(AnalysisContext context, ScoreSteps steps, int unit) {
        double days = Math.min(Clustering.of(context).classes(), steps.designEffect(2 * BoundaryWindow.CLOSE * unit));
        return new ScoreLumps(days, People.of(context.snapshot().metrics()), steps, unit);
    }

    /** Whether persons are told apart. */
    boolean knowsPeople() {
        return people.isPresent();
    }

    /** The design effect of counts close to a step, on either side and on both; at least 1. Variances of days and of persons add up. */
    double around(int step) {
        int reach = ShiftShape.CLOSE * unit;
        return days
                - 1
                + people.map(alike -> DoubleStream.of(
                                        effect(alike, step - reach, step),
                                        effect(alike, step, step + reach),
                                        effect(
                                                alike,
                                                step - BoundaryWindow.CLOSE * unit,
                                                step + BoundaryWindow.CLOSE * unit))
                                .max()
                                .orElse(1))
                        .orElse(1.0);
    }

    private double effect(People alike, int from, int to) {
        int first = steps.firstBin(from);
        int end = steps.firstBin(to);
        return alike.of(group -> results(group, first, end));
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
