package io.calibration.strategies;

import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.internal.Numbers;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.Change;
import io.calibration.proposal.Guardrail;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.RejectedCandidate;
import io.calibration.strategies.ThresholdSearch.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says in words what a search for class shares found.
 *
 * @param focus findings by the class that they name
 * @param now share of each class in the whole window
 * @param best the setting found
 */
record ShareWording(
        SortedMap<Integer, Finding> focus,
        List<DecisionVariable> variables,
        ShareObjective objective,
        List<Double> now,
        Setting best) {

    /** Where a class's share stands, and where it should. */
    String state(int index) {
        Interval range =
                objective.policy().classShare(objective.labels().get(index)).orElse(new Interval(0, 1));
        return "The share of " + objective.labels().get(index) + " is " + Numbers.percent(now.get(index))
                + "; its range is " + Numbers.limits(range) + ".";
    }

    List<Move> moves() {
        return moved(best)
                .mapToObj(i -> new Move(variables.get(i).path(), value(i, best), rationale(i), ids(near(i))))
                .toList();
    }

    private String rationale(int variable) {
        String others = moved(best).count() > 1 ? ", together with the other changes," : "";
        String verb = Change.verb(variables.get(variable).current(), value(variable, best));
        String gerund = verb.equals("lower") ? "Lowering" : "Raising";
        return near(variable).stream().map(this::state).collect(Collectors.joining(" ")) + " " + gerund
                + " this threshold" + others + " makes " + shares(near(variable), best)
                + " in the half of the results that the search sees.";
    }

    private String shares(List<Integer> classes, Setting setting) {
        return classes.stream()
                .map(i -> "the share of " + objective.labels().get(i) + " "
                        + Numbers.percent(ShareObjective.share(i, setting.evaluation())))
                .collect(Collectors.joining(" and "));
    }

    /** The classes that findings name next to a threshold. */
    private List<Integer> near(int variable) {
        int index = variables.get(variable).classIndex();
        List<Integer> near = focus.keySet().stream()
                .filter(i -> i == index || i == index + 1)
                .toList();
        return near.isEmpty() ? List.copyOf(focus.keySet()) : near;
    }

    private List<String> ids(List<Integer> classes) {
        return focus.entrySet().stream()
                .filter(entry -> classes.contains(entry.getKey()))
                .map(entry -> entry.getValue().id())
                .toList();
    }

    /** The settings that would have been better, but for a guardrail. */
    List<RejectedCandidate> stopped(Map<Guardrail, Setting> settings) {
        List<RejectedCandidate> rejected = new ArrayList<>();
        settings.forEach((guardrail, setting) -> {
            int widest = moved(setting)
                    .boxed()
                    .reduce((a, b) -> distance(b, setting) > distance(a, setting) ? b : a)
                    .orElseThrow();
            List<Integer> all = List.copyOf(focus.keySet());
            String reason = written(setting) + " would make " + shares(all, setting) + ", but: "
                    + (setting.stop() == null ? "" : setting.stop().reason());
            rejected.add(rejected(widest, value(widest, setting), guardrail, reason, all));
        });
        return rejected;
    }

    private String written(Setting setting) {
        return moved(setting)
                .mapToObj(i ->
                        variables.get(i).path() + " at " + value(i, setting).toPlainString())
                .collect(Collectors.joining(" and "));
    }

    private int distance(int variable, Setting setting) {
        return Math.abs(setting.places().get(variable) - variables.get(variable).rest());
    }

    /** The thresholds that went as far as one release lets them, while a share is still beyond its range. */
    List<RejectedCandidate> atTheLimit(Guardrails guardrails) {
        List<Integer> beyond = focus.keySet().stream()
                .filter(i -> objective.distance(i, best.evaluation()) > 0)
                .toList();
        if (beyond.isEmpty()) {
            return List.of();
        }
        String steps = guardrails.maximumScoreSteps() + " points or "
                + guardrails.maximumConfidenceStep().toPlainString() + " of confidence";
        return moved(best)
                .filter(i -> isAtTheEnd(i) && near(i).stream().anyMatch(beyond::contains))
                .mapToObj(i -> rejected(
                        i,
                        null,
                        Guardrail.STEP,
                        "One release moves a threshold by at most " + steps + ", which leaves " + shares(beyond, best)
                                + ". See what the next window says before moving further.",
                        beyond))
                .toList();
    }

    private boolean isAtTheEnd(int variable) {
        int place = best.places().get(variable);
        return place == 0 || place == variables.get(variable).values().size() - 1;
    }

    private RejectedCandidate rejected(
            int variable, @Nullable BigDecimal value, Guardrail guardrail, String reason, List<Integer> classes) {
        return new RejectedCandidate(
                variables.get(variable).path(), value, guardrail.code(), reason, ids(classes), ThresholdStrategy.ID);
    }

    private BigDecimal value(int variable, Setting setting) {
        return variables.get(variable).values().get(setting.places().get(variable));
    }

    private IntStream moved(Setting setting) {
        return IntStream.range(0, variables.size())
                .filter(i -> setting.places().get(i) != variables.get(i).rest());
    }
}
