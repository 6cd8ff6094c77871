package io.calibration.metrics;

/**
 * Results of one bin that have an outcome; sums in billionths ({@link Fixed}).
 *
 * @param n results with an outcome
 * @param yes those whose outcome is yes
 * @param sum sum of the binned value: confidence, or position of the score on the scale
 * @param sumOfSquares sum of its squares
 */
public record OutcomeSums(long n, long yes, long sum, long sumOfSquares) {

    /** Nothing. */
    public static final OutcomeSums ZERO = new OutcomeSums(0, 0, 0, 0);

    public OutcomeSums plus(OutcomeSums other) {
        return new OutcomeSums(
                Math.addExact(n, other.n),
                Math.addExact(yes, other.yes),
                Math.addExact(sum, other.sum),
                Math.addExact(sumOfSquares, other.sumOfSquares));
    }
}
