package io.calibration.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a scope's audit log, read.
 *
 * @param store the store's id
 * @param scope the scope
 * @param seq its place in the log, from 1 without a gap
 * @param previous hash of the entry before it
 * @param at when, in whole microseconds, by the store's time; never before the log's time, but for a refusal and a correction of it
 * @param policy the policy in force: the strictest that any process has brought along since a person set it last
 * @param actor who
 * @param event what happened
 * @param reason salted digest of the person's reason; null when none was asked for
 * @param request the request that caused it
 * @param arguments digest of the request's arguments
 */
public record AuditEntry(
        String store,
        ScopeId scope,
        long seq,
        Digest previous,
        Instant at,
        ApprovalPolicy policy,
        Actor actor,
        RegistryEvent event,
        @Nullable Digest reason,
        RequestId request,
        Digest arguments) {

    /** @throws IllegalArgumentException when the store is no opaque id */
    public AuditEntry {
        OpaqueId.check("store", store);
    }
}
