package io.calibration.metrics;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Half-open bins {@code [edge, next edge)} over a number line; the last bin has no upper edge but the end of the scale, which it
 * includes. A value's bin is found by comparing with the edges, never by dividing alone. Immutable and thread-safe.
 */
public final class Bins {

    private final List<BigDecimal> edges;
    private final double[] lower;
    private final double perUnit;

    private Bins(List<BigDecimal> edges) {
        this.edges = edges;
        lower = edges.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        double span = lower[lower.length - 1] - lower[0];
        perUnit = span > 0 ? (lower.length - 1) / span : 0;
    }

    /**
     * Bins that begin at these values.
     *
     * @param edges at least one value; order and repetition do not matter, and 0.7 and 0.70 are one edge, written 0.7
     */
    public static Bins startingAt(Collection<BigDecimal> edges) {
        return new Bins(edges.stream().map(Bins::shortest).distinct().sorted().toList());
    }

    /** One way of writing a number, so that equal bins are also written alike. */
    private static BigDecimal shortest(BigDecimal edge) {
        BigDecimal stripped = edge.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Where each bin begins, ascending. */
    public List<BigDecimal> edges() {
        return edges;
    }

    /** The number of bins. */
    public int count() {
        return lower.length;
    }

    /** Where a bin begins. */
    public double lower(int bin) {
        return lower[bin];
    }

    /** The bin of a value; values below the first edge fall into the first bin. */
    public int indexOf(double value) {
        int guess = (int) ((value - lower[0]) * perUnit);
        boolean inside = guess >= 0 && guess < lower.length - 1;
        return inside && value >= lower[guess] && value < lower[guess + 1] ? guess : search(value, guess);
    }

    private int search(double value, int guess) {
        int last = lower.length - 1;
        int bin = Math.max(0, Math.min(last, guess));
        while (bin < last && value >= lower[bin + 1]) {
            bin++;
        }
        while (bin > 0 && value < lower[bin]) {
            bin--;
        }
        return bin;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bins bins && Arrays.equals(lower, bins.lower);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lower);
    }

    @Override
    public String toString() {
        return edges.toString();
    }
}
