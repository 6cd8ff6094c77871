package io.calibration.internal.proposal;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.statistics.PredictionInterval;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.Guardrails.Stop;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.ProposalContext.Replay;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What strategies are shown, and what their candidates are selected by. Immutable. */
public record Context(
        List<Finding> findings,
        CalibrationReport report,
        CalibrationPolicy policy,
        Guardrails guardrails,
        ReplayGround ground,
        Replay replay,
        GuardrailCheck check)
        implements ProposalContext {

    /** What it is shown of this ground: the half that a search may see. */
    public static Context of(
            List<Finding> findings,
            CalibrationReport report,
            CalibrationPolicy policy,
            Guardrails guardrails,
            ReplayGround ground) {
        return new Context(
                findings,
                report,
                policy,
                guardrails,
                ground,
                ReplayEngine.forSearch(ground),
                new GuardrailCheck(ground.base(), guardrails));
    }

    /** The same about these findings. */
    Context about(List<Finding> some) {
        return new Context(some, report, policy, guardrails, ground, replay, check);
    }

    /** The findings that a candidate answers. */
    Stream<Finding> answered(Candidate candidate) {
        List<String> ids = candidate.moves().stream()
                .flatMap(move -> move.findingIds().stream())
                .toList();
        return report.findings().stream().filter(finding -> ids.contains(finding.id()));
    }

    @Override
    public MetricsSnapshot snapshot() {
        return ground.snapshot();
    }

    @Override
    public ScoringConfig base() {
        return ground.base();
    }

    @Override
    public Optional<Stop> stop(ScoringConfig candidate, Collection<String> paths) {
        return check.ofConfig(candidate, paths);
    }

    @Override
    public Optional<Stop> stop(long reclassified, long improved, long criticalImproved) {
        long critical = ground.criticalAtMost(criticalImproved, improved);
        return check.ofReclassified(reclassified, snapshot().results(), critical);
    }

    @Override
    public List<Double> designEffects() {
        return ground.designEffects();
    }

    @Override
    public Interval nextChange(long before, long after, long results, double designEffect) {
        return PredictionInterval.ofChange(before, after, results, designEffect, ground.nextResults());
    }

    @Override
    public Interval nextDifference(long gained, long lost, long results) {
        return PredictionInterval.ofDifference(gained, lost, results, ground.designEffect(), ground.nextResults());
    }
}
