/** Collecting, analyzing, proposing and gating. */
@SuppressWarnings("module") // io.calibration.jdbc is built after this module.
module io.calibration.core {
    requires transitive io.calibration.api;
    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires jakarta.validation;
    requires org.apache.commons.statistics.distribution;
    requires org.hibernate.validator;
    requires org.semver4j;

    exports io.calibration;
    exports io.calibration.analyzers;
    exports io.calibration.approval;
    exports io.calibration.collect;
    exports io.calibration.collect.internal to
            io.calibration.jdbc;
    exports io.calibration.json;
    exports io.calibration.stores;
    exports io.calibration.strategies;

    uses io.calibration.analysis.Analyzer;
    uses io.calibration.proposal.ProposalStrategy;

    provides io.calibration.analysis.Analyzer with
            io.calibration.analyzers.BaselineAnalyzer,
            io.calibration.analyzers.BoundaryAnalyzer,
            io.calibration.analyzers.CategoryCoverageAnalyzer,
            io.calibration.analyzers.CategoryWeightAnalyzer,
            io.calibration.analyzers.ClassConfidenceAnalyzer,
            io.calibration.analyzers.ClassShareAnalyzer,
            io.calibration.analyzers.ClassShiftAnalyzer,
            io.calibration.analyzers.ConfidenceConflictAnalyzer,
            io.calibration.analyzers.ConfidenceDenialAnalyzer,
            io.calibration.analyzers.ConfidenceOrderAnalyzer,
            io.calibration.analyzers.ConfidenceOutcomeAnalyzer,
            io.calibration.analyzers.CoverageByClassAnalyzer,
            io.calibration.analyzers.CriticalFlagShareAnalyzer,
            io.calibration.analyzers.DailyRateAnalyzer,
            io.calibration.analyzers.DataSufficiencyAnalyzer,
            io.calibration.analyzers.DecisionMismatchAnalyzer,
            io.calibration.analyzers.EscalationRateAnalyzer,
            io.calibration.analyzers.ExpectationsAnalyzer,
            io.calibration.analyzers.FlagRateAnalyzer,
            io.calibration.analyzers.FlagTypeRateAnalyzer,
            io.calibration.analyzers.FlagTypeShiftAnalyzer,
            io.calibration.analyzers.IntakeAnalyzer,
            io.calibration.analyzers.MissingOutcomeAnalyzer,
            io.calibration.analyzers.OutcomesByClassAnalyzer,
            io.calibration.analyzers.PredictionAnalyzer,
            io.calibration.analyzers.RateShiftAnalyzer,
            io.calibration.analyzers.TierMixAnalyzer;
    provides io.calibration.proposal.ProposalStrategy with
            io.calibration.strategies.FlagStrategy,
            io.calibration.strategies.ThresholdStrategy,
            io.calibration.strategies.WeightStrategy;

    opens io.calibration.json to
            com.fasterxml.jackson.databind; // the shapes of the artifacts' files
}
