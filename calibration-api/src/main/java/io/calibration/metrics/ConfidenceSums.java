package io.calibration.metrics;

import java.util.OptionalDouble;

/**
 * How confident the results of one class are; sums in billionths ({@link Fixed}).
 *
 * @param n results with a confidence
 * @param sum sum of their confidence
 * @param sumOfSquares sum of its squares
 */
public record ConfidenceSums(long n, long sum, long sumOfSquares) {

    /** Nothing. */
    public static final ConfidenceSums ZERO = new ConfidenceSums(0, 0, 0);

    /** The mean confidence in [0, 1], or empty when no result has one. */
    public OptionalDouble mean() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(Fixed.toDouble(sum) / n);
    }

    public ConfidenceSums plus(ConfidenceSums other) {
        return new ConfidenceSums(
                Math.addExact(n, other.n),
                Math.addExact(sum, other.sum),
                Math.addExact(sumOfSquares, other.sumOfSquares));
    }
}
