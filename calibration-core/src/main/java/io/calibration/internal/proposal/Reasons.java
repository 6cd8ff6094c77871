package io.calibration.internal.proposal;

import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.CalibrationReport.AnalyzerFailure;
import io.calibration.analysis.Finding;
import io.calibration.internal.Numbers;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.RejectedCandidate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why a proposal changes what it changes, or nothing. */
final class Reasons {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("people_follow_the_line", "people follow the line, so moving it would move them too"),
            Map.entry("no_valley", "no place within reach is clear of the crowd"),
            Map.entry("out_of_reach", "no threshold within reach brings the share nearer"),
            Map.entry("within_noise", "the effect could be nothing"),
            Map.entry("decision_mismatch", "the stored classes are not those of this config"),
            Map.entry("path_taken", "another change has the same parameter"),
            Map.entry("order_and_gap", "thresholds must keep their order and distance"),
            Map.entry("step", "it is further than one release may go"),
            Map.entry("effective_results", "too few results"),
            Map.entry("reclassified", "too many results would change their class"),
            Map.entry("critical_flag", "results with a critical flag would get a better class"),
            Map.entry("protected_path", "the parameter is protected"));

    private static final int NAMED = 5;

    private Reasons() {}

    /**
     * The reason in a sentence or two.
     *
     * @param results results that were analyzed
     * @param report what could have been acted on
     */
    static String of(long results, CalibrationReport report, List<Change> changes, List<RejectedCandidate> rejected) {
        return of(results, report.analyzers().isEmpty(), report.findings(Proposer.LEAST), changes, rejected)
                + unknown(report.failures().stream().map(AnalyzerFailure::analyzer), "they failed")
                + unknown(report.switchedOff().stream(), "the policy switches them off");
    }

    /** An analyzer that did not run, or not to its end, would have found who knows what. */
    private static String unknown(Stream<String> analyzers, String why) {
        List<String> ids = analyzers.distinct().toList();
        String names = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
        return ids.isEmpty()
                ? ""
                : " What these analyzers would have found is not known, for " + why + ": " + names
                        + (ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "") + ".";
    }

    private static String of(
            long results,
            boolean nothingRan,
            List<Finding> findings,
            List<Change> changes,
            List<RejectedCandidate> rejected) {
        String graver = Numbers.count(findings.size(), "finding") + " of " + Proposer.LEAST + " or graver";
        if (!changes.isEmpty()) {
            long answered = changes.stream()
                    .flatMap(change -> change.findingIds().stream())
                    .distinct()
                    .count();
            return Numbers.count(changes.size(), "change") + " for " + answered + " of " + graver + ".";
        }
        if (results == 0) {
            return "No result could be judged, so nothing is known.";
        }
        if (nothingRan && findings.isEmpty()) {
            return "No analyzer ran, so nothing was judged and nothing is known.";
        }
        if (findings.isEmpty()) {
            return "There is no finding of " + Proposer.LEAST + " or graver, so nothing calls for a change.";
        }
        if (rejected.isEmpty()) {
            return "The report has " + graver + ", and none is of a kind that a change of the config answers.";
        }
        String words = rejected.stream()
                .map(RejectedCandidate::code)
                .distinct()
                .map(Reasons::words)
                .distinct()
                .collect(Collectors.joining("; "));
        return "The report has " + graver + ". Every change thought of was set aside: " + words + ".";
    }

    /** A code in a few words; one of a plug-in as it is. */
    private static String words(String code) {
        return WORDS.getOrDefault(code, code.replace('_', ' '));
    }
}
