package io.calibration.analysis;

import org.jspecify.annotations.Nullable;

/**
 * An analyzer or a strategy that ran and is not built in.
 *
 * @param id its id
 * @param foundIn name of the module, or of the jar or folder, that it was discovered in, without the path; null when the host handed it
 *     over
 */
public record PlugIn(String id, @Nullable String foundIn) {

    /** The id and where it came from, for people. */
    public String summarize() {
        return id + (foundIn == null ? " (handed over by the host)" : " (found in " + foundIn + ")");
    }
}
