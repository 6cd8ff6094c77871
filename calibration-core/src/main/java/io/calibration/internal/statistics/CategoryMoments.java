package io.calibration.internal.statistics;

import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.MetricsPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moments of categories over the results with an outcome, each over the results in which both of its categories are present, in positions on
 * the scale. Immutable.
 */
public final class CategoryMoments {

    /** More categories than this are not looked at: what it costs grows with their cube, and pairs of them hardly ever come together. */
    public static final int MOST = 250;

    /** How many observations the current weights count as, against those with an outcome. */
    private static final double PRIOR = 50;

    private final long n;
    private final double[][] covariances;
    private final double[] withOutcome;
    private final double outcomeVariance;

    private CategoryMoments(long n, double[][] covariances, double[] withOutcome, double outcomeVariance) {
        this.n = n;
        this.covariances = covariances;
        this.withOutcome = withOutcome;
        this.outcomeVariance = outcomeVariance;
    }

    /**
     * The moments of these categories.
     *
     * @param least results with outcome that each category must be present in, and outcomes of either kind
     * @return empty when there are fewer, or more than {@value #MOST} categories
     */
    public static Optional<CategoryMoments> of(MetricsPart metrics, List<String> categories, long least) {
        if (categories.size() > MOST) {
            return Optional.empty();
        }
        Map<List<String>, CategoryMetrics.Pair> pairs = new HashMap<>();
        metrics.categories().pairs().forEach(pair -> pairs.put(List.of(pair.first(), pair.second()), pair));
        List<CategoryMetrics.Pair> own = new ArrayList<>();
        categories.forEach(c -> Optional.ofNullable(pairs.get(List.of(c, c))).ifPresent(own::add));
        boolean enough = own.size() == categories.size()
                && own.size() > 1
                && own.stream().allMatch(pair -> pair.n() >= least && pair.yes() > 0 && pair.yes() < pair.n());
        return enough ? Optional.of(of(own, pairs)) : Optional.empty();
    }

    private static CategoryMoments of(List<CategoryMetrics.Pair> own, Map<List<String>, CategoryMetrics.Pair> pairs) {
        int k = own.size();
        double[][] covariances = new double[k][k];
        double[] withOutcome = new double[k];
        double yes = 0;
        double all = 0;
        long n = Long.MAX_VALUE;
        for (int i = 0; i < k; i++) {
            CategoryMetrics.Pair self = own.get(i);
            double rate = (double) self.yes() / self.n();
            withOutcome[i] = mean(self.sumFirstYes(), self.n()) - mean(self.sumFirst(), self.n()) * rate;
            yes += self.yes();
            all += self.n();
            n = Math.min(n, self.n());
            for (int j = 0; j < k; j++) {
                covariances[i][j] = covariance(own.get(i).first(), own.get(j).first(), pairs);
            }
        }
        double rate = yes / all;
        return new CategoryMoments(
                n, SymmetricMatrix.positiveSemidefinite(covariances), withOutcome, rate * (1 - rate));
    }

    private static double covariance(String left, String right, Map<List<String>, CategoryMetrics.Pair> pairs) {
        CategoryMetrics.Pair pair = pairs.get(left.compareTo(right) <= 0 ? List.of(left, right) : List.of(right, left));
        if (pair == null || pair.n() == 0) {
            return 0;
        }
        return mean(pair.sumProduct(), pair.n()) - mean(pair.sumFirst(), pair.n()) * mean(pair.sumSecond(), pair.n());
    }

    private static double mean(long billionths, long n) {
        return Fixed.toDouble(billionths) / n;
    }

    /** Results with an outcome that the scarcest category is present in. */
    public long n() {
        return n;
    }

    /** The covariance of two weighted sums of the categories. */
    public double covariance(double[] left, double[] right) {
        return SymmetricMatrix.dot(left, SymmetricMatrix.times(covariances, right));
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
