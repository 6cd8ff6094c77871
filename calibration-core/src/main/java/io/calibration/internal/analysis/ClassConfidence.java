package io.calibration.internal.analysis;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Verdict;
import io.calibration.analyzers.DailyRates;
import io.calibration.analyzers.RangeDistance;
import io.calibration.config.ScoreClass;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Mean;
import io.calibration.internal.statistics.SampleSize;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.MetricsPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds the mean confidence of a class against a range.
 *
 * @param scoreClass the class
 * @param index its index in the layout
 * @param range what is expected; an end at 0 or 1 is not tested
 * @param margin distance beyond the range that is still fine
 * @param clustering the least design effect
 */
public record ClassConfidence(ScoreClass scoreClass, int index, Interval range, double margin, double clustering) {

    private static final int LEAST = 20;

    /** People and rules give confidence in steps of about this size, so no sample is surer than the step. */
    private static final double STEP = 0.05;

    private static final double LEAST_DEVIATION = STEP / Math.sqrt(12);

    /** Whether there is an end to test. */
    public boolean isOpen() {
        return distance().hasLower() || distance().hasUpper();
    }

    private RangeDistance distance() {
        return new RangeDistance(range, margin, margin);
    }

    /** The assessment; inconclusive below {@value #LEAST} values. */
    public Assessment assess(MetricsPart metrics) {
        return mean(metrics, index, clustering)
                .map(mean -> assess(metrics, mean))
                .orElseGet(() -> tooFew(metrics.confidence().byClass().get(index)));
    }

    /** The mean confidence of a class, or empty below {@value #LEAST} values. */
    public static Optional<Mean> mean(MetricsPart metrics, int index, double clustering) {
        ConfidenceMetrics.Sums sums = metrics.confidence().byClass().get(index);
        if (sums.n() < LEAST) {
            return Optional.empty();
        }
        double designEffect = Math.max(
                clustering,
                DailyRates.designEffect(metrics, day -> day.byClass().get(index)));
        return Optional.of(new Mean(sums.n(), Fixed.toDouble(sums.sum()) / sums.n(), deviation(sums), designEffect));
    }

    private Assessment assess(MetricsPart metrics, Mean mean) {
        Effect effect = distance().effect(mean.value(), mean.interval());
        double share = (double) metrics.inClass(index) / metrics.results();
        return assessment(mean.value(), Assessment.verdict(effect), share, evidence(mean, effect), describe(mean));
    }

    private static double deviation(ConfidenceMetrics.Sums sums) {
        double mean = Fixed.toDouble(sums.sum()) / sums.n();
        double variance = (Fixed.toDouble(sums.sumOfSquares()) - sums.n() * mean * mean) / (sums.n() - 1);
        return Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
    }

    private Assessment tooFew(ConfidenceMetrics.Sums sums) {
        double mean = sums.mean().orElseThrow();
        Evidence evidence = new Evidence(
                mean,
                range,
                null,
                margin,
                sums.n(),
                sums.n(),
                "",
                Double.NaN,
                Double.NaN,
                Effect.unknown(),
                List.of(),
                LEAST,
                Map.of());
        String description = "The mean confidence of " + Numbers.count(sums.n(), "result") + " in class "
                + scoreClass.label() + " is " + Numbers.decimal(mean) + ".";
        return assessment(mean, Verdict.INCONCLUSIVE, 0, evidence, description);
    }

    private Assessment assessment(double mean, Verdict verdict, double share, Evidence evidence, String description) {
        String name = distance().isHigh(mean) ? "high_confidence_for_category" : "low_confidence_for_category";
        return new Assessment(
                name,
                "confidence:" + scoreClass.label(),
                "mean confidence of " + scoreClass.label(),
                verdict,
                share,
                false,
                evidence,
                description,
                "Check how confidence is computed for this class; with outcomes, hold it against what became of the results.",
                List.of(scoreClass.pointer("min_confidence")));
    }

    private String describe(Mean mean) {
        return "The mean confidence of " + Numbers.count(mean.n(), "result") + " in class " + scoreClass.label()
                + " is "
                + Numbers.decimal(mean.value()) + " (95 % interval " + Numbers.decimal(mean.interval()) + "); "
                + expected() + " is expected.";
    }

    private String expected() {
        if (range.lower() <= 0) {
            return "at most " + Numbers.decimal(range.upper());
        }
        return range.upper() >= 1 ? "at least " + Numbers.decimal(range.lower()) : Numbers.decimal(range);
    }

    private Evidence evidence(Mean mean, Effect effect) {
        double limit = distance().isHigh(mean.value())
                ? distance().tooHigh()
                : distance().tooLow();
        return new Evidence(
                mean.value(),
                range,
                mean.interval(),
                margin,
                mean.n(),
                mean.effectiveN(),
                "t test against range and margin (Student 1908)",
                p(mean),
                Double.NaN,
                effect,
                List.of("the class is made up of other people than before", "confidence is rounded or capped"),
                SampleSize.forMean(limit, mean.value(), mean.deviation(), mean.designEffect()),
                new TreeMap<>(Map.of("design_effect", mean.designEffect(), "standard_deviation", mean.deviation())));
    }

    private double p(Mean mean) {
        double high =
                distance().hasUpper() ? mean.probabilityOfAsHigh(distance().tooHigh()) : 1;
        double low = distance().hasLower() ? mean.probabilityOfAsLow(distance().tooLow()) : 1;
        return Math.min(1, 2 * Math.min(high, low));
    }
}
