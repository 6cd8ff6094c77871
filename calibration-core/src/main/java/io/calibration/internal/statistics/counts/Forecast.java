package io.calibration.internal.statistics.counts;

/**
 * A total that a model expects.
 *
 * @param mean the expected total
 * @param uncertainty variance of the mean, for the coefficients are estimates (delta method)
 * @param noise variance of the total around its mean
 */
public record Forecast(double mean, double uncertainty, double noise) {

    /** Whether it ran off to zero or infinity, as a curve may beyond the places that it was fitted to. */
    public boolean ranOff() {
        return !(Math.abs(Math.log(mean)) <= CountRegression.RUNAWAY);
    }
}
