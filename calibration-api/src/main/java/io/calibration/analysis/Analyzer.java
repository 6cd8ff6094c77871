package io.calibration.analysis;

import java.util.List;

/**
 * A rule that judges a snapshot.
 *
 * <p>To plug one in, hand it to the builder of the calibration; or implement this with a public constructor without parameters and name
 * the class in {@code META-INF/services/io.calibration.analysis.Analyzer} (and with {@code provides} in a {@code module-info}). An analyzer
 * is stateless, thread-safe and deterministic, and does no input or output. An empty list means that it has nothing to say. One that throws
 * becomes a line in the report; the others go on.
 */
public interface Analyzer {

    /** Stable, unique among all analyzers, matching {@code [a-z0-9_.-]{1,64}}. Asked once, when the calibration is built. */
    String id();

    /** Judges the snapshot. */
    List<Assessment> analyze(AnalysisContext context);
}
