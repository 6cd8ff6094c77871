package io.calibration.approval;

import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditHead;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How much consent a version has under a policy at some time. That an approval has expired is derived here, never stored. Immutable. */
public final class Consent {

    private final int quorum;
    private final Duration validity;
    private final List<Vote> approvals;
    private final List<Vote> counting;

    /**
     * The consent to a version.
     *
     * @param inForce the policy in force; the version's own, from the day of its submission, counts as well
     * @param head the end of the log, which says from where on approvals count
     */
    Consent(RegisteredVersion version, ApprovalPolicy inForce, AuditHead head, Instant now) {
        ApprovalPolicy policy = inForce.strictest(version.policy());
        quorum = policy.quorum();
        validity = policy.voteValidity();
        approvals = version.votes().stream()
                .filter(vote -> vote.verdict() == Vote.Verdict.APPROVE)
                .toList();
        counting = approvals.stream()
                .filter(vote -> (vote.seq() > head.corrected()) && isYoung(vote.at(), policy.voteValidity(), now))
                .toList();
    }

    /** An approval from the future has no age that anybody knows. */
    private static boolean isYoung(Instant at, Duration validity, Instant now) {
        return !at.isAfter(now) && !now.isAfter(at.plus(validity));
    }

    /** How many people must approve, by the policy in force and the version's own. */
    public int quorum() {
        return quorum;
    }

    /** The approvals that count: neither too old nor given before the log's time was corrected. */
    public List<Vote> counting() {
        return counting;
    }

    /** Until when all of these count; empty when there is none. */
    public Optional<Instant> until() {
        return counting.stream().map(vote -> vote.at().plus(validity)).min(Comparator.naturalOrder());
    }

    boolean suffices() {
        return faults().isEmpty();
    }

    /** Until when so many count that they suffice; empty when they do not now. */
    Optional<Instant> sufficesUntil() {
        return counting.stream()
                .map(vote -> vote.at().plus(validity))
                .sorted(Comparator.reverseOrder())
                .skip(quorum - 1L)
                .findFirst();
    }

    boolean oneMoreSuffices() {
        return counting.size() + 1 >= quorum;
    }

    boolean acknowledgesBreaking() {
        return counting.stream().allMatch(Vote::acknowledgesBreaking);
    }

    /** The same, told in numbers. */
    List<Refusal> refusals() {
        return faults().stream()
                .map(code -> code == RefusalCode.QUORUM_NOT_MET
                        ? Refusal.quorumNotMet(counting.size(), quorum)
                        : Refusal.of(code))
                .toList();
    }

    /** What it lacks; empty when it suffices. */
    List<RefusalCode> faults() {
        if (counting.size() >= quorum) {
            return List.of();
        }
        return List.of(approvals.size() >= quorum ? RefusalCode.EXPIRED : RefusalCode.QUORUM_NOT_MET);
    }
}
