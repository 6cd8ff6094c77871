package io.calibration.registry;

import io.calibration.config.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that the rules need to know about a scope: the fold of its events. Immutable. */
public final class ScopeState {

    private final ScopeId scope;
    private final Map<Version, RegisteredVersion> versions;
    private final List<Activation> activations;
    private final AuditHead head;

    /** @param versions in the order of registration, never changed from here on */
    private ScopeState(
            ScopeId scope, Map<Version, RegisteredVersion> versions, List<Activation> activations, AuditHead head) {
        this.scope = scope;
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
        Map<Version, RegisteredVersion> byNumber = new LinkedHashMap<>();
        versions.forEach(version -> byNumber.put(version.version(), version));
        return new ScopeState(scope, byNumber, List.copyOf(activations), head);
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
        return List.copyOf(versions.values());
    }

    /** Whether this number is greater than every registered one. */
    public boolean isGreatest(Version version) {
        return versions.keySet().stream().allMatch(known -> known.compareTo(version) < 0);
    }

    /** The versions that were proposed as a change of this one, newest first. */
    public List<RegisteredVersion> changesOf(Version version) {
        List<RegisteredVersion> changes = new ArrayList<>(versions.values());
        changes.removeIf(known -> !known.changes(version));
        Collections.reverse(changes);
        return changes;
    }

    /** Every move of the active pointer, oldest first. */
    public List<Activation> activations() {
        return activations;
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
        return Optional.ofNullable(versions.get(version));
    }

    /** The active pointer; empty before the bootstrap only. */
    public Optional<Activation> active() {
        return activations.isEmpty() ? Optional.empty() : Optional.of(activations.get(activations.size() - 1));
    }

    /** Whether this version is the active one. */
    public boolean isActive(Version version) {
        return active().filter(activation -> activation.version().equals(version))
                .isPresent();
    }

    /** Whether this version is or was active. */
    public boolean wasActive(Version version) {
        return activations.stream().anyMatch(move -> move.version().equals(version));
    }

    /** What was active at this instant; empty before the bootstrap. */
    public Optional<Activation> activeAt(Instant instant) {
        List<Activation> before = new ArrayList<>(activations);
        before.removeIf(move -> move.at().isAfter(instant));
        return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
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
        return new ScopeState(scope, versions, activations, next);
    }

    ScopeState with(RegisteredVersion version) {
        Map<Version, RegisteredVersion> next = new LinkedHashMap<>(versions);
        next.put(version.version(), version);
        return new ScopeState(scope, next, activations, head);
    }

    ScopeState with(Activation activation) {
        List<Activation> next = new ArrayList<>(activations);
        next.add(activation);
        return new ScopeState(scope, versions, Collections.unmodifiableList(next), head);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (other instanceof ScopeState state)
                && scope.equals(state.scope)
                && head.equals(state.head)
                && versions().equals(state.versions())
                && activations.equals(state.activations);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scope, head);
    }

    @Override
    public String toString() {
        return "ScopeState[" + scope + ", " + versions() + ", " + activations() + ", " + head + "]";
    }
}
