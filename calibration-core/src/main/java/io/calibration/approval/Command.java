package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.Action;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an actor asks of the gate: one record for each row of the life cycle. A command is a value; {@link Registry#check} tells
 * what would become of it and {@link Registry#execute} does it. Reasons have 1 to 2,000 characters; anything else is an
 * {@link IllegalArgumentException} of the constructor.
 */
public sealed interface Command {

    /** Who asks. The host has authenticated them. */
    Actor by();

    /** The version that it is about. */
    Version version();

    /** The kind of command, which has the name of its record. */
    default Action action() {
        String words = getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return Action.valueOf(words.toUpperCase(Locale.ROOT));
    }

    /** The actor's reason; null when the command needs none. */
    default @Nullable String reason() {
        return null;
    }

    /**
     * Makes the first version of a scope active. Once per scope; the person's word is its approval.
     *
     * @param by a person
     * @param version its number
     * @param content the config in use today
     * @param reason why this one
     */
    record Bootstrap(Actor by, Version version, Content content, String reason) implements Command {

        public Bootstrap {
            Reason.checkText(reason);
        }
    }

    /**
     * Registers a proposed version.
     *
     * @param by a person or a service; counts as an author
     * @param version its number, greater than every registered one
     * @param content the whole proposed config
     * @param base the version that it changes, which must be the active one
     * @param authors who else made it; none of them may review it
     * @param material what reviewers are to read beside the config
     */
    record Submit(
            Actor by, Version version, Content content, Version base, List<Actor> authors, ReviewMaterial material)
            implements Command {

        public Submit {
            authors = authors.stream().distinct().toList();
        }
    }

    /**
     * Consents to a proposed version.
     *
     * @param by a person who is not an author
     * @param version the version
     * @param binding what the person was shown, see {@link Registry#bindingDigest}
     * @param acknowledged what the person says to have seen
     * @param reason why
     */
    record Approve(Actor by, Version version, Digest binding, Acknowledgement acknowledged, String reason)
            implements Command {

        public Approve {
            Reason.checkText(reason);
        }

        /** Consents to a version that breaks no compatibility. */
        public Approve(Actor by, Version version, Digest binding, String reason) {
            this(by, version, binding, Acknowledgement.NONE, reason);
        }
    }

    /**
     * Refuses a proposed or approved version that has not been active, for good.
     *
     * @param by a person who is not an author
     * @param version the version
     * @param binding what the person was shown, see {@link Registry#bindingDigest}
     * @param reason why
     */
    record Reject(Actor by, Version version, Digest binding, String reason) implements Command {

        public Reject {
            Reason.checkText(reason);
        }
    }

    /**
     * Takes a proposed or approved version that has not been active back, for good.
     *
     * @param by an author or the registrant
     * @param version the version
     * @param reason why
     */
    record Withdraw(Actor by, Version version, String reason) implements Command {

        public Withdraw {
            Reason.checkText(reason);
        }
    }

    /**
     * Makes an approved version the active one.
     *
     * @param by an operator
     * @param version the version
     * @param expectedActive the version that the operator believes to be active now
     */
    record Activate(Actor by, Version version, Version expectedActive) implements Command {}

    /**
     * Makes a formerly active version the active one again, on one operator's word. A review is owed afterwards.
     *
     * @param by an operator
     * @param version the version to go back to
     * @param expectedActive the version that the operator believes to be active now
     * @param reason why
     */
    record RollBack(Actor by, Version version, Version expectedActive, String reason) implements Command {

        public RollBack {
            Reason.checkText(reason);
        }
    }

    /**
     * Takes an approved version that is not active out of use, for good: no longer a target of activation or rollback.
     *
     * @param by an administrator
     * @param version the version
     * @param reason why
     */
    record Deprecate(Actor by, Version version, String reason) implements Command {

        public Deprecate {
            Reason.checkText(reason);
        }
    }

    /**
     * Says from when on an approved version is to be active. Nothing happens by itself: {@link Registry#activateDue} does it, under the
     * checks of that time.
     *
     * @param by an operator
     * @param version the version
     * @param expectedActive the version that the operator expects to be active then
     * @param due the instant, in whole microseconds; while the approvals are still young
     */
    record Schedule(Actor by, Version version, Version expectedActive, Instant due) implements Command {

        public Schedule {
            if (!GateTime.isWritable(due)) {
                throw new IllegalArgumentException("The instant must be in whole microseconds, and not before 1970.");
            }
        }
    }

    /**
     * Takes a schedule back; the version stays approved.
     *
     * @param by an operator
     * @param version the version
     * @param reason why
     */
    record Unschedule(Actor by, Version version, String reason) implements Command {

        public Unschedule {
            Reason.checkText(reason);
        }
    }

    /**
     * Makes a version active whose time has come, instead of the one that its schedule names.
     *
     * @param by the host's job, or an operator
     * @param version the version
     */
    record ActivateDue(Actor by, Version version) implements Command {}

    /**
     * Sets the policy of the scope, also to a weaker one than before. Versions keep the one under which they were submitted.
     *
     * @param by an administrator, a person
     * @param version the version that the person believes to be active now
     * @param expected the policy that the person believes to be in force now, see {@link Registry#policy}; where somebody else has set another one, the
     *     command is refused with {@link io.calibration.registry.RefusalCode#STALE_VIEW} instead of undoing that
     * @param policy the policy
     * @param reason why
     */
    record SetPolicy(Actor by, Version version, ApprovalPolicy expected, ApprovalPolicy policy, String reason)
            implements Command {

        public SetPolicy {
            Reason.checkText(reason);
        }
    }

    /**
     * Sets the log's time to the store's, where a wrong clock once moved it ahead. Approvals from before no longer count, since nobody
     * knows how old they are.
     *
     * @param by an administrator, a person
     * @param version the version that the person believes to be active now
     * @param reason what happened
     */
    record CorrectTime(Actor by, Version version, String reason) implements Command {

        public CorrectTime {
            Reason.checkText(reason);
        }
    }

    /** What somebody who consents to a version says to have seen, beyond what every reviewer is shown. */
    enum Acknowledgement {
        /** Nothing of the kind: enough for a version that breaks no compatibility. */
        NONE,
        /** That the change breaks compatibility, or that nobody knows whether it does. */
        BREAKING_CHANGE;

        boolean isBreaking() {
            return this == BREAKING_CHANGE;
        }
    }
}
