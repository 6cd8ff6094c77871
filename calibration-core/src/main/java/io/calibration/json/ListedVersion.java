package io.calibration.json;

import io.calibration.config.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version as a {@code version_registry.json} lists it.
 *
 * @param version its number
 * @param active whether it was in use
 * @param deprecated whether it was taken out of use
 * @param approvedAt when a person approved it; null when nobody did, or when it "required no approval"
 */
public record ListedVersion(
        Version version,
        boolean active,
        boolean deprecated,
        @Nullable Instant approvedAt) {}
