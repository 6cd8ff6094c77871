package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.internal.audit.AuditJson;
import io.calibration.json.DocumentMerge;
import io.calibration.registry.Activation;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Committed;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.Reason;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The approval gate of one scope: versions are submitted, people approve exactly what they were shown, and only what was approved
 * becomes active. Every step stands in a hash-chained audit log.
 *
 * <pre>{@code
 * Registry registry = Registry.builder().store(store).scope(new ScopeId("dating")).build();
 * Digest shown = registry.bindingDigest(version).orElseThrow();
 * registry.execute(new Command.Approve(bo, version, shown, false, "Fewer false alarms, few people move."));
 * registry.execute(new Command.Activate(olga, version, expectedActive));
 * }</pre>
 *
 * <p>Thread-safe; several registries, in several processes, may share one store. Every method throws {@link
 * RegistryStoreException} when the store cannot do its work or what it holds is damaged.
 */
public final class Registry {

    private final RegistryStore store;
    private final ScopeId scope;
    private final Rules rules;
    private final Clock clock;
    private final Duration clockTolerance;
    private final RandomGenerator random;
    private final FactFinder factFinder;
    private final LastActive lastActive;
    private final List<Notifications> notifications;
    private volatile @Nullable ScopeState seen;

    Registry(RegistryBuilder builder, RegistryStore store, ScopeId scope, FactFinder factFinder) {
        this.store = store;
        this.scope = scope;
        this.rules = new Rules(builder.policy, builder.oneOpenProposal);
        this.clock = builder.clock;
        this.clockTolerance = builder.clockTolerance;
        this.random = builder.random;
        this.factFinder = factFinder;
        this.notifications = builder.listeners.stream()
                .map(each -> new Notifications(store, scope, each.listener(), each.executor()))
                .toList();
        this.lastActive = new LastActive(this::state, this::content, clock);
    }

    /** Begins a registry; a store and a scope must be named. */
    public static RegistryBuilder builder() {
        return new RegistryBuilder();
    }

    /** What would become of the command now: the refusals, or empty when it would happen. Nothing is recorded. */
    public List<Refusal> check(Command command) {
        ScopeState state = state();
        return attempt(new RequestId("check"), command, state::version, UnaryOperator.identity())
                .decision(state, time(store.now()))
                .refusals();
    }

    /** Does the command, as a request of its own. Use {@link #execute(RequestId, Command)} where a request may be sent again. */
    public CommandResult execute(Command command) {
        return execute(new RequestId(randomHex()), command);
    }

    /**
     * Does the command once, however often it is asked for with this id.
     *
     * @return applied, replayed (it was done before), proposed already, or refused; a refusal is recorded by its codes once the scope exists
     */
    public CommandResult execute(RequestId request, Command command) {
        return execute(request, command, UnaryOperator.identity());
    }

    private CommandResult execute(RequestId request, Command command, UnaryOperator<CompatibilityReport> judged) {
        Attempt attempt = attempt(request, command, this::registered, judged);
        Optional<Committed> done = store.commit(scope, request, attempt);
        attempt.before().ifPresent(state -> seen = state);
        if (done.isPresent()) {
            notifyListeners();
        }
        return done.map(committed -> outcome(committed, attempt, command))
                .orElseGet(() -> new CommandResult.Refused(attempt.refusals()));
    }

    /** The active version with its config; empty before the bootstrap. As long as nothing is written, the config is not read again. */
    public Optional<ActiveConfig> active() {
        return lastActive.read();
    }

    /**
     * The active version with its config, as it was at some instant not longer ago than this: for hosts that score often and may learn of
     * an activation a little later. Costs less than a microsecond while the last look is young enough, and {@link #active()} otherwise.
     *
     * @param maxAge how old the answer may be by this registry's clock; with zero it is read every time
     */
    public Optional<ActiveConfig> active(Duration maxAge) {
        return lastActive.notOlderThan(maxAge);
    }

    /**
     * The other open versions that change the same base as this one, newest first. Once one of them is active, the rest can no longer be: they must
     * be {@linkplain #rebase re-based}.
     */
    public List<Version> besides(Version version) {
        ScopeState state = state();
        List<Version> open = open(state);
        return open.contains(version)
                ? open.stream().filter(other -> !other.equals(version)).toList()
                : List.of();
    }

    /**
     * Whether a version can become active no more because its base was replaced, and is to be {@linkplain #rebase re-based}; false for an unknown one.
     */
    public boolean isOvertaken(Version version) {
        ScopeState state = state();
        return state.version(version)
                .flatMap(known -> state.active()
                        .flatMap(move -> state.version(move.version()))
                        .map(active -> new Rebase(known, active)))
                .filter(rebase -> rebase.refusal(state.wasActive(version)).isEmpty())
                .isPresent();
    }

    /** How much consent a version has now; empty for an unknown one. */
    public Optional<Consent> consent(Version version) {
        ScopeState state = state();
        return state.version(version)
                .map(known -> new Consent(
                        known,
                        rules.policy(state.head()),
                        state.head(),
                        time(store.now()).in(state.head())));
    }

    /**
     * Proposes the changes of an open version whose base was replaced once more, as changes of the version that is active now. People review it
     * anew. Its authors, and who registered it, are authors of the new one too.
     *
     * @param by who asks; counts as an author
     * @param stale the version whose changes are wanted
     * @param number the number of the new version
     * @return what became of the submission; refused, without an entry in the log, when the version is not open, when its base is still active,
     *     or when what it changes was changed since
     */
    public CommandResult rebase(RequestId request, Actor by, Version stale, Version number) {
        return rebase(request, by, stale, number, null);
    }

    /**
     * The same with a snapshot, by which the config check judges the changes on the new base. Without one, what broke compatibility before counts as
     * breaking still.
     *
     * @param snapshot a metrics snapshot; null when there is none
     */
    public CommandResult rebase(
            RequestId request, Actor by, Version stale, Version number, @Nullable Content snapshot) {
        ScopeState state = state();
        Optional<RegisteredVersion> known = state.version(stale);
        Optional<RegisteredVersion> active = state.active().flatMap(move -> state.version(move.version()));
        if (known.isEmpty() || active.isEmpty()) {
            return no(Refusal.of(known.isEmpty() ? RefusalCode.UNKNOWN_VERSION : RefusalCode.NOT_BOOTSTRAPPED));
        }
        Rebase rebase = new Rebase(known.get(), active.get());
        return rebase.refusal(state.wasActive(stale))
                .map(Registry::no)
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

    /**
     * Hands what the log has and a listener has not dealt with to the listeners, as every command does: for a host to call when it starts, and
     * from time to time. Does not throw what they throw.
     */
    public void notifyListeners() {
        notifications.forEach(Notifications::send);
    }

    /** The policy in force: the scope's, or this registry's where that is stricter. */
    public ApprovalPolicy policy() {
        return rules.policy(state().head());
    }

    /**
     * Makes active what was scheduled and is due, each under the checks of this moment: for the host's own schedule to call. What the gate
     * refuses stays overdue, says so in {@link #status} and in the version's schedule, and is tried again at every call; the log has each
     * reason once. A schedule counts only as long as the active version is the one under which it was made: after any move of the pointer, to and
     * fro too, it is refused with {@link RefusalCode#ACTIVE_CHANGED} until somebody schedules anew.
     *
     * @param by the host's job
     * @return an answer for each version that is due; a refusal's sentence begins with the version
     */
    public List<CommandResult> activateDue(Actor by) {
        ScopeState state = state();
        Instant now = time(store.now()).in(state.head());
        return versions().stream()
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

    /** What was active at this instant; empty before the bootstrap. */
    public Optional<Activation> activeAt(Instant instant) {
        return state().activeAt(instant);
    }

    /** The version of this number. */
    public Optional<RegisteredVersion> version(Version version) {
        return state().version(version);
    }

    /** Every registered version, lowest SemVer precedence first. */
    public List<RegisteredVersion> versions() {
        return state().versions().stream()
                .sorted(Comparator.comparing(RegisteredVersion::version, VersionOrder.PRECEDENCE))
                .toList();
    }

    /** How a version stands now; empty for an unknown one. */
    public Optional<VersionStatus> status(Version version) {
        ScopeState state = state();
        return state.version(version).map(known -> status(known, state));
    }

    /**
     * What a reviewer consents to: show it with the config and the evidence, and pass it with the verdict. It changes with any of
     * them, so consent to one thing is never consent to another.
     */
    public Optional<Digest> bindingDigest(Version version) {
        return version(version).map(RegisteredVersion::binding);
    }

    /**
     * The bytes kept under a digest: a config, or evidence.
     *
     * @throws RegistryStoreException when they are missing or not those that were registered
     */
    public Content content(Digest digest) {
        return store.content(digest)
                .map(Content::of)
                .filter(content -> content.digest().equals(digest))
                .orElseThrow(() -> new RegistryStoreException(
                        "The content " + digest + " is missing or changed. Verify the registry.", null));
    }

    /** The audit log, oldest entry first. */
    public List<AuditEntry> audit() {
        return new AuditLog(store, scope).lines().stream().map(Registry::entry).toList();
    }

    /**
     * Writes the audit log as JSON lines, see {@link AuditExport}. People's reasons are not in it.
     *
     * @param out is flushed and not closed
     * @return where the export ends; keep it elsewhere, to show later that nothing was cut off
     */
    public Checkpoint exportAudit(OutputStream out) throws IOException {
        Checkpoint end =
                new Checkpoint(0, AuditHead.genesis(store.info(), scope).hash());
        for (AuditLine line : new AuditLog(store, scope).lines()) {
            out.write(AuditExport.line(line).getBytes(StandardCharsets.US_ASCII));
            end = new Checkpoint(line.seq(), line.hash());
        }
        out.flush();
        return end;
    }

    /** The reason given with an entry; empty when none was asked for, or when it was erased. */
    public Optional<String> reason(long seq) {
        return store.audit(scope, seq - 1, 1).stream()
                .filter(line -> line.seq() == seq)
                .flatMap(line -> Stream.ofNullable(line.reason()))
                .map(Reason::text)
                .findFirst();
    }

    /** Erases the text of the reason given with an entry, for good. The log stays whole. */
    public void eraseReason(long seq) {
        store.eraseReason(scope, seq);
    }

    /** The size and hash of the log now, to be kept elsewhere. */
    public Checkpoint checkpoint() {
        ScopeState state = state();
        return new Checkpoint(state.head().seq(), state.head().hash());
    }

    /**
     * The same with whose log it is, signed, for keepers who need not be trusted. Verify with the one before first: a log that was
     * tampered with is signed all the same.
     */
    public SignedCheckpoint signedCheckpoint(CheckpointSigner signer) {
        return SignedCheckpoint.of(store.info(), scope, checkpoint(), signer);
    }

    /**
     * Verifies the audit log, level by level.
     *
     * @param checkpoints taken earlier with {@link #checkpoint} and kept elsewhere
     */
    public Verification verify(Checkpoint... checkpoints) {
        return new AuditLog(store, scope).verify(List.of(checkpoints));
    }

    /**
     * The same with a signed checkpoint. Level CHECKPOINTS fails at 0 when the key did not sign it or it is of another store or
     * scope.
     */
    public Verification verify(SignedCheckpoint signed, CheckpointKey key, Checkpoint... checkpoints) {
        return new AuditLog(store, scope).verify(signed, key, List.of(checkpoints));
    }

    private VersionStatus status(RegisteredVersion version, ScopeState state) {
        return VersionStatus.of(
                version, state, rules.policy(state.head()), time(store.now()).in(state.head()));
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
                .or(() -> version(version));
    }

    private ScopeState state() {
        return store.load(scope).orElseGet(() -> ScopeState.empty(store.info(), scope));
    }

    private CommandResult outcome(Committed committed, Attempt attempt, Command command) {
        if (committed.replayed()) {
            return replayed(entry(committed.line()), command);
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

    private List<Version> open(ScopeState state) {
        return OpenProposals.of(
                        state, rules.policy(state.head()), time(store.now()).in(state.head()))
                .numbers();
    }

    private static CommandResult refused(AuditEntry entry, RegistryEvent.Refused event, List<Refusal> refusals) {
        return event.codes().contains(RefusalCode.ALREADY_PROPOSED)
                ? new CommandResult.AlreadyProposed(entry)
                : new CommandResult.Refused(refusals);
    }

    private static CommandResult replayed(AuditEntry entry, Command command) {
        if (!entry.arguments().equals(Arguments.digest(command))) {
            return new CommandResult.Refused(List.of(Refusal.of(RefusalCode.REQUEST_CONFLICT)));
        }
        return entry.event() instanceof RegistryEvent.Refused refused
                ? refused(
                        entry,
                        refused,
                        refused.codes().stream().map(Refusal::of).toList())
                : new CommandResult.Replayed(entry);
    }

    private static AuditEntry entry(AuditLine line) {
        try {
            return AuditJson.read(line.text());
        } catch (IllegalArgumentException e) {
            throw new RegistryStoreException("Audit entry " + line.seq() + " is damaged. Verify the registry.", e);
        }
    }

    private @Nullable Reason salted(@Nullable String text) {
        return text == null ? null : new Reason(text, randomHex());
    }

    private String randomHex() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
