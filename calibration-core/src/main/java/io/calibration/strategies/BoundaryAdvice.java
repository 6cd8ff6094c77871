package io.calibration.strategies;

import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.internal.Numbers;
import io.calibration.internal.proposal.PredictionInterval;
import io.calibration.internal.proposal.ReplayGround;
import io.calibration.json.ConfigJson;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Change;
import io.calibration.proposal.Considered;
import io.calibration.proposal.Guardrail;
import io.calibration.proposal.Move;
import io.calibration.proposal.ProposalContext;
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

    private static final String SHAPE = "shape";
    private static final double HUMP = 2;

    /** A move is worth it when it takes away this share of the results that would cross the threshold. */
    private static final double LEAST_GAIN = 0.15;

    private final ProposalContext context;
    private final ReplayGround ground;
    private final DialBoard board;

    BoundaryAdvice(ProposalContext context, ReplayGround ground) {
        this.context = context;
        this.ground = ground;
        board = new DialBoard(context.base(), context.snapshot(), context.guardrails());
    }

    Advice advise(List<Finding> findings) {
        List<Candidate> candidates = new ArrayList<>();
        List<Considered> considered = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.evidence().figures().getOrDefault(SHAPE, 1.0) == HUMP) {
                moveOut(finding, candidates, considered);
            } else {
                considered.addAll(stay(finding));
            }
        }
        return new Advice(candidates, considered);
    }

    private List<Considered> stay(Finding finding) {
        return finding.affectedComponents().stream()
                .map(path -> considered(
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

    private void moveOut(Finding finding, List<Candidate> candidates, List<Considered> considered) {
        Optional<Dial> dial = dial(finding);
        if (dial.isEmpty()) {
            String path = finding.affectedComponents().stream().findFirst().orElse("");
            String code = context.guardrails().protects(path) ? Guardrail.PROTECTED_PATH.code() : NO_VALLEY;
            considered.add(considered(
                    finding,
                    path,
                    null,
                    code,
                    "Results crowd around this threshold, and it cannot be moved: it is protected, shared by several "
                            + "classes, or not a score threshold. Look at what in the scorer rounds toward it."));
            return;
        }
        ThresholdSearch search = new ThresholdSearch(ground, board, List.of(dial.get()), context.guardrails());
        Found found = search.find(new HumpGoal(
                dial.get().classIndex(),
                new ShareGoal(context.snapshot().layout().classes(), Set.of(), context.policy(), search.rest())));
        considered.addAll(stopped(finding, dial.get(), found));
        judge(finding, dial.get(), found, candidates, considered);
    }

    /** The score threshold that the finding is about, when it is one that can be turned. */
    private Optional<Dial> dial(Finding finding) {
        List<String> paths = finding.affectedComponents();
        return IntStream.range(0, board.classes().size())
                .filter(i -> paths.equals(List.of(board.classes().get(i).pointer(Dial.Kind.SCORE.key()))))
                .mapToObj(board::score)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void judge(
            Finding finding, Dial dial, Found found, List<Candidate> candidates, List<Considered> considered) {
        Crossing crossing = Crossing.of(dial, found, ground);
        BigDecimal value = value(dial, found.best());
        if (found.best().equals(found.rest()) || !crossing.isWorthIt()) {
            BigDecimal tried = found.best().equals(found.rest()) ? null : value;
            considered.add(considered(
                    finding,
                    dial.path(),
                    tried,
                    NO_VALLEY,
                    "Results crowd around this threshold, but no place within reach is well clear of them: "
                            + crossing.words() + ". A move is worth it from "
                            + Numbers.limit(LEAST_GAIN) + " fewer on, beyond chance."));
            return;
        }
        String verb = Change.verb(dial.current(), value).equals("lower") ? "Lowering" : "Raising";
        String rationale = "Results crowd around this threshold without being drawn over it. " + verb
                + " it leads to the nearest valley: " + crossing.words() + ".";
        candidates.add(new Candidate(List.of(new Move(dial.path(), value, rationale, List.of(finding.id())))));
    }

    private static List<Considered> stopped(Finding finding, Dial dial, Found found) {
        List<Considered> considered = new ArrayList<>();
        for (Map.Entry<Guardrail, Setting> entry : found.stopped().entrySet()) {
            Setting setting = entry.getValue();
            String reason = "It would be clearer of the crowd, but: "
                    + (setting.stop() == null ? "" : setting.stop().reason());
            considered.add(considered(
                    finding, dial.path(), value(dial, setting), entry.getKey().code(), reason));
        }
        return considered;
    }

    private static BigDecimal value(Dial dial, Setting setting) {
        return dial.values().get(setting.places().get(0));
    }

    private static Considered considered(
            Finding finding, String path, @Nullable BigDecimal value, String code, String reason) {
        return new Considered(path, value, code, reason, List.of(finding.id()), ThresholdStrategy.ID);
    }

    /**
     * The results that would cross the threshold if their score moved by the flip distance.
     *
     * @param before share before the move
     * @param after share after it
     * @param change 95 % prediction interval of the difference
     */
    private record Crossing(double before, double after, Interval change) {

        static Crossing of(Dial dial, Found found, ReplayGround ground) {
            int index = dial.classIndex();
            long results = ShareGoal.results(found.rest().standing());
            long before = found.rest().standing().crossing().get(index);
            long after = found.best().standing().crossing().get(index);
            long kept = found.best().standing().crossingKept().get(index);
            double n = Math.max(1, results);
            return new Crossing(
                    before / n,
                    after / n,
                    PredictionInterval.ofDifference(
                            after - kept,
                            before - kept,
                            results,
                            ground.designEffect(),
                            ground.snapshot().results()));
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
