package io.calibration.approval;

import io.calibration.approval.Command.Acknowledgement;
import io.calibration.approval.CommandExecution.Rules;
import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.approval.FactFinder.Facts;
import io.calibration.approval.FieldsDigest.Binding;
import io.calibration.approval.Guards.Decision;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion.Base;
import io.calibration.registry.RegisteredVersion.Evidence;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.ScopeState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges a recorded event by the gate's own rules: it makes the command anew and asks whether it gives the event. What the log
 * cannot hold is taken as it was: access rights, and what the config check said at activation. The policy is the one that stands with
 * the entry.
 *
 * @param entry the entry in question
 * @param before the state that it was written on
 */
record RuleCheck(AuditEntry entry, ScopeState before) {

    private static final String SOME_REASON = "recorded";

    /** A refusal has the time at which it was given, and only a person corrects the log's. */
    static boolean goesBackInTime(AuditEntry entry, AuditHead before) {
        boolean may =
                entry.event() instanceof RegistryEvent.Refused || entry.event() instanceof RegistryEvent.TimeCorrected;
        return !may && entry.at().isBefore(before.at());
    }

    boolean meetsTheRules() {
        return isStrictEnough(before.head().policy()) && isWhatTheGateGives(entry.event());
    }

    /** Only a person who sets it makes the policy weaker. */
    private boolean isStrictEnough(ApprovalPolicy earlier) {
        boolean sets = entry.event() instanceof RegistryEvent.PolicySet;
        return sets || entry.policy().strictest(earlier).equals(entry.policy());
    }

    private boolean isWhatTheGateGives(RegistryEvent event) {
        return switch (event.kind()) {
            case BOOTSTRAPPED -> bootstrapped((RegistryEvent.Bootstrapped) event);
            case SUBMITTED -> submitted((RegistryEvent.Submitted) event);
            case APPROVED -> gives(approval((RegistryEvent.Approved) event));
            case REJECTED -> {
                Digest binding = ((RegistryEvent.Rejected) event).binding();
                yield gives(new Command.Reject(by(), event.version(), binding, SOME_REASON));
            }
            case WITHDRAWN -> gives(new Command.Withdraw(by(), event.version(), SOME_REASON));
            case ACTIVATED ->
                gives(new Command.Activate(by(), event.version(), ((RegistryEvent.Activated) event).from()));
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
            case POLICY_SET -> isOfAPersonWhoKnowsTheActive();
            case TIME_CORRECTED ->
                isOfAPersonWhoKnowsTheActive()
                        && entry.at().isBefore(before.head().at());
            case FINDING_ACCEPTED ->
                isOfAPersonWhoKnowsTheActive()
                        && ((RegistryEvent.FindingAccepted) event).until().isAfter(entry.at());
            case LOOK_TAKEN -> before.isActive(event.version());
            case REFUSED -> true;
        };
    }

    private boolean isOfAPersonWhoKnowsTheActive() {
        return by().isHuman() && before.isActive(entry.event().version());
    }

    private boolean bootstrapped(RegistryEvent.Bootstrapped e) {
        return by().isHuman()
                && before.versions().isEmpty()
                && binding(e.content(), null, null, 1).equals(e.binding());
    }

    private boolean submitted(RegistryEvent.Submitted e) {
        boolean baseActive = before.active()
                .map(active -> new Base(active.version(), active.content()))
                .filter(e.base()::equals)
                .isPresent();
        return before.isGreatest(e.version())
                && baseActive
                && !e.content().equals(e.base().content())
                && binding(e.content(), e.base(), e.evidence(), e.round()).equals(e.binding());
    }

    private Digest binding(Digest content, @Nullable Base base, @Nullable Evidence evidence, int round) {
        return new Binding(
                        entry.store(),
                        entry.scope(),
                        entry.event().version(),
                        content,
                        base,
                        evidence,
                        entry.policy(),
                        round)
                .digest();
    }

    private Command approval(RegistryEvent.Approved e) {
        Acknowledgement acknowledged =
                e.acknowledgesBreaking() ? Acknowledgement.BREAKING_CHANGE : Acknowledgement.NONE;
        return new Command.Approve(by(), e.version(), e.binding(), acknowledged, SOME_REASON);
    }

    private boolean gives(Command command) {
        Facts facts = new Facts(entry.store(), true, null, List.of(), CompatibilityReport.COMPATIBLE, null, List.of());
        Decision decision =
                Decider.decide(before, command, facts, new Rules(entry.policy(), false), GateTime.recorded(entry.at()));
        return (decision instanceof Decision.Accept accept) && accept.event().equals(entry.event());
    }

    private Actor by() {
        return entry.actor();
    }
}
