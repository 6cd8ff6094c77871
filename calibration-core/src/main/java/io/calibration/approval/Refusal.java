package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.VersionState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One reason why the gate said no.
 *
 * @param code the stable code
 * @param sentence what is wrong and how to mend it, for people; in one line, and safe to show, see {@link VisibleText#of(String)}
 */
public record Refusal(RefusalCode code, String sentence) {

    private static final int NAMED = 10;

    /** Makes visible what a config check, or a path of a config, may bring along. */
    public Refusal {
        sentence = VisibleText.of(sentence);
    }

    static Refusal alreadyProposed(Version open) {
        return new Refusal(
                RefusalCode.ALREADY_PROPOSED,
                "The same changes to the same base are proposed already, as " + open
                        + ". Decide on that one, or have an author withdraw it.");
    }

    static Refusal anotherOpen(Version open) {
        return new Refusal(
                RefusalCode.ANOTHER_OPEN,
                open + " is open, and this registry keeps one proposal at a time. Decide on " + open
                        + ", or have an author withdraw it.");
    }

    static Refusal scheduleOvertaken() {
        return new Refusal(
                RefusalCode.ACTIVE_CHANGED,
                "The active version was changed since this one was scheduled, so the schedule counts no more. Schedule it anew, or take the schedule back.");
    }

    static Refusal policyChanged(ApprovalPolicy inForce) {
        return new Refusal(
                RefusalCode.STALE_VIEW,
                "The policy in force is not the one expected: people who must approve: " + inForce.quorum()
                        + "; an approval counts for " + inForce.voteValidity()
                        + ". Look again before you set another.");
    }

    static Refusal quorumNotMet(int counting, int quorum) {
        return new Refusal(
                RefusalCode.QUORUM_NOT_MET,
                counting + " of " + quorum + " people approved whom the policy asks for. "
                        + "Have others approve it, as it was shown to them: neither authors nor who has voted on it.");
    }

    static Refusal notProposed(VersionState state) {
        return new Refusal(
                RefusalCode.NOT_PROPOSED,
                "The version is not open for approval: it is " + state
                        + (state == VersionState.APPROVED ? " already." : "."));
    }

    static Refusal alreadyPast(Instant now) {
        return new Refusal(
                RefusalCode.BAD_SCHEDULE,
                "The instant is past: by the store's time it is " + now + ". Take a later one.");
    }

    static Refusal beyondApprovals(Instant last) {
        return new Refusal(
                RefusalCode.BAD_SCHEDULE,
                "By then the approvals will have expired. Take an instant up to " + last
                        + ", or have people approve it later who have not voted on it.");
    }

    static Refusal rebaseConflict(List<String> paths) {
        return new Refusal(
                RefusalCode.REBASE_CONFLICT,
                RefusalCode.REBASE_CONFLICT.sentence() + " Look at: "
                        + paths.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : ""));
    }

    static Refusal of(RefusalCode code) {
        return new Refusal(code, code.sentence());
    }
}
