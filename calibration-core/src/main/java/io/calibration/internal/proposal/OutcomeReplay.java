package io.calibration.internal.proposal;

import static io.calibration.internal.proposal.ReplayTally.AFTER;
import static io.calibration.internal.proposal.ReplayTally.BEFORE;

import io.calibration.metrics.Counts;
import io.calibration.proposal.Impact.ClassOutcomes;
import io.calibration.proposal.Impact.RateForecast;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What known outcomes say of each class, before and after. The next window is taken to have as many outcomes a result as this one.
 *
 * @param window the whole window, replayed
 * @param sample the part of it that the intervals rest on
 */
record OutcomeReplay(ReplayGround ground, ReplayTally window, ReplayTally sample) {

    List<ClassOutcomes> outcomes() {
        if (window.known(BEFORE).total() == 0) {
            return List.of();
        }
        List<String> labels = ground.snapshot().layout().classes();
        return IntStream.range(0, labels.size())
                .mapToObj(i -> new ClassOutcomes(
                        labels.get(i),
                        rate(
                                i,
                                tally -> when -> new long[] {
                                    tally.yes(when).get(i), tally.known(when).get(i)
                                }),
                        rate(i, tally -> when -> new long[] {upTo(i, tally.yes(when)), upTo(i, tally.known(when))}),
                        rate(
                                i,
                                tally -> when -> new long[] {
                                    upTo(i, tally.yes(when)), tally.yes(when).total()
                                })))
                .toList();
    }

    /** Numerator and denominator of a rate, of a tally before or after. */
    private interface Ratio {
        long[] at(int when);
    }

    private interface RatioOf {
        Ratio of(ReplayTally tally);
    }

    private RateForecast rate(int index, RatioOf ratio) {
        long[] before = ratio.of(window).at(BEFORE);
        long[] after = ratio.of(window).at(AFTER);
        long[] seen = ratio.of(sample).at(AFTER);
        long next = Math.round((double) seen[1] * ground.snapshot().results() / Math.max(1, sample.results()));
        return new RateForecast(
                (double) before[0] / before[1],
                (double) after[0] / after[1],
                Math.min(before[1], after[1]),
                PredictionInterval.of(seen[0], seen[1], ground.designEffects().get(index), next));
    }

    /** The count of a class and all better ones. */
    private long upTo(int index, Counts counts) {
        return ground.base().isBestFirst() ? counts.total(0, index + 1) : counts.total(index, counts.size());
    }
}
