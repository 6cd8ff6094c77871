package io.calibration.approval;

import io.calibration.registry.Activation;
import io.calibration.registry.Content;
import io.calibration.registry.RegisteredVersion;

/**
 * What a host scores with.
 *
 * @param version the active version
 * @param content its config, checked against its digest
 * @param activation how and when it became active
 */
public record ActiveConfig(RegisteredVersion version, Content content, Activation activation) {}
