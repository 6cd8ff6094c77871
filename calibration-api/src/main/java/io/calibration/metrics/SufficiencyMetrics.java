package io.calibration.metrics;

/**
 * Whether the data sufficed.
 *
 * @param sufficient results for which it did
 * @param insufficient results for which it did not
 * @param unknown results that do not say
 */
public record SufficiencyMetrics(long sufficient, long insufficient, long unknown) {

    public SufficiencyMetrics plus(SufficiencyMetrics other) {
        return new SufficiencyMetrics(
                Math.addExact(sufficient, other.sufficient),
                Math.addExact(insufficient, other.insufficient),
                Math.addExact(unknown, other.unknown));
    }
}
