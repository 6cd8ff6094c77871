package io.calibration.strategies;

import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.statistics.WeightFit;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.Guardrails.Guardrail;
import io.calibration.proposal.Impact;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.proposal.RejectedCandidate;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Moves category weights toward what the outcomes ask for: least squares shrunk to the current weights, one small step a release, with the sum of
 * the weights kept. What it does to classes is an approximation. Stateless and thread-safe.
 */
public final class WeightStrategy implements ProposalStrategy {

    /** The code of weights for which outcomes ask for nothing that one step could do. */
    static final String NO_TARGET = "no_target";

    private static final double FULL = 1;
    private static final double LEAST = 0.2;
    private static final double SMALLER = 0.75;

    @Override
    public String id() {
        return "weights";
    }

    @Override
    public Set<String> findingTypes() {
        return Set.of("weights_off_outcomes");
    }

    @Override
    public Advice advise(ProposalContext context) {
        return WeightFit.of(context.base(), context.snapshot().metrics(), 1)
                .filter(WeightFit::isOfScore)
                .flatMap(fit -> fit.moments().target(fit.current()).map(target -> advise(context, fit, target)))
                .orElseGet(() -> nothing(
                        "Too few outcomes, or none that the categories tell anything about, or a score that does not follow the weights.",
                        context));
    }

    /** The largest step toward the target that stays within the guardrails. */
    private static Advice advise(ProposalContext context, WeightFit fit, double[] target) {
        double most = context.guardrails().maximumWeightChange().doubleValue();
        Set<String> kept = fit.weights().keySet().stream()
                .filter(key -> context.guardrails().protects(pointer(key)))
                .collect(Collectors.toCollection(TreeSet::new));
        Advice isProtected = Advice.against(kept.stream()
                .map(key -> rejected(
                        pointer(key), Guardrail.PROTECTED_PATH.code(), pointer(key) + " is protected.", context))
                .toList());
        WeightStep step = new WeightStep(fit.weights());
        for (double part = FULL; part >= LEAST; part *= SMALLER) {
            Map<String, BigDecimal> values = step.toward(target, part * most, kept);
            if (values.isEmpty()) {
                break;
            }
            Map<String, BigDecimal> numbers =
                    values.entrySet().stream().collect(Collectors.toMap(e -> pointer(e.getKey()), Map.Entry::getValue));
            Impact impact = context.replay().of(context.replay().candidate(numbers));
            if (impact.reclassified().share() <= context.guardrails().maximumReclassified()) {
                return Advice.of(candidate(fit, values, target, context)).and(isProtected);
            }
        }
        return nothing(
                        "No step toward the weights that the outcomes ask for stays within the guardrails: too many results would change their "
                                + "class, or too many weights are protected.",
                        context)
                .and(isProtected);
    }

    private static Candidate candidate(
            WeightFit fit, Map<String, BigDecimal> values, double[] target, ProposalContext context) {
        double[] after = fit.current();
        List<String> keys = List.copyOf(fit.weights().keySet());
        values.forEach((key, value) -> after[keys.indexOf(key)] = value.doubleValue());
        long n = fit.moments().n();
        Sentence together = Sentence.of(
                " All weight changes together use {} of what the categories tell about the outcomes, instead of {}."
                        + " What they do to classes is an approximation: it takes a score to be the weighted mean of the categories.",
                Figure.fraction(fit.used(after), n),
                Figure.fraction(fit.used(fit.current()), n));
        String first = Collections.min(values.keySet()); // once will do
        return Candidate.of(values.entrySet().stream()
                .map(entry -> Move.to(pointer(entry.getKey()), entry.getValue())
                        .because(sentence(entry.getKey(), fit, entry.getValue(), target[keys.indexOf(entry.getKey())])
                                .plus(entry.getKey().equals(first) ? together : Sentence.of("")))
                        .answering(findings(context)))
                .toArray(Move[]::new));
    }

    private static Sentence sentence(String key, WeightFit fit, BigDecimal value, double target) {
        String more = Change.verb(fit.weights().get(key), value).equals("lower") ? "less" : "more";
        return Sentence.of(
                "The outcomes ask for " + more
                        + " weight of {}: {} in the end, toward which one release takes a small step.",
                Sentence.declared(key),
                Figure.measure(target, fit.moments().n()));
    }

    private static Advice nothing(String reason, ProposalContext context) {
        return Advice.against(List.of(rejected("/category_weights", NO_TARGET, reason, context)));
    }

    private static RejectedCandidate rejected(String path, String code, String reason, ProposalContext context) {
        return RejectedCandidate.of(path, code, reason).answering(findings(context));
    }

    private static Finding[] findings(ProposalContext context) {
        return context.findings().toArray(Finding[]::new);
    }

    private static String pointer(String key) {
        return ScoringConfig.pointer(List.of("category_weights", key));
    }
}
