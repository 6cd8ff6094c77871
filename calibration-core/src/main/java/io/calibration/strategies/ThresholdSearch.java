package io.calibration.strategies;

import io.calibration.analysis.Sentence;
import io.calibration.config.ScoringConfig;
import io.calibration.proposal.Guardrails.Guardrail;
import io.calibration.proposal.Guardrails.Stop;
import io.calibration.proposal.ProposalContext;
import io.calibration.strategies.ReplayRows.Evaluation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tries every setting of some variables together and keeps the best that stays within the guardrails; of those that do not, the best that each
 * guardrail stopped. The objective sees the search half alone; the guardrails are held against the whole window. Equal settings: the first in
 * lexicographic order of the places wins. Not thread-safe.
 */
final class ThresholdSearch {

    /**
     * One setting.
     *
     * @param variables the thresholds that may move
     * @param places for each variable the place of its value
     * @param stop what stopped it, if anything did
     */
    record Setting(
            List<DecisionVariable> variables,
            List<Integer> places,
            Objective.Value value,
            Evaluation evaluation,
            Optional<Stop> stop) {

        /** The value of a variable. */
        BigDecimal at(int variable) {
            return variables.get(variable).values().get(places.get(variable));
        }

        /** The variables that move. */
        List<Integer> moved() {
            return IntStream.range(0, places.size())
                    .filter(i -> distance(i) > 0)
                    .boxed()
                    .toList();
        }

        /** Places of the grid that a variable moves by. */
        int distance(int variable) {
            return Math.abs(places.get(variable) - variables.get(variable).rest());
        }

        /** What stopped it, in a sentence. */
        Sentence reason() {
            return stop.map(Stop::reason).orElse(Sentence.of(""));
        }
    }

    /**
     * What a search found.
     *
     * @param rest the setting of the base config
     * @param best the best setting within the guardrails; the rest itself when none is better
     * @param stopped for each guardrail the best setting that it stopped, where that is better than the best
     */
    record Found(Setting rest, Setting best, Map<Guardrail, Setting> stopped) {

        boolean isNothing() {
            return best.places().equals(rest.places());
        }
    }

    private final ProposalContext context;
    private final DecisionVariables thresholds;
    private final List<DecisionVariable> variables;
    private final int[] rest;
    private final Map<List<Integer>, ReplayRows> rows = new HashMap<>();

    ThresholdSearch(ProposalContext context, DecisionVariables thresholds, List<DecisionVariable> variables) {
        this.context = context;
        this.thresholds = thresholds;
        this.variables = variables;
        rest = variables.stream().mapToInt(DecisionVariable::rest).toArray();
    }

    /** The settings of these variables. */
    static long settings(List<DecisionVariable> variables) {
        return variables.stream()
                .mapToLong(variable -> variable.values().size())
                .reduce(1, Math::multiplyExact);
    }

    /** Where things stand without a move. */
    Evaluation rest() {
        return evaluation(rest);
    }

    Found find(Objective objective) {
        Setting none = setting(rest, objective);
        Setting best = none;
        Map<Guardrail, Setting> stopped = new EnumMap<>(Guardrail.class);
        int[] places = new int[variables.size()];
        for (boolean more = true; more; more = advance(places)) {
            Setting setting = setting(places, objective);
            if (setting.stop().isPresent()) {
                stopped.merge(setting.stop().get().guardrail(), setting, ThresholdSearch::better);
            } else {
                best = better(best, setting);
            }
        }
        Objective.Value found = best.value();
        stopped.values().removeIf(setting -> setting.value().compareTo(found) >= 0);
        return new Found(none, best, stopped);
    }

    /** The next places in lexicographic order; false after the last. */
    private boolean advance(int[] places) {
        for (int i = places.length - 1; i >= 0; i--) {
            if (++places[i] < variables.get(i).values().size()) {
                return true;
            }
            places[i] = 0;
        }
        return false;
    }

    private Setting setting(int[] places, Objective objective) {
        Evaluation evaluation = evaluation(places);
        int[] moved = IntStream.range(0, places.length)
                .filter(i -> places[i] != rest[i])
                .toArray();
        int far = Arrays.stream(moved).map(i -> Math.abs(places[i] - rest[i])).sum();
        List<String> paths =
                Arrays.stream(moved).mapToObj(i -> variables.get(i).path()).toList();
        Optional<Stop> stop = context.stop(thresholds.with(variables, places), paths)
                .or(() ->
                        context.stop(evaluation.reclassified(), evaluation.improved(), evaluation.criticalImproved()));
        return new Setting(variables, boxed(places), objective.value(evaluation, moved.length, far), evaluation, stop);
    }

    Evaluation evaluation(int[] places) {
        int[] confidenceOnly = IntStream.range(0, places.length)
                .map(i -> variables.get(i).kind() == DecisionVariable.Kind.CONFIDENCE ? places[i] : rest[i])
                .toArray();
        return rows.computeIfAbsent(boxed(confidenceOnly), key -> rows(confidenceOnly))
                .evaluation(thresholds.firstBins(variables, places));
    }

    private ReplayRows rows(int[] confidenceOnly) {
        ScoringConfig candidate = thresholds.with(variables, confidenceOnly);
        return ReplayRows.of(context, candidate, thresholds.firstBins(variables, rest));
    }

    private static List<Integer> boxed(int[] places) {
        return Arrays.stream(places).boxed().toList();
    }

    private static Setting better(Setting before, Setting now) {
        return now.value().compareTo(before.value()) < 0 ? now : before;
    }
}
