package io.calibration.analyzers.coverage;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.Clustering;
import io.calibration.analyzers.RateInRange;
import io.calibration.analyzers.Wording;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.MetricsPart;
import java.util.List;
import java.util.Map;

/**
 * Whether each category has a score as often as the policy expects. Silent for categories without a range. Stateless and thread-safe.
 */
public final class CategoryCoverageAnalyzer implements Analyzer {

    /** Stateless; one serves all. */
    public CategoryCoverageAnalyzer() {}

    @Override
    public String id() {
        return "category_coverage";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        double clustering = Clustering.of(context).events();
        return context.snapshot().results() == 0
                ? List.of()
                : context.policy().categoryCoverage().entrySet().stream()
                        .map(category -> assess(context, clustering, category))
                        .toList();
    }

    private static Assessment assess(AnalysisContext context, double clustering, Map.Entry<String, Interval> category) {
        MetricsPart metrics = context.snapshot().metrics();
        long present = metrics.results() - metrics.missing(category.getKey());
        return RateInRange.of(
                        new Rate(present, metrics.results(), clustering),
                        category.getValue(),
                        context.policy().margins())
                .assess(wording(category.getKey()));
    }

    private static Wording wording(String label) {
        return new Wording(
                "category:" + label,
                "high_category_coverage",
                "low_category_coverage",
                new Wording.Counted(
                        "result has", "results have", Sentence.of("a score in {}", Sentence.declared(label))),
                "Check whether scores are filled in where nothing was answered.",
                "Look whether the category is still asked for, and for whom it is missing.",
                List.of("the category was renamed", "other people were scanned than before"),
                List.of("/category_weights", "data collection"));
    }
}
