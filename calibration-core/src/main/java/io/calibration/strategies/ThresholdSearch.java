package io.calibration.strategies;

import io.calibration.config.ScoringConfig;
import io.calibration.proposal.Guardrail;
import io.calibration.proposal.Guardrails.Stop;
import io.calibration.proposal.ProposalContext;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tries every setting of some variables together and keeps the best that stays within the guardrails; of those that do not, the best that each
 * guardrail stopped. The objective sees the search half alone; the guardrails are held against the whole window. Equal settings: the first in
 * lexicographic order of the places wins. Not thread-safe.
 */
final class ThresholdSearch {

    /**
     * One setting.
     *
     * @param places for each variable the place of its value
     * @param stop what stopped it, or null
     */
    record Setting(
            List<Integer> places,
            Objective.Value value,
            Evaluation evaluation,
            @Nullable Stop stop) {}

    /**
     * What a search found.
     *
     * @param rest the setting of the base config
     * @param best the best setting within the guardrails; the rest itself when none is better
     * @param stopped for each guardrail the best setting that it stopped, where that is better than the best
     */
    record Found(Setting rest, Setting best, Map<Guardrail, Setting> stopped) {}

    private final ProposalContext context;
    private final DecisionVariables thresholds;
    private final List<DecisionVariable> variables;
    private final Map<List<Integer>, ReplayRows> rows = new HashMap<>();

    ThresholdSearch(ProposalContext context, DecisionVariables thresholds, List<DecisionVariable> variables) {
        this.context = context;
        this.thresholds = thresholds;
        this.variables = variables;
    }

    /** The settings of these variables. */
    static long settings(List<DecisionVariable> variables) {
        return variables.stream()
                .mapToLong(variable -> variable.values().size())
                .reduce(1, Math::multiplyExact);
    }

    /** Where things stand without a move. */
    Evaluation rest() {
        return evaluation(restPlaces());
    }

    Found find(Objective objective) {
        Setting rest = setting(restPlaces(), objective);
        Setting best = rest;
        Map<Guardrail, Setting> stopped = new EnumMap<>(Guardrail.class);
        int[] places = new int[variables.size()];
        for (boolean more = true; more; more = advance(places)) {
            Setting setting = setting(places, objective);
            Stop stop = setting.stop();
            if (stop == null) {
                best = better(setting, best);
            } else {
                stopped.merge(stop.guardrail(), setting, (old, now) -> better(now, old));
            }
        }
        Objective.Value found = best.value();
        stopped.values().removeIf(setting -> setting.value().compareTo(found) >= 0);
        return new Found(rest, best, stopped);
    }

    private static Setting better(Setting candidate, Setting than) {
        return candidate.value().compareTo(than.value()) < 0 ? candidate : than;
    }

    private int[] restPlaces() {
        return variables.stream().mapToInt(DecisionVariable::rest).toArray();
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
        int changes = 0;
        int moved = 0;
        for (int i = 0; i < places.length; i++) {
            int by = Math.abs(places[i] - variables.get(i).rest());
            changes += by > 0 ? 1 : 0;
            moved += by;
        }
        Objective.Value value = new Objective.Value(
                objective.first(evaluation), objective.second(evaluation), evaluation.reclassified(), changes, moved);
        return new Setting(
                boxed(places), value, evaluation, stop(places, evaluation).orElse(null));
    }

    Evaluation evaluation(int[] places) {
        TreeMap<Integer, Integer> confidence = new TreeMap<>();
        int[] confidenceOnly = restPlaces();
        for (int i = 0; i < places.length; i++) {
            if (variables.get(i).kind() == DecisionVariable.Kind.CONFIDENCE) {
                confidence.put(i, places[i]);
                confidenceOnly[i] = places[i];
            }
        }
        ReplayRows replay = rows.computeIfAbsent(
                List.copyOf(confidence.values()),
                key -> ReplayRows.of(
                        context,
                        thresholds.with(variables, confidenceOnly),
                        thresholds.firstBins(variables, restPlaces())));
        return replay.evaluation(thresholds.firstBins(variables, places));
    }

    private Optional<Stop> stop(int[] places, Evaluation evaluation) {
        ScoringConfig candidate = thresholds.with(variables, places);
        List<String> paths = IntStream.range(0, places.length)
                .filter(i -> places[i] != variables.get(i).rest())
                .mapToObj(i -> variables.get(i).path())
                .toList();
        return context.stop(candidate, paths)
                .or(() ->
                        context.stop(evaluation.reclassified(), evaluation.improved(), evaluation.criticalImproved()));
    }

    private static List<Integer> boxed(int[] places) {
        return Arrays.stream(places).boxed().toList();
    }
}
