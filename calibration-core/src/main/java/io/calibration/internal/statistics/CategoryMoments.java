package io.calibration.internal.statistics;

import io.calibration.metrics.CategoryMetrics.CompleteCases;
import io.calibration.metrics.Counts;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.MetricsPart;
import java.util.List;
import java.util.Optional;

/**
 * Moments of categories, of the overall score and of the outcome, all over the same results: those that have a score in each category, and an
 * outcome, in positions on the scale. Moments of pairs, each over the results that have both, would be of other results each, and of no
 * distribution at all (Little and Rubin 2002, section 3.4). Immutable.
 */
public final class CategoryMoments {

    /** More categories than this are not looked at: what it costs grows with their cube. */
    public static final int MOST = CompleteCases.MAX_CATEGORIES;

    /** How many observations the current weights count as, against those with an outcome. */
    private static final double PRIOR = 50;

    private final long n;
    private final double[][] covariances;
    private final double[] withOutcome;
    private final double[] withScore;
    private final double scoreVariance;
    private final double outcomeVariance;

    private CategoryMoments(CompleteCases cases, int[] places, int score) {
        n = cases.n();
        int k = places.length;
        covariances = new double[k][k];
        withOutcome = new double[k];
        withScore = new double[k];
        double rate = (double) cases.yes() / n;
        for (int i = 0; i < k; i++) {
            withOutcome[i] = mean(cases.sumsYes(), places[i]) - mean(cases.sums(), places[i]) * rate;
            withScore[i] = covariance(cases, places[i], score);
            for (int j = 0; j < k; j++) {
                covariances[i][j] = covariance(cases, places[i], places[j]);
            }
        }
        scoreVariance = covariance(cases, score, score);
        outcomeVariance = rate * (1 - rate);
    }

    /**
     * The moments of the weighed categories in some order.
     *
     * @param categories all of them, in the order that is wanted
     * @param least results that there must be
     * @return empty when there are fewer, or outcomes of one kind alone, or not these categories are weighed
     */
    public static Optional<CategoryMoments> of(MetricsPart metrics, List<String> categories, long least) {
        CompleteCases cases = metrics.categories().complete();
        List<String> own = CompleteCases.categories(metrics.layout());
        boolean isEnough = cases.n() >= least
                && cases.yes() > 0
                && cases.yes() < cases.n()
                && own.size() == categories.size()
                && own.containsAll(categories);
        return isEnough
                ? Optional.of(new CategoryMoments(
                        cases, categories.stream().mapToInt(own::indexOf).toArray(), own.size()))
                : Optional.empty();
    }

    private double covariance(CompleteCases cases, int left, int right) {
        int high = Math.max(left, right);
        int low = Math.min(left, right);
        return mean(cases.products(), high * (high + 1) / 2 + low)
                - mean(cases.sums(), left) * mean(cases.sums(), right);
    }

    private double mean(Counts billionths, int place) {
        return Fixed.toDouble(billionths.get(place)) / n;
    }

    /** Results with an outcome and a score in each category. */
    public long n() {
        return n;
    }

    /** The covariance of two weighted sums of the categories. */
    public double covariance(double[] left, double[] right) {
        return SymmetricMatrix.dot(left, SymmetricMatrix.times(covariances, right));
    }

    /** The correlation of the overall score with the weighted sum, in [-1, 1]; 0 where one of them does not vary. */
    public double scoreCorrelation(double[] weights) {
        double variance = covariance(weights, weights) * scoreVariance;
        double with = SymmetricMatrix.dot(weights, withScore);
        return variance > 0 ? Math.max(-1, Math.min(1, with / Math.sqrt(variance))) : 0;
    }

    /**
     * The weights that the outcomes ask for: least squares drawn to the current weights, as if {@value #PRIOR} results spoke for those,
     * negative ones dropped, rescaled to the old sum. Empty when nothing is left.
     */
    public Optional<double[]> target(double[] weights) {
        double[] target = regression(weights, PRIOR / n);
        double sum = 0;
        double old = 0;
        for (int i = 0; i < target.length; i++) {
            target[i] = Math.max(0, target[i]);
            sum += target[i];
            old += weights[i];
        }
        if (!(sum > 0)) {
            return Optional.empty();
        }
        for (int i = 0; i < target.length; i++) {
            target[i] *= old / sum;
        }
        return Optional.of(target);
    }

    /** {@code (S + l diag S)^-1 (s + l diag S b0 w0)}: ridge regression toward the direction of the current weights. */
    private double[] regression(double[] weights, double ridge) {
        int k = weights.length;
        double variance = covariance(weights, weights);
        double slope = variance > 0 ? Math.max(0, SymmetricMatrix.dot(weights, withOutcome) / variance) : 0;
        double[][] left = new double[k][];
        double[] right = new double[k];
        for (int i = 0; i < k; i++) {
            left[i] = covariances[i].clone();
            double drawn = ridge * covariances[i][i];
            left[i][i] += drawn;
            right[i] = withOutcome[i] + drawn * slope * weights[i];
        }
        return Cholesky.of(left).map(factor -> factor.solve(right)).orElseGet(() -> new double[k]);
    }

    /** Share of the outcomes' variance that the weighted sum explains, in [0, 1]. */
    public double explained(double[] weights) {
        double variance = covariance(weights, weights);
        double with = SymmetricMatrix.dot(weights, withOutcome);
        return variance > 0 && with > 0 ? Math.min(1, with * with / variance / outcomeVariance) : 0;
    }

    /** Share of the outcomes' variance that the best weights of all explain, negative ones too. */
    public double explainable() {
        double[] best = regression(new double[withOutcome.length], 1e-6);
        return Math.max(0, Math.min(1, SymmetricMatrix.dot(best, withOutcome) / outcomeVariance));
    }
}
