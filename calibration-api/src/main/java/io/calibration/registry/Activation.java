package io.calibration.registry;

import io.calibration.config.Version;
import java.time.Instant;

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
