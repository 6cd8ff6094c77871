package io.calibration.analyzers;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Margins;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.SampleSize;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds a rate against the range that the policy expects. The effect counts margins beyond the nearer end of the range, and the
 * p-value is the greatest that any rate within range and margin gives (minimum-effect test; Murphy and Myors 1999).
 */
public final class RateInRange {

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
        this.distance = new RangeDistance(range, margin(range.lower(), margins), margin(range.upper(), margins));
    }

    /** One rate on its own, with the exact interval. */
    public static RateInRange of(Rate rate, Interval range, Margins margins) {
        return new RateInRange(
                rate,
                range,
                rate.exactInterval(),
                "exact binomial against range and margin (Clopper and Pearson 1934)",
                margins);
    }

    /** One of several shares that sum to 1, with the simultaneous interval. */
    public static RateInRange oneOf(int shares, Rate rate, Interval range, Margins margins) {
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
    public Assessment assess(Wording wording) {
        Effect effect = distance.effect(rate.share(), interval);
        return new Assessment(
                isHigh() ? wording.highType() : wording.lowType(),
                wording.subject(),
                "rate in range of " + wording.subject(),
                Assessment.verdict(effect),
                affected(),
                false,
                evidence(effect, wording.alternatives()),
                describe(wording),
                isHigh() ? wording.highAdvice() : wording.lowAdvice(),
                wording.components());
    }

    /** The rate against its range in one sentence. */
    private String describe(Wording wording) {
        return Numbers.percent(rate.share()) + " of " + wording.counted(rate.n()) + " (95 % interval "
                + Numbers.percent(interval) + "); " + Numbers.limits(range) + " is expected" + margin() + ".";
    }

    /** Said where it explains why a rate outside its range is no violation. */
    private String margin() {
        boolean within = distance.of(rate.share()) > 0
                && distance.effect(rate.share(), interval).bounds().lower() < 1;
        return within
                ? ", and less than "
                        + Numbers.decimal(100 * (isHigh() ? distance.upperMargin() : distance.lowerMargin()))
                        + " points beyond that is too little to matter (the policy's margins)"
                : "";
    }

    private Evidence evidence(Effect effect, List<String> alternatives) {
        return new Evidence(
                rate.share(),
                range,
                interval,
                isHigh() ? distance.upperMargin() : distance.lowerMargin(),
                rate.n(),
                rate.effectiveN(),
                test,
                p(),
                Double.NaN,
                effect,
                alternatives,
                needed(),
                new TreeMap<>(Map.of("count", (double) rate.count(), "design_effect", rate.designEffect())));
    }

    /** Results that decide; between the ends both are in question. */
    private long needed() {
        long high = SampleSize.forRate(distance.tooHigh(), rate.share(), rate.designEffect());
        long low = SampleSize.forRate(distance.tooLow(), rate.share(), rate.designEffect());
        return distance.isBetween(rate.share()) ? Math.max(high, low) : isHigh() ? high : low;
    }

    private static double margin(double limit, Margins margins) {
        return Math.max(margins.rate(), margins.relativeRate() * Math.min(limit, 1 - limit));
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
