package io.calibration.approval;

import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.Base;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.ScopeState;
import java.util.List;

/**
 * Judges a recorded event by the gate's own rules: it makes the command anew and asks whether it gives the event. What the log
 * cannot hold is taken as it was: access rights, and what the config check said at activation. The policy is the weakest that
 * can have been in force, which is the one recorded with the version.
 */
final class RuleCheck implements RegistryEvent.Cases<Boolean> {

    private static final String SOME_REASON = "recorded";

    private final AuditEntry entry;
    private final ScopeState before;

    private RuleCheck(AuditEntry entry, ScopeState before) {
        this.entry = entry;
        this.before = before;
    }

    static boolean meetsTheRules(AuditEntry entry, ScopeState before) {
        return entry.event().match(new RuleCheck(entry, before));
    }

    @Override
    public Boolean bootstrapped(RegistryEvent.Bootstrapped e) {
        Binding binding =
                new Binding(entry.store(), entry.scope(), e.version(), e.content(), null, null, e.policy(), 1);
        return entry.actor().isHuman()
                && before.newest().isEmpty()
                && binding.digest().equals(e.binding());
    }

    @Override
    public Boolean submitted(RegistryEvent.Submitted e) {
        Binding binding = new Binding(
                entry.store(), entry.scope(), e.version(), e.content(), e.base(), e.evidence(), e.policy(), e.round());
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
        Facts facts = new Facts(entry.store(), true, null, List.of(), CompatibilityReport.COMPATIBLE);
        Decision decision =
                Decider.decide(before, command, facts, new Rules(ApprovalPolicy.DEFAULT, false), entry.at());
        return (decision instanceof Decision.Accept accept) && accept.event().equals(entry.event());
    }

    private Actor by() {
        return entry.actor();
    }
}
