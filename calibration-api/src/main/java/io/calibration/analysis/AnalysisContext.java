package io.calibration.analysis;

import io.calibration.config.ScoringConfig;
import io.calibration.metrics.MetricsSnapshot;
import java.util.Optional;

/** What an analyzer may look at. */
public interface AnalysisContext {

    /** The aggregates to be judged, exact. */
    MetricsSnapshot snapshot();

    /** The config that was in force. */
    ScoringConfig config();

    /** What the host expects. */
    CalibrationPolicy policy();

    /** The aggregates of an earlier time to compare with, over none of the analyzed days. */
    Optional<MetricsSnapshot> baseline();

    /** What was predicted when the config in force was proposed. */
    Optional<Prediction> prediction();
}
