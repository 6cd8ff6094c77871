package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.Activation;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Base;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.Schedule;
import io.calibration.registry.ScopeState;
import io.calibration.registry.SubmissionEvidence;
import io.calibration.registry.VersionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
        Guards guards = new Guards()
                .require(facts.permitted(), RefusalCode.NOT_PERMITTED)
                .andOnlyThen()
                .require(bootstraps || state.active().isPresent(), RefusalCode.NOT_BOOTSTRAPPED)
                .andOnlyThen()
                .require(!time.isClockOff(), RefusalCode.CLOCK_OFF)
                .require(corrects || !time.isBehind(state.head()), RefusalCode.TIME_AHEAD);
        return guards.then(() -> new Decider(state, facts, rules, time).decide(command));
    }

    private Decision decide(Command c) {
        return switch (c.action()) {
            case BOOTSTRAP -> bootstrap((Command.Bootstrap) c);
            case SUBMIT -> submit((Command.Submit) c);
            case APPROVE -> approve((Command.Approve) c);
            case REJECT -> reject((Command.Reject) c);
            case WITHDRAW -> withdraw((Command.Withdraw) c);
            case ACTIVATE -> activate((Command.Activate) c);
            case ROLL_BACK -> rollBack((Command.RollBack) c);
            case DEPRECATE -> deprecate((Command.Deprecate) c);
            case SCHEDULE -> schedule((Command.Schedule) c);
            case UNSCHEDULE -> unschedule((Command.Unschedule) c);
            case ACTIVATE_DUE -> activateDue((Command.ActivateDue) c);
            case SET_POLICY -> setPolicy((Command.SetPolicy) c);
            case CORRECT_TIME -> correctTime((Command.CorrectTime) c);
        };
    }

    private Decision bootstrap(Command.Bootstrap c) {
        return new Guards()
                .require(state.active().isEmpty(), RefusalCode.ALREADY_BOOTSTRAPPED)
                .andOnlyThen()
                .require(c.by().isHuman(), RefusalCode.HUMAN_REQUIRED)
                .valid(facts.compatibility())
                .then(() -> accept(
                        new RegistryEvent.Bootstrapped(
                                c.version(), c.content().digest(), binding(c.version(), c.content(), null, null)),
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

    private Decision approve(Command.Approve c) {
        return about(
                c,
                version -> new Guards()
                        .none(Optional.of(version.state())
                                .filter(closed -> !isOpenForApproval(version))
                                .map(Refusal::notProposed))
                        .andOnlyThen()
                        .review(c.by(), c.binding(), version)
                        .require(hasActiveBase(version), RefusalCode.STALE_BASE)
                        .require(
                                !version.isBreaking() || c.acknowledged().isBreaking(),
                                RefusalCode.BREAKING_NOT_ACKNOWLEDGED)
                        .none(facts.contentFaults(version))
                        .then(() -> accept(approved(version, c.acknowledged().isBreaking()))));
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

    private Decision reject(Command.Reject c) {
        return about(
                c,
                version -> open(version)
                        .review(c.by(), c.binding(), version)
                        .then(() -> accept(
                                new RegistryEvent.Rejected(version.version(), version.content(), version.binding()))));
    }

    private Decision withdraw(Command.Withdraw c) {
        return about(
                c,
                version -> open(version)
                        .require(version.isAuthor(c.by()), RefusalCode.NOT_AN_AUTHOR)
                        .then(() -> accept(new RegistryEvent.Withdrawn(version.version()))));
    }

    private Decision activate(Command.Activate c) {
        return about(
                c,
                version -> activatable(version, c.expectedActive()).then(() -> activated(version, c.expectedActive())));
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

    private static Decision activated(RegisteredVersion version, Version from) {
        return accept(new RegistryEvent.Activated(version.version(), version.content(), from));
    }

    private Decision schedule(Command.Schedule c) {
        return about(
                c,
                version -> activatable(version, c.expectedActive())
                        .andOnlyThen()
                        .none(badSchedule(version, c.due()))
                        .then(() -> accept(new RegistryEvent.Scheduled(
                                version.version(), version.content(), c.expectedActive(), c.due()))));
    }

    private Optional<Refusal> badSchedule(RegisteredVersion version, Instant due) {
        return due.isAfter(now)
                ? consent(version).sufficesUntil().filter(due::isAfter).map(Refusal::beyondApprovals)
                : Optional.of(Refusal.alreadyPast(now));
    }

    private Decision unschedule(Command.Unschedule c) {
        return about(
                c,
                version -> new Guards()
                        .require(version.schedule() != null, RefusalCode.NOT_SCHEDULED)
                        .then(() -> accept(new RegistryEvent.Unscheduled(version.version()))));
    }

    private Decision activateDue(Command.ActivateDue c) {
        return about(c, version -> {
            Schedule schedule = version.schedule();
            if (schedule == null) {
                return new Decision.Refuse(List.of(Refusal.of(RefusalCode.NOT_SCHEDULED)));
            }
            return new Guards()
                    .require(!schedule.due().isAfter(now), RefusalCode.NOT_DUE)
                    .none(state.active().filter(schedule::isOvertaken).map(move -> Refusal.scheduleOvertaken()))
                    .then(() -> activatable(version, schedule.from()).then(() -> activated(version, schedule.from())));
        });
    }

    private Decision setPolicy(Command.SetPolicy c) {
        boolean stays = c.policy().strictest(rules.policy()).equals(c.policy());
        return ofTheScope(c)
                .none(Optional.of(policy)
                        .filter(now -> !now.equals(c.expected()))
                        .map(Refusal::policyChanged))
                .andOnlyThen()
                .require(stays, RefusalCode.POLICY_TOO_WEAK)
                .then(() -> accept(new RegistryEvent.PolicySet(c.version())));
    }

    private Decision correctTime(Command.CorrectTime c) {
        return ofTheScope(c)
                .require(time.isBehind(state.head()), RefusalCode.NOTHING_TO_CORRECT)
                .then(() -> accept(new RegistryEvent.TimeCorrected(c.version())));
    }

    /** What is about no version is said by a person who knows which one is active. */
    private Guards ofTheScope(Command c) {
        return new Guards()
                .require(c.by().isHuman(), RefusalCode.HUMAN_REQUIRED)
                .require(state.isActive(c.version()), RefusalCode.ACTIVE_CHANGED)
                .andOnlyThen();
    }

    private Decision rollBack(Command.RollBack c) {
        return about(
                c,
                version -> target(version, c.expectedActive())
                        .require(state.wasActive(version.version()), RefusalCode.NEVER_ACTIVE)
                        .none(facts.contentFaults(version))
                        .then(() -> accept(new RegistryEvent.RolledBack(
                                version.version(), version.content(), c.expectedActive()))));
    }

    private Decision deprecate(Command.Deprecate c) {
        return about(
                c,
                version -> approved(version)
                        .require(!state.isActive(version.version()), RefusalCode.IS_ACTIVE)
                        .then(() -> accept(new RegistryEvent.Deprecated(version.version()))));
    }

    private Decision about(Command command, Function<RegisteredVersion, Decision> rule) {
        return state.version(command.version())
                .map(rule)
                .orElseGet(() -> new Decision.Refuse(List.of(Refusal.of(RefusalCode.UNKNOWN_VERSION))));
    }

    private Guards open(RegisteredVersion version) {
        boolean open = version.state().isOpen();
        return new Guards()
                .require(open, RefusalCode.NOT_OPEN)
                .require(!open || !state.wasActive(version.version()), RefusalCode.WAS_ACTIVE)
                .andOnlyThen();
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

    private boolean hasActiveBase(RegisteredVersion version) {
        Base base = version.base();
        return (base != null) && state.isActive(base.version());
    }

    private Decision submitted(Command.Submit c, Base base) {
        Content compatibility = facts.compatibility().content();
        Content difference = Objects.requireNonNull(facts.difference());
        List<Content> contents =
                new ArrayList<>(List.of(c.content(), difference, c.material().summary(), compatibility));
        SubmissionEvidence evidence = new SubmissionEvidence(
                difference.digest(),
                c.material().summary().digest(),
                keep(c.material().snapshot(), contents),
                keep(c.material().report(), contents),
                compatibility.digest(),
                facts.compatibility().isBreaking());
        return accept(
                new RegistryEvent.Submitted(
                        c.version(),
                        c.content().digest(),
                        base,
                        evidence,
                        1,
                        binding(c.version(), c.content(), base, evidence),
                        c.authors()),
                contents);
    }

    private RegistryEvent approved(RegisteredVersion version, boolean acknowledgesBreaking) {
        VersionState to = consent(version).oneMoreSuffices() ? VersionState.APPROVED : version.state();
        return new RegistryEvent.Approved(
                version.version(), version.content(), version.binding(), to, acknowledgesBreaking);
    }

    private Digest binding(
            Version version, Content content, @Nullable Base base, @Nullable SubmissionEvidence evidence) {
        return new Binding(facts.store(), state.scope(), version, content.digest(), base, evidence, policy, 1).digest();
    }

    private static @Nullable Digest keep(@Nullable Content content, List<Content> contents) {
        if (content == null) {
            return null;
        }
        contents.add(content);
        return content.digest();
    }

    private static Decision accept(RegistryEvent event) {
        return accept(event, List.of());
    }

    private static Decision accept(RegistryEvent event, List<Content> newContents) {
        return new Decision.Accept(event, newContents);
    }
}
