package io.calibration.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the scopes of a registry. A store knows no rules: it locks, loads, lets the gate decide, and writes what the gate decided.
 *
 * <p>Implementations are thread-safe and prove themselves with the test kit's {@code RegistryStoreContract}. Every method throws
 * {@link RegistryStoreException} when the store cannot do its work; a damaged store must refuse, never answer as if it were empty.
 */
public interface RegistryStore {

    /** What the gate says to one request. Free of side effects that matter. */
    @FunctionalInterface
    interface Step {
        /**
         * The transition to write; empty for none.
         *
         * @param now what {@link RegistryStore#now} says when the lock is asked for, or later
         */
        Optional<Transition> decide(ScopeState state, Optional<Instant> now);
    }

    /** Which store this is. The answer never changes. */
    StoreInfo info();

    /** The scopes that have an entry, sorted by their ids; asking for a scope does not make it one of them. */
    List<ScopeId> scopes();

    /**
     * What time it is to the store, wherever the program runs that asks: a database server's, a file system's. Empty for a store that has
     * no time of its own; the gate then goes by its clock.
     */
    Optional<Instant> now();

    /**
     * The scope's state after its last entry: the fold of its log, and never of rows that somebody could have edited one by one. Empty when it
     * has no entry. A store may answer with what it remembers, once it has looked that nothing was written since.
     */
    Optional<ScopeState> load(ScopeId scope);

    /** The state as it stands beside the log, in tables, all read anew: what the verification of a store compares with the log. */
    default Optional<ScopeState> reload(ScopeId scope) {
        return load(scope);
    }

    /**
     * The end of the scope's log as this very program has seen it last, where nobody may have taken it back since. Verification holds the log against
     * it: who has seen an entry is a witness that it was there. Empty for a store that remembers none, or refuses by itself to read a log that went back.
     */
    default Optional<AuditHead> seen(ScopeId scope) {
        return Optional.empty();
    }

    /**
     * Whether what this thread reads and writes now may still be taken back, as within a transaction of the host that the store joins. Listeners hear
     * nothing of it before that has ended.
     */
    default boolean isTentative() {
        return false;
    }

    /** The bytes kept under this digest, as they stand. The caller compares them with the digest. */
    Optional<byte[]> content(Digest digest);

    /** {@link #content} of several, by digest; those that are not kept are absent. For stores that can read them at once. */
    default Map<Digest, byte[]> contents(Collection<Digest> digests) {
        Map<Digest, byte[]> found = new HashMap<>();
        digests.forEach(digest -> content(digest).ifPresent(bytes -> found.put(digest, bytes)));
        return found;
    }

    /**
     * Does one request, in one transaction that excludes every other commit to the scope:
     *
     * <ol>
     *   <li>when the scope has an entry of this request id, returns it as replayed and does nothing else;
     *   <li>loads the state ({@link ScopeState#empty} for a new scope) and lets the gate decide;
     *   <li>writes the transition as a whole: contents, event, entry and head; or, when there is none, nothing.
     * </ol>
     *
     * <p>An exception from the gate is passed on and nothing is written.
     *
     * @param step may be asked again after a conflict
     * @return empty when the gate gave no transition
     */
    Optional<Committed> commit(ScopeId scope, RequestId request, Step step);

    /**
     * A page of the audit log.
     *
     * @param afterSeq the last sequence number already seen; 0 for the beginning
     * @param limit the greatest number of entries to return, at least 1
     * @return entries in their order; empty at the end
     */
    List<AuditLine> audit(ScopeId scope, long afterSeq, int limit);

    /** Erases the text of the reason given with this entry, for good. The log stays whole. Does nothing when there is none. */
    void eraseReason(ScopeId scope, long seq);

    /**
     * What stands in the audit log for a request.
     *
     * @param line the entry
     * @param replayed whether it was there before, from an earlier call with the same request id
     */
    record Committed(AuditLine line, boolean replayed) {}

    /**
     * What a store writes in one transaction.
     *
     * @param entry the event and who, when and why, to be projected onto the store's tables
     * @param line the same as the audit log keeps it
     * @param newContents bytes to be kept by their digest; those that are there already stay as they are
     */
    record Transition(AuditEntry entry, AuditLine line, List<Content> newContents) {

        public Transition {
            newContents = List.copyOf(newContents);
        }
    }

    /**
     * What a store says about itself.
     *
     * @param id an opaque id, {@code [a-z0-9._:@-]{1,128}}, drawn once when the store is created and kept for good
     * @param description what it is, for people, such as {@code in memory}
     */
    public record StoreInfo(String id, String description) {

        /** @throws IllegalArgumentException when the id is not of that form */
        public StoreInfo {
            OpaqueId.check("store", id);
        }
    }
}
