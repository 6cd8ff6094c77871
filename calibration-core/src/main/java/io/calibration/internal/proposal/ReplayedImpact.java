package io.calibration.internal.proposal;

import io.calibration.analysis.Interval;
import io.calibration.internal.proposal.ReplayTally.Classes;
import io.calibration.internal.statistics.PredictionInterval;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.Basis;
import io.calibration.proposal.Impact.ClassImpact;
import io.calibration.proposal.Impact.ClassOutcomes;
import io.calibration.proposal.Impact.Forecast;
import io.calibration.proposal.Impact.Fragility;
import io.calibration.proposal.Impact.Method;
import io.calibration.proposal.Impact.RateForecast;
import io.calibration.proposal.Impact.ValueImpact;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * The impact that two tallies tell: counts of the window, and intervals for the next one from the sample. The next window is taken to have as
 * many outcomes a result as this one.
 *
 * @param window the whole window, replayed
 * @param sample the part of it that the intervals rest on
 * @param values what happens to the results of each value of a dimension
 */
record ReplayedImpact(
        ReplayGround ground,
        Basis basis,
        Method method,
        ReplayTally window,
        ReplayTally sample,
        List<ValueImpact> values) {

    Impact impact() {
        List<String> labels = ground.snapshot().layout().classes();
        Forecast reclassified = forecast(
                window.reclassified,
                window.mustMove,
                window.mayMove,
                PredictionInterval.of(
                        sample.reclassified, sample.results, ground.designEffect(), ground.nextResults()));
        return Impact.builder(basis)
                .classes(IntStream.range(0, labels.size())
                        .mapToObj(i -> classImpact(i, labels.get(i)))
                        .toList())
                .moves(window.moves(), reclassified)
                .criticalPromoted(ground.criticalAtMost(window.criticalMayImprove, window.mayImprove))
                .fragility(fragility())
                .outcomes(Arrays.stream(window.before.known).sum() == 0 ? List.of() : outcomes(labels))
                .method(method)
                .values(values)
                .build();
    }

    private ClassImpact classImpact(int i, String label) {
        double design = ground.designEffects().get(i);
        Forecast after = forecast(window.after.all[i], window.atLeast[i], window.atMost[i], next(i));
        Interval change = PredictionInterval.ofChange(
                sample.before.all[i], sample.after.all[i], sample.results, design, ground.nextResults());
        return new ClassImpact(label, window.before.all[i], after, change);
    }

    /** Where scores are estimated, a count may be any. */
    private Forecast forecast(long count, long atLeast, long atMost, Interval next) {
        boolean replayed = method == Method.REPLAYED;
        return new Forecast(
                count, replayed ? atLeast : 0, replayed ? atMost : window.results, window.share(count), next);
    }

    /**
     * Where a class's share will lie: that of the rule in force is carried on from all days, and what the candidate changes in it is told by
     * the results that the search did not see, each against itself.
     */
    private Interval next(int i) {
        if (sample.results == 0) {
            return Forecast.ANYTHING;
        }
        double n = sample.results;
        double change = (sample.after.all[i] - sample.before.all[i]) / n;
        double moved = (sample.gained(i) + sample.lost(i)) / n;
        double variance = ground.designEffects().get(i) * (moved - change * change) / n;
        return ground.next()
                .byClass()
                .get(i)
                .map(outlook -> outlook.interval(change, variance))
                .orElse(Forecast.ANYTHING);
    }

    private Fragility fragility() {
        return new Fragility(
                ground.distance(),
                window.share(window.fragileBefore),
                window.share(window.fragileAfter),
                PredictionInterval.ofDifference(
                        sample.fragilityGained,
                        sample.fragilityLost,
                        sample.results,
                        ground.designEffect(),
                        ground.nextResults()));
    }

    private List<ClassOutcomes> outcomes(List<String> labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(i -> new ClassOutcomes(
                        labels.get(i),
                        rate(i, classes -> classes.yes[i], classes -> classes.known[i]),
                        rate(i, classes -> upTo(i, classes.yes), classes -> upTo(i, classes.known)),
                        rate(
                                i,
                                classes -> upTo(i, classes.yes),
                                classes -> Arrays.stream(classes.yes).sum())))
                .toList();
    }

    private RateForecast rate(int index, ToLongFunction<Classes> count, ToLongFunction<Classes> of) {
        long before = of.applyAsLong(window.before);
        long after = of.applyAsLong(window.after);
        long seen = of.applyAsLong(sample.after);
        long next = Math.round((double) seen * ground.nextResults() / Math.max(1, sample.results));
        return new RateForecast(
                (double) count.applyAsLong(window.before) / before,
                (double) count.applyAsLong(window.after) / after,
                Math.min(before, after),
                PredictionInterval.of(
                        count.applyAsLong(sample.after),
                        seen,
                        ground.designEffects().get(index),
                        next));
    }

    /** The count of a class and all better ones. */
    private long upTo(int index, long[] counts) {
        return ground.base().isBestFirst()
                ? Arrays.stream(counts, 0, index + 1).sum()
                : Arrays.stream(counts, index, counts.length).sum();
    }
}
