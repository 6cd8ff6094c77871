package io.calibration.strategies;

import io.calibration.analysis.Finding;
import io.calibration.internal.proposal.ReplayGround;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Considered;
import io.calibration.proposal.Guardrail;
import io.calibration.proposal.Move;
import io.calibration.proposal.ProposalContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Brings the shares of classes that findings name toward their ranges, by one search over the thresholds next to them. */
final class ShareAdvice {

    static final Set<String> TYPES = Set.of("low_classification_rate", "high_classification_rate");

    /** The code of a finding that no setting within reach answers. */
    static final String OUT_OF_REACH = "out_of_reach";

    private static final String SUBJECT = "class:";
    private static final long MOST_SETTINGS = 10_000;

    private final ProposalContext context;
    private final ReplayGround ground;
    private final DialBoard board;

    ShareAdvice(ProposalContext context, ReplayGround ground) {
        this.context = context;
        this.ground = ground;
        board = new DialBoard(context.base(), context.snapshot(), context.guardrails());
    }

    Advice advise(List<Finding> findings) {
        SortedMap<Integer, Finding> focus = focus(findings);
        if (focus.isEmpty()) {
            return Advice.NONE;
        }
        List<Considered> considered = new ArrayList<>(isProtected(focus));
        List<Dial> dials = dials(focus.keySet());
        ThresholdSearch search = new ThresholdSearch(ground, board, dials, context.guardrails());
        ShareGoal goal =
                new ShareGoal(context.snapshot().layout().classes(), focus.keySet(), context.policy(), search.rest());
        ThresholdSearch.Found found = search.find(goal);
        ShareWording wording = new ShareWording(focus, dials, goal, found.best());
        considered.addAll(wording.stopped(found.stopped()));
        if (found.best().equals(found.rest())) {
            considered.addAll(unanswered(focus, found, wording));
            return new Advice(List.of(), considered);
        }
        considered.addAll(wording.atTheLimit(context.guardrails()));
        List<Move> moves = wording.moves();
        return new Advice(List.of(new Candidate(moves)), considered);
    }

    /** The findings by the class that they name. */
    private SortedMap<Integer, Finding> focus(List<Finding> findings) {
        List<String> labels = context.snapshot().layout().classes();
        SortedMap<Integer, Finding> focus = new TreeMap<>();
        for (Finding finding : findings) {
            int index = finding.subject().startsWith(SUBJECT)
                    ? labels.indexOf(finding.subject().substring(SUBJECT.length()))
                    : -1;
            if (index >= 0) {
                focus.putIfAbsent(index, finding);
            }
        }
        return focus;
    }

    /** The class's own thresholds and that of the class above: score thresholds first, as many as can be searched together. */
    private List<Dial> dials(Set<Integer> focus) {
        Stream<Optional<Dial>> scores = focus.stream()
                .flatMap(i -> IntStream.rangeClosed(Math.max(0, i - 1), i).mapToObj(board::score));
        Stream<Optional<Dial>> confidences = focus.stream().map(board::confidence);
        LinkedHashSet<Dial> wanted = new LinkedHashSet<>();
        Stream.concat(scores, confidences).flatMap(Optional::stream).forEach(wanted::add);
        List<Dial> dials = new ArrayList<>();
        for (Dial dial : wanted) {
            if (ThresholdSearch.settings(dials) * dial.values().size() <= MOST_SETTINGS) {
                dials.add(dial);
            }
        }
        dials.sort(Comparator.comparingInt(Dial::classIndex).thenComparing(Dial::kind));
        return dials;
    }

    private List<Considered> isProtected(SortedMap<Integer, Finding> focus) {
        List<Considered> considered = new ArrayList<>();
        focus.forEach((index, finding) -> {
            String path = board.classes().get(index).pointer(Dial.Kind.SCORE.key());
            if (context.guardrails().protects(path)) {
                String reason = path + " is protected, so the finding is left to a person.";
                considered.add(new Considered(
                        path,
                        null,
                        Guardrail.PROTECTED_PATH.code(),
                        reason,
                        List.of(finding.id()),
                        ThresholdStrategy.ID));
            }
        });
        return considered;
    }

    private List<Considered> unanswered(
            SortedMap<Integer, Finding> focus, ThresholdSearch.Found found, ShareWording wording) {
        if (!found.stopped().isEmpty()) {
            return List.of();
        }
        List<Considered> considered = new ArrayList<>();
        focus.forEach((index, finding) -> considered.add(new Considered(
                board.classes().get(index).pointer(Dial.Kind.SCORE.key()),
                null,
                OUT_OF_REACH,
                wording.state(index) + " No threshold within reach of one release brings it nearer. Look at flags and "
                        + "confidence, and at who is scored.",
                List.of(finding.id()),
                ThresholdStrategy.ID)));
        return considered;
    }
}
