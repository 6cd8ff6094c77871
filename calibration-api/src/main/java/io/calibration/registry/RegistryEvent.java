package io.calibration.registry;

import io.calibration.config.Version;
import io.calibration.registry.RegisteredVersion.Base;
import io.calibration.registry.RegisteredVersion.Evidence;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What happened to a scope. The state of a scope is the fold of its events, see {@link ScopeState#after}. Every event that is not
 * {@link Refused} met the gate's rules when it was recorded.
 */
public sealed interface RegistryEvent {

    /** The version that it is about. */
    Version version();

    /** What kind of event it is, to switch by. */
    default Kind kind() {
        return Objects.requireNonNull(Kind.OF.get(getClass()));
    }

    /** One constant for each record, so that the compiler notices a forgotten one; in lower case, the word of the log. */
    enum Kind {
        BOOTSTRAPPED(Bootstrapped.class),
        SUBMITTED(Submitted.class),
        APPROVED(Approved.class),
        REJECTED(Rejected.class),
        WITHDRAWN(Withdrawn.class),
        ACTIVATED(Activated.class),
        ROLLED_BACK(RolledBack.class),
        DEPRECATED(Deprecated.class),
        SCHEDULED(Scheduled.class),
        UNSCHEDULED(Unscheduled.class),
        POLICY_SET(PolicySet.class),
        TIME_CORRECTED(TimeCorrected.class),
        FINDING_ACCEPTED(FindingAccepted.class),
        LOOK_TAKEN(LookTaken.class),
        REFUSED(Refused.class);

        private static final Map<Class<?>, Kind> OF =
                Arrays.stream(values()).collect(Collectors.toMap(Kind::type, kind -> kind));

        private final Class<? extends RegistryEvent> type;

        Kind(Class<? extends RegistryEvent> type) {
            this.type = type;
        }

        /** The record of the events of this kind. */
        public Class<? extends RegistryEvent> type() {
            return type;
        }
    }

    /**
     * The first version of the scope became active, on the word of the person who did it.
     *
     * @param version its number
     * @param content digest of its config
     * @param binding digest of all that, and of the policy in force
     */
    record Bootstrapped(Version version, Digest content, Digest binding) implements RegistryEvent {}

    /**
     * A version was registered: proposed, not approved.
     *
     * @param version its number
     * @param content digest of its config
     * @param binding digest of all this and of the policy in force, which reviewers consent to
     * @param base the version that it changes
     * @param evidence what reviewers are to read
     * @param round always 1 in this format
     * @param authors who made it, beside the actor who registers it
     */
    record Submitted(
            Version version,
            Digest content,
            Digest binding,
            Base base,
            Evidence evidence,
            int round,
            List<Actor> authors)
            implements RegistryEvent {

        public Submitted {
            authors = List.copyOf(authors);
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
            implements RegistryEvent {}

    /**
     * A reviewer refused a version for good.
     *
     * @param version the version
     * @param content digest of its config
     * @param binding the digest that was refused
     */
    record Rejected(Version version, Digest content, Digest binding) implements RegistryEvent {}

    /**
     * An author took a version back for good.
     *
     * @param version the version
     */
    record Withdrawn(Version version) implements RegistryEvent {}

    /**
     * An approved version became active.
     *
     * @param version the version
     * @param content digest of its config
     * @param from the version that was active before
     */
    record Activated(Version version, Digest content, Version from) implements RegistryEvent {}

    /**
     * A formerly active version became active again; people still have to look at it.
     *
     * @param version the version
     * @param content digest of its config
     * @param from the version that was active before
     */
    record RolledBack(Version version, Digest content, Version from) implements RegistryEvent {}

    /**
     * A version was taken out of use for good.
     *
     * @param version the version
     */
    @SuppressWarnings("JavaLangClash") // the life cycle's own word
    record Deprecated(Version version) implements RegistryEvent {}

    /**
     * An approved version is to be active from an instant on.
     *
     * @param version the version
     * @param content digest of its config
     * @param from the version that is expected to be active then
     * @param due the instant, in whole microseconds
     */
    record Scheduled(Version version, Digest content, Version from, Instant due) implements RegistryEvent {}

    /**
     * A schedule was taken back.
     *
     * @param version the version that was scheduled
     */
    record Unscheduled(Version version) implements RegistryEvent {}

    /**
     * The scope's policy was set; it stands with the entry.
     *
     * @param version the active version
     */
    record PolicySet(Version version) implements RegistryEvent {}

    /**
     * The log's time was set right, to that of the entry. Approvals from before no longer count, since nobody knows how old they are.
     *
     * @param version the active version
     */
    record TimeCorrected(Version version) implements RegistryEvent {}

    /**
     * A finding was accepted for a time. Reserved: the format has it, and no command makes it yet.
     *
     * @param version the active version
     * @param finding digest of the finding's id
     * @param owner who answers for it
     * @param until when the acceptance ends, in whole microseconds
     */
    record FindingAccepted(Version version, Digest finding, Actor owner, Instant until) implements RegistryEvent {}

    /**
     * A report was looked at. Reserved: the format has it, and no command makes it yet.
     *
     * @param version the active version
     * @param report digest of the report
     * @param owner who looked
     * @param until the end of the window that the report is about, in whole microseconds
     */
    record LookTaken(Version version, Digest report, Actor owner, Instant until) implements RegistryEvent {}

    /**
     * A request was refused; nothing changed.
     *
     * @param version the version that was named, registered or not; for {@link RefusalCode#ALREADY_PROPOSED} the open proposal
     * @param attempted what was asked for
     * @param codes why, at least one
     */
    record Refused(Version version, Action attempted, List<RefusalCode> codes) implements RegistryEvent {

        public Refused {
            codes = List.copyOf(codes);
        }
    }
}
