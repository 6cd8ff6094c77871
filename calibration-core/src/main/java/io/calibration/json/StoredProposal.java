package io.calibration.json;

import io.calibration.analysis.Prediction;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.registry.Digest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change summary's file says of a proposal: enough to hold the next window against it. Immutable.
 *
 * @param baseVersion version of the config that it starts from
 * @param version version of the proposed config; that of the base when nothing is to be changed
 * @param baseConfig digest of the base config
 * @param proposedConfig digest of the proposed config; that of the base when nothing is to be changed
 * @param snapshot digest of the metrics snapshot that it rests on
 * @param report digest of the calibration report that it rests on
 * @param changes the changes, by path
 * @param reason why these changes, or why none
 * @param prediction what the next window was predicted to look like
 */
public record StoredProposal(
        Version baseVersion,
        Version version,
        Digest baseConfig,
        Digest proposedConfig,
        Digest snapshot,
        Digest report,
        List<StoredChange> changes,
        String reason,
        Prediction prediction) {

    /**
     * One change.
     *
     * @param path JSON Pointer (RFC 6901) into the config, with raw keys
     * @param currentValue its value in the base config, as written, or null when the base config lacks it
     * @param proposedValue its value in the proposed config, as written
     * @param rationale why, in plain sentences
     */
    public record StoredChange(
            String path, @Nullable BigDecimal currentValue, BigDecimal proposedValue, String rationale) {}

    public StoredProposal {
        changes = List.copyOf(changes);
    }

    /**
     * The prediction, when it was made for this very config.
     *
     * @param inForce the config in force
     * @throws IllegalArgumentException when the config in force is not the proposed one, byte for byte
     */
    public Prediction predictionFor(ScoringConfig inForce) {
        Digest found = Digest.of(inForce.document().getBytes(StandardCharsets.UTF_8));
        if (!found.equals(proposedConfig)) {
            throw new IllegalArgumentException("The change summary proposes a config " + version + " with SHA-256 "
                    + proposedConfig + ", and the config in force (" + inForce.logicVersion() + ") has " + found
                    + ". Name the summary of the config in force.");
        }
        return prediction;
    }
}
