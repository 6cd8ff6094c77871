package io.calibration.approval;

import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.approval.FactFinder.Facts;
import io.calibration.config.Version;
import io.calibration.internal.json.DocumentMerge;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The way of a command: its facts, the decision under the store's lock, the entry, and what the caller is told. Thread-safe. */
final class CommandExecution {

    private final RegistryStore store;
    private final ScopeId scope;
    private final Rules rules;
    private final Clock clock;
    private final Duration clockTolerance;
    private final RandomGenerator random;
    private final FactFinder factFinder;
    private final Runnable afterCommit;
    private volatile @Nullable ScopeState seen;

    CommandExecution(
            RegistryBuilder builder, RegistryStore store, ScopeId scope, FactFinder factFinder, Runnable afterCommit) {
        this.store = store;
        this.scope = scope;
        this.rules = new Rules(builder.policy, builder.oneOpenProposal);
        this.clock = builder.clock;
        this.clockTolerance = builder.clockTolerance;
        this.random = builder.random;
        this.factFinder = factFinder;
        this.afterCommit = afterCommit;
    }

    ScopeState state() {
        return store.load(scope).orElseGet(() -> ScopeState.empty(store.info(), scope));
    }

    ApprovalPolicy policy(ScopeState state) {
        return rules.policy(state.head());
    }

    /** The time of a next step on this state. */
    Instant now(ScopeState state) {
        return time(store.now()).in(state.head());
    }

    Consent consent(RegisteredVersion version, ScopeState state) {
        return new Consent(version, policy(state), state.head(), now(state));
    }

    /** The versions that can still become active, newest first. */
    List<Version> open(ScopeState state) {
        return OpenProposals.of(state, policy(state), now(state)).numbers();
    }

    Content content(Digest digest) {
        return store.content(digest)
                .map(Content::of)
                .filter(content -> content.digest().equals(digest))
                .orElseThrow(() -> new RegistryStoreException(
                        "The content " + digest + " is missing or changed. Verify the registry.", null));
    }

    List<Refusal> check(Command command) {
        ScopeState state = state();
        return attempt(new RequestId("check"), command, state::version, UnaryOperator.identity())
                .decision(state, time(store.now()))
                .refusals();
    }

    CommandResult execute(Command command) {
        return execute(new RequestId(randomHex()), command);
    }

    CommandResult execute(RequestId request, Command command) {
        return execute(request, command, UnaryOperator.identity());
    }

    private CommandResult execute(RequestId request, Command command, UnaryOperator<CompatibilityReport> judged) {
        Attempt attempt = attempt(request, command, this::registered, judged);
        Optional<Committed> done = store.commit(scope, request, attempt);
        attempt.before().ifPresent(state -> seen = state);
        if (done.isPresent()) {
            afterCommit.run();
        }
        return done.map(committed -> outcome(committed, attempt, command))
                .orElseGet(() -> new CommandResult.Refused(attempt.refusals()));
    }

    CommandResult rebase(RequestId request, Actor by, Version stale, Version number, @Nullable Content snapshot) {
        ScopeState state = state();
        Optional<RegisteredVersion> known = state.version(stale);
        Optional<RegisteredVersion> active = state.active().flatMap(move -> state.version(move.version()));
        if (known.isEmpty() || active.isEmpty()) {
            return no(Refusal.of(known.isEmpty() ? RefusalCode.UNKNOWN_VERSION : RefusalCode.NOT_BOOTSTRAPPED));
        }
        Rebase rebase = new Rebase(known.get(), active.get());
        return rebase.refusal(state.wasActive(stale))
                .map(CommandExecution::no)
                .orElseGet(() -> submitted(request, by, rebase, number, snapshot));
    }

    private CommandResult submitted(
            RequestId request, Actor by, Rebase rebase, Version number, @Nullable Content snapshot) {
        DocumentMerge merge = rebase.merge(this::content, number);
        return merge.merged()
                .map(content -> execute(
                        request,
                        rebase.command(by, number, content, snapshot),
                        report -> rebase.judged(report, snapshot)))
                .orElseGet(() -> no(Refusal.rebaseConflict(merge.conflicts())));
    }

    private static CommandResult no(Refusal refusal) {
        return new CommandResult.Refused(List.of(refusal));
    }

    List<CommandResult> activateDue(Actor by, List<RegisteredVersion> versions) {
        Instant now = now(state());
        return versions.stream()
                .filter(version -> version.isDue(now))
                .map(version -> activateDue(by, version))
                .toList();
    }

    private CommandResult activateDue(Actor by, RegisteredVersion version) {
        Command command = new Command.ActivateDue(by, version.version());
        List<Refusal> refusals = check(command);
        List<RefusalCode> codes =
                refusals.stream().map(Refusal::code).distinct().toList();
        boolean known =
                (version.schedule() != null) && version.schedule().failed().equals(codes);
        CommandResult answer = known && !codes.isEmpty() ? new CommandResult.Refused(refusals) : execute(command);
        return answer instanceof CommandResult.Refused refused ? refused.about(version.version()) : answer;
    }

    /** The store's time where it has one. */
    private GateTime time(Optional<Instant> now) {
        Instant here = clock.instant();
        return new GateTime(now.orElse(here), here, clockTolerance);
    }

    private Attempt attempt(
            RequestId request,
            Command command,
            Function<Version, Optional<RegisteredVersion>> versions,
            UnaryOperator<CompatibilityReport> judged) {
        Facts facts = factFinder.find(scope, versions, command).judged(judged);
        return new Attempt(request, command, facts, rules, this::time, salted(command.reason()));
    }

    /** A state seen earlier serves as well when it knows the version, and saves asking the store: what was registered stays. */
    private Optional<RegisteredVersion> registered(Version version) {
        return Optional.ofNullable(seen)
                .flatMap(state -> state.version(version))
                .or(() -> state().version(version));
    }

    private CommandResult outcome(Committed committed, Attempt attempt, Command command) {
        if (committed.replayed()) {
            return replayed(AuditLog.entry(committed.line()), command);
        }
        AuditEntry entry = attempt.entry().orElseThrow();
        return entry.event() instanceof RegistryEvent.Refused refused
                ? refused(entry, refused, attempt.refusals())
                : new CommandResult.Applied(entry, besides(entry, attempt));
    }

    private List<Version> besides(AuditEntry entry, Attempt attempt) {
        return entry.event() instanceof RegistryEvent.Submitted
                ? attempt.before().map(this::open).orElse(List.of())
                : List.of();
    }

    private static CommandResult refused(AuditEntry entry, RegistryEvent.Refused event, List<Refusal> refusals) {
        return event.codes().contains(RefusalCode.ALREADY_PROPOSED)
                ? new CommandResult.AlreadyProposed(entry)
                : new CommandResult.Refused(refusals);
    }

    private static CommandResult replayed(AuditEntry entry, Command command) {
        if (!entry.arguments().equals(FieldsDigest.of(command))) {
            return new CommandResult.Refused(List.of(Refusal.of(RefusalCode.REQUEST_CONFLICT)));
        }
        return entry.event() instanceof RegistryEvent.Refused refused
                ? refused(
                        entry,
                        refused,
                        refused.codes().stream().map(Refusal::of).toList())
                : new CommandResult.Replayed(entry);
    }

    private @Nullable Reason salted(@Nullable String text) {
        return text == null ? null : new Reason(text, randomHex());
    }

    private String randomHex() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * What the host asks of this gate beyond what always holds.
     *
     * @param policy how much consent this process asks for; the scope's own policy may ask for more
     * @param oneOpenProposal whether a proposal is refused while another one is open
     */
    record Rules(ApprovalPolicy policy, boolean oneOpenProposal) {

        /** The policy in force: no process is less strict than the scope, and a stricter one makes the scope as strict. */
        ApprovalPolicy policy(AuditHead head) {
            return policy.strictest(head.policy());
        }
    }
}
