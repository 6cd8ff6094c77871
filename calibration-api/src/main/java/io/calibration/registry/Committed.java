package io.calibration.registry;

/**
 * What stands in the audit log for a request.
 *
 * @param line the entry
 * @param replayed whether it was there before, from an earlier call with the same request id
 */
public record Committed(AuditLine line, boolean replayed) {}
