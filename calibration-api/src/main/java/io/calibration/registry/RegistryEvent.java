package io.calibration.registry;

import io.calibration.config.Version;
import java.time.Instant;
import java.util.List;

/**
 * What happened to a scope. The state of a scope is the fold of its events, see {@link ScopeState#after}. Every event that is not
 * {@link Refused} met the gate's rules when it was recorded.
 */
public sealed interface RegistryEvent {

    /** The version that it is about. */
    Version version();

    /** What kind of event it is, to switch by. */
    Kind kind();

    /** One constant for each record, so that the compiler notices a forgotten one; in lower case, the word of the log. */
    enum Kind {
        /** Of {@link Bootstrapped}. */
        BOOTSTRAPPED,
        /** Of {@link Submitted}. */
        SUBMITTED,
        /** Of {@link Approved}. */
        APPROVED,
        /** Of {@link Rejected}. */
        REJECTED,
        /** Of {@link Withdrawn}. */
        WITHDRAWN,
        /** Of {@link Activated}. */
        ACTIVATED,
        /** Of {@link RolledBack}. */
        ROLLED_BACK,
        /** Of {@link Deprecated}. */
        DEPRECATED,
        /** Of {@link Scheduled}. */
        SCHEDULED,
        /** Of {@link Unscheduled}. */
        UNSCHEDULED,
        /** Of {@link PolicySet}. */
        POLICY_SET,
        /** Of {@link TimeCorrected}. */
        TIME_CORRECTED,
        /** Of {@link FindingAccepted}. */
        FINDING_ACCEPTED,
        /** Of {@link LookTaken}. */
        LOOK_TAKEN,
        /** Of {@link Refused}. */
        REFUSED
    }

    /**
     * The first version of the scope became active, on the word of the person who did it.
     *
     * @param version its number
     * @param content digest of its config
     * @param binding digest of all that, and of the policy in force
     */
    record Bootstrapped(Version version, Digest content, Digest binding) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.BOOTSTRAPPED;
        }
    }

    /**
     * A version was registered: proposed, not approved.
     *
     * @param version its number
     * @param content digest of its config
     * @param base the version that it changes
     * @param evidence what reviewers are to read
     * @param round always 1 in this format
     * @param binding digest of all that and of the policy in force, which reviewers consent to
     * @param authors who made it, beside the actor who registers it
     */
    record Submitted(
            Version version,
            Digest content,
            Base base,
            SubmissionEvidence evidence,
            int round,
            Digest binding,
            List<Actor> authors)
            implements RegistryEvent {

        public Submitted {
            authors = List.copyOf(authors);
        }

        @Override
        public Kind kind() {
            return Kind.SUBMITTED;
        }
    }

    /**
     * A reviewer consented.
     *
     * @param version the version
     * @param content digest of its config
     * @param binding the digest that was consented to
     * @param to the version's state from now on: approved when the quorum is reached
     * @param acknowledgesBreaking whether the reviewer said to have seen that the change breaks compatibility
     */
    record Approved(Version version, Digest content, Digest binding, VersionState to, boolean acknowledgesBreaking)
            implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.APPROVED;
        }
    }

    /**
     * A reviewer refused a version for good.
     *
     * @param version the version
     * @param content digest of its config
     * @param binding the digest that was refused
     */
    record Rejected(Version version, Digest content, Digest binding) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }
    }

    /**
     * An author took a version back for good.
     *
     * @param version the version
     */
    record Withdrawn(Version version) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.WITHDRAWN;
        }
    }

    /**
     * An approved version became active.
     *
     * @param version the version
     * @param content digest of its config
     * @param from the version that was active before
     */
    record Activated(Version version, Digest content, Version from) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.ACTIVATED;
        }
    }

    /**
     * A formerly active version became active again; people still have to look at it.
     *
     * @param version the version
     * @param content digest of its config
     * @param from the version that was active before
     */
    record RolledBack(Version version, Digest content, Version from) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.ROLLED_BACK;
        }
    }

    /**
     * A version was taken out of use for good.
     *
     * @param version the version
     */
    @SuppressWarnings("JavaLangClash") // the life cycle's own word
    record Deprecated(Version version) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.DEPRECATED;
        }
    }

    /**
     * An approved version is to be active from an instant on.
     *
     * @param version the version
     * @param content digest of its config
     * @param from the version that is expected to be active then
     * @param due the instant, in whole microseconds
     */
    record Scheduled(Version version, Digest content, Version from, Instant due) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.SCHEDULED;
        }
    }

    /**
     * A schedule was taken back.
     *
     * @param version the version that was scheduled
     */
    record Unscheduled(Version version) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.UNSCHEDULED;
        }
    }

    /**
     * The scope's policy was set; it stands with the entry.
     *
     * @param version the active version
     */
    record PolicySet(Version version) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.POLICY_SET;
        }
    }

    /**
     * The log's time was set right, to that of the entry. Approvals from before no longer count, since nobody knows how old they are.
     *
     * @param version the active version
     */
    record TimeCorrected(Version version) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.TIME_CORRECTED;
        }
    }

    /**
     * A finding was accepted for a time. Reserved: the format has it, and no command makes it yet.
     *
     * @param version the active version
     * @param finding digest of the finding's id
     * @param owner who answers for it
     * @param until when the acceptance ends, in whole microseconds
     */
    record FindingAccepted(Version version, Digest finding, Actor owner, Instant until) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.FINDING_ACCEPTED;
        }
    }

    /**
     * A report was looked at. Reserved: the format has it, and no command makes it yet.
     *
     * @param version the active version
     * @param report digest of the report
     * @param owner who looked
     * @param until the end of the window that the report is about, in whole microseconds
     */
    record LookTaken(Version version, Digest report, Actor owner, Instant until) implements RegistryEvent {
        @Override
        public Kind kind() {
            return Kind.LOOK_TAKEN;
        }
    }

    /**
     * A request was refused; nothing changed.
     *
     * @param attempted what was asked for
     * @param version the version that was named, registered or not; for {@link RefusalCode#ALREADY_PROPOSED} the open proposal
     * @param codes why, at least one
     */
    record Refused(Action attempted, Version version, List<RefusalCode> codes) implements RegistryEvent {

        public Refused {
            codes = List.copyOf(codes);
        }

        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }
}
