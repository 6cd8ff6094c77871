package io.calibration.registry;

import io.calibration.config.Version;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the rules need to know about a scope: the fold of its events. Immutable.
 *
 * @param scope the scope
 * @param versions every version ever registered, in the order of registration
 * @param activations every move of the active pointer, oldest first
 * @param head the end of the audit log
 */
public record ScopeState(
        ScopeId scope, Map<Version, RegisteredVersion> versions, List<Activation> activations, AuditHead head) {

    public ScopeState {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        activations = List.copyOf(activations);
    }

    /** The state of a scope without entries. */
    public static ScopeState empty(StoreInfo store, ScopeId scope) {
        return new ScopeState(scope, Map.of(), List.of(), AuditHead.genesis(store, scope));
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
        return new ScopeState(scope, versions, activations, next);
    }

    ScopeState with(RegisteredVersion version) {
        Map<Version, RegisteredVersion> next = new LinkedHashMap<>(versions);
        next.put(version.version(), version);
        return new ScopeState(scope, next, activations, head);
    }

    ScopeState with(Activation activation) {
        List<Activation> next =
                Stream.concat(activations.stream(), Stream.of(activation)).toList();
        return new ScopeState(scope, versions, next, head);
    }
}
