package io.calibration.internal.proposal;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.Replay;
import java.util.List;

/** What one strategy is shown. */
record Context(
        List<Finding> findings,
        CalibrationReport report,
        MetricsSnapshot snapshot,
        ScoringConfig base,
        CalibrationPolicy policy,
        Guardrails guardrails,
        Replay replay)
        implements ProposalContext {}
