package io.calibration.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calibration.analysis.CalibrationReport.PlugIn;
import io.calibration.config.Version;
import io.calibration.internal.json.ConfigPatch;
import io.calibration.proposal.Impact.Basis;
import io.calibration.registry.Digest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shape of a change summary. A count that is withheld is null. */
record ProposalFile(
        String schema,
        int schemaVersion,
        Version baseVersion,
        Version version,
        Outcome outcome,
        String reason,
        Digests digests,
        ArtifactPrivacy privacy,
        List<Entry> changes,
        List<ConfigPatch.Operation> patch,
        Estimate impact,
        List<Rejected> rejectedCandidates,
        Predicted prediction,
        List<String> findingIds,
        Strategies strategies) {

    static final String SCHEMA = "calibration/change_summary";
    static final int VERSION = 1;

    enum Outcome {
        CHANGES,
        NO_CHANGE
    }

    record Digests(Digest baseConfig, Digest proposedConfig, Digest snapshot, Digest report) {}

    record Entry(
            String path,
            @Nullable BigDecimal currentValue,
            BigDecimal proposedValue,
            String rationale,
            List<String> findingIds,
            Estimate impactEstimate) {}

    record Rejected(
            String path,
            @Nullable BigDecimal value,
            String code,
            String reason,
            List<String> findingIds,
            String strategy) {}

    /** Moves are those between two different classes; what is withheld of them is their number of pairs. */
    record Estimate(
            @Nullable Long results,
            boolean exact,
            boolean approximate,
            List<ClassEstimate> classes,
            Count reclassified,
            @Nullable Long criticalPromoted,
            List<Moved> moves,
            long withheldMoves,
            Fragile fragility,
            List<KnownOutcomes> outcomes,
            Based basis,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OfValue> dimensions) {}

    /** Results of one value of a dimension; its classes are empty where they are withheld. */
    record OfValue(
            String dimension,
            String value,
            long results,
            long reclassified,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ClassOfValue> classes) {}

    record ClassOfValue(String label, long before, long after) {}

    record ClassEstimate(String label, @Nullable Long before, Count after, Bounds change) {}

    record KnownOutcomes(String label, Rate yesRate, Rate precision, Rate recall) {}

    record Rate(
            @Nullable Double before,
            @Nullable Double after,
            @Nullable Bounds next) {}

    record Count(
            @Nullable Long count,
            @Nullable Long atLeast,
            @Nullable Long atMost,
            @Nullable Double share,
            Bounds next) {}

    record Fragile(
            @Nullable Double distance,
            @Nullable Double before,
            @Nullable Double after,
            Bounds change) {}

    record Based(
            Basis.Sample sample,
            long results,
            @Nullable Double designEffect,
            long next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer earlierWindows) {}

    record Predicted(long basis, long next, Map<String, Bounds> classShares) {}

    record Moved(String from, String to, long results) {}

    /** What is empty is left out, as in a report. */
    record Strategies(
            List<String> ran,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PlugIn> plugIns,
            List<Failed> failed) {}

    /** A failure without its detail, which may hold anything. */
    record Failed(String strategy, String problem) {}
}
