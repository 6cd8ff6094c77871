package io.calibration.registry;

import org.jspecify.annotations.Nullable;

/**
 * What a reviewer reads beside the config itself, by digest.
 *
 * @param difference what the gate itself found to differ between base and config
 * @param summary the change summary, or what the submitter says in words of their own
 * @param snapshot the metrics snapshot; null when the change was made by hand
 * @param report the calibration report; null when the change was made by hand
 * @param compatibility the compatibility report
 * @param breaking whether the compatibility report names a breaking change
 */
public record SubmissionEvidence(
        Digest difference,
        Digest summary,
        @Nullable Digest snapshot,
        @Nullable Digest report,
        Digest compatibility,
        boolean breaking) {}
