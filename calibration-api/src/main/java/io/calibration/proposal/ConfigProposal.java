package io.calibration.proposal;

import io.calibration.analysis.CalibrationReport.PlugIn;
import io.calibration.analysis.Prediction;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.proposal.Candidate.Move;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reviewable set of changes to one config, or the answer that nothing is to be changed. It changes nothing by itself. Made by a
 * {@link #builder}, for further parts may join. Immutable.
 *
 * @param base the config in force
 * @param proposed the config proposed, with its document and version; the base itself when nothing is to be changed
 * @param changes the changes, by path
 * @param reason why these changes, or why none, in a sentence or two, without a number of results
 * @param impact what all changes do together
 * @param rejectedCandidates what was thought of and is not proposed, by path
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
        List<String> strategies,
        List<PlugIn> plugIns,
        List<StrategyFailure> failures) {

    public ConfigProposal {
        changes = List.copyOf(changes);
        rejectedCandidates = List.copyOf(rejectedCandidates);
        strategies = List.copyOf(strategies);
        plugIns = List.copyOf(plugIns);
        failures = List.copyOf(failures);
    }

    /** A proposal of this config in the place of the base, with what that does. */
    public static Builder builder(ScoringConfig base, ScoringConfig proposed, Impact impact) {
        return new Builder(base, proposed, impact);
    }

    /** What the next window will look like under the proposed config. */
    public Prediction prediction() {
        return impact.prediction();
    }

    /** Ids of the findings that the changes answer. */
    public List<String> findingIds() {
        return changes.stream()
                .flatMap(change -> change.findingIds().stream())
                .distinct()
                .sorted()
                .toList();
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

    /**
     * The proposal in a few lines for people; with the messages of strategies that failed, so not for everybody's eyes. What a privacy policy
     * withholds is withheld in the published proposal alone.
     */
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

    /**
     * One parameter, before and after; made by {@link #of}.
     *
     * @param path JSON Pointer (RFC 6901) into the config, with raw keys
     * @param currentValue its value in the base config, as written, or null when the base config lacks it
     * @param proposedValue its value in the proposed config, as written
     * @param rationale why, in plain sentences; withheld from whatever is published where it tells of too few results
     * @param findingIds ids of the findings that it answers
     * @param impact what this change would do alone
     */
    public record Change(
            String path,
            @Nullable BigDecimal currentValue,
            BigDecimal proposedValue,
            Sentence rationale,
            List<String> findingIds,
            Impact impact) {

        /** A move, the value that it replaces, or null, and what it would do alone. */
        public static Change of(Move move, @Nullable BigDecimal currentValue, Impact alone) {
            return new Change(move.path(), currentValue, move.value(), move.rationale(), move.findingIds(), alone);
        }

        /** What is done to the parameter, by the sign of the change: {@code raise}, {@code lower}, or {@code set} where it had no value. */
        public String verb() {
            return verb(currentValue, proposedValue);
        }

        /** What it takes to get from one value to another: {@code raise}, {@code lower}, or {@code set} where there is no first. */
        public static String verb(@Nullable BigDecimal from, BigDecimal to) {
            int sign = from == null ? 0 : to.compareTo(from);
            return sign > 0 ? "raise" : sign < 0 ? "lower" : "set";
        }

        /** The change in one line for people. */
        @Override
        public String toString() {
            String from = currentValue == null ? "" : " from " + currentValue.toPlainString();
            return verb() + " " + path + from + " to " + proposedValue.toPlainString() + ": " + rationale;
        }
    }

    /** Puts a proposal together; what is not named is empty. Not thread-safe. */
    public static final class Builder {

        private final ScoringConfig base;
        private final ScoringConfig proposed;
        private final Impact impact;
        private List<Change> changes = List.of();
        private String reason = "";
        private List<RejectedCandidate> rejected = List.of();
        private List<String> strategies = List.of();
        private List<PlugIn> plugIns = List.of();
        private List<StrategyFailure> failures = List.of();

        private Builder(ScoringConfig base, ScoringConfig proposed, Impact impact) {
            this.base = base;
            this.proposed = proposed;
            this.impact = impact;
        }

        /** These changes, by path, and why, or why none, without a number of results. */
        public Builder changes(List<Change> all, String why) {
            changes = all;
            reason = why;
            return this;
        }

        /** What was thought of and is not proposed, by path. */
        public Builder rejectedCandidates(List<RejectedCandidate> all) {
            rejected = all;
            return this;
        }

        /** Ids of the strategies that were there, and where those come from that are not built in. */
        public Builder strategies(List<String> ids, List<PlugIn> foreign) {
            strategies = ids;
            plugIns = foreign;
            return this;
        }

        /** Strategies that failed. */
        public Builder failures(List<StrategyFailure> all) {
            failures = all;
            return this;
        }

        /** The proposal. */
        public ConfigProposal build() {
            return new ConfigProposal(base, proposed, changes, reason, impact, rejected, strategies, plugIns, failures);
        }
    }
}
