package io.calibration.strategies;

import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.json.ConfigJson;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.Guardrails.Guardrail;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.RejectedCandidate;
import io.calibration.strategies.ReplayRows.Evaluation;
import io.calibration.strategies.ThresholdSearch.Found;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Answers crowding at thresholds: moves a threshold out of a hump, and never one that scores jump or heap up at. */
final class BoundaryAdvice {

    static final Set<String> TYPES = Set.of("boundary_crowding", "score_bunching");

    /** The code of a jump or spike: moving the threshold would move the people with it. */
    static final String PEOPLE_FOLLOW_THE_LINE = "people_follow_the_line";

    /** The code of a hump that no place within reach is well clear of. */
    static final String NO_VALLEY = "no_valley";

    /** A move is worth it when it takes away this share of the results that would cross the threshold. */
    private static final double LEAST_GAIN = 0.15;

    /** Where the two sides differ by more standard errors than this, people may have been drawn over the line. */
    private static final double SIDES_DIFFER = 2;

    private final ProposalContext context;
    private final DecisionVariables thresholds;

    BoundaryAdvice(ProposalContext context) {
        this.context = context;
        thresholds = new DecisionVariables(context);
    }

    Advice advise(List<Finding> findings) {
        return findings.stream().map(this::advise).reduce(Advice.none(), Advice::and);
    }

    private Advice advise(Finding finding) {
        if (BoundaryShape.in(finding.evidence())
                .filter(BoundaryShape.HUMP::equals)
                .isEmpty()) {
            return stay(finding);
        }
        if (finding.evidence().figure("asymmetry").orElse(0) > SIDES_DIFFER) {
            return stay(finding);
        }
        return variable(finding).map(variable -> moveOut(finding, variable)).orElseGet(() -> immovable(finding));
    }

    private Advice stay(Finding finding) {
        return Advice.against(finding.affectedComponents().stream()
                .map(path -> RejectedCandidate.of(
                                path,
                                PEOPLE_FOLLOW_THE_LINE,
                                "Scores heap up on one side of this threshold (" + current(path)
                                        + "), as they do where people follow the line: move it, and they would move with"
                                        + " it, so the gain would be an illusion. Instead, look at results just across it"
                                        + " by hand (a review band), and ask who sees scores before they are final and"
                                        + " can still change them.")
                        .answering(finding))
                .toList());
    }

    private String current(String path) {
        return ConfigJson.number(context.base(), path)
                .map(BigDecimal::toPlainString)
                .orElse("it has no number");
    }

    /** The score threshold that the finding is about, when it is one that can be moved. */
    private Optional<DecisionVariable> variable(Finding finding) {
        return IntStream.range(0, thresholds.classes())
                .filter(i -> finding.affectedComponents().equals(List.of(thresholds.scorePath(i))))
                .mapToObj(thresholds::score)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Advice immovable(Finding finding) {
        String path = finding.affectedComponents().stream().findFirst().orElse("");
        return Advice.against(List.of(RejectedCandidate.of(
                        path,
                        context.guardrails().protects(path) ? Guardrail.PROTECTED_PATH.code() : NO_VALLEY,
                        "Results crowd around this threshold, and it cannot be moved: it is protected, shared by several "
                                + "classes, or not a score threshold. Look at what in the scorer rounds toward it.")
                .answering(finding)));
    }

    private Advice moveOut(Finding finding, DecisionVariable variable) {
        ThresholdSearch search = new ThresholdSearch(context, thresholds, List.of(variable));
        List<String> labels = context.snapshot().layout().classes();
        Found found =
                search.find(new Objective(labels, Set.of(), context.policy(), search.rest(), variable.classIndex()));
        Advice stopped = Advice.against(found.stopped().entrySet().stream()
                .map(entry -> RejectedCandidate.of(
                                variable.path(),
                                entry.getKey().code(),
                                Sentence.of(
                                        "It would be clearer of the crowd, but: {}",
                                        entry.getValue().reason()))
                        .at(entry.getValue().at(0))
                        .answering(finding))
                .toList());
        return stopped.and(judge(finding, variable, found));
    }

    private Advice judge(Finding finding, DecisionVariable variable, Found found) {
        Crossing crossing = Crossing.of(variable, found, context);
        BigDecimal value = found.best().at(0);
        if (found.isNothing() || !crossing.isWorthIt()) {
            RejectedCandidate rejected = RejectedCandidate.of(
                            variable.path(),
                            NO_VALLEY,
                            Sentence.of(
                                    "Results crowd around this threshold, but no place within reach is well clear of them: {}."
                                            + " A move is worth it from " + Numbers.limit(LEAST_GAIN)
                                            + " fewer on, beyond chance.",
                                    crossing.words()))
                    .answering(finding);
            return Advice.against(List.of(found.isNothing() ? rejected : rejected.at(value)));
        }
        String verb = Change.verb(variable.current(), value).equals("lower") ? "Lowering" : "Raising";
        return Advice.of(Candidate.of(Move.to(variable.path(), value)
                .because(Sentence.of(
                        "Results crowd around this threshold without being drawn over it. " + verb
                                + " it leads to the nearest valley: {}.",
                        crossing.words()))
                .answering(finding)));
    }

    /**
     * The results that would cross the threshold if their score moved by the flip distance.
     *
     * @param before how many before the move
     * @param after how many after it
     * @param results results of the search half
     * @param change 95 % prediction interval of the difference
     */
    private record Crossing(long before, long after, long results, Interval change) {

        static Crossing of(DecisionVariable variable, Found found, ProposalContext context) {
            int index = variable.classIndex();
            Evaluation best = found.best().evaluation();
            long results = best.results();
            long before = found.rest().evaluation().crossing().get(index);
            long after = best.crossing().get(index);
            long kept = best.crossingKept().get(index);
            return new Crossing(before, after, results, context.nextDifference(after - kept, before - kept, results));
        }

        boolean isWorthIt() {
            return before - after >= LEAST_GAIN * before && change.upper() < 0;
        }

        Sentence words() {
            return Sentence.of(
                    "the share of results close enough to cross it goes from {} to {}",
                    Figure.share(before, Math.max(1, results)),
                    Figure.share(after, Math.max(1, results)));
        }
    }
}
