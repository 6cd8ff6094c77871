package io.calibration.internal.analysis;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
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

    private static final double LEAST_MARGIN = 0.005;
    private static final double RELATIVE_MARGIN = 0.1;

    private final Rate rate;
    private final Interval range;
    private final Interval interval;
    private final String test;

    private RateInRange(Rate rate, Interval range, Interval interval, String test) {
        this.rate = rate;
        this.range = range;
        this.interval = interval;
        this.test = test;
    }

    /** One rate on its own, with the exact interval. */
    public static RateInRange of(Rate rate, Interval range) {
        return new RateInRange(
                rate,
                range,
                rate.exactInterval(),
                "exact binomial against range and margin (Clopper and Pearson 1934)");
    }

    /** One of several shares that sum to 1, with the simultaneous interval. */
    public static RateInRange oneOf(int shares, Rate rate, Interval range) {
        return new RateInRange(
                rate,
                range,
                rate.goodmanInterval(shares),
                "exact binomial against range and margin, simultaneous interval (Goodman 1965)");
    }

    /** Whether the rate lies nearer to being too high than to being too low, where it can be both. */
    private boolean isHigh() {
        if (range.lower() <= 0 || range.upper() >= 1) {
            return range.upper() < 1;
        }
        return above(rate.share()) >= below(rate.share());
    }

    /** The assessment in these words. */
    public Assessment assess(Wording wording) {
        Effect effect = effect();
        return new Assessment(
                isHigh() ? wording.highType() : wording.lowType(),
                wording.subject(),
                "rate in range of " + wording.subject(),
                Assessment.verdict(effect),
                affected(),
                false,
                evidence(effect, wording.alternatives()),
                describe(wording.observed()),
                isHigh() ? wording.highAdvice() : wording.lowAdvice(),
                wording.components());
    }

    /** The rate against its range in one sentence. */
    private String describe(String observed) {
        return Numbers.percent(rate.share()) + " of " + Numbers.count(rate.n()) + " " + observed + " (95 % interval "
                + Numbers.percent(interval) + "); " + Numbers.limits(range) + " is expected.";
    }

    private Evidence evidence(Effect effect, List<String> alternatives) {
        return new Evidence(
                rate.share(),
                range,
                interval,
                margin(isHigh() ? range.upper() : range.lower()),
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

    /** Results that decide; within the range both ends are in question. */
    private long needed() {
        long high = SampleSize.forRate(tooHigh(), rate.share(), rate.designEffect());
        long low = SampleSize.forRate(tooLow(), rate.share(), rate.designEffect());
        boolean oneEnd = range.lower() <= 0 || range.upper() >= 1 || distance(rate.share()) > 1;
        return oneEnd ? (isHigh() ? high : low) : Math.max(high, low);
    }

    private double tooHigh() {
        return range.upper() + margin(range.upper());
    }

    private double tooLow() {
        return range.lower() - margin(range.lower());
    }

    private Effect effect() {
        double atLower = distance(interval.lower());
        double atUpper = distance(interval.upper());
        boolean spansTheRange =
                above(interval.lower()) < below(interval.lower()) && above(interval.upper()) > below(interval.upper());
        double least = spansTheRange ? Math.min(0, Math.min(atLower, atUpper)) : Math.min(atLower, atUpper);
        return Effect.of(distance(rate.share()), least, Math.max(atLower, atUpper));
    }

    /** Margins beyond the nearer end; negative inside. */
    private double distance(double share) {
        return Math.max(above(share), below(share));
    }

    private double above(double share) {
        return (share - range.upper()) / margin(range.upper());
    }

    private double below(double share) {
        return (range.lower() - share) / margin(range.lower());
    }

    private static double margin(double limit) {
        return Math.max(LEAST_MARGIN, RELATIVE_MARGIN * Math.min(limit, 1 - limit));
    }

    /** Two-sided by doubling, like the interval. */
    private double p() {
        double high = rate.probabilityOfAsMany(tooHigh());
        double low = rate.probabilityOfAsFew(tooLow());
        return Math.min(1, 2 * Math.min(high, low));
    }

    /** What is observed, or the limit where less is observed: so it does not shrink as a rate that is too low falls. */
    private double affected() {
        return Math.max(rate.share(), isHigh() ? range.upper() : range.lower());
    }
}
