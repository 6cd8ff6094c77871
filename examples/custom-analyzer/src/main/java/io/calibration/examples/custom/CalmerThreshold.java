package io.calibration.examples.custom;

import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.Impact;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.proposal.RejectedCandidate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lowers a threshold that a hump of results lies at as far as one release may, where fewer results are close to it then. */
public final class CalmerThreshold implements ProposalStrategy {

    /** For the service loader. */
    public CalmerThreshold() {}

    @Override
    public String id() {
        return "calmer_threshold";
    }

    @Override
    public Set<String> findingTypes() {
        return Set.of("boundary_crowding");
    }

    @Override
    public Advice advise(ProposalContext context) {
        return context.findings().stream()
                .filter(finding -> BoundaryShape.in(finding.evidence()).equals(Optional.of(BoundaryShape.HUMP)))
                .map(finding -> answer(finding, context))
                .reduce(Advice.none(), Advice::and);
    }

    private static Advice answer(Finding finding, ProposalContext context) {
        String path = finding.affectedComponents().get(0); // such as /class_thresholds/good/min_score
        ScoreScale scale = context.base().scoreScale();
        BigDecimal far =
                scale.step().multiply(BigDecimal.valueOf(context.guardrails().maximumScoreSteps()));
        BigDecimal lower = ConfigJson.number(context.base(), path).orElseThrow().subtract(far);
        if (!scale.contains(lower.doubleValue())) {
            return Advice.none(); // candidate(...) throws where no valid config comes out
        }
        ScoringConfig config = context.replay().candidate(Map.of(path, lower));
        Optional<Guardrails.Stop> stop = context.stop(config, List.of(path));
        if (stop.isPresent()) {
            return against(
                    finding,
                    path,
                    lower,
                    stop.get().guardrail().code(),
                    stop.get().reason());
        }
        Impact.Fragility close = context.replay().of(config).fragility();
        return close.after() < close.before()
                ? Advice.of(Candidate.of(Move.to(path, lower)
                        .because("Fewer results are close to the threshold then.")
                        .answering(finding)))
                : against(
                        finding,
                        path,
                        lower,
                        "not_calmer",
                        Sentence.of("No fewer results are close to the threshold then."));
    }

    private static Advice against(Finding finding, String path, BigDecimal value, String code, Sentence reason) {
        return new Advice(
                List.of(),
                List.of(RejectedCandidate.of(path, code, reason).at(value).answering(finding)));
    }
}
