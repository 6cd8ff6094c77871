package io.calibration.registry;

import io.calibration.config.Version;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.VersionTrie.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that the rules need to know about a scope: the fold of its events. Immutable; states that follow each other share what they have in common. */
public final class ScopeState {

    private final ScopeId scope;
    private final Chain<Version> order;
    private final VersionTrie versions;
    private final Chain<Activation> activations;
    private final AuditHead head;

    private ScopeState(
            ScopeId scope, Chain<Version> order, VersionTrie versions, Chain<Activation> activations, AuditHead head) {
        this.scope = scope;
        this.order = order;
        this.versions = versions;
        this.activations = activations;
        this.head = head;
    }

    /**
     * The state that a store has in its tables.
     *
     * @param versions every version ever registered, in the order of registration
     * @param activations every move of the active pointer, oldest first
     * @param head the end of the audit log
     */
    public static ScopeState of(
            ScopeId scope, List<RegisteredVersion> versions, List<Activation> activations, AuditHead head) {
        ScopeState state = new ScopeState(scope, Chain.empty(), VersionTrie.EMPTY, Chain.empty(), head);
        for (RegisteredVersion version : versions) {
            state = state.with(version);
        }
        for (Activation activation : activations) {
            state = state.with(activation);
        }
        return state;
    }

    /** The state of a scope without entries. */
    public static ScopeState empty(StoreInfo store, ScopeId scope) {
        return of(scope, List.of(), List.of(), AuditHead.genesis(store, scope));
    }

    /** The scope. */
    public ScopeId scope() {
        return scope;
    }

    /** Every version ever registered, in the order of registration, which is that of SemVer precedence. */
    public List<RegisteredVersion> versions() {
        return order.toList().stream()
                .flatMap(number -> version(number).stream())
                .toList();
    }

    /** Whether this number is greater than every registered one; those were registered in this order. */
    public boolean isGreatest(Version version) {
        return order.last().filter(newest -> newest.compareTo(version) >= 0).isEmpty();
    }

    /** The versions that were proposed as a change of this one, newest first. Looks at no version that is older than it. */
    public List<RegisteredVersion> changesOf(Version version) {
        List<RegisteredVersion> changes = new ArrayList<>();
        for (Chain<Version> rest = order; rest != null; rest = rest.before()) {
            Optional<Version> number = rest.last().filter(last -> !last.equals(version));
            if (number.isEmpty()) {
                break;
            }
            version(number.get()).filter(known -> known.changes(version)).ifPresent(changes::add);
        }
        return changes;
    }

    /** Every move of the active pointer, oldest first. */
    public List<Activation> activations() {
        return activations.toList();
    }

    /** The end of the audit log. */
    public AuditHead head() {
        return head;
    }

    /** The number of entries so far: it grows by one with every commit, so a store can compare and set by it. */
    public long revision() {
        return head.seq();
    }

    /** The version of this number. */
    public Optional<RegisteredVersion> version(Version version) {
        return versions.get(version).map(Known::version);
    }

    /** The active pointer; empty before the bootstrap only. */
    public Optional<Activation> active() {
        return activations.last();
    }

    /** Whether this version is the active one. */
    public boolean isActive(Version version) {
        return active().filter(activation -> activation.version().equals(version))
                .isPresent();
    }

    /** Whether this version is or was active. */
    public boolean wasActive(Version version) {
        return versions.get(version).filter(Known::wasActive).isPresent();
    }

    /** What was active at this instant; empty before the bootstrap. */
    public Optional<Activation> activeAt(Instant instant) {
        for (Chain<Activation> moves = activations; moves != null; moves = moves.before()) {
            Optional<Activation> move = moves.last().filter(last -> !last.at().isAfter(instant));
            if (move.isPresent()) {
                return move;
            }
        }
        return Optional.empty();
    }

    /**
     * The state after one more entry.
     *
     * @param entry the entry, which must continue this state's log
     * @param hash the entry's hash
     * @throws IllegalArgumentException when the entry is not the next one of this log
     */
    public ScopeState after(AuditEntry entry, Digest hash) {
        if (!entry.scope().equals(scope)
                || (entry.seq() != head.seq() + 1)
                || !entry.previous().equals(head.hash())) {
            throw new IllegalArgumentException(
                    "The entry does not continue this log at entry " + (head.seq() + 1) + ".");
        }
        return new Fold(this, entry, head.after(entry, hash)).after(entry.event());
    }

    ScopeState withHead(AuditHead next) {
        return new ScopeState(scope, order, versions, activations, next);
    }

    ScopeState with(RegisteredVersion version) {
        Optional<Known> before = versions.get(version.version());
        Known known = new Known(version, before.filter(Known::wasActive).isPresent());
        Chain<Version> next = before.isPresent() ? order : order.and(version.version());
        return new ScopeState(scope, next, versions.with(known), activations, head);
    }

    ScopeState with(Activation activation) {
        VersionTrie next = versions.get(activation.version())
                .map(known -> versions.with(new Known(known.version(), true)))
                .orElse(versions);
        return new ScopeState(scope, order, next, activations.and(activation), head);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (other instanceof ScopeState state)
                && scope.equals(state.scope)
                && head.equals(state.head)
                && versions().equals(state.versions())
                && activations().equals(state.activations());
    }

    @Override
    public int hashCode() {
        return Objects.hash(scope, head);
    }

    @Override
    public String toString() {
        return "ScopeState[" + scope + ", " + versions() + ", " + activations() + ", " + head + "]";
    }

    /**
     * A move of a scope's active pointer.
     *
     * @param seq the audit entry that recorded it
     * @param version the version that became active
     * @param content digest of its config
     * @param at since when
     * @param by who moved the pointer
     * @param reviewOwed whether one operator alone moved it (a rollback), so that people still have to look at it
     */
    public record Activation(long seq, Version version, Digest content, Instant at, Actor by, boolean reviewOwed) {}
}
