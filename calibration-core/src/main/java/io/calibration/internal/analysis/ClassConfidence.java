package io.calibration.internal.analysis;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.DailySeries;
import io.calibration.internal.statistics.Mean;
import io.calibration.internal.statistics.RangeDistance;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.MetricsPart;
import java.util.Optional;

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
                DailySeries.of(metrics).designEffect(day -> day.byClass().get(index)));
        return Optional.of(new Mean(sums.n(), Fixed.toDouble(sums.sum()) / sums.n(), deviation(sums), designEffect));
    }

    private Assessment assess(MetricsPart metrics, Mean mean) {
        double share = (double) metrics.inClass(index) / metrics.results();
        return assessment(mean.value(), describe(mean), evidence(mean))
                .share(share)
                .build();
    }

    private static double deviation(ConfidenceMetrics.Sums sums) {
        double mean = Fixed.toDouble(sums.sum()) / sums.n();
        double variance = (Fixed.toDouble(sums.sumOfSquares()) - sums.n() * mean * mean) / (sums.n() - 1);
        return Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
    }

    private Assessment tooFew(ConfidenceMetrics.Sums sums) {
        Figure mean = Figure.measure(sums.mean().orElseThrow(), sums.n());
        Evidence evidence = Evidence.builder(sums.n())
                .observed(mean)
                .expected(range)
                .margin(margin)
                .effect(Effect.unknown())
                .requiredSampleSize(LEAST)
                .build();
        return assessment(mean.value(), Sentence.of("{}.", said(mean, sums.n())), evidence)
                .build();
    }

    private Assessment.Builder assessment(double mean, Sentence description, Evidence evidence) {
        String name = distance().isHigh(mean) ? "high_confidence_for_category" : "low_confidence_for_category";
        return Assessment.builder(name, "confidence:" + scoreClass.label(), description, evidence)
                .question("mean confidence of " + scoreClass.label())
                .recommendation(
                        "Check how confidence is computed for this class; with outcomes, hold it against what became of the results.")
                .components(scoreClass.pointer("min_confidence"));
    }

    private Sentence describe(Mean mean) {
        return Sentence.of(
                "{} (95 % interval {}); {} is expected.",
                said(mean.figure(), mean.n()), mean.figure().interval(mean.interval()), Sentence.declared(expected()));
    }

    private Sentence said(Figure mean, long n) {
        return Sentence.of(
                "The mean confidence of {} in class {} is {}",
                Figure.results(n).with("result", "results"),
                Sentence.declared(scoreClass.label()),
                mean);
    }

    private String expected() {
        if (range.lower() <= 0) {
            return "at most " + Numbers.decimal(range.upper());
        }
        return range.upper() >= 1 ? "at least " + Numbers.decimal(range.lower()) : Numbers.decimal(range);
    }

    private Evidence evidence(Mean mean) {
        double limit = distance().isHigh(mean.value())
                ? distance().tooHigh()
                : distance().tooLow();
        return Evidence.builder(mean.n())
                .observed(mean.figure())
                .expected(range)
                .interval(mean.interval())
                .margin(margin)
                .effectiveN(mean.effectiveN())
                .test("t test against range and margin (Student 1908)")
                .p(p(mean))
                .effect(distance().effect(mean.value(), mean.interval()))
                .alternatives("the class is made up of other people than before", "confidence is rounded or capped")
                .requiredSampleSize(mean.requiredSampleSize(limit))
                .figure("design_effect", Figure.ratio(mean.designEffect(), mean.n()))
                .figure("standard_deviation", Figure.measure(mean.deviation(), mean.n()))
                .build();
    }

    private double p(Mean mean) {
        double high =
                distance().hasUpper() ? mean.probabilityOfAsHigh(distance().tooHigh()) : 1;
        double low = distance().hasLower() ? mean.probabilityOfAsLow(distance().tooLow()) : 1;
        return Math.min(1, 2 * Math.min(high, low));
    }
}
