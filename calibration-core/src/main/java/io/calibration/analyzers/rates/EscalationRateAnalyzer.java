package io.calibration.analyzers.rates;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Interval;
import io.calibration.analyzers.Clustering;
import io.calibration.analyzers.DailyRates;
import io.calibration.analyzers.RateInRange;
import io.calibration.analyzers.Wording;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import java.util.List;

/** Whether the share of escalated results lies in the range that the policy expects, if it has one. Stateless and thread-safe. */
public final class EscalationRateAnalyzer implements Analyzer {

    private static final Wording WORDING = new Wording(
            "escalation:overall",
            "high_escalation_rate",
            "low_escalation_rate",
            new Wording.Counted("result was", "results were", "escalated"),
            "Look which reasons make up the rate, and whether those who review can follow.",
            "Check whether escalation still works: what should have been escalated and was not?",
            List.of("other people were scanned than before", "one reason was added or dropped"),
            List.of("/red_flag_severity_thresholds"));

    /** Stateless; one serves all. */
    public EscalationRateAnalyzer() {}

    @Override
    public String id() {
        return "escalation_rate";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        Interval range = context.policy().escalationRate();
        if (range == null) {
            return List.of();
        }
        MetricsPart metrics = context.snapshot().metrics();
        return DailyRates.rate(
                        metrics,
                        metrics.escalations().results(),
                        DayCounts::escalated,
                        Clustering.of(context).events())
                .stream()
                .map(rate ->
                        RateInRange.of(rate, range, context.policy().margins()).assess(WORDING))
                .toList();
    }
}
