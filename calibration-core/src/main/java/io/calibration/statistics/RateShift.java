package io.calibration.statistics;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.RiskRatio;
import java.util.OptionalLong;

/**
 * Holds a rate against the same rate of a baseline. The effect counts steps of the margin in the ratio, up or down alike. A rate
 * that was seen before and is not seen at all now has gone silent; the p-value is then that of silence.
 */
final class RateShift {

    private final Rate now;
    private final Rate before;
    private final Figure was;
    private final RiskRatio ratio;
    private final double margin;

    private RateShift(Rate now, Rate before, Figure was, double margin) {
        this.now = now;
        this.before = before;
        this.was = was;
        this.ratio = new RiskRatio(now, before);
        this.margin = margin;
    }

    /**
     * The rate of the window against that of the baseline. Where that has none or all, as published aggregates may show what they withhold,
     * it is taken to be as near to that of the window as it may be: so bounds are wider, never narrower, than with exact counts.
     *
     * @param hidden how many results may be withheld
     * @param margin a ratio above 1
     */
    static RateShift of(Rate now, Rate before, long hidden, double margin) {
        if (hidden == 0 || (before.count() > 0 && before.count() < before.n())) {
            return new RateShift(now, before, before.figure(), margin);
        }
        long alike = Math.round(now.share() * before.n());
        long count = before.count() == 0 ? Math.min(alike, hidden) : Math.max(alike, before.n() - hidden);
        Rate nearest = new Rate(Math.max(0, Math.min(before.n(), count)), before.n(), before.designEffect());
        return new RateShift(now, nearest, Figure.fraction(nearest.share(), before.n()), margin);
    }

    /** Whether it was seen in the baseline and is not seen at all now. */
    private boolean isSilent() {
        return now.count() == 0 && before.count() > 0;
    }

    /** Whether it is seen more often than before. */
    private boolean isHigher() {
        return now.share() >= before.share();
    }

    /** The assessment in these words. */
    Assessment assess(Wording wording) {
        String question = "rate against baseline of ";
        return (isSilent()
                        ? wording.silence(question, describe(wording), evidence())
                        : wording.assessment(isHigher(), question, describe(wording), evidence()))
                .share(Math.max(now.share(), before.share()))
                .build();
    }

    private Sentence describe(Wording wording) {
        Sentence then = Sentence.of("{} of {} in the baseline", was, Figure.results(before.n()));
        Sentence counted = wording.counted(now.n());
        return isSilent()
                ? Sentence.of(
                        "None of {}; it was {}. By chance that has a probability of {}.",
                        counted,
                        then,
                        Figure.fraction(ratio.probabilityOfSilence()))
                : Sentence.of("{} of {}, against {}: {}.", now.figure(), counted, then, times());
    }

    private Sentence times() {
        Figure times = Figure.ratio(ratio.estimate(), now.n());
        if (before.count() > 0) {
            return Sentence.of("{} times as often (95 % interval {})", times, times.interval(ratio.interval()));
        }
        return now.count() == 0
                ? Sentence.of("no change")
                : Sentence.of(
                        "it is new, at least {} times as often",
                        Figure.ratio(ratio.interval().lower(), now.n()));
    }

    private Evidence.Builder evidence() {
        Interval bounds = ratio.interval();
        return now.evidence()
                .expected(new Interval(before.share() / margin, Math.min(1, before.share() * margin)))
                .interval(now.exactInterval())
                .margin(margin)
                .test(
                        isSilent()
                                ? "probability of silence (m/(m+n))^x; conditional binomial ratio"
                                : "conditional binomial ratio against the margin (Przyborowski and Wilenski 1940)")
                .p(isSilent() ? ratio.probabilityOfSilence() : ratio.probability(margin))
                .effect(ratio.steps(margin))
                .requiredSampleSize(needed())
                .figure("baseline_n", Figure.results(before.n()))
                .figure("baseline_rate", was)
                .figure("ratio", Figure.ratio(ratio.estimate(), now.n()))
                .figure("ratio_lower", Figure.ratio(bounds.lower(), now.n()))
                .figure("ratio_upper", Figure.ratio(bounds.upper(), now.n()));
    }

    private OptionalLong needed() {
        double limit = isHigher() ? before.share() * margin : before.share() / margin;
        return now.requiredSampleSize(limit);
    }
}
