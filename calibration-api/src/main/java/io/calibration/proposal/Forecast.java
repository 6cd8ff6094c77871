package io.calibration.proposal;

import io.calibration.analysis.Interval;

/**
 * A count of the window, replayed, and the share expected of the next window.
 *
 * @param count results of the window; where it is not exact, every value counts as the lower edge of its bin
 * @param atLeast exact lower bound of the count
 * @param atMost exact upper bound of the count
 * @param share the count as a share of the window's results, in [0, 1]
 * @param next 95 % prediction interval of the share in the next window, from results that the search did not see
 */
public record Forecast(long count, long atLeast, long atMost, double share, Interval next) {

    /** Whether the count is exact. */
    public boolean exact() {
        return atLeast == atMost;
    }
}
