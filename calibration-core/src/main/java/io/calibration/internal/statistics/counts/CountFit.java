package io.calibration.internal.statistics.counts;

import io.calibration.internal.statistics.Normal;
import java.util.Optional;

/** A fitted {@link CountRegression}. Immutable. */
public final class CountFit {

    private final double[] coefficients;
    private final double[][] covariance;
    private final CountRows rows;
    private final long[] counts;
    private final double tau;

    CountFit(double[] coefficients, double[][] covariance, CountRows rows, long[] counts, double tau) {
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.rows = rows;
        this.counts = counts;
        this.tau = tau;
    }

    /** The coefficient of a term, by its place. */
    public double coefficient(int term) {
        return coefficients[term];
    }

    /** The standard error of a coefficient, tau taken as known. */
    public double standardError(int term) {
        return Math.sqrt(covariance[term][term]);
    }

    /** Counts less coefficients. */
    public int degreesOfFreedom() {
        return rows.size() - coefficients.length;
    }

    /** The coefficient of variation beyond Poisson that was taken as known. */
    public double tau() {
        return tau;
    }

    /** The factor on the variance of a forecast, for the dispersion is known from few places only. */
    public double fewPlaces() {
        double few = Normal.few(degreesOfFreedom());
        return few * few;
    }

    /** Pearson's sum of squared standardised residuals. */
    public double pearson() {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            double mean = Math.exp(rows.logMean(i, coefficients));
            double residual = counts[i] - mean;
            sum += residual * residual / rows.variance(i, mean, tau);
        }
        return sum;
    }

    /** What the model expects in total at other places; the places need the same terms. */
    public Forecast forecast(CountRows at) {
        double mean = 0;
        double noise = 0;
        double[] gradient = new double[coefficients.length];
        for (int i = 0; i < at.size(); i++) {
            double[] row = at.terms(i);
            double expected = Math.exp(at.logMean(i, coefficients));
            mean += expected;
            noise += at.variance(i, expected, tau);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += expected * row[j];
            }
        }
        double uncertainty = 0;
        for (int j = 0; j < gradient.length; j++) {
            uncertainty += gradient[j] * dot(covariance[j], gradient);
        }
        return new Forecast(mean, uncertainty, noise);
    }

    /** Variance of the log ratio of what the model expects in total at some places to what it expects at others. */
    public double ratioVariance(CountRows at, CountRows others) {
        double[] gradient = relative(at);
        double[] other = relative(others);
        double variance = 0;
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] -= other[j];
        }
        for (int j = 0; j < gradient.length; j++) {
            variance += gradient[j] * dot(covariance[j], gradient);
        }
        return variance;
    }

    /** How the log of the expected total changes with each coefficient. */
    private double[] relative(CountRows at) {
        double[] gradient = new double[coefficients.length];
        double mean = 0;
        for (int i = 0; i < at.size(); i++) {
            double[] row = at.terms(i);
            double expected = Math.exp(at.logMean(i, coefficients));
            mean += expected;
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += expected * row[j];
            }
        }
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] /= mean;
        }
        return gradient;
    }

    /**
     * The same terms fitted with the dispersion at which Pearson's statistic equals its degrees of freedom (Breslow 1984): 0 when
     * the counts vary no more than Poisson counts do.
     *
     * @param largest the largest dispersion looked for; where even this is not enough, the fit has it
     */
    public static Optional<CountFit> withOwnDispersion(CountRows rows, long[] counts, double largest) {
        Optional<CountFit> poisson = CountRegression.fit(rows, counts, 0);
        if (poisson.isEmpty() || poisson.get().pearson() <= poisson.get().degreesOfFreedom()) {
            return poisson;
        }
        Optional<CountFit> most = CountRegression.fit(rows, counts, largest);
        if (most.isPresent() && most.get().pearson() > most.get().degreesOfFreedom()) {
            return most;
        }
        double low = 0;
        double high = largest;
        for (int i = 0; i < 25; i++) {
            double middle = (low + high) / 2;
            Optional<CountFit> fit = CountRegression.fit(rows, counts, middle);
            if (fit.isPresent() && fit.get().pearson() <= fit.get().degreesOfFreedom()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return CountRegression.fit(rows, counts, high);
    }

    static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
