package io.calibration.approval;

import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.proposal.ReplayEngine;
import io.calibration.internal.proposal.ReplayGround;
import io.calibration.json.InvalidDocumentException;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.Forecast;
import io.calibration.registry.Content;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
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

    /** How many results change their class by the gate's own replay, in words. */
    record ReplayedShare(Impact impact, PrivacyPolicy privacy) {

        /**
         * Such as "640 of 20,000 results (3.2 %) change their class, by replay: not more than 5 %."
         *
         * @param more whether more do than the limit
         * @param limit a share, in [0, 1]
         */
        String sentence(boolean more, double limit) {
            String side = " than " + percent(limit) + " %";
            if (isWithheld()) {
                return (more ? "More" + side : "At most " + percent(limit) + " %")
                        + " of the results change their class, by replay.";
            }
            if (impact.method() == Impact.Method.ESTIMATED) {
                return CompatibilityReport.NOT_KNOWN + "roughly "
                        + changing(impact.reclassified().count())
                        + ", by replay, but where weights change the snapshot cannot rule out more" + side + ".";
            }
            Forecast changing = impact.reclassified();
            String most = changing.exact() ? "" : "At least " + grouped(changing.atLeast()) + " and at most ";
            return most + changing(changing.atMost()) + ", by replay: " + (more ? "more" : "not more") + side + ".";
        }

        private String changing(long count) {
            double share = 100.0 * count / impact.results();
            return grouped(count) + " of " + grouped(impact.results())
                    + String.format(Locale.ROOT, " results (%.1f %%) change their class", share);
        }

        /** As in what is published: no count of too few, and no total from which one would follow. */
        private boolean isWithheld() {
            Forecast changing = impact.reclassified();
            return !(fits(impact.results())
                    && fits(changing.count())
                    && fits(changing.atLeast())
                    && fits(changing.atMost())
                    && movesFit());
        }

        private boolean movesFit() {
            for (int from = 0; from < impact.moves().size(); from++) {
                Counts moves = impact.moves().get(from);
                for (int to = 0; to < impact.moves().size(); to++) {
                    if ((from != to) && !fits(moves.get(to))) {
                        return false;
                    }
                }
            }
            return true;
        }

        private boolean fits(long count) {
            return (count == 0) || privacy.allows(count);
        }

        private static String grouped(long count) {
            return String.format(Locale.ROOT, "%,d", count);
        }

        private static String percent(double share) {
            return new BigDecimal(Double.toString(share))
                    .movePointRight(2)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }
}
