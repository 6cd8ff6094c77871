package io.calibration.registry;

import io.calibration.config.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that the rules need to know about a scope: the fold of its events. Immutable. */
public final class ScopeState {

    private final ScopeId scope;
    private final Map<Version, RegisteredVersion> versions;
    private final @Nullable Version newest;
    private final List<Activation> activations;
    private final AuditHead head;

    private ScopeState(
            ScopeId scope,
            Map<Version, RegisteredVersion> versions,
            @Nullable Version newest,
            List<Activation> activations,
            AuditHead head) {
        this.scope = scope;
        this.versions = versions;
        this.newest = newest;
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
        Version newest =
                versions.isEmpty() ? null : versions.get(versions.size() - 1).version();
        return new ScopeState(scope, byNumber, newest, List.copyOf(activations), head);
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
    public Collection<RegisteredVersion> versions() {
        return Collections.unmodifiableCollection(versions.values());
    }

    /** The version registered last, which is the greatest; empty for an empty scope. */
    public Optional<Version> newest() {
        return Optional.ofNullable(newest);
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
        return activations.stream().anyMatch(activation -> activation.version().equals(version));
    }

    /** What was active at this instant; empty before the bootstrap. */
    public Optional<Activation> activeAt(Instant instant) {
        return activations.stream()
                .filter(activation -> !activation.at().isAfter(instant))
                .reduce((earlier, later) -> later);
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
        return entry.event().match(new Fold(this, entry, new AuditHead(entry.seq(), hash, entry.at())));
    }

    ScopeState withHead(AuditHead next) {
        return new ScopeState(scope, versions, newest, activations, next);
    }

    ScopeState with(RegisteredVersion version) {
        Map<Version, RegisteredVersion> next = new LinkedHashMap<>(versions);
        boolean isNew = next.put(version.version(), version) == null;
        return new ScopeState(scope, next, isNew ? version.version() : newest, activations, head);
    }

    ScopeState with(Activation activation) {
        List<Activation> next =
                Stream.concat(activations.stream(), Stream.of(activation)).toList();
        return new ScopeState(scope, versions, newest, next, head);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (other instanceof ScopeState state)
                && scope.equals(state.scope)
                && versions.equals(state.versions)
                && Objects.equals(newest, state.newest)
                && activations.equals(state.activations)
                && head.equals(state.head);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scope, head);
    }

    @Override
    public String toString() {
        return "ScopeState[" + scope + ", " + versions.values() + ", " + activations + ", " + head + "]";
    }
}
