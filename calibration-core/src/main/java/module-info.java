/** Collecting, analyzing, proposing and gating. */
module io.calibration.core {
    requires transitive io.calibration.api;
    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires jakarta.validation;
    requires org.apache.commons.statistics.distribution;
    requires org.hibernate.validator;

    exports io.calibration.analyzers;
    exports io.calibration.json;

    uses io.calibration.analysis.Analyzer;

    provides io.calibration.analysis.Analyzer with
            io.calibration.analyzers.ClassShareAnalyzer,
            io.calibration.analyzers.CriticalFlagShareAnalyzer,
            io.calibration.analyzers.DataSufficiencyAnalyzer,
            io.calibration.analyzers.EscalationRateAnalyzer,
            io.calibration.analyzers.FlagRateAnalyzer,
            io.calibration.analyzers.FlagTypeRateAnalyzer;
}
