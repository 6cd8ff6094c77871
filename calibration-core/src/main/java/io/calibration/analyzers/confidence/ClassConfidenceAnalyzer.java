package io.calibration.analyzers.confidence;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Mean;
import io.calibration.internal.statistics.RangeDistance;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.days.DailySeries;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.MetricsPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the mean confidence of each class lies in the range that the policy expects. An end of the range that the class's own
 * min_confidence enforces is not tested: it could not fail. Silent for classes without confidence.
 */
public final class ClassConfidenceAnalyzer {

    /** The least number of values that a mean is judged from. */
    public static final int LEAST = 20;

    /** People and rules give confidence in steps of about this size, so no sample is surer than the step. */
    private static final double STEP = 0.05;

    private static final double LEAST_DEVIATION = STEP / Math.sqrt(12);

    private ClassConfidenceAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        List<String> labels = context.snapshot().layout().classes();
        double clustering = Clustering.of(context).most();
        List<Assessment> assessments = new ArrayList<>();
        for (ScoreClass scoreClass : context.config().classes()) {
            int index = labels.indexOf(scoreClass.label());
            context.policy()
                    .meanConfidence(scoreClass.label())
                    .filter(range -> index >= 0 && sums(context, index).n() > 0)
                    .map(range -> new Question(
                            scoreClass,
                            index,
                            tested(range, scoreClass),
                            context.policy().margins().confidence(),
                            clustering))
                    .filter(Question::isOpen)
                    .ifPresent(question ->
                            assessments.add(question.assess(context.snapshot().metrics())));
        }
        return assessments;
    }

    private static ConfidenceMetrics.Sums sums(AnalysisContext context, int index) {
        return context.snapshot().metrics().confidence().byClass().get(index);
    }

    private static Interval tested(Interval range, ScoreClass scoreClass) {
        boolean enforced = scoreClass.thresholds().minConfidence() != null
                && scoreClass.thresholds().minConfidence().doubleValue() >= range.lower();
        return enforced ? new Interval(0, range.upper()) : range;
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

    private static double deviation(ConfidenceMetrics.Sums sums) {
        double mean = Fixed.toDouble(sums.sum()) / sums.n();
        double variance = (Fixed.toDouble(sums.sumOfSquares()) - sums.n() * mean * mean) / (sums.n() - 1);
        return Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
    }

    /**
     * Holds the mean confidence of a class against a range.
     *
     * @param index index of the class in the layout
     * @param range what is expected; an end at 0 or 1 is not tested
     * @param margin distance beyond the range that is still fine
     * @param clustering the least design effect
     */
    private record Question(ScoreClass scoreClass, int index, Interval range, double margin, double clustering) {

        /** Whether there is an end to test. */
        boolean isOpen() {
            return distance().hasLower() || distance().hasUpper();
        }

        private RangeDistance distance() {
            return new RangeDistance(range, margin, margin);
        }

        /** The assessment; inconclusive below {@value #LEAST} values. */
        Assessment assess(MetricsPart metrics) {
            return mean(metrics, index, clustering)
                    .map(mean -> assess(metrics, mean))
                    .orElseGet(() -> tooFew(metrics.confidence().byClass().get(index)));
        }

        private Assessment assess(MetricsPart metrics, Mean mean) {
            double share = (double) metrics.inClass(index) / metrics.results();
            return assessment(mean.value(), describe(mean), evidence(mean))
                    .share(share)
                    .build();
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
                    said(mean.figure(), mean.n()),
                    mean.figure().interval(mean.interval()),
                    Sentence.declared(expected()));
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
            double low =
                    distance().hasLower() ? mean.probabilityOfAsLow(distance().tooLow()) : 1;
            return Math.min(1, 2 * Math.min(high, low));
        }
    }
}
