package io.calibration.statistics;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationPolicy.Margins;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.RangeDistance;
import io.calibration.internal.statistics.Rate;
import java.util.OptionalLong;

/**
 * Holds a rate against the range that the policy expects. The effect counts margins beyond the nearer end of the range, and the
 * p-value is the greatest that any rate within range and margin gives (minimum-effect test; Murphy and Myors 1999).
 */
final class RateInRange {

    private final Rate rate;
    private final Interval range;
    private final Interval interval;
    private final String test;
    private final RangeDistance distance;

    private RateInRange(Rate rate, Interval range, Interval interval, String test, Margins margins) {
        this.rate = rate;
        this.range = range;
        this.interval = interval;
        this.test = test;
        this.distance = new RangeDistance(range, margins.ofRate(range.lower()), margins.ofRate(range.upper()));
    }

    /** One rate on its own, with the exact interval. */
    static RateInRange of(Rate rate, Interval range, Margins margins) {
        return new RateInRange(
                rate,
                range,
                rate.exactInterval(),
                "exact binomial against range and margin (Clopper and Pearson 1934)",
                margins);
    }

    /** One of several shares that sum to 1, with the simultaneous interval. */
    static RateInRange oneOf(int shares, Rate rate, Interval range, Margins margins) {
        return new RateInRange(
                rate,
                range,
                rate.goodmanInterval(shares),
                "exact binomial against range and margin, simultaneous interval (Goodman 1965)",
                margins);
    }

    private boolean isHigh() {
        return distance.isHigh(rate.share());
    }

    /** The assessment in these words. */
    Assessment assess(Wording wording) {
        return wording.assessment(isHigh(), "rate in range of ", describe(wording), evidence())
                .share(affected())
                .build();
    }

    private Effect effect() {
        return distance.effect(rate.share(), interval);
    }

    /** The rate against its range in one sentence. */
    private Sentence describe(Wording wording) {
        return Sentence.of(
                "{} of {} (95 % interval {}); {} is expected{}.",
                rate.figure(),
                wording.counted(rate.n()),
                rate.figure().interval(interval),
                Sentence.declared(Numbers.limits(range)),
                Sentence.declared(tooLittle()));
    }

    /** Said where it explains why a rate outside its range is no violation. */
    private String tooLittle() {
        boolean within = distance.of(rate.share()) > 0 && effect().conservative() < 1;
        return within
                ? ", and less than " + Numbers.decimal(100 * margin())
                        + " points beyond that is too little to matter (the policy's margins)"
                : "";
    }

    private double margin() {
        return isHigh() ? distance.upperMargin() : distance.lowerMargin();
    }

    private Evidence.Builder evidence() {
        return rate.evidence()
                .expected(range)
                .interval(interval)
                .margin(margin())
                .test(test)
                .p(p())
                .effect(effect())
                .requiredSampleSize(needed())
                .figure("count", Figure.results(rate.count()))
                .figure("design_effect", Figure.ratio(rate.designEffect(), rate.n()));
    }

    /** Results that decide; between the ends both are in question. */
    private OptionalLong needed() {
        OptionalLong high = rate.requiredSampleSize(distance.tooHigh());
        OptionalLong low = rate.requiredSampleSize(distance.tooLow());
        boolean lowDecides = distance.isBetween(rate.share()) ? low.orElse(-1) > high.orElse(-1) : !isHigh();
        return lowDecides ? low : high;
    }

    /** Two-sided by doubling, like the interval. */
    private double p() {
        double high = distance.hasUpper() ? rate.probabilityOfAsMany(distance.tooHigh()) : 1;
        double low = distance.hasLower() ? rate.probabilityOfAsFew(distance.tooLow()) : 1;
        return Math.min(1, 2 * Math.min(high, low));
    }

    /** What is observed, or the limit where less is observed: so it does not shrink as a rate that is too low falls. */
    private double affected() {
        return Math.max(rate.share(), isHigh() ? range.upper() : range.lower());
    }
}
