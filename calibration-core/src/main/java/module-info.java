/** Collecting, analyzing, proposing and gating. */
@SuppressWarnings("module") // io.calibration.jdbc is built after this module.
module io.calibration.core {
    requires transitive io.calibration.api;
    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires de.siegmar.fastcsv;
    requires org.apache.commons.statistics.distribution;

    exports io.calibration;
    exports io.calibration.approval;
    exports io.calibration.collect;
    exports io.calibration.collect.counts to
            io.calibration.jdbc;
    exports io.calibration.collect.internal to
            io.calibration.jdbc;
    exports io.calibration.internal to
            io.calibration.jdbc;
    exports io.calibration.internal.audit to
            io.calibration.jdbc;
    exports io.calibration.json;
    exports io.calibration.original;
    exports io.calibration.statistics;
    exports io.calibration.stores;

    uses io.calibration.analysis.Analyzer;
    uses io.calibration.proposal.ProposalStrategy;

    opens io.calibration.json to
            com.fasterxml.jackson.databind; // the shapes of the artifacts' files
    opens io.calibration.internal.json to
            com.fasterxml.jackson.databind;
}
