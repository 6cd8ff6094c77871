package io.calibration.proposal;

import io.calibration.analysis.PlugIn;
import io.calibration.analysis.Prediction;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A reviewable set of changes to one config, or the answer that nothing is to be changed. It changes nothing by itself. Immutable.
 *
 * @param base the config in force
 * @param proposed the config proposed, with its document and version; the base itself when nothing is to be changed
 * @param changes the changes, by path
 * @param reason why these changes, or why none, in a sentence or two
 * @param impact what all changes do together
 * @param rejectedCandidates what was thought of and is not proposed, by path
 * @param prediction what the next window will look like under the proposed config
 * @param findingIds ids of the findings that the changes answer
 * @param strategies ids of the strategies that were there
 * @param plugIns those of them that are not built in, and where each came from
 * @param failures strategies that failed
 */
public record ConfigProposal(
        ScoringConfig base,
        ScoringConfig proposed,
        List<Change> changes,
        String reason,
        Impact impact,
        List<RejectedCandidate> rejectedCandidates,
        Prediction prediction,
        List<String> findingIds,
        List<String> strategies,
        List<PlugIn> plugIns,
        List<StrategyFailure> failures) {

    public ConfigProposal {
        changes = List.copyOf(changes);
        rejectedCandidates = List.copyOf(rejectedCandidates);
        findingIds = List.copyOf(findingIds);
        strategies = List.copyOf(strategies);
        plugIns = List.copyOf(plugIns);
        failures = List.copyOf(failures);
    }

    /** Whether nothing is to be changed. A good answer; {@link #reason()} says why. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Version of the config in force. */
    public Version baseVersion() {
        return base.logicVersion();
    }

    /** Version of the proposed config; that of the base when nothing is to be changed. */
    public Version version() {
        return proposed.logicVersion();
    }

    /** The proposal in a few lines for people; with the messages of strategies that failed, so not for everybody's eyes. */
    public String summarize() {
        String head = isEmpty() ? "No change to " + baseVersion() : baseVersion() + " -> " + version();
        return head + ". " + reason
                + changes.stream().map(c -> "\n" + c).collect(Collectors.joining())
                + rejectedCandidates.stream()
                        .map(c -> "\nnot: " + c.summarize())
                        .collect(Collectors.joining())
                + failures.stream().map(f -> "\n" + f.summarize()).collect(Collectors.joining());
    }

    /**
     * A strategy that failed; the others went on.
     *
     * @param strategy its id, or its class when it could not be made
     * @param problem class of the exception, or what is wrong with the answer
     * @param detail message and causes of the exception, empty when there are none: for those who run the analysis. It may hold anything, so
     *     it stands in no file
     */
    public record StrategyFailure(String strategy, String problem, String detail) {

        /** The failure in a sentence, with its detail. */
        public String summarize() {
            return "Strategy " + strategy + " failed (" + problem + (detail.isEmpty() ? "" : ": " + detail)
                    + "); the others went on.";
        }
    }
}
