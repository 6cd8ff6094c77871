package io.calibration.strategies;

import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.internal.Numbers;
import io.calibration.json.ConfigJson;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.Change;
import io.calibration.proposal.Guardrail;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.RejectedCandidate;
import io.calibration.strategies.ThresholdSearch.Found;
import io.calibration.strategies.ThresholdSearch.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers crowding at thresholds: moves a threshold out of a hump, and never one that scores jump or heap up at. */
final class BoundaryAdvice {

    static final Set<String> TYPES = Set.of("boundary_crowding", "score_bunching");

    /** The code of a jump or spike: moving the threshold would move the people with it. */
    static final String PEOPLE_FOLLOW_THE_LINE = "people_follow_the_line";

    /** The code of a hump that no place within reach is well clear of. */
    static final String NO_VALLEY = "no_valley";

    /** A move is worth it when it takes away this share of the results that would cross the threshold. */
    private static final double LEAST_GAIN = 0.15;

    private final ProposalContext context;
    private final DecisionVariables thresholds;

    BoundaryAdvice(ProposalContext context) {
        this.context = context;
        thresholds = new DecisionVariables(context);
    }

    Advice advise(List<Finding> findings) {
        List<Candidate> candidates = new ArrayList<>();
        List<RejectedCandidate> rejected = new ArrayList<>();
        for (Finding finding : findings) {
            if (BoundaryShape.in(finding.evidence())
                    .filter(BoundaryShape.HUMP::equals)
                    .isPresent()) {
                moveOut(finding, candidates, rejected);
            } else {
                rejected.addAll(stay(finding));
            }
        }
        return new Advice(candidates, rejected);
    }

    private List<RejectedCandidate> stay(Finding finding) {
        return finding.affectedComponents().stream()
                .map(path -> rejected(
                        finding,
                        path,
                        null,
                        PEOPLE_FOLLOW_THE_LINE,
                        "Scores heap up on one side of this threshold (" + current(path) + "), as they do where people "
                                + "follow the line: move it, and they would move with it, so the gain would be an illusion. "
                                + "Instead, look at results just across it by hand (a review band), and ask who sees scores "
                                + "before they are final and can still change them."))
                .toList();
    }

    private String current(String path) {
        return ConfigJson.number(context.base(), path)
                .map(BigDecimal::toPlainString)
                .orElse("it has no number");
    }

    private void moveOut(Finding finding, List<Candidate> candidates, List<RejectedCandidate> rejected) {
        Optional<DecisionVariable> variable = variable(finding);
        if (variable.isEmpty()) {
            String path = finding.affectedComponents().stream().findFirst().orElse("");
            String code = context.guardrails().protects(path) ? Guardrail.PROTECTED_PATH.code() : NO_VALLEY;
            rejected.add(rejected(
                    finding,
                    path,
                    null,
                    code,
                    "Results crowd around this threshold, and it cannot be moved: it is protected, shared by several "
                            + "classes, or not a score threshold. Look at what in the scorer rounds toward it."));
            return;
        }
        ThresholdSearch search = new ThresholdSearch(context, thresholds, List.of(variable.get()));
        Found found = search.find(new CrowdingObjective(
                variable.get().classIndex(),
                new ShareObjective(context.snapshot().layout().classes(), Set.of(), context.policy(), search.rest())));
        rejected.addAll(stopped(finding, variable.get(), found));
        judge(finding, variable.get(), found, candidates, rejected);
    }

    /** The score threshold that the finding is about, when it is one that can be moved. */
    private Optional<DecisionVariable> variable(Finding finding) {
        List<String> paths = finding.affectedComponents();
        return IntStream.range(0, thresholds.classes().size())
                .filter(i ->
                        paths.equals(List.of(thresholds.classes().get(i).pointer(DecisionVariable.Kind.SCORE.key()))))
                .mapToObj(thresholds::score)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void judge(
            Finding finding,
            DecisionVariable variable,
            Found found,
            List<Candidate> candidates,
            List<RejectedCandidate> rejected) {
        Crossing crossing = Crossing.of(variable, found, context);
        BigDecimal value = value(variable, found.best());
        if (found.best().equals(found.rest()) || !crossing.isWorthIt()) {
            BigDecimal tried = found.best().equals(found.rest()) ? null : value;
            rejected.add(rejected(
                    finding,
                    variable.path(),
                    tried,
                    NO_VALLEY,
                    "Results crowd around this threshold, but no place within reach is well clear of them: "
                            + crossing.words() + ". A move is worth it from "
                            + Numbers.limit(LEAST_GAIN) + " fewer on, beyond chance."));
            return;
        }
        String verb = Change.verb(variable.current(), value).equals("lower") ? "Lowering" : "Raising";
        String rationale = "Results crowd around this threshold without being drawn over it. " + verb
                + " it leads to the nearest valley: " + crossing.words() + ".";
        candidates.add(new Candidate(List.of(new Move(variable.path(), value, rationale, List.of(finding.id())))));
    }

    private static List<RejectedCandidate> stopped(Finding finding, DecisionVariable variable, Found found) {
        List<RejectedCandidate> rejected = new ArrayList<>();
        for (Map.Entry<Guardrail, Setting> entry : found.stopped().entrySet()) {
            Setting setting = entry.getValue();
            String reason = "It would be clearer of the crowd, but: "
                    + (setting.stop() == null ? "" : setting.stop().reason());
            rejected.add(rejected(
                    finding,
                    variable.path(),
                    value(variable, setting),
                    entry.getKey().code(),
                    reason));
        }
        return rejected;
    }

    private static BigDecimal value(DecisionVariable variable, Setting setting) {
        return variable.values().get(setting.places().get(0));
    }

    private static RejectedCandidate rejected(
            Finding finding, String path, @Nullable BigDecimal value, String code, String reason) {
        return new RejectedCandidate(path, value, code, reason, List.of(finding.id()), ThresholdStrategy.ID);
    }

    /**
     * The results that would cross the threshold if their score moved by the flip distance.
     *
     * @param before share before the move
     * @param after share after it
     * @param change 95 % prediction interval of the difference
     */
    private record Crossing(double before, double after, Interval change) {

        static Crossing of(DecisionVariable variable, Found found, ProposalContext context) {
            int index = variable.classIndex();
            long results = ShareObjective.results(found.rest().evaluation());
            long before = found.rest().evaluation().crossing().get(index);
            long after = found.best().evaluation().crossing().get(index);
            long kept = found.best().evaluation().crossingKept().get(index);
            double n = Math.max(1, results);
            return new Crossing(before / n, after / n, context.nextDifference(after - kept, before - kept, results));
        }

        boolean isWorthIt() {
            return before - after >= LEAST_GAIN * before && change.upper() < 0;
        }

        String words() {
            return "the share of results close enough to cross it goes from " + Numbers.percent(before) + " to "
                    + Numbers.percent(after);
        }
    }
}
