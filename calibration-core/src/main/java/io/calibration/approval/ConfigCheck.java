package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.Content;
import org.jspecify.annotations.Nullable;

/**
 * Judges the content of a config, about which the gate itself knows nothing. Asked at submission and again at activation.
 * Thread-safe and deterministic: the report's digest is part of what people approve.
 */
@FunctionalInterface
public interface ConfigCheck {

    /**
     * Judges a candidate. Never throws for a bad candidate: that is a problem in the report.
     *
     * @param version the number that the candidate is registered under
     * @param base the config that it would replace; null for the first of a scope
     * @param candidate the config in question
     * @param snapshot the metrics snapshot that it rests on, to replay; null when there is none
     */
    CompatibilityReport check(Version version, @Nullable Content base, Content candidate, @Nullable Content snapshot);
}
