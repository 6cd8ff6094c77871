package io.calibration.registry;

import org.jspecify.annotations.Nullable;

/**
 * What a reviewer reads beside the config itself, by digest.
 *
 * @param summary the change summary
 * @param snapshot the metrics snapshot; null when the change was made by hand
 * @param report the calibration report; null when the change was made by hand
 * @param compatibility the compatibility report
 * @param breaking whether the compatibility report names a breaking change
 */
public record SubmissionEvidence(
        Digest summary, @Nullable Digest snapshot, @Nullable Digest report, Digest compatibility, boolean breaking) {}
