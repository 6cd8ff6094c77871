package io.calibration.approval;

import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.ScopeState;
import java.time.Instant;

/** What a reader wants to know of a version: its stored state, refined by the active pointer and by time. */
public enum VersionStatus {
    /** Waits for people. */
    PROPOSED,
    /** Approved, and not yet active. */
    APPROVED,
    /** Approved, never active, and too few of its approvals still count. */
    EXPIRED,
    /** The active version. */
    ACTIVE,
    /** Was active; another version is now. */
    SUPERSEDED,
    /** A reviewer refused it. */
    REJECTED,
    /** An author took it back. */
    WITHDRAWN,
    /** Out of use. */
    DEPRECATED;

    static VersionStatus of(RegisteredVersion version, ScopeState state, ApprovalPolicy policy, Instant now) {
        return switch (version.state()) {
            case PROPOSED -> PROPOSED;
            case REJECTED -> REJECTED;
            case WITHDRAWN -> WITHDRAWN;
            case DEPRECATED -> DEPRECATED;
            case APPROVED -> ofApproved(version, state, policy, now);
        };
    }

    private static VersionStatus ofApproved(
            RegisteredVersion version, ScopeState state, ApprovalPolicy policy, Instant now) {
        if (state.wasActive(version.version())) {
            return state.isActive(version.version()) ? ACTIVE : SUPERSEDED;
        }
        boolean consent = new Consent(version, policy.strictest(version.policy()), now)
                .faults()
                .isEmpty();
        return consent ? APPROVED : EXPIRED;
    }
}
