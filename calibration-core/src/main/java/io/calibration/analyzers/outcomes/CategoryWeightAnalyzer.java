package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.SampleSize;
import io.calibration.internal.statistics.WeightFit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the category weights of the config are those that the outcomes ask for: what part of that which the categories could tell about the
 * outcomes is left unused. Silent with fewer than 200 outcomes, 20 in some weighed category, or two weighed categories; more than 250 are
 * listed as not judged. Stateless and thread-safe.
 */
public final class CategoryWeightAnalyzer implements Analyzer {

    /** Leaving so much unused is fine. */
    private static final double MARGIN = 0.05;

    /** Stateless; one serves all. */
    public CategoryWeightAnalyzer() {}

    @Override
    public String id() {
        return "category_weights";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        return WeightFit.of(context.config(), context.snapshot().metrics()).stream()
                .map(CategoryWeightAnalyzer::assess)
                .toList();
    }

    private static Assessment assess(WeightFit fit) {
        double unused = 1 - fit.used(fit.current());
        Interval interval = fit.unused();
        Effect effect = Effect.of(unused / MARGIN, interval.lower() / MARGIN, interval.upper() / MARGIN);
        return new Assessment(
                "weights_off_outcomes",
                "weights:categories",
                "weights:categories",
                Assessment.verdict(effect),
                unused,
                false,
                evidence(fit, unused, interval, effect),
                "With these weights the score explains " + Numbers.percent(fit.used(fit.current()))
                        + " of what the categories can explain of the outcomes with the best ones; "
                        + Numbers.percent(unused)
                        + " (95 % interval " + Numbers.percent(interval) + ") is lost, and up to "
                        + Numbers.limit(MARGIN)
                        + " is fine.",
                "Compare what each category is said to be worth with what it tells about the outcomes, before thresholds are tuned.",
                List.of("/category_weights"));
    }

    private static Evidence evidence(WeightFit fit, double unused, Interval interval, Effect effect) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("explained", fit.moments().explained(fit.current()));
        figures.put("explainable", fit.moments().explainable());
        return new Evidence(
                unused,
                new Interval(0, MARGIN),
                interval,
                MARGIN,
                fit.moments().n(),
                fit.moments().n(),
                "explained variance against that of least squares, non-central chi-square",
                fit.probabilityOfAsMuch(MARGIN),
                Double.NaN,
                effect,
                List.of(
                        "the score is not the weighted mean of the categories",
                        "outcomes are known of some people only",
                        "the outcome is not what the score is for"),
                SampleSize.UNKNOWN,
                figures);
    }
}
