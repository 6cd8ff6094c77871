package io.calibration.internal.statistics;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many times as often something is seen now as before. Given both counts together, those seen now are binomial (Przyborowski and
 * Wilenski 1940; Nelson 1970): exact for rare events, cautious for common ones.
 *
 * @param now the rate of the window
 * @param before the rate of the baseline
 */
public record RiskRatio(Rate now, Rate before) {

    private static final double TAIL = 0.025;

    private double hitsNow() {
        return now.count() / now.designEffect();
    }

    private double hitsBefore() {
        return before.count() / before.designEffect();
    }

    /** The ratio seen; where one count is 0, with half an event added to each. */
    public double estimate() {
        double half = now.count() == 0 || before.count() == 0 ? 0.5 : 0;
        return ratio((hitsNow() + half) / (hitsNow() + hitsBefore() + 2 * half));
    }

    /** The 95 % interval of the ratio; its upper end is infinite when nothing was seen before. */
    public Interval interval() {
        return interval(TAIL);
    }

    /**
     * The same with another probability of lying beyond each end.
     *
     * @param tail in (0, 0.5)
     */
    public Interval interval(double tail) {
        double lower = now.count() == 0
                ? 0
                : BetaDistribution.of(hitsNow(), hitsBefore() + 1).inverseCumulativeProbability(tail);
        double upper = before.count() == 0
                ? 1
                : BetaDistribution.of(hitsNow() + 1, hitsBefore()).inverseSurvivalProbability(tail);
        return new Interval(ratio(lower), ratio(upper));
    }

    /** Two-sided probability of a ratio as far off when the true one is anywhere from {@code 1 / margin} to {@code margin}. */
    public double probability(double margin) {
        return Math.min(1, 2 * Math.min(asMany(share(margin)), asFew(share(1 / margin))));
    }

    /** The probability that nothing is seen now when nothing has changed: {@code (m / (m + n))^x}. */
    public double probabilityOfSilence() {
        return Math.pow(1 - share(1), hitsBefore());
    }

    private double asMany(double share) {
        return now.count() == 0
                ? 1
                : BetaDistribution.of(hitsNow(), hitsBefore() + 1).cumulativeProbability(share);
    }

    private double asFew(double share) {
        return before.count() == 0
                ? 1
                : BetaDistribution.of(hitsNow() + 1, hitsBefore()).survivalProbability(share);
    }

    /** The share of all events that fall into the window at this ratio. */
    private double share(double ratio) {
        double expected = ratio * now.effectiveN();
        return expected / (expected + before.effectiveN());
    }

    private double ratio(double share) {
        return share / (1 - share) * before.effectiveN() / now.effectiveN();
    }

    /** How many steps of the margin, a ratio above 1, it lies from no change; up or down alike. */
    public Effect steps(double margin) {
        double lower = steps(interval().lower(), margin);
        double upper = steps(interval().upper(), margin);
        return Effect.of(
                steps(estimate(), margin), interval().contains(1) ? 0 : Math.min(lower, upper), Math.max(lower, upper));
    }

    private static double steps(double ratio, double margin) {
        return Math.abs(Math.log(ratio) / Math.log(margin));
    }
}
