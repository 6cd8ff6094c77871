package io.calibration.metrics;

/**
 * What may be read from artifacts that leave the process. The built-in analyses run on exact counts; what is written passes this.
 *
 * @param minimumCell the least number of results that a published cell stands for: 1 for exact, otherwise at least 5
 */
public record PrivacyPolicy(int minimumCell) {

    /** The least cell of the default policy. */
    public static final int DEFAULT_MINIMUM_CELL = 10;

    /** @throws IllegalArgumentException when the cell is neither 1 nor at least 5 */
    public PrivacyPolicy {
        if (minimumCell != 1 && minimumCell < 5) {
            throw new IllegalArgumentException(
                    "The minimum cell (" + minimumCell + ") must be at least 5. For exact counts say exact().");
        }
    }

    /** Cells of at least {@value #DEFAULT_MINIMUM_CELL} results. */
    public static PrivacyPolicy standard() {
        return new PrivacyPolicy(DEFAULT_MINIMUM_CELL);
    }

    /** Exact counts: a choice that every artifact names. What it writes is as confidential as the scan results. */
    public static PrivacyPolicy exact() {
        return new PrivacyPolicy(1);
    }

    /** Whether counts are published as they are. */
    public boolean isExact() {
        return minimumCell == 1;
    }

    /** Whether a group of this many results may be seen. */
    public boolean allows(long results) {
        return results >= minimumCell;
    }
}
