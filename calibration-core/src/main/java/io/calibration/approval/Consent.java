package io.calibration.approval;

import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.Vote;
import java.time.Instant;
import java.util.List;

/** How much consent a version has under a policy at some time. That an approval has expired is derived here, never stored. */
final class Consent {

    private final int quorum;
    private final List<Vote> approvals;
    private final List<Vote> counting;

    Consent(RegisteredVersion version, ApprovalPolicy policy, Instant now) {
        quorum = policy.quorum();
        approvals = version.votes().stream()
                .filter(vote -> vote.verdict() == Vote.Verdict.APPROVE)
                .toList();
        counting = approvals.stream()
                .filter(vote -> !now.isAfter(vote.at().plus(policy.voteValidity())))
                .toList();
    }

    boolean oneMoreSuffices() {
        return counting.size() + 1 >= quorum;
    }

    boolean acknowledgesBreaking() {
        return counting.stream().allMatch(Vote::acknowledgesBreaking);
    }

    /** What it lacks; empty when it suffices. */
    List<RefusalCode> faults() {
        if (counting.size() >= quorum) {
            return List.of();
        }
        return List.of(approvals.size() >= quorum ? RefusalCode.EXPIRED : RefusalCode.QUORUM_NOT_MET);
    }
}
