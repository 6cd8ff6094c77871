package io.calibration.internal.proposal;

import io.calibration.config.Labels;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.statistics.CategoryMoments;
import io.calibration.internal.statistics.Normal;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How scores move under other category weights, when a score is the weighted mean of the categories: by a part that follows from the score,
 * and one that differs from result to result. An approximation: which result has which category scores is not kept.
 *
 * @param middle mean score, in points
 * @param mean how far the mean score moves, in points
 * @param slope how much further for each point above the mean
 * @param spread standard deviation of what differs from result to result, in points
 */
record WeightDrift(double middle, double mean, double slope, double spread) {

    /** Parts that each count is cut into, each with its own part of the normal distribution. */
    static final int PARTS = 15;

    /** Where nothing moves. */
    static final WeightDrift NONE = new WeightDrift(0, 0, 0, 0);

    /** Whether two configs weigh the categories differently. */
    static boolean isBetween(ScoringConfig base, ScoringConfig candidate) {
        return !weights(base).equals(weights(candidate));
    }

    /** The weights by label, without the default one, in alphabetical order; comparable as numbers. */
    static Map<String, BigDecimal> weights(ScoringConfig config) {
        Map<String, BigDecimal> weights = new TreeMap<>();
        config.categoryWeights().forEach((key, weight) -> {
            String label = Labels.normalise(key).orElseThrow();
            if (!label.equals("default")) {
                weights.put(label, weight.stripTrailingZeros());
            }
        });
        return weights;
    }

    /** @throws IllegalArgumentException when the snapshot holds too few outcomes to tell */
    static WeightDrift of(ScoringConfig base, ScoringConfig candidate, MetricsSnapshot snapshot) {
        List<String> categories = List.copyOf(weights(base).keySet());
        MetricsPart metrics = snapshot.metrics();
        CategoryMoments moments = CategoryMoments.of(metrics, categories, 2)
                .filter(m -> weights(candidate).keySet().equals(weights(base).keySet()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "What other weights do cannot be told: it takes outcomes, and the same categories, at most "
                                + CategoryMoments.MOST + "."));
        double[] before = parts(base);
        double[] after = parts(candidate);
        double[] change = new double[before.length];
        double mean = 0;
        SnapshotLayout layout = snapshot.layout();
        for (int i = 0; i < change.length; i++) {
            change[i] = after[i] - before[i];
            mean += change[i] * mean(metrics, categories.get(i));
        }
        double slope = moments.covariance(change, before) / Math.max(1e-12, moments.covariance(before, before));
        double variance = moments.covariance(change, change) - slope * slope * moments.covariance(before, before);
        return new WeightDrift(
                metrics.scores().mean(layout).orElse(0),
                mean,
                slope,
                Math.sqrt(Math.max(0, variance)) * layout.scale().span());
    }

    private static double mean(MetricsPart metrics, String category) {
        CategoryMetrics.Category scores = metrics.categories().byLabel().get(category);
        return scores == null ? 0 : scores.scores().mean(metrics.layout()).orElse(0);
    }

    private static double[] parts(ScoringConfig config) {
        double[] weights = weights(config).values().stream()
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
        double sum = Math.max(1e-12, Arrays.stream(weights).sum());
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** How far a score of the part moves, in points. */
    double of(double score, int part) {
        return mean + slope * (score - middle) + spread * Normal.quantile((part + 0.5) / PARTS);
    }
}
