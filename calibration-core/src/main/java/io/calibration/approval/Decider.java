package io.calibration.approval;

import io.calibration.approval.CommandExecution.Rules;
import io.calibration.approval.FactFinder.Facts;
import io.calibration.approval.FieldsDigest.Binding;
import io.calibration.approval.Guards.Decision;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Base;
import io.calibration.registry.RegisteredVersion.Evidence;
import io.calibration.registry.RegisteredVersion.Schedule;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.ScopeState;
import io.calibration.registry.ScopeState.Activation;
import io.calibration.registry.VersionState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the gate: a pure function of a scope's state, a command, the facts, the host's rules and the time. One method for each
 * row of the life cycle.
 */
final class Decider {

    private final ScopeState state;
    private final Facts facts;
    private final Rules rules;
    private final ApprovalPolicy policy;
    private final GateTime time;
    private final Instant now;

    private Decider(ScopeState state, Facts facts, Rules rules, GateTime time) {
        this.state = state;
        this.facts = facts;
        this.rules = rules;
        this.policy = rules.policy(state.head());
        this.time = time;
        this.now = time.in(state.head());
    }

    static Decision decide(ScopeState state, Command command, Facts facts, Rules rules, GateTime time) {
        boolean bootstraps = command instanceof Command.Bootstrap;
        boolean corrects = command instanceof Command.CorrectTime;
        return new Guards()
                .require(facts.permitted(), RefusalCode.NOT_PERMITTED)
                .andOnlyThen()
                .require(bootstraps || state.active().isPresent(), RefusalCode.NOT_BOOTSTRAPPED)
                .andOnlyThen()
                .require(!time.isClockOff(), RefusalCode.CLOCK_OFF)
                .require(corrects || !time.isBehind(state.head()), RefusalCode.TIME_AHEAD)
                .then(() -> new Decider(state, facts, rules, time).decide(command));
    }

    private Decision decide(Command c) {
        return switch (c.action()) {
            case BOOTSTRAP -> bootstrap((Command.Bootstrap) c);
            case SUBMIT -> submit((Command.Submit) c);
            case APPROVE -> about(c, version -> approve((Command.Approve) c, version));
            case REJECT -> about(c, version -> reject((Command.Reject) c, version));
            case WITHDRAW -> about(c, version -> withdraw(c.by(), version));
            case ACTIVATE -> about(c, version -> activate(version, ((Command.Activate) c).expectedActive()));
            case ROLL_BACK -> about(c, version -> rollBack(version, ((Command.RollBack) c).expectedActive()));
            case DEPRECATE -> about(c, this::deprecate);
            case SCHEDULE -> about(c, version -> schedule((Command.Schedule) c, version));
            case UNSCHEDULE -> about(c, Decider::unschedule);
            case ACTIVATE_DUE -> about(c, this::activateDue);
            case SET_POLICY -> setPolicy((Command.SetPolicy) c);
            case CORRECT_TIME -> correctTime(c);
        };
    }

    private Decision about(Command command, Function<RegisteredVersion, Decision> rule) {
        return state.version(command.version()).map(rule).orElseGet(() -> Decision.refuse(RefusalCode.UNKNOWN_VERSION));
    }

    private Decision bootstrap(Command.Bootstrap c) {
        Digest content = c.content().digest();
        return new Guards()
                .require(state.active().isEmpty(), RefusalCode.ALREADY_BOOTSTRAPPED)
                .andOnlyThen()
                .require(c.by().isHuman(), RefusalCode.HUMAN_REQUIRED)
                .valid(facts.compatibility())
                .then(() -> new Decision.Accept(
                        new RegistryEvent.Bootstrapped(c.version(), content, binding(c, content, null, null)),
                        List.of(c.content())));
    }

    private Decision submit(Command.Submit c) {
        RegisteredVersion base =
                state.active().map(Activation::version).flatMap(state::version).orElseThrow();
        OpenProposals open = OpenProposals.of(state, policy, now);
        return new Guards()
                .require(!base.content().equals(c.content().digest()), RefusalCode.NOTHING_TO_CHANGE)
                .then(() -> open.same(c)
                        .<Decision>map(Decision.AlreadyProposed::new)
                        .orElseGet(() -> submit(c, base, open)));
    }

    private Decision submit(Command.Submit c, RegisteredVersion base, OpenProposals open) {
        boolean free = state.version(c.version()).isEmpty();
        return new Guards()
                .none(open.newest().filter(any -> rules.oneOpenProposal()).map(Refusal::anotherOpen))
                .require(free, RefusalCode.VERSION_TAKEN)
                .require(!free || state.isGreatest(c.version()), RefusalCode.VERSION_NOT_GREATER)
                .require(base.version().equals(c.base()), RefusalCode.STALE_BASE)
                .andOnlyThen()
                .none(facts.contentFaults(base))
                .noneOf(facts.reviewFaults())
                .valid(facts.compatibility())
                .then(() -> submitted(c, new Base(base.version(), base.content())));
    }

    private Decision submitted(Command.Submit c, Base base) {
        ReviewMaterial material = c.material();
        Content compatibility = facts.compatibility().content();
        Content difference = Objects.requireNonNull(facts.difference());
        Evidence evidence = new Evidence(
                difference.digest(),
                material.summary().digest(),
                digest(material.snapshot()),
                digest(material.report()),
                compatibility.digest(),
                facts.compatibility().isBreaking());
        Digest content = c.content().digest();
        Digest binding = binding(c, content, base, evidence);
        return new Decision.Accept(
                new RegistryEvent.Submitted(c.version(), content, binding, base, evidence, 1, c.authors()),
                Stream.of(
                                c.content(),
                                difference,
                                material.summary(),
                                compatibility,
                                material.snapshot(),
                                material.report())
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable Digest digest(@Nullable Content content) {
        return content == null ? null : content.digest();
    }

    private Digest binding(Command c, Digest content, @Nullable Base base, @Nullable Evidence evidence) {
        return new Binding(facts.store(), state.scope(), c.version(), content, base, evidence, policy, 1).digest();
    }

    private Decision approve(Command.Approve c, RegisteredVersion version) {
        boolean acknowledged = c.acknowledged().isBreaking();
        VersionState to = consent(version).oneMoreSuffices() ? VersionState.APPROVED : version.state();
        return new Guards()
                .none(isOpenForApproval(version) ? Optional.empty() : Optional.of(Refusal.notProposed(version.state())))
                .andOnlyThen()
                .review(c.by(), c.binding(), version)
                .require(hasActiveBase(version), RefusalCode.STALE_BASE)
                .require(!version.isBreaking() || acknowledged, RefusalCode.BREAKING_NOT_ACKNOWLEDGED)
                .none(facts.contentFaults(version))
                .accept(new RegistryEvent.Approved(
                        version.version(), version.content(), version.binding(), to, acknowledged));
    }

    /** Also when it was approved once, and the policy in force asks for more people or fresher approvals by now. */
    private boolean isOpenForApproval(RegisteredVersion version) {
        boolean lacksConsent = (version.state() == VersionState.APPROVED)
                && !state.wasActive(version.version())
                && !consent(version).suffices();
        return (version.state() == VersionState.PROPOSED) || lacksConsent;
    }

    private Consent consent(RegisteredVersion version) {
        return new Consent(version, policy, state.head(), now);
    }

    private Decision reject(Command.Reject c, RegisteredVersion version) {
        return open(version)
                .review(c.by(), c.binding(), version)
                .accept(new RegistryEvent.Rejected(version.version(), version.content(), version.binding()));
    }

    private Decision withdraw(Actor by, RegisteredVersion version) {
        return open(version)
                .require(version.isAuthor(by), RefusalCode.NOT_AN_AUTHOR)
                .accept(new RegistryEvent.Withdrawn(version.version()));
    }

    private Guards open(RegisteredVersion version) {
        boolean open = version.state().isOpen();
        return new Guards()
                .require(open, RefusalCode.NOT_OPEN)
                .require(!open || !state.wasActive(version.version()), RefusalCode.WAS_ACTIVE)
                .andOnlyThen();
    }

    private Decision activate(RegisteredVersion version, Version from) {
        return activatable(version, from)
                .accept(new RegistryEvent.Activated(version.version(), version.content(), from));
    }

    private Guards activatable(RegisteredVersion version, Version expectedActive) {
        Consent consent = consent(version);
        boolean breaking = version.isBreaking() || facts.compatibility().isBreaking();
        return target(version, expectedActive)
                .require(hasActiveBase(version), RefusalCode.STALE_BASE)
                .noneOf(consent.refusals())
                .require(!breaking || consent.acknowledgesBreaking(), RefusalCode.BREAKING_NOT_ACKNOWLEDGED)
                .none(facts.contentFaults(version))
                .valid(facts.compatibility());
    }

    private boolean hasActiveBase(RegisteredVersion version) {
        return (version.base() != null) && state.isActive(version.base().version());
    }

    private Decision rollBack(RegisteredVersion version, Version from) {
        return target(version, from)
                .require(state.wasActive(version.version()), RefusalCode.NEVER_ACTIVE)
                .none(facts.contentFaults(version))
                .accept(new RegistryEvent.RolledBack(version.version(), version.content(), from));
    }

    private Decision deprecate(RegisteredVersion version) {
        return approved(version)
                .require(!state.isActive(version.version()), RefusalCode.IS_ACTIVE)
                .accept(new RegistryEvent.Deprecated(version.version()));
    }

    private Guards approved(RegisteredVersion version) {
        boolean deprecated = version.state() == VersionState.DEPRECATED;
        return new Guards()
                .require(!deprecated, RefusalCode.DEPRECATED)
                .require(deprecated || (version.state() == VersionState.APPROVED), RefusalCode.NOT_APPROVED)
                .andOnlyThen();
    }

    private Guards target(RegisteredVersion version, Version expectedActive) {
        return approved(version)
                .require(state.isActive(expectedActive), RefusalCode.ACTIVE_CHANGED)
                .require(!state.isActive(version.version()), RefusalCode.IS_ACTIVE)
                .andOnlyThen();
    }

    private Decision schedule(Command.Schedule c, RegisteredVersion version) {
        Version from = c.expectedActive();
        return activatable(version, from)
                .andOnlyThen()
                .none(Optional.of(now).filter(at -> !c.due().isAfter(at)).map(Refusal::alreadyPast))
                .none(consent(version).sufficesUntil().filter(c.due()::isAfter).map(Refusal::beyondApprovals))
                .accept(new RegistryEvent.Scheduled(version.version(), version.content(), from, c.due()));
    }

    private static Decision unschedule(RegisteredVersion version) {
        return new Guards()
                .require(version.schedule() != null, RefusalCode.NOT_SCHEDULED)
                .accept(new RegistryEvent.Unscheduled(version.version()));
    }

    private Decision activateDue(RegisteredVersion version) {
        Schedule schedule = version.schedule();
        if (schedule == null) {
            return Decision.refuse(RefusalCode.NOT_SCHEDULED);
        }
        return new Guards()
                .require(!schedule.due().isAfter(now), RefusalCode.NOT_DUE)
                .none(state.active().filter(schedule::isOvertaken).map(move -> Refusal.scheduleOvertaken()))
                .then(() -> activate(version, schedule.from()));
    }

    private Decision setPolicy(Command.SetPolicy c) {
        boolean stays = c.policy().strictest(rules.policy()).equals(c.policy());
        boolean known = policy.equals(c.expected());
        return ofTheScope(c)
                .none(known ? Optional.empty() : Optional.of(Refusal.policyChanged(policy)))
                .andOnlyThen()
                .require(stays, RefusalCode.POLICY_TOO_WEAK)
                .accept(new RegistryEvent.PolicySet(c.version()));
    }

    private Decision correctTime(Command c) {
        return ofTheScope(c)
                .require(time.isBehind(state.head()), RefusalCode.NOTHING_TO_CORRECT)
                .accept(new RegistryEvent.TimeCorrected(c.version()));
    }

    /** What is about no version is said by a person who knows which one is active. */
    private Guards ofTheScope(Command c) {
        return new Guards()
                .require(c.by().isHuman(), RefusalCode.HUMAN_REQUIRED)
                .require(state.isActive(c.version()), RefusalCode.ACTIVE_CHANGED)
                .andOnlyThen();
    }
}
