package io.calibration.internal.proposal;

import io.calibration.analysis.Finding;
import io.calibration.internal.Numbers;
import io.calibration.proposal.Change;
import io.calibration.proposal.Considered;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a proposal changes what it changes, or nothing. */
final class Reasons {

    private Reasons() {}

    /**
     * The reason in a sentence or two.
     *
     * @param results results that were analyzed
     * @param findings what could have been acted on
     */
    static String of(long results, List<Finding> findings, List<Change> changes, List<Considered> considered) {
        String graver = Numbers.count(findings.size(), "finding") + " of " + Proposer.LEAST + " or graver";
        if (!changes.isEmpty()) {
            long answered = changes.stream()
                    .flatMap(change -> change.findingIds().stream())
                    .distinct()
                    .count();
            return Numbers.count(changes.size(), "change") + " for " + answered + " of " + graver + ".";
        }
        if (results == 0 && findings.isEmpty()) {
            return "The window holds no result, so nothing is known. Choose one that holds some.";
        }
        if (findings.isEmpty()) {
            return "There is no finding of " + Proposer.LEAST + " or graver, so nothing calls for a change.";
        }
        if (considered.isEmpty()) {
            return "The report has " + graver + ", and none is of a kind that a change of the config answers.";
        }
        String codes = considered.stream().map(Considered::code).distinct().collect(Collectors.joining(", "));
        return "The report has " + graver + ". Every change thought of was set aside: " + codes + ".";
    }
}
