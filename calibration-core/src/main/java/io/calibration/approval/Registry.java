package io.calibration.approval;

import io.calibration.approval.Command.Acknowledgement;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.ScopeState.Activation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The approval gate of one scope: versions are submitted, people approve exactly what they were shown, and only what was approved
 * becomes active. Every step stands in a hash-chained audit log.
 *
 * <pre>{@code
 * Registry registry = Registry.builder().store(store).scope(new ScopeId("dating")).build();
 * Digest shown = registry.bindingDigest(version).orElseThrow();
 * registry.approve(bo, version, shown, "Fewer false alarms, few people move.");
 * registry.activate(olga, version, expectedActive);
 * }</pre>
 *
 * <p>Thread-safe; several registries, in several processes, may share one store. Every method throws {@link
 * RegistryStoreException} when the store cannot do its work or what it holds is damaged.
 */
public final class Registry {

    private final RegistryStore store;
    private final ScopeId scope;
    private final CommandExecution gate;
    private final LastActive lastActive;
    private final List<Notifications> notifications;

    Registry(RegistryBuilder builder, RegistryStore store, ScopeId scope, FactFinder factFinder) {
        this.store = store;
        this.scope = scope;
        this.gate = new CommandExecution(builder, store, scope, factFinder, this::notifyListeners);
        this.notifications = builder.listeners.stream()
                .map(each -> new Notifications(store, scope, each.listener(), each.executor()))
                .toList();
        this.lastActive = new LastActive(gate::state, this::content, builder.clock);
    }

    /** Begins a registry; a store and a scope must be named. */
    public static RegistryBuilder builder() {
        return new RegistryBuilder();
    }

    /** What would become of the command now: the refusals, or empty when it would happen. Nothing is recorded. */
    public List<Refusal> check(Command command) {
        return gate.check(command);
    }

    /** Does the command, as a request of its own. Use {@link #execute(RequestId, Command)} where a request may be sent again. */
    public CommandResult execute(Command command) {
        return gate.execute(command);
    }

    /**
     * Does the command once, however often it is asked for with this id.
     *
     * @return applied, replayed (it was done before), proposed already, or refused; a refusal is recorded by its codes once the scope exists
     */
    public CommandResult execute(RequestId request, Command command) {
        return gate.execute(request, command);
    }

    /** See {@link Command.Bootstrap}. Like the other calls for one command, it is {@link #execute(Command)} of that command. */
    public CommandResult bootstrap(Actor by, Version version, Content content, String reason) {
        return execute(new Command.Bootstrap(by, version, content, reason));
    }

    /** See {@link Command.Submit}; nobody but the one who submits is an author. */
    public CommandResult submit(Actor by, Version version, Content content, Version base, ReviewMaterial material) {
        return execute(new Command.Submit(by, version, content, base, List.of(), material));
    }

    /** See {@link Command.Approve}; for a version that breaks no compatibility. */
    public CommandResult approve(Actor by, Version version, Digest shown, String reason) {
        return execute(new Command.Approve(by, version, shown, reason));
    }

    /** See {@link Command.Approve}. */
    public CommandResult approve(Actor by, Version version, Digest shown, Acknowledgement acknowledged, String reason) {
        return execute(new Command.Approve(by, version, shown, acknowledged, reason));
    }

    /** See {@link Command.Reject}. */
    public CommandResult reject(Actor by, Version version, Digest shown, String reason) {
        return execute(new Command.Reject(by, version, shown, reason));
    }

    /** See {@link Command.Withdraw}. */
    public CommandResult withdraw(Actor by, Version version, String reason) {
        return execute(new Command.Withdraw(by, version, reason));
    }

    /** See {@link Command.Activate}. */
    public CommandResult activate(Actor by, Version version, Version expectedActive) {
        return execute(new Command.Activate(by, version, expectedActive));
    }

    /** See {@link Command.RollBack}. */
    public CommandResult rollBack(Actor by, Version version, Version expectedActive, String reason) {
        return execute(new Command.RollBack(by, version, expectedActive, reason));
    }

    /** See {@link Command.Deprecate}. */
    public CommandResult deprecate(Actor by, Version version, String reason) {
        return execute(new Command.Deprecate(by, version, reason));
    }

    /** See {@link Command.Schedule}. */
    public CommandResult schedule(Actor by, Version version, Version expectedActive, Instant due) {
        return execute(new Command.Schedule(by, version, expectedActive, due));
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
        return gate.rebase(request, by, stale, number, null);
    }

    /**
     * The same with a snapshot, by which the config check judges the changes on the new base. Without one, what broke compatibility before counts as
     * breaking still.
     *
     * @param snapshot a metrics snapshot; null when there is none
     */
    public CommandResult rebase(
            RequestId request, Actor by, Version stale, Version number, @Nullable Content snapshot) {
        return gate.rebase(request, by, stale, number, snapshot);
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
        return gate.activateDue(by, versions());
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
        ScopeState state = gate.state();
        List<Version> open = gate.open(state);
        return open.contains(version)
                ? open.stream().filter(other -> !other.equals(version)).toList()
                : List.of();
    }

    /**
     * Whether a version can become active no more because its base was replaced, and is to be {@linkplain #rebase re-based}; false for an unknown one.
     */
    public boolean isOvertaken(Version version) {
        ScopeState state = gate.state();
        return state.version(version)
                .flatMap(known -> state.active()
                        .flatMap(move -> state.version(move.version()))
                        .map(active -> new Rebase(known, active)))
                .filter(rebase -> rebase.refusal(state.wasActive(version)).isEmpty())
                .isPresent();
    }

    /** How much consent a version has now; empty for an unknown one. */
    public Optional<Consent> consent(Version version) {
        ScopeState state = gate.state();
        return state.version(version).map(known -> gate.consent(known, state));
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
        return gate.policy(gate.state());
    }

    /** What was active at this instant; empty before the bootstrap. */
    public Optional<Activation> activeAt(Instant instant) {
        return gate.state().activeAt(instant);
    }

    /** The version of this number. */
    public Optional<RegisteredVersion> version(Version version) {
        return gate.state().version(version);
    }

    /** Every registered version, lowest SemVer precedence first. */
    public List<RegisteredVersion> versions() {
        return gate.state().versions().stream()
                .sorted(Comparator.comparing(RegisteredVersion::version))
                .toList();
    }

    /** How a version stands now; empty for an unknown one. */
    public Optional<VersionStatus> status(Version version) {
        ScopeState state = gate.state();
        return state.version(version).map(known -> VersionStatus.of(known, state, gate.policy(state), gate.now(state)));
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
        return gate.content(digest);
    }

    /** The audit log: to read, export and verify. */
    public AuditLog log() {
        return new AuditLog(store, scope);
    }

    /**
     * What a host scores with.
     *
     * @param version the active version
     * @param content its config, checked against its digest
     * @param activation how and when it became active
     */
    public record ActiveConfig(RegisteredVersion version, Content content, Activation activation) {}
}
