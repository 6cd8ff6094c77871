package io.calibration.approval;

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
        return isStrictEnough(entry, before.head().policy()) && entry.event().match(new Recorded(entry, before));
    }

    /** Only a person who sets it makes the policy weaker. */
    private static boolean isStrictEnough(AuditEntry entry, ApprovalPolicy before) {
        boolean sets = entry.event() instanceof RegistryEvent.PolicySet;
        return sets || entry.policy().strictest(before).equals(entry.policy());
    }

    private record Recorded(AuditEntry entry, ScopeState before) implements RegistryEvent.Cases<Boolean> {

        @Override
        public Boolean bootstrapped(RegistryEvent.Bootstrapped e) {
            Binding binding =
                    new Binding(entry.store(), entry.scope(), e.version(), e.content(), null, null, entry.policy(), 1);
            return entry.actor().isHuman()
                    && before.newest().isEmpty()
                    && binding.digest().equals(e.binding());
        }

        @Override
        public Boolean submitted(RegistryEvent.Submitted e) {
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
            return VersionOrder.isGreatest(e.version(), before)
                    && baseActive
                    && !e.content().equals(e.base().content())
                    && binding.digest().equals(e.binding());
        }

        @Override
        public Boolean approved(RegistryEvent.Approved e) {
            return gives(new Command.Approve(by(), e.version(), e.binding(), e.acknowledgesBreaking(), SOME_REASON));
        }

        @Override
        public Boolean rejected(RegistryEvent.Rejected e) {
            return gives(new Command.Reject(by(), e.version(), e.binding(), SOME_REASON));
        }

        @Override
        public Boolean withdrawn(RegistryEvent.Withdrawn e) {
            return gives(new Command.Withdraw(by(), e.version(), SOME_REASON));
        }

        @Override
        public Boolean activated(RegistryEvent.Activated e) {
            return gives(new Command.Activate(by(), e.version(), e.from()));
        }

        @Override
        public Boolean scheduled(RegistryEvent.Scheduled e) {
            return gives(new Command.Schedule(by(), e.version(), e.from(), e.due()));
        }

        @Override
        public Boolean unscheduled(RegistryEvent.Unscheduled e) {
            return gives(new Command.Unschedule(by(), e.version(), SOME_REASON));
        }

        @Override
        public Boolean policySet(RegistryEvent.PolicySet e) {
            return by().isHuman() && before.isActive(e.version());
        }

        @Override
        public Boolean timeCorrected(RegistryEvent.TimeCorrected e) {
            return by().isHuman()
                    && before.isActive(e.version())
                    && entry.at().isBefore(before.head().at());
        }

        @Override
        public Boolean findingAccepted(RegistryEvent.FindingAccepted e) {
            return by().isHuman() && before.isActive(e.version()) && e.until().isAfter(entry.at());
        }

        @Override
        public Boolean lookTaken(RegistryEvent.LookTaken e) {
            return before.isActive(e.version());
        }

        @Override
        public Boolean rolledBack(RegistryEvent.RolledBack e) {
            return gives(new Command.RollBack(by(), e.version(), e.from(), SOME_REASON));
        }

        @Override
        public Boolean deprecated(RegistryEvent.Deprecated e) {
            return gives(new Command.Deprecate(by(), e.version(), SOME_REASON));
        }

        @Override
        public Boolean refused(RegistryEvent.Refused e) {
            return true;
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
