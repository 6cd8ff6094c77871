package io.calibration.approval;

import io.calibration.config.ScoringConfig;
import io.calibration.internal.proposal.ReplayEngine;
import io.calibration.internal.proposal.ReplayGround;
import io.calibration.json.InvalidDocumentException;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Impact;
import io.calibration.registry.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replays a snapshot under both configs. It tells how many results change their class, unless the count, or one move between two classes,
 * is of fewer results than the snapshot's privacy policy shows: then only on which side of the limit they are.
 */
record BehaviourCheck(double maxReclassified) {

    static final String OTHER_CLASSES = "Behaviour was not replayed: classes or scale are other ones.";
    private static final String NO_SNAPSHOT =
            "Behaviour was not replayed: no snapshot with results was submitted. Nothing changes that classes are decided by.";
    private static final String NOT_REPLAYED = CompatibilityReport.NOT_KNOWN
            + "behaviour was not replayed, for no snapshot with results was submitted. Nobody has computed how many results change class.";
    private static final String UNREADABLE =
            "The snapshot is no metrics snapshot that can be read. Submit it as it was saved.";

    /** @param decides whether anything changes that classes are decided by */
    CompatibilityReport check(
            ScoringConfig base,
            ScoringConfig candidate,
            boolean decides,
            @Nullable Content snapshot,
            List<String> problems) {
        try {
            MetricsSnapshot window = snapshot == null ? null : SnapshotJson.read(snapshot.bytes());
            if ((window != null) && (window.results() > 0)) {
                return replayed(base, candidate, window, problems);
            }
            return decides
                    ? new CompatibilityReport(problems, List.of(NOT_REPLAYED))
                    : new CompatibilityReport(problems, List.of(), List.of(NO_SNAPSHOT));
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
            String sentence = new ReplayedShare(impact, window.privacy()).sentence(breaks, maxReclassified);
            return breaks
                    ? new CompatibilityReport(problems, List.of(sentence))
                    : new CompatibilityReport(problems, List.of(), List.of(sentence));
        } catch (IllegalArgumentException e) {
            return new CompatibilityReport(
                    problems,
                    List.of(CompatibilityReport.NOT_KNOWN + "what the change does cannot be told from the snapshot. "
                            + e.getMessage()));
        }
    }
}
