package io.calibration.registry;

import java.time.Instant;

/**
 * The end of a scope's audit log.
 *
 * @param seq number of entries, and so the last one's sequence number; 0 when there is none
 * @param hash hash of the last entry, or {@link #genesis} when there is none
 * @param at instant of the last entry; no later entry is given an earlier one
 */
public record AuditHead(long seq, Digest hash, Instant at) {

    private static final String DOMAIN = "io.calibration.genesis.v1\n";

    /**
     * The head of an empty log. Its hash is the SHA-256 of {@code io.calibration.genesis.v1}, store id and scope id, each followed
     * by a newline, so that no log can be continued in another store or scope.
     */
    public static AuditHead genesis(StoreInfo store, ScopeId scope) {
        Digest hash = Content.utf8(DOMAIN + store.id() + "\n" + scope + "\n").digest();
        return new AuditHead(0, hash, Instant.EPOCH);
    }
}
