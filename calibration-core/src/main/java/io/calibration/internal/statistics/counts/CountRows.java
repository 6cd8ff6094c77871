package io.calibration.internal.statistics.counts;

/**
 * What a {@link CountRegression} knows of each count beforehand: the terms that its mean depends on, and what it would be without them.
 * Not changed after it was made.
 */
public final class CountRows {

    private final double[][] terms;
    private final double[] offsets;
    private final double[] variations;

    private CountRows(double[][] terms, double[] offsets, double[] variations) {
        this.terms = terms;
        this.offsets = offsets;
        this.variations = variations;
    }

    /** Counts that depend on these terms alone, the constant included. */
    public static CountRows of(double[][] terms) {
        return new CountRows(terms, new double[terms.length], new double[terms.length]);
    }

    /**
     * The same where the counts are known to be unlike.
     *
     * @param offsets added to the log means: the log of the width of an interval, or of a count that this one is set against
     * @param variations squared coefficients of variation of single counts, beside Poisson's and the common one; at least 0
     */
    public CountRows with(double[] offsets, double[] variations) {
        return new CountRows(terms, offsets.clone(), variations.clone());
    }

    int size() {
        return terms.length;
    }

    int width() {
        return terms[0].length;
    }

    double[] terms(int row) {
        return terms[row];
    }

    /** The log mean of a row. */
    double logMean(int row, double[] coefficients) {
        return CountFit.dot(terms[row], coefficients) + offsets[row];
    }

    double offset(int row) {
        return offsets[row];
    }

    /** What a count of this mean is worth for its log mean: the inverse of the variance of its log. */
    double weight(int row, double mean, double tau) {
        return mean / (1 + (tau * tau + variations[row]) * mean);
    }

    /** Variance of a count of this mean. */
    double variance(int row, double mean, double tau) {
        return mean + (tau * tau + variations[row]) * mean * mean;
    }
}
