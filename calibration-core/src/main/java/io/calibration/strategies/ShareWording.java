package io.calibration.strategies;

import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.internal.Numbers;
import io.calibration.proposal.Change;
import io.calibration.proposal.Considered;
import io.calibration.proposal.Guardrail;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.Move;
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
        SortedMap<Integer, Finding> focus, List<Dial> dials, ShareGoal goal, List<Double> now, Setting best) {

    /** Where a class's share stands, and where it should. */
    String state(int index) {
        Interval range = goal.policy().classShare(goal.labels().get(index)).orElse(new Interval(0, 1));
        return "The share of " + goal.labels().get(index) + " is " + Numbers.percent(now.get(index)) + "; its range is "
                + Numbers.limits(range) + ".";
    }

    List<Move> moves() {
        return turned(best)
                .mapToObj(i -> new Move(dials.get(i).path(), value(i, best), rationale(i), ids(near(i))))
                .toList();
    }

    private String rationale(int dial) {
        String others = turned(best).count() > 1 ? ", together with the other changes," : "";
        String verb = Change.verb(dials.get(dial).current(), value(dial, best));
        String gerund = verb.equals("lower") ? "Lowering" : "Raising";
        return near(dial).stream().map(this::state).collect(Collectors.joining(" ")) + " " + gerund + " this threshold"
                + others + " makes " + shares(near(dial), best) + " in the half of the results that the search sees.";
    }

    private String shares(List<Integer> classes, Setting setting) {
        return classes.stream()
                .map(i -> "the share of " + goal.labels().get(i) + " "
                        + Numbers.percent(ShareGoal.share(i, setting.standing())))
                .collect(Collectors.joining(" and "));
    }

    /** The classes that findings name next to a threshold. */
    private List<Integer> near(int dial) {
        int index = dials.get(dial).classIndex();
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
    List<Considered> stopped(Map<Guardrail, Setting> settings) {
        List<Considered> considered = new ArrayList<>();
        settings.forEach((guardrail, setting) -> {
            int widest = turned(setting)
                    .boxed()
                    .reduce((a, b) -> distance(b, setting) > distance(a, setting) ? b : a)
                    .orElseThrow();
            List<Integer> all = List.copyOf(focus.keySet());
            String reason = written(setting) + " would make " + shares(all, setting) + ", but: "
                    + (setting.stop() == null ? "" : setting.stop().reason());
            considered.add(considered(widest, value(widest, setting), guardrail, reason, all));
        });
        return considered;
    }

    private String written(Setting setting) {
        return turned(setting)
                .mapToObj(i -> dials.get(i).path() + " at " + value(i, setting).toPlainString())
                .collect(Collectors.joining(" and "));
    }

    private int distance(int dial, Setting setting) {
        return Math.abs(setting.places().get(dial) - dials.get(dial).rest());
    }

    /** The thresholds that went as far as one release lets them, while a share is still beyond its range. */
    List<Considered> atTheLimit(Guardrails guardrails) {
        List<Integer> beyond = focus.keySet().stream()
                .filter(i -> goal.distance(i, best.standing()) > 0)
                .toList();
        if (beyond.isEmpty()) {
            return List.of();
        }
        String steps = guardrails.maximumScoreSteps() + " points or "
                + guardrails.maximumConfidenceStep().toPlainString() + " of confidence";
        return turned(best)
                .filter(i -> isAtTheEnd(i) && near(i).stream().anyMatch(beyond::contains))
                .mapToObj(i -> considered(
                        i,
                        null,
                        Guardrail.STEP,
                        "One release moves a threshold by at most " + steps + ", which leaves " + shares(beyond, best)
                                + ". See what the next window says before moving further.",
                        beyond))
                .toList();
    }

    private boolean isAtTheEnd(int dial) {
        int place = best.places().get(dial);
        return place == 0 || place == dials.get(dial).values().size() - 1;
    }

    private Considered considered(
            int dial, @Nullable BigDecimal value, Guardrail guardrail, String reason, List<Integer> classes) {
        return new Considered(
                dials.get(dial).path(), value, guardrail.code(), reason, ids(classes), ThresholdStrategy.ID);
    }

    private BigDecimal value(int dial, Setting setting) {
        return dials.get(dial).values().get(setting.places().get(dial));
    }

    private IntStream turned(Setting setting) {
        return IntStream.range(0, dials.size())
                .filter(i -> setting.places().get(i) != dials.get(i).rest());
    }
}
