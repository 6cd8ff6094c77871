package io.calibration.approval;

import io.calibration.registry.Content;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers are to read beside the config itself. Begin with {@link #of} and add what the change rests on.
 *
 * @param summary the change summary, or what the submitter says in words of their own
 * @param snapshot the metrics snapshot that it rests on; null when made by hand
 * @param report the calibration report that it rests on; null when made by hand
 */
public record ReviewMaterial(
        Content summary,
        @Nullable Content snapshot,
        @Nullable Content report) {

    /** A change made by hand. */
    public static ReviewMaterial of(Content summary) {
        return new ReviewMaterial(summary, null, null);
    }

    /** The same with the metrics snapshot that the change rests on; null for none. */
    public ReviewMaterial withSnapshot(@Nullable Content metrics) {
        return new ReviewMaterial(summary, metrics, report);
    }

    /** The same with the calibration report that the change rests on; null for none. */
    public ReviewMaterial withReport(@Nullable Content calibration) {
        return new ReviewMaterial(summary, snapshot, calibration);
    }
}
