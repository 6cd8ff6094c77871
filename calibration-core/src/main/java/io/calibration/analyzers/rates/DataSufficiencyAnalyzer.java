package io.calibration.analyzers.rates;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Interval;
import io.calibration.analyzers.Clustering;
import io.calibration.analyzers.DailyRates;
import io.calibration.analyzers.RateInRange;
import io.calibration.analyzers.Wording;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the data sufficed as often as the policy expects, among the results that say so, and whether most results do say. Silent when
 * none does: then it is not recorded; and where the policy has no range. Stateless and thread-safe.
 */
public final class DataSufficiencyAnalyzer implements Analyzer {

    /** More results than this that do not say are a fault of the pipeline, not of the people scanned. */
    private static final Interval UNKNOWN = new Interval(0, 0.10);

    private static final Wording SUFFICIENCY = new Wording(
            "sufficiency:overall",
            "high_data_sufficiency",
            "low_data_sufficiency",
            new Wording.Counted("result that says so had", "results that say so had", "enough data"),
            "Check whether the rule of what suffices became too lax.",
            "Look what is missing and for whom: a shorter questionnaire, a lost source, or a stricter rule of what suffices.",
            List.of("results were made earlier in the process", "a category is no longer asked for"),
            List.of("data collection"));

    private static final Wording UNSAID = new Wording(
            "sufficiency:unknown",
            "unknown_data_sufficiency",
            "unknown_data_sufficiency",
            new Wording.Counted("result does", "results do", "not say whether their data sufficed"),
            "Check the pipeline that fills data_sufficient: it leaves out a part of the results.",
            "Nothing: every result says so.",
            List.of("an older client does not send the field"),
            List.of("data_sufficient"));

    /** Stateless; one serves all. */
    public DataSufficiencyAnalyzer() {}

    @Override
    public String id() {
        return "data_sufficiency";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        MetricsPart.Sufficiency said = metrics.sufficiency();
        long known = said.sufficient() + said.insufficient();
        List<Assessment> assessments = new ArrayList<>();
        Interval range = context.policy().sufficiencyRate();
        if (known > 0 && range != null) {
            double least = Clustering.of(context).events();
            double clustering = Math.max(least, DailyRates.designEffect(metrics, DayCounts::insufficient));
            Rate sufficient = new Rate(said.sufficient(), known, clustering);
            Rate unknown = new Rate(said.unknown(), known + said.unknown(), least);
            assessments.add(RateInRange.of(sufficient, range, context.policy().margins())
                    .assess(SUFFICIENCY));
            assessments.add(
                    RateInRange.of(unknown, UNKNOWN, context.policy().margins()).assess(UNSAID));
        }
        return assessments;
    }
}
