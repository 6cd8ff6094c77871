package io.calibration.strategies;

import io.calibration.analysis.Finding;
import io.calibration.internal.Numbers;
import io.calibration.metrics.Counts;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.Guardrails.Guardrail;
import io.calibration.proposal.RejectedCandidate;
import io.calibration.strategies.ThresholdSearch.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Collectors;

/**
 * Says in words what a search for class shares found.
 *
 * @param focus findings by the class that they name
 * @param now results of each class in the whole window
 * @param best the setting found
 */
record ShareWording(NavigableMap<Integer, Finding> focus, Objective objective, Counts now, Setting best) {

    /** Where a class's share stands, and where it should. */
    String state(int index) {
        double share = (double) now.get(index) / Math.max(1, now.total());
        return "The share of " + objective.labels().get(index) + " is " + Numbers.percent(share) + "; its range is "
                + Numbers.limits(objective.range(index)) + ".";
    }

    Candidate candidate() {
        return Candidate.of(best.moved().stream()
                .map(i -> Move.to(path(i), best.at(i)).because(rationale(i)).answering(findings(near(i))))
                .toArray(Move[]::new));
    }

    private String rationale(int variable) {
        String others = best.moved().size() > 1 ? ", together with the other changes," : "";
        String verb = Change.verb(best.variables().get(variable).current(), best.at(variable));
        String gerund = verb.equals("lower") ? "Lowering" : "Raising";
        return near(variable).stream().map(this::state).collect(Collectors.joining(" ")) + " " + gerund
                + " this threshold" + others + " makes " + shares(near(variable), best)
                + " in the half of the results that the search sees.";
    }

    private String shares(Collection<Integer> classes, Setting setting) {
        return classes.stream()
                .map(i -> "the share of " + objective.labels().get(i) + " "
                        + Numbers.percent(setting.evaluation().share(i)))
                .collect(Collectors.joining(" and "));
    }

    /** The classes that findings name next to a threshold. */
    private Collection<Integer> near(int variable) {
        int index = best.variables().get(variable).classIndex();
        List<Integer> near = focus.keySet().stream()
                .filter(i -> i == index || i == index + 1)
                .toList();
        return near.isEmpty() ? focus.keySet() : near;
    }

    private Finding[] findings(Collection<Integer> classes) {
        return classes.stream().map(focus::get).toArray(Finding[]::new);
    }

    private String path(int variable) {
        return best.variables().get(variable).path();
    }

    /** The settings that would have been better, but for a guardrail; each told of the threshold that it moves furthest. */
    List<RejectedCandidate> stopped(Map<Guardrail, Setting> settings) {
        List<RejectedCandidate> rejected = new ArrayList<>();
        settings.forEach((guardrail, setting) -> {
            int widest = setting.moved().stream()
                    .max(Comparator.comparingInt(setting::distance))
                    .orElseThrow();
            String written = setting.moved().stream()
                    .map(i -> path(i) + " at " + setting.at(i).toPlainString())
                    .collect(Collectors.joining(" and "));
            String reason = written + " would make " + shares(focus.keySet(), setting) + ", but: " + setting.reason();
            rejected.add(rejected(widest, guardrail, reason, focus.keySet()).at(setting.at(widest)));
        });
        return rejected;
    }

    /** The thresholds that went as far as one release lets them, while a share is still beyond its range. */
    List<RejectedCandidate> atTheLimit(Guardrails guardrails) {
        List<Integer> beyond = focus.keySet().stream()
                .filter(i -> objective.distance(i, best.evaluation()) > 0)
                .toList();
        String reason = "One release moves a threshold by at most " + guardrails.maximumScoreSteps() + " points or "
                + guardrails.maximumConfidenceStep().toPlainString() + " of confidence, which leaves "
                + shares(beyond, best) + ". See what the next window says before moving further.";
        return best.moved().stream()
                .filter(i -> isAtTheEnd(i) && near(i).stream().anyMatch(beyond::contains))
                .map(i -> rejected(i, Guardrail.STEP, reason, beyond))
                .toList();
    }

    private boolean isAtTheEnd(int variable) {
        int place = best.places().get(variable);
        return place == 0 || place == best.variables().get(variable).values().size() - 1;
    }

    private RejectedCandidate rejected(int variable, Guardrail guardrail, String reason, Collection<Integer> classes) {
        return RejectedCandidate.of(path(variable), guardrail.code(), reason).answering(findings(classes));
    }
}
