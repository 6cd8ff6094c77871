package io.calibration.internal.statistics;

import io.calibration.analysis.Interval;
import io.calibration.config.Labels;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.Outcome;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well the weights of a config fit the outcomes: what the weighted sum of the categories explains of the outcomes' variance, against what
 * the best weights would.
 *
 * @param weights the weights by their raw keys, without the default one, in the config's order
 * @param moments the categories' moments, in the same order
 * @param designEffect variance of what the outcomes leave to explain over that of independent results, at least 1: statistics are divided by
 *     it (Rao and Scott 1984)
 */
public record WeightFit(Map<String, BigDecimal> weights, CategoryMoments moments, double designEffect) {

    /** The least number of results with an outcome and a score in every weighed category. */
    public static final long LEAST = 200;

    /** The score follows the weighted mean where they share so much of its variance at least. */
    private static final double FOLLOWS = 0.9;

    private static final String DEFAULT = "default";

    public WeightFit {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /** The fit; empty with fewer than {@value #LEAST} complete cases, or two categories, and where there {@link #isTooLarge are too many}. */
    public static Optional<WeightFit> of(ScoringConfig config, MetricsPart metrics, double designEffect) {
        Map<String, BigDecimal> weights = weights(config);
        List<String> labels = weights.keySet().stream().map(WeightFit::label).toList();
        return CategoryMoments.of(metrics, labels, LEAST)
                .map(moments -> new WeightFit(weights, moments, designEffect))
                .filter(fit -> fit.moments.explainable() > 0 && fit.moments.explainable() < 1);
    }

    /** Whether there are outcomes and more weighed categories than are looked at, {@value CategoryMoments#MOST}. */
    public static boolean isTooLarge(ScoringConfig config, MetricsPart metrics) {
        return weights(config).size() > CategoryMoments.MOST && outcomes(metrics) >= LEAST;
    }

    /** Whether there are outcomes and weighed categories enough, and too few results that have all of it. */
    public static boolean isTooSparse(ScoringConfig config, MetricsPart metrics) {
        long weighed = weights(config).keySet().stream()
                .filter(key -> metrics.categories().byLabel().containsKey(label(key)))
                .count();
        return weighed > 1
                && weighed == weights(config).size()
                && weighed <= CategoryMoments.MOST
                && outcomes(metrics) >= LEAST
                && metrics.categories().complete().n() < LEAST;
    }

    private static Map<String, BigDecimal> weights(ScoringConfig config) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>(config.categoryWeights());
        weights.keySet().removeIf(key -> label(key).equals(DEFAULT));
        return weights;
    }

    /** Results with an outcome. */
    public static long outcomes(MetricsPart metrics) {
        return metrics.decisions().cells().stream()
                .filter(cell -> cell.outcome() != Outcome.ABSENT)
                .mapToLong(DecisionTable.Cell::count)
                .sum();
    }

    private static String label(String key) {
        return Labels.normalise(key).orElseThrow();
    }

    /** As many independent results would tell as much. */
    public double effectiveN() {
        return moments.n() / designEffect;
    }

    /** The current weights as numbers. */
    public double[] current() {
        return weights.values().stream().mapToDouble(BigDecimal::doubleValue).toArray();
    }

    /** The part of what the categories could tell about the outcomes that these weights use, in [0, 1]. */
    public double used(double[] candidate) {
        return Math.min(1, moments.explained(candidate) / moments.explainable());
    }

    /**
     * The 95 % interval of the part of the score's variance that it shares with the weighted mean of the categories: the squared correlation,
     * by the transformation of Fisher (1921).
     */
    public Interval shared() {
        double r = Math.abs(moments.scoreCorrelation(current()));
        if (r >= 1) {
            return new Interval(1, 1);
        }
        double z = 0.5 * Math.log((1 + r) / (1 - r));
        double half = Normal.quantile(0.975) / Math.sqrt(Math.max(1, effectiveN() - 3));
        double lower = Math.tanh(Math.max(0, z - half));
        double upper = Math.tanh(z + half);
        return new Interval(lower * lower, upper * upper);
    }

    /**
     * Whether the score follows the weighted mean of the categories: only then does another weight move it as is foretold. A score that
     * runs against it does not.
     */
    public boolean isOfScore() {
        return moments.scoreCorrelation(current()) > 0 && shared().lower() >= FOLLOWS;
    }

    /** Likelihood-ratio statistic of the current weights against the best ones. */
    private double statistic() {
        double best = moments.explainable();
        return effectiveN() * Math.max(0, best - moments.explained(current())) / (1 - best);
    }

    private int degrees() {
        return weights.size() - 1;
    }

    /** Non-centrality of the statistic where the current weights leave this part unused. */
    private double nonCentrality(double unused) {
        double best = moments.explainable();
        return effectiveN() * unused * best / (1 - best);
    }

    /** The probability of weights that seem as far off, when they leave this part unused. */
    public double probabilityOfAsMuch(double unused) {
        return NonCentralChiSquare.above(statistic(), degrees(), nonCentrality(unused));
    }

    /** 95 % interval of the part that the current weights leave unused. */
    public Interval unused() {
        double unit = nonCentrality(1);
        double lower = NonCentralChiSquare.nonCentrality(statistic(), degrees(), 0.025) / unit;
        double upper = NonCentralChiSquare.nonCentrality(statistic(), degrees(), 0.975) / unit;
        return new Interval(Math.min(1, lower), Math.min(1, Math.max(lower, upper)));
    }
}
