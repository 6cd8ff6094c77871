package io.calibration.analyzers.boundary;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many results would be in another class if one number had come out a little differently.
 *
 * @param flips those results
 * @param results all results
 */
public record Fragility(long flips, long results) {

    private static final double TAIL = 0.025;

    public double share() {
        return results == 0 ? 0 : (double) flips / results;
    }

    /** Lower end of the share's 95 % interval (Clopper and Pearson 1934). */
    public double lower() {
        return flips == 0
                ? 0
                : BetaDistribution.of((double) flips, results - flips + 1.0).inverseCumulativeProbability(TAIL);
    }

    /** Upper end of the share's 95 % interval. */
    public double upper() {
        return flips == results
                ? 1
                : BetaDistribution.of(flips + 1.0, (double) (results - flips)).inverseSurvivalProbability(TAIL);
    }
}
