package io.calibration.internal;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analyzers.boundary.BoundaryAnalyzer;
import io.calibration.analyzers.confidence.ClassConfidenceAnalyzer;
import io.calibration.analyzers.confidence.ConfidenceConflictAnalyzer;
import io.calibration.analyzers.confidence.ConfidenceDenialAnalyzer;
import io.calibration.analyzers.confidence.ConfidenceOrderAnalyzer;
import io.calibration.analyzers.confidence.ConfidenceOutcomeAnalyzer;
import io.calibration.analyzers.confidence.ConfidenceShiftAnalyzer;
import io.calibration.analyzers.coverage.CoverageByClassAnalyzer;
import io.calibration.analyzers.dimensions.DimensionDisparityAnalyzer;
import io.calibration.analyzers.dimensions.DimensionMixAnalyzer;
import io.calibration.analyzers.dimensions.DimensionShiftAnalyzer;
import io.calibration.analyzers.intake.DecisionMismatchAnalyzer;
import io.calibration.analyzers.intake.IntakeAnalyzer;
import io.calibration.analyzers.intake.NotScoredAnalyzer;
import io.calibration.analyzers.outcomes.CategoryWeightAnalyzer;
import io.calibration.analyzers.outcomes.ClassOutcomeOrderAnalyzer;
import io.calibration.analyzers.outcomes.DiscriminationAnalyzer;
import io.calibration.analyzers.outcomes.MissingOutcomeAnalyzer;
import io.calibration.analyzers.outcomes.OutcomeBreakAnalyzer;
import io.calibration.analyzers.outcomes.OutcomeRateAnalyzer;
import io.calibration.analyzers.outcomes.OutcomeShiftAnalyzer;
import io.calibration.analyzers.outcomes.OutcomesByClassAnalyzer;
import io.calibration.analyzers.rates.CriticalFlagShare;
import io.calibration.analyzers.rates.RatesAgainstBaseline;
import io.calibration.analyzers.rates.RatesByDay;
import io.calibration.analyzers.rates.RatesInRange;
import io.calibration.analyzers.shifts.BaselineAnalyzer;
import io.calibration.analyzers.shifts.ClassShiftAnalyzer;
import io.calibration.analyzers.shifts.PredictionAnalyzer;
import io.calibration.analyzers.shifts.TierMixAnalyzer;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.strategies.FlagStrategy;
import io.calibration.strategies.ThresholdStrategy;
import io.calibration.strategies.WeightStrategy;
import java.util.List;
import java.util.Set;

/** What the library itself brings. It is known by construction: no service file and no class loader can lose it. */
public final class BuiltIn {

    private static final String OTHER_ID = "Give one of them another id";

    /** The analyzers. */
    public static final Plugins.Kind<Analyzer> ANALYZERS = new Plugins.Kind<>(
            Analyzer.class,
            Analyzer::id,
            List.of(
                    Analyzer.of("baseline", BaselineAnalyzer::analyze),
                    Analyzer.of("boundary", BoundaryAnalyzer::analyze),
                    Analyzer.of("category_coverage", RatesInRange::ofCategories),
                    Analyzer.of("category_weights", CategoryWeightAnalyzer::analyze),
                    Analyzer.of("class_confidence", ClassConfidenceAnalyzer::analyze),
                    Analyzer.of("class_outcome_order", ClassOutcomeOrderAnalyzer::analyze),
                    Analyzer.of("class_share", RatesInRange::ofClasses),
                    Analyzer.of("class_shift", ClassShiftAnalyzer::analyze),
                    Analyzer.of("confidence_conflict", ConfidenceConflictAnalyzer::analyze),
                    Analyzer.of("confidence_denial", ConfidenceDenialAnalyzer::analyze),
                    Analyzer.of("confidence_order", ConfidenceOrderAnalyzer::analyze),
                    Analyzer.of(
                            "confidence_outcome",
                            ConfidenceOutcomeAnalyzer::ofConfidence,
                            ConfidenceOutcomeAnalyzer::unsaid),
                    Analyzer.of("confidence_shift", ConfidenceShiftAnalyzer::analyze),
                    Analyzer.of("coverage_by_class", CoverageByClassAnalyzer::analyze),
                    Analyzer.of("critical_flag_share", CriticalFlagShare::of),
                    Analyzer.of("daily_rate", RatesByDay::of),
                    Analyzer.of("data_sufficiency", RatesInRange::ofSufficiency),
                    Analyzer.of("decision_mismatch", DecisionMismatchAnalyzer::analyze),
                    Analyzer.of("dimension_disparity", DimensionDisparityAnalyzer::analyze),
                    Analyzer.of("dimension_mix", DimensionMixAnalyzer::analyze),
                    Analyzer.of("dimension_shift", DimensionShiftAnalyzer::analyze, DimensionShiftAnalyzer::notJudged),
                    Analyzer.of("escalation_rate", RatesInRange::ofEscalations),
                    Analyzer.of("flag_rate", RatesInRange::ofFlags),
                    Analyzer.of("flag_type_rate", RatesInRange::ofFlagTypes),
                    Analyzer.of("flag_type_shift", RatesAgainstBaseline::ofFlagTypes),
                    Analyzer.of("intake", IntakeAnalyzer::analyze),
                    Analyzer.of("missing_outcomes", MissingOutcomeAnalyzer::analyze),
                    Analyzer.of("not_scored", NotScoredAnalyzer::analyze),
                    Analyzer.of("outcome_break", OutcomeBreakAnalyzer::analyze),
                    Analyzer.of("outcome_rate", OutcomeRateAnalyzer::analyze, OutcomeRateAnalyzer::notJudged),
                    Analyzer.of("outcome_shift", OutcomeShiftAnalyzer::analyze),
                    Analyzer.of("outcomes_by_class", OutcomesByClassAnalyzer::analyze),
                    Analyzer.of("prediction", PredictionAnalyzer::analyze),
                    Analyzer.of("rate_shift", RatesAgainstBaseline::overall),
                    Analyzer.of(
                            "score_discrimination", DiscriminationAnalyzer::analyze, DiscriminationAnalyzer::notJudged),
                    Analyzer.of("score_probability", ConfidenceOutcomeAnalyzer::ofScore),
                    Analyzer.of("tier_mix", TierMixAnalyzer::analyze)),
            OTHER_ID
                    + ", or name the id in the policy's disabled_analyzers: what is built in or discovered is then"
                    + " left out, and what the host hands over runs.");

    /** The strategies. */
    public static final Plugins.Kind<ProposalStrategy> STRATEGIES = new Plugins.Kind<>(
            ProposalStrategy.class,
            ProposalStrategy::id,
            List.of(new FlagStrategy(), new ThresholdStrategy(), new WeightStrategy()),
            OTHER_ID + ".");

    private BuiltIn() {}

    /**
     * Refuses a report that says less than it seems to: that an analyzer found nothing means nothing when it did not run.
     *
     * @param without ids of the analyzers that the policy in force switches off
     * @throws IllegalArgumentException when a built-in analyzer neither ran nor was switched off; names them
     */
    public static void requireAll(CalibrationReport report, Set<String> without) {
        List<String> missing = ANALYZERS.builtIn().stream()
                .map(Analyzer::id)
                .filter(id -> !report.analyzers().contains(id)
                        && !report.switchedOff().contains(id))
                .filter(id -> !without.contains(id))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The report was made without these built-in analyzers: "
                    + String.join(", ", missing)
                    + ". That it has no finding of theirs says nothing. Analyze the snapshot again, or switch them off"
                    + " by name in the policy (disabled_analyzers).");
        }
    }
}
