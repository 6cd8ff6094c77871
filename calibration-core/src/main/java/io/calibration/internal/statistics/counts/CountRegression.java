package io.calibration.internal.statistics.counts;

import io.calibration.internal.statistics.Cholesky;
import java.util.Optional;

/**
 * Log-linear regression of counts with variance {@code mu + (tau^2 + v) mu^2}, v known of each count: Poisson where both are 0, otherwise
 * negative binomial with known dispersion (Nelder and Wedderburn 1972; Lawless 1987). Fitted by iteratively reweighted least squares. Meant for a
 * handful of terms and some dozens of counts.
 */
public final class CountRegression {

    private static final int MAX_ITERATIONS = 100;
    private static final double TOLERANCE = 1e-10;

    /** Greatest change of a log mean in one iteration; keeps the first steps from running away. */
    private static final double LARGEST_STEP = 3;

    /** A log mean beyond this is a mean that ran off to zero or infinity. */
    static final double RUNAWAY = 25;

    private final CountRows rows;
    private final long[] counts;
    private final double tau;

    private CountRegression(CountRows rows, long[] counts, double tau) {
        this.rows = rows;
        this.counts = counts;
        this.tau = tau;
    }

    /**
     * The maximum-likelihood fit.
     *
     * @param rows what is known of each count
     * @param counts as many counts
     * @param tau coefficient of variation beyond Poisson, at least 0
     * @return empty when no finite fit exists: terms that depend on one another, or a term that only empty counts have
     */
    public static Optional<CountFit> fit(CountRows rows, long[] counts, double tau) {
        return new CountRegression(rows, counts, tau).fit();
    }

    private Optional<CountFit> fit() {
        double[] logMeans = start();
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            Optional<Cholesky> normal = Cholesky.of(information(logMeans));
            if (normal.isEmpty()) {
                return Optional.empty();
            }
            double[] coefficients = normal.get().solve(score(logMeans));
            double[] proposed = predict(coefficients);
            double change = largestChange(logMeans, proposed);
            if (change < TOLERANCE) {
                return finish(coefficients, proposed);
            }
            damp(logMeans, proposed, Math.min(1, LARGEST_STEP / change));
        }
        return Optional.empty();
    }

    private Optional<CountFit> finish(double[] coefficients, double[] logMeans) {
        for (double logMean : logMeans) {
            if (Math.abs(logMean) > RUNAWAY) {
                return Optional.empty();
            }
        }
        return Cholesky.of(information(logMeans))
                .map(normal -> new CountFit(coefficients, normal.inverse(), rows, counts, tau));
    }

    private double[] start() {
        double[] logMeans = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            logMeans[i] = Math.log(counts[i] + 0.5);
        }
        return logMeans;
    }

    private double[][] information(double[] logMeans) {
        int terms = rows.width();
        double[][] sum = new double[terms][terms];
        for (int i = 0; i < rows.size(); i++) {
            double weight = rows.weight(i, Math.exp(logMeans[i]), tau);
            double[] row = rows.terms(i);
            for (int j = 0; j < terms; j++) {
                for (int k = 0; k < terms; k++) {
                    sum[j][k] += weight * row[j] * row[k];
                }
            }
        }
        return sum;
    }

    private double[] score(double[] logMeans) {
        double[] sum = new double[rows.width()];
        for (int i = 0; i < rows.size(); i++) {
            double mean = Math.exp(logMeans[i]);
            double working = logMeans[i] - rows.offset(i) + (counts[i] - mean) / mean;
            double weight = rows.weight(i, mean, tau);
            double[] row = rows.terms(i);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += weight * row[j] * working;
            }
        }
        return sum;
    }

    private double[] predict(double[] coefficients) {
        double[] logMeans = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            logMeans[i] = rows.logMean(i, coefficients);
        }
        return logMeans;
    }

    private static double largestChange(double[] from, double[] to) {
        double largest = 0;
        for (int i = 0; i < from.length; i++) {
            largest = Math.max(largest, Math.abs(to[i] - from[i]));
        }
        return largest;
    }

    private static void damp(double[] logMeans, double[] proposed, double share) {
        for (int i = 0; i < logMeans.length; i++) {
            logMeans[i] += share * (proposed[i] - logMeans[i]);
        }
    }
}
