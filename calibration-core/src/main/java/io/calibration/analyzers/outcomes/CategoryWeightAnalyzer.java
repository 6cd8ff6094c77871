package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.WeightFit;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.outcomes.OutcomeSelection;
import io.calibration.metrics.GroupMetrics.Group;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the category weights of the config are those that the outcomes ask for: what part of that which the categories could tell about the
 * outcomes is left unused. The premise comes first: where the score does not follow the weighted mean of the categories, other weights would not do
 * what is foretold, and that is said instead. Silent with fewer than 200 results that have an outcome and every weighed category, or two weighed
 * categories; more than 250 are listed as not judged.
 */
public final class CategoryWeightAnalyzer {

    /** Leaving so much unused is fine. */
    private static final double MARGIN = 0.05;

    private static final double HALF = 0.5;

    private CategoryWeightAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        double designEffect = Clustering.ofOutcomes(context, Group::byClass);
        return WeightFit.of(context.config(), context.snapshot().metrics(), designEffect).stream()
                .map(fit -> fit.isOfScore() ? assess(fit, context) : apart(fit))
                .toList();
    }

    /** Score and weights have little to do with each other. */
    private static Assessment apart(WeightFit fit) {
        long n = fit.moments().n();
        double correlation = fit.moments().scoreCorrelation(fit.current());
        Figure shared = Figure.fraction(correlation * correlation, n);
        String words = correlation <= 0
                ? "The score runs against the weighted mean of the categories, or has nothing to do with it"
                : shared.value() < HALF
                        ? "The score has little to do with the weighted mean of the categories"
                        : "The score does not follow the weighted mean of the categories closely";
        Sentence description = Sentence.of(
                words + ": {} of its variance is shared (95 % interval {}), over {} with all of them and an outcome,"
                        + " so whether the weights fit the outcomes is not judged.",
                shared,
                shared.interval(fit.shared()),
                Figure.results(n).with("result", "results"));
        Evidence evidence = Evidence.builder(n)
                .observed(shared)
                .interval(fit.shared())
                .test("squared correlation of score and weighted mean (Fisher 1921)")
                .alternatives(
                        "the score is made of something else than these categories",
                        "the weights of the config are not those in use")
                .figure("correlation", Figure.measure(correlation, n))
                .build();
        return Assessment.builder("score_apart_from_weights", "weights:score", description, evidence)
                .recommendation("Find out what the score is made of before weights are reviewed.")
                .components("/category_weights")
                .build();
    }

    private static Assessment assess(WeightFit fit, AnalysisContext context) {
        long n = fit.moments().n();
        double used = fit.used(fit.current());
        Figure unused = Figure.fraction(1 - used, n);
        List<String> alternatives = new ArrayList<>(
                List.of("the outcome is not what the score is for", "outcomes are known of some people only"));
        alternatives.addAll(OutcomeSelection.caveats(context));
        Evidence evidence = OverMargin.evidence(n, unused, fit.unused(), MARGIN)
                .effectiveN(fit.effectiveN())
                .test("explained variance against that of least squares, non-central chi-square")
                .p(Math.min(1, 2 * fit.probabilityOfAsMuch(MARGIN)))
                .alternatives(alternatives)
                .figure("score_shared", Figure.fraction(square(fit.moments().scoreCorrelation(fit.current())), n))
                .figure("explained", Figure.fraction(fit.moments().explained(fit.current()), n))
                .figure("explainable", Figure.fraction(fit.moments().explainable(), n))
                .build();
        Sentence description = Sentence.of(
                "With these weights the score explains {} of what the categories can explain of the outcomes with the best ones; "
                        + "{} (95 % interval {}) is lost, and up to {} is fine.",
                Figure.fraction(used, n),
                unused,
                unused.interval(fit.unused()),
                Sentence.declared(Numbers.limit(MARGIN)));
        return Assessment.builder("weights_off_outcomes", "weights:categories", description, evidence)
                .share(unused.value())
                .recommendation(
                        "Compare what each category is said to be worth with what it tells about the outcomes, before thresholds are tuned.")
                .components("/category_weights")
                .build();
    }

    private static double square(double value) {
        return value * value;
    }
}
