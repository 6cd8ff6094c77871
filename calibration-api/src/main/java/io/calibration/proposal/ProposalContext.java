package io.calibration.proposal;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.MetricsSnapshot;
import java.util.List;

/** What a strategy may look at. */
public interface ProposalContext {

    /** The findings that the strategy acts on: of its types, MEDIUM or worse, gravest first. */
    List<Finding> findings();

    /** The whole report. */
    CalibrationReport report();

    /** The aggregates that were judged, exact. A search uses {@link #replay()} instead, which shows only half of them. */
    MetricsSnapshot snapshot();

    /** The config in force. */
    ScoringConfig base();

    /** What the host expects. */
    CalibrationPolicy policy();

    /** How far one release may go. What a strategy proposes is held against them again. */
    Guardrails guardrails();

    /** Replays other configs. */
    Replay replay();
}
