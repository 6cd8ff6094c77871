package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.Base;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.ScopeState;
import java.util.List;

/**
 * Judges a recorded event by the gate's own rules: it makes the command anew and asks whether it gives the event. What the log
 * cannot hold is taken as it was: access rights, and what the config check said at activation. The policy is the one that stands with
 * the entry.
 *
 * <p>Who folds a log that others can write to asks it before each entry: a step that the rules do not allow is damage, and is not followed.
 */
public final class RuleCheck {

    private static final String SOME_REASON = "recorded";

    private RuleCheck() {}

    /**
     * The state after an entry that the rules allow.
     *
     * @param before the state that the entry was written on
     * @param entry the entry, which must continue the state's log
     * @param hash the entry's hash
     * @throws IllegalArgumentException when it is not the next one of this log, or when the gate would not have written it
     */
    public static ScopeState after(ScopeState before, AuditEntry entry, Digest hash) {
        ScopeState after = before.after(entry, hash);
        if (goesBackInTime(entry, before.head()) || !meetsTheRules(entry, before)) {
            throw new IllegalArgumentException(
                    "Entry " + entry.seq() + " does not meet the rules of the gate: somebody forged it.");
        }
        return after;
    }

    /** A refusal has the time at which it was given, and only a person corrects the log's. */
    static boolean goesBackInTime(AuditEntry entry, AuditHead before) {
        boolean may =
                entry.event() instanceof RegistryEvent.Refused || entry.event() instanceof RegistryEvent.TimeCorrected;
        return !may && entry.at().isBefore(before.at());
    }

    static boolean meetsTheRules(AuditEntry entry, ScopeState before) {
        return isStrictEnough(entry, before.head().policy()) && new Recorded(entry, before).meetsTheRules();
    }

    /** Only a person who sets it makes the policy weaker. */
    private static boolean isStrictEnough(AuditEntry entry, ApprovalPolicy before) {
        boolean sets = entry.event() instanceof RegistryEvent.PolicySet;
        return sets || entry.policy().strictest(before).equals(entry.policy());
    }

    private record Recorded(AuditEntry entry, ScopeState before) {

        boolean meetsTheRules() {
            RegistryEvent event = entry.event();
            return switch (event.kind()) {
                case BOOTSTRAPPED -> bootstrapped((RegistryEvent.Bootstrapped) event);
                case SUBMITTED -> submitted((RegistryEvent.Submitted) event);
                case APPROVED -> gives(approval((RegistryEvent.Approved) event));
                case REJECTED -> {
                    Digest binding = ((RegistryEvent.Rejected) event).binding();
                    yield gives(new Command.Reject(by(), event.version(), binding, SOME_REASON));
                }
                case WITHDRAWN -> gives(new Command.Withdraw(by(), event.version(), SOME_REASON));
                case ACTIVATED -> {
                    Version from = ((RegistryEvent.Activated) event).from();
                    yield gives(new Command.Activate(by(), event.version(), from));
                }
                case ROLLED_BACK -> {
                    Version from = ((RegistryEvent.RolledBack) event).from();
                    yield gives(new Command.RollBack(by(), event.version(), from, SOME_REASON));
                }
                case DEPRECATED -> gives(new Command.Deprecate(by(), event.version(), SOME_REASON));
                case SCHEDULED -> {
                    RegistryEvent.Scheduled e = (RegistryEvent.Scheduled) event;
                    yield gives(new Command.Schedule(by(), e.version(), e.from(), e.due()));
                }
                case UNSCHEDULED -> gives(new Command.Unschedule(by(), event.version(), SOME_REASON));
                case POLICY_SET -> isOfAPersonWhoKnowsTheActive(event);
                case TIME_CORRECTED ->
                    isOfAPersonWhoKnowsTheActive(event)
                            && entry.at().isBefore(before.head().at());
                case FINDING_ACCEPTED ->
                    isOfAPersonWhoKnowsTheActive(event)
                            && ((RegistryEvent.FindingAccepted) event).until().isAfter(entry.at());
                case LOOK_TAKEN -> before.isActive(event.version());
                case REFUSED -> true;
            };
        }

        private boolean isOfAPersonWhoKnowsTheActive(RegistryEvent event) {
            return by().isHuman() && before.isActive(event.version());
        }

        private boolean bootstrapped(RegistryEvent.Bootstrapped e) {
            Binding binding =
                    new Binding(entry.store(), entry.scope(), e.version(), e.content(), null, null, entry.policy(), 1);
            return entry.actor().isHuman()
                    && before.versions().isEmpty()
                    && binding.digest().equals(e.binding());
        }

        private boolean submitted(RegistryEvent.Submitted e) {
            Binding binding = new Binding(
                    entry.store(),
                    entry.scope(),
                    e.version(),
                    e.content(),
                    e.base(),
                    e.evidence(),
                    entry.policy(),
                    e.round());
            boolean baseActive = before.active()
                    .map(active -> new Base(active.version(), active.content()))
                    .filter(e.base()::equals)
                    .isPresent();
            return before.isGreatest(e.version())
                    && baseActive
                    && !e.content().equals(e.base().content())
                    && binding.digest().equals(e.binding());
        }

        private Command approval(RegistryEvent.Approved e) {
            Acknowledgement acknowledged =
                    e.acknowledgesBreaking() ? Acknowledgement.BREAKING_CHANGE : Acknowledgement.NONE;
            return new Command.Approve(by(), e.version(), e.binding(), acknowledged, SOME_REASON);
        }

        private boolean gives(Command command) {
            Facts facts =
                    new Facts(entry.store(), true, null, List.of(), CompatibilityReport.COMPATIBLE, null, List.of());
            Decision decision = Decider.decide(
                    before, command, facts, new Rules(entry.policy(), false), GateTime.recorded(entry.at()));
            return (decision instanceof Decision.Accept accept)
                    && accept.event().equals(entry.event());
        }

        private Actor by() {
            return entry.actor();
        }
    }
}
