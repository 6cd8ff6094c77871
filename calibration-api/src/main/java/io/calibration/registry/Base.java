package io.calibration.registry;

import io.calibration.config.Version;

/**
 * The version that a proposal changes.
 *
 * @param version the version that was active at submission
 * @param content digest of its config
 */
public record Base(Version version, Digest content) {}
