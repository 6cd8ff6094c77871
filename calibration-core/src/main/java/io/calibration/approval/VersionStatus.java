package io.calibration.approval;

import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Schedule;
import io.calibration.registry.ScopeState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader wants to know of a version: its stored state, refined by the active pointer and by time. */
public enum VersionStatus {
    /** Waits for people: nobody or too few approved, by the policy in force. */
    PROPOSED,
    /** Approved, and not yet active. */
    APPROVED,
    /** Approved, to be active from an instant on. Not where the active version was changed since, so that the schedule counts no more. */
    SCHEDULED,
    /**
     * That instant has passed, and it is not active: nobody called {@link Registry#activateDue}, or the gate refused, as it does where the schedule
     * counts no more.
     */
    OVERDUE,
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
        if (state.isActive(version.version())) {
            return ACTIVE;
        }
        List<RefusalCode> lacks = new Consent(version, policy, state.head(), now).faults();
        if (lacks.isEmpty() && waits(version.schedule(), state, now)) {
            return version.isDue(now) ? OVERDUE : SCHEDULED;
        }
        if (state.wasActive(version.version())) {
            return SUPERSEDED;
        }
        if (lacks.isEmpty()) {
            return APPROVED;
        }
        return lacks.contains(RefusalCode.EXPIRED) ? EXPIRED : PROPOSED;
    }

    /** What counts no more is told from when it is due: somebody relied on it. */
    private static boolean waits(@Nullable Schedule schedule, ScopeState state, Instant now) {
        return (schedule != null)
                && (!schedule.due().isAfter(now)
                        || state.active().filter(schedule::isOvertaken).isEmpty());
    }
}
