package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.WeightFit;
import java.util.List;

/**
 * Whether the category weights of the config are those that the outcomes ask for: what part of that which the categories could tell about the
 * outcomes is left unused. Silent with fewer than 200 outcomes, 20 in some weighed category, or two weighed categories; more than 250 are
 * listed as not judged.
 */
public final class CategoryWeightAnalyzer {

    /** Leaving so much unused is fine. */
    private static final double MARGIN = 0.05;

    private CategoryWeightAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        return WeightFit.of(context.config(), context.snapshot().metrics()).stream()
                .map(CategoryWeightAnalyzer::assess)
                .toList();
    }

    private static Assessment assess(WeightFit fit) {
        long n = fit.moments().n();
        double used = fit.used(fit.current());
        Figure unused = Figure.fraction(1 - used, n);
        Evidence evidence = OverMargin.evidence(n, unused, fit.unused(), MARGIN)
                .test("explained variance against that of least squares, non-central chi-square")
                .p(fit.probabilityOfAsMuch(MARGIN))
                .alternatives(
                        "the score is not the weighted mean of the categories",
                        "outcomes are known of some people only",
                        "the outcome is not what the score is for")
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
}
