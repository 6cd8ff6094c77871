package io.calibration.metrics;

/**
 * How often something happened, and where first.
 *
 * @param count how often, at least 1
 * @param firstPosition line or row number, from 1, of the first occurrence; 0 when the source has no positions
 */
public record Tally(long count, long firstPosition) {

    /** The counts added, the earlier position kept. */
    public Tally plus(Tally other) {
        return new Tally(Math.addExact(count, other.count), Math.min(firstPosition, other.firstPosition));
    }
}
