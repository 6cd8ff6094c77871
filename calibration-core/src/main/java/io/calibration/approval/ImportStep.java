package io.calibration.approval;

import io.calibration.config.Version;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one version of an imported registry.
 *
 * @param version the version
 * @param command to be executed; null when the version stays out
 * @param sentence why, for people
 */
public record ImportStep(Version version, @Nullable Command command, String sentence) {}
