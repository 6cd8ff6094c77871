package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.Action;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.Reason;
import java.time.Instant;
import java.util.List;
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

    /** The kind of command. */
    Action action();

    /** The actor's reason; null when the command needs none. */
    default @Nullable String reason() {
        return null;
    }

    /** Calls the method of this command's kind. */
    <R> R match(Cases<R> cases);

    /**
     * One method for each command, so that the compiler notices a forgotten one.
     *
     * @param <R> what the methods return
     */
    interface Cases<R> {
        /** For {@link Bootstrap}. */
        R bootstrap(Bootstrap command);

        /** For {@link Submit}. */
        R submit(Submit command);

        /** For {@link Approve}. */
        R approve(Approve command);

        /** For {@link Reject}. */
        R reject(Reject command);

        /** For {@link Withdraw}. */
        R withdraw(Withdraw command);

        /** For {@link Activate}. */
        R activate(Activate command);

        /** For {@link RollBack}. */
        R rollBack(RollBack command);

        /** For {@link Deprecate}. */
        R deprecate(Deprecate command);

        /** For {@link Schedule}. */
        R schedule(Schedule command);

        /** For {@link Unschedule}. */
        R unschedule(Unschedule command);

        /** For {@link ActivateDue}. */
        R activateDue(ActivateDue command);

        /** For {@link SetPolicy}. */
        R setPolicy(SetPolicy command);

        /** For {@link CorrectTime}. */
        R correctTime(CorrectTime command);
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

        @Override
        public Action action() {
            return Action.BOOTSTRAP;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.bootstrap(this);
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
     * @param summary the change summary
     * @param snapshot the metrics snapshot that it rests on; null when made by hand
     * @param report the calibration report that it rests on; null when made by hand
     */
    record Submit(
            Actor by,
            Version version,
            Content content,
            Version base,
            List<Actor> authors,
            Content summary,
            @Nullable Content snapshot,
            @Nullable Content report)
            implements Command {

        public Submit {
            authors = authors.stream().distinct().toList();
        }

        @Override
        public Action action() {
            return Action.SUBMIT;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.submit(this);
        }
    }

    /**
     * Consents to a proposed version.
     *
     * @param by a person who is not an author
     * @param version the version
     * @param binding what the person was shown, see {@link Registry#bindingDigest}
     * @param acknowledgesBreaking whether the person says to have seen that the change breaks compatibility
     * @param reason why
     */
    record Approve(Actor by, Version version, Digest binding, boolean acknowledgesBreaking, String reason)
            implements Command {

        public Approve {
            Reason.checkText(reason);
        }

        @Override
        public Action action() {
            return Action.APPROVE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.approve(this);
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

        @Override
        public Action action() {
            return Action.REJECT;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reject(this);
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

        @Override
        public Action action() {
            return Action.WITHDRAW;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.withdraw(this);
        }
    }

    /**
     * Makes an approved version the active one.
     *
     * @param by an operator
     * @param version the version
     * @param expectedActive the version that the operator believes to be active now
     */
    record Activate(Actor by, Version version, Version expectedActive) implements Command {

        @Override
        public Action action() {
            return Action.ACTIVATE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.activate(this);
        }
    }

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

        @Override
        public Action action() {
            return Action.ROLL_BACK;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rollBack(this);
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

        @Override
        public Action action() {
            return Action.DEPRECATE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.deprecate(this);
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

        @Override
        public Action action() {
            return Action.SCHEDULE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.schedule(this);
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

        @Override
        public Action action() {
            return Action.UNSCHEDULE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unschedule(this);
        }
    }

    /**
     * Makes a version active whose time has come, instead of the one that its schedule names.
     *
     * @param by the host's job, or an operator
     * @param version the version
     */
    record ActivateDue(Actor by, Version version) implements Command {

        @Override
        public Action action() {
            return Action.ACTIVATE_DUE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.activateDue(this);
        }
    }

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

        @Override
        public Action action() {
            return Action.SET_POLICY;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.setPolicy(this);
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

        @Override
        public Action action() {
            return Action.CORRECT_TIME;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.correctTime(this);
        }
    }
}
