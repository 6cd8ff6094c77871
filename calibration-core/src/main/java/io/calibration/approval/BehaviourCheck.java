package io.calibration.approval;

import io.calibration.config.ScoringConfig;
import io.calibration.internal.proposal.ReplayEngine;
import io.calibration.internal.proposal.ReplayGround;
import io.calibration.json.InvalidDocumentException;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Impact;
import io.calibration.registry.Content;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replays a snapshot under both configs. What it says is as coarse as the limit: reviewers read the figures in the change summary, which
 * withholds what belongs to few people.
 */
record BehaviourCheck(double maxReclassified) {

    static final String OTHER_CLASSES = "Behaviour was not replayed: classes or scale are other ones.";
    private static final String NO_SNAPSHOT = "Behaviour was not replayed: no snapshot with results was submitted.";
    private static final String UNREADABLE =
            "The snapshot is no metrics snapshot that can be read. Submit it as it was saved.";

    CompatibilityReport check(
            ScoringConfig base, ScoringConfig candidate, @Nullable Content snapshot, List<String> problems) {
        try {
            MetricsSnapshot window = snapshot == null ? null : SnapshotJson.read(snapshot.bytes());
            return (window == null) || (window.results() == 0)
                    ? new CompatibilityReport(problems, List.of(), List.of(NO_SNAPSHOT))
                    : replayed(base, candidate, window, problems);
        } catch (InvalidDocumentException e) {
            return new CompatibilityReport(List.of(UNREADABLE), List.of());
        }
    }

    private CompatibilityReport replayed(
            ScoringConfig base, ScoringConfig candidate, MetricsSnapshot window, List<String> problems) {
        try {
            double distance = base.scoreScale().step().doubleValue();
            Impact impact = ReplayEngine.forImpact(ReplayGround.of(base, window, distance, 0))
                    .of(candidate);
            boolean breaks = impact.reclassified().atMost() > maxReclassified * impact.results();
            String limit = new BigDecimal(Double.toString(maxReclassified))
                    .movePointRight(2)
                    .stripTrailingZeros()
                    .toPlainString();
            return breaks
                    ? new CompatibilityReport(
                            problems,
                            List.of("More than " + limit + " % of the results change their class, by replay."))
                    : new CompatibilityReport(
                            problems,
                            List.of(),
                            List.of("At most " + limit + " % of the results change their class, by replay."));
        } catch (IllegalArgumentException e) {
            return new CompatibilityReport(
                    problems, List.of("What the change does cannot be told from the snapshot. " + e.getMessage()));
        }
    }
}
