package io.calibration.examples.gate;

import io.calibration.analysis.Interval;
import io.calibration.json.InvalidDocumentException;
import io.calibration.json.ProposalJson;
import io.calibration.json.StoredProposal;
import io.calibration.registry.Content;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;

/** A change summary as a reviewer reads it; one that was written by hand stays as it is. */
final class ReadableSummary {

    private ReadableSummary() {}

    static String of(Content summary) {
        try {
            return lines(ProposalJson.read(summary.bytes()));
        } catch (InvalidDocumentException e) {
            return new String(summary.bytes(), StandardCharsets.UTF_8);
        }
    }

    private static String lines(StoredProposal proposal) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(proposal.baseVersion() + " -> " + proposal.version() + ": " + proposal.reason());
        for (StoredProposal.StoredChange change : proposal.changes()) {
            lines.add("  " + change.path() + ": " + (change.currentValue() == null ? "absent" : change.currentValue())
                    + " -> " + change.proposedValue());
            lines.add("      " + change.rationale());
        }
        lines.add("Predicted for the next window, of about "
                + proposal.prediction().next() + " results (95 %):");
        proposal.prediction().classShares().forEach((label, share) -> lines.add("  " + label + ": " + percent(share)));
        return lines.toString();
    }

    private static String percent(Interval share) {
        return String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * share.lower(), 100 * share.upper());
    }
}
