package io.calibration.strategies;

import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.metrics.Counts;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.Guardrails.Guardrail;
import io.calibration.proposal.RejectedCandidate;
import io.calibration.strategies.ReplayRows.Evaluation;
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
    Sentence state(int index) {
        return Sentence.of(
                "The share of {} is {}; its range is {}.",
                label(index),
                Figure.share(now.get(index), Math.max(1, now.total())),
                Sentence.declared(Numbers.limits(objective.range(index))));
    }

    private Part label(int index) {
        return Sentence.declared(objective.labels().get(index));
    }

    Candidate candidate() {
        return Candidate.of(best.moved().stream()
                .map(i -> Move.to(path(i), best.at(i)).because(rationale(i)).answering(findings(near(i))))
                .toArray(Move[]::new));
    }

    private Sentence rationale(int variable) {
        String others = best.moved().size() > 1 ? ", together with the other changes," : "";
        String verb = Change.verb(best.variables().get(variable).current(), best.at(variable));
        String gerund = verb.equals("lower") ? "Lowering" : "Raising";
        return Sentence.of(
                "{} " + gerund + " this threshold" + others
                        + " makes {} in the half of the results that the search sees.",
                Sentence.join(" ", near(variable).stream().map(this::state).toList()),
                shares(near(variable), best));
    }

    private Sentence shares(Collection<Integer> classes, Setting setting) {
        Evaluation evaluation = setting.evaluation();
        return Sentence.join(
                " and ",
                classes.stream()
                        .map(i -> Sentence.of(
                                "the share of {} {}",
                                label(i),
                                Figure.share(evaluation.classes().get(i), Math.max(1, evaluation.results()))))
                        .toList());
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
            Sentence reason = Sentence.of(
                    "{} would make {}, but: {}",
                    Sentence.declared(written),
                    shares(focus.keySet(), setting),
                    setting.reason());
            rejected.add(rejected(widest, guardrail, reason, focus.keySet()).at(setting.at(widest)));
        });
        return rejected;
    }

    /** The thresholds that went as far as one release lets them, while a share is still beyond its range. */
    List<RejectedCandidate> atTheLimit(Guardrails guardrails) {
        List<Integer> beyond = focus.keySet().stream()
                .filter(i -> objective.distance(i, best.evaluation()) > 0)
                .toList();
        Sentence reason = Sentence.of(
                "One release moves a threshold by at most " + guardrails.maximumScoreSteps() + " points or "
                        + guardrails.maximumConfidenceStep().toPlainString() + " of confidence, which leaves {}."
                        + " See what the next window says before moving further.",
                shares(beyond, best));
        return best.moved().stream()
                .filter(i -> isAtTheEnd(i) && near(i).stream().anyMatch(beyond::contains))
                .map(i -> rejected(i, Guardrail.STEP, reason, beyond))
                .toList();
    }

    private boolean isAtTheEnd(int variable) {
        int place = best.places().get(variable);
        return place == 0 || place == best.variables().get(variable).values().size() - 1;
    }

    private RejectedCandidate rejected(
            int variable, Guardrail guardrail, Sentence reason, Collection<Integer> classes) {
        return RejectedCandidate.of(path(variable), guardrail.code(), reason).answering(findings(classes));
    }
}
