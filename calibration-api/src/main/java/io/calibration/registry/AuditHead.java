package io.calibration.registry;

import io.calibration.registry.RegistryStore.StoreInfo;
import java.time.Instant;

/**
 * What the end of a scope's audit log says.
 *
 * @param seq number of entries, and so the last one's sequence number; 0 when there is none
 * @param hash hash of the last entry, or {@link #genesis} when there is none
 * @param at the log's time: the instant of the last entry that is no refusal. No step is given an earlier one, but for a correction of
 *     the time
 * @param policy the policy in force
 * @param corrected the entry that corrected the log's time last; 0 when none did. Approvals from before it no longer count
 */
public record AuditHead(long seq, Digest hash, Instant at, ApprovalPolicy policy, long corrected) {

    private static final String DOMAIN = "io.calibration.genesis.v1\n";

    /**
     * The head of an empty log. Its hash is the SHA-256 of {@code io.calibration.genesis.v1}, store id and scope id, each followed
     * by a newline, so that no log can be continued in another store or scope.
     */
    public static AuditHead genesis(StoreInfo store, ScopeId scope) {
        Digest hash = Content.utf8(DOMAIN + store.id() + "\n" + scope + "\n").digest();
        return new AuditHead(0, hash, Instant.EPOCH, ApprovalPolicy.DEFAULT, 0);
    }

    /** The head after one more entry. A refusal never moves the time. */
    public AuditHead after(AuditEntry entry, Digest itsHash) {
        boolean moves = !(entry.event() instanceof RegistryEvent.Refused);
        boolean corrects = entry.event() instanceof RegistryEvent.TimeCorrected;
        return new AuditHead(
                entry.seq(), itsHash, moves ? entry.at() : at, entry.policy(), corrects ? entry.seq() : corrected);
    }
}
