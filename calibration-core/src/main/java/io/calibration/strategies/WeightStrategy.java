package io.calibration.strategies;

import io.calibration.analysis.Finding;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.WeightFit;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.Change;
import io.calibration.proposal.Guardrail;
import io.calibration.proposal.Impact;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.proposal.RejectedCandidate;
import java.math.BigDecimal;
import java.util.ArrayList;
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

    static final String ID = "weights";

    /** The code of weights for which outcomes ask for nothing that one step could do. */
    static final String NO_TARGET = "no_target";

    private static final double FULL = 1;
    private static final double LEAST = 0.2;
    private static final double SMALLER = 0.75;

    /** Stateless; one serves all. */
    public WeightStrategy() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<String> findingTypes() {
        return Set.of("weights_off_outcomes");
    }

    @Override
    public Advice advise(ProposalContext context) {
        List<String> ids = context.findings().stream().map(Finding::id).toList();
        return WeightFit.of(context.base(), context.snapshot().metrics())
                .flatMap(fit -> fit.moments().target(fit.current()).map(target -> advise(context, fit, target, ids)))
                .orElseGet(() -> nothing("Too few outcomes, or none that the categories tell anything about.", ids));
    }

    /** The largest step toward the target that stays within the guardrails. */
    private static Advice advise(ProposalContext context, WeightFit fit, double[] target, List<String> ids) {
        double most = context.guardrails().maximumWeightChange().doubleValue();
        Set<String> kept = kept(context, fit);
        WeightStep step = new WeightStep(fit.weights());
        for (double part = FULL; part >= LEAST; part *= SMALLER) {
            Map<String, BigDecimal> values = step.toward(target, part * most, kept);
            if (values.isEmpty()) {
                break;
            }
            Impact impact = context.replay().of(context.replay().candidate(pointers(values)));
            if (impact.reclassified().share() <= context.guardrails().maximumReclassified()) {
                return new Advice(List.of(new Candidate(moves(fit, values, target, ids))), isProtected(kept, ids));
            }
        }
        Advice nothing = nothing(
                "No step toward the weights that the outcomes ask for stays within the guardrails: too many results would change their "
                        + "class, or too many weights are protected.",
                ids);
        return new Advice(List.of(), concat(nothing.rejected(), isProtected(kept, ids)));
    }

    private static Set<String> kept(ProposalContext context, WeightFit fit) {
        return fit.weights().keySet().stream()
                .filter(key -> context.guardrails().protects(pointer(key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, BigDecimal> pointers(Map<String, BigDecimal> values) {
        return values.entrySet().stream().collect(Collectors.toMap(e -> pointer(e.getKey()), Map.Entry::getValue));
    }

    private static List<Move> moves(WeightFit fit, Map<String, BigDecimal> values, double[] target, List<String> ids) {
        double[] after = fit.current();
        List<String> keys = List.copyOf(fit.weights().keySet());
        values.forEach((key, value) -> after[keys.indexOf(key)] = value.doubleValue());
        String together = " All weight changes together use " + Numbers.percent(fit.used(after))
                + " of what the categories tell about the outcomes, instead of "
                + Numbers.percent(fit.used(fit.current()))
                + ". What they do to classes is an approximation: it takes a score to be the weighted mean of the categories.";
        String first = Collections.min(values.keySet()); // once will do
        List<Move> moves = new ArrayList<>();
        values.forEach((key, value) -> moves.add(new Move(
                pointer(key),
                value,
                sentence(key, fit, value, target[keys.indexOf(key)]) + (key.equals(first) ? together : ""),
                ids)));
        return moves;
    }

    private static String sentence(String key, WeightFit fit, BigDecimal value, double target) {
        String more = Change.verb(fit.weights().get(key), value).equals("lower") ? "less" : "more";
        return "The outcomes ask for " + more + " weight of " + key + ": " + Numbers.decimal(target)
                + " in the end, toward which one release takes a small step.";
    }

    private static List<RejectedCandidate> isProtected(Set<String> kept, List<String> ids) {
        return kept.stream()
                .map(key ->
                        rejected(pointer(key), Guardrail.PROTECTED_PATH.code(), pointer(key) + " is protected.", ids))
                .toList();
    }

    private static Advice nothing(String reason, List<String> ids) {
        return new Advice(List.of(), List.of(rejected("/category_weights", NO_TARGET, reason, ids)));
    }

    private static RejectedCandidate rejected(String path, String code, String reason, List<String> ids) {
        return new RejectedCandidate(path, null, code, reason, ids, ID);
    }

    private static String pointer(String key) {
        return ScoringConfig.pointer(List.of("category_weights", key));
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
