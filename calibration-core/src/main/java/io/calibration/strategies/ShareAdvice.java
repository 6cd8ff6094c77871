package io.calibration.strategies;

import io.calibration.analysis.Finding;
import io.calibration.metrics.Counts;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Guardrail;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.RejectedCandidate;
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

    private static final String WITHIN_NOISE = "within_noise";

    private static final String NOTHING =
            " What one release can do for it could be nothing: the next window may well show it without any change.";

    private static final String SUBJECT = "class:";
    private static final long MOST_SETTINGS = 10_000;

    private final ProposalContext context;
    private final DecisionVariables thresholds;

    ShareAdvice(ProposalContext context) {
        this.context = context;
        thresholds = new DecisionVariables(context);
    }

    Advice advise(List<Finding> findings) {
        SortedMap<Integer, Finding> focus = focus(findings);
        if (focus.isEmpty()) {
            return Advice.none();
        }
        List<RejectedCandidate> rejected = new ArrayList<>(isProtected(focus));
        return search(focus, rejected);
    }

    /** Searches for all classes together; one whose share the best setting changes by what could be nothing is left, and the rest goes on. */
    private Advice search(SortedMap<Integer, Finding> focus, List<RejectedCandidate> rejected) {
        List<DecisionVariable> variables = variables(focus.keySet(), false);
        ThresholdSearch search = new ThresholdSearch(context, thresholds, variables);
        ShareObjective objective = new ShareObjective(
                context.snapshot().layout().classes(), focus.keySet(), context.policy(), search.rest());
        ThresholdSearch.Found found = search.find(objective);
        if (found.best().equals(found.rest())) {
            variables = variables(focus.keySet(), true);
            found = new ThresholdSearch(context, thresholds, variables).find(objective);
        }
        return advise(focus, rejected, new ShareWording(focus, variables, objective, shares(), found.best()), found);
    }

    private Advice advise(
            SortedMap<Integer, Finding> focus,
            List<RejectedCandidate> rejected,
            ShareWording wording,
            ThresholdSearch.Found found) {
        if (found.best().equals(found.rest())) {
            rejected.addAll(wording.stopped(found.stopped()));
            rejected.addAll(unanswered(focus, found, wording));
            return new Advice(List.of(), rejected);
        }
        SortedMap<Integer, Finding> sure = sure(focus, found);
        if (!sure.isEmpty() && sure.size() < focus.size()) {
            focus.forEach((i, finding) -> {
                if (!sure.containsKey(i)) {
                    rejected.add(rejected(finding, i, WITHIN_NOISE, wording.state(i) + NOTHING));
                }
            });
            return search(sure, rejected);
        }
        rejected.addAll(wording.stopped(found.stopped()));
        rejected.addAll(wording.atTheLimit(context.guardrails()));
        return new Advice(List.of(new Candidate(wording.moves())), rejected);
    }

    private SortedMap<Integer, Finding> sure(SortedMap<Integer, Finding> focus, ThresholdSearch.Found found) {
        SortedMap<Integer, Finding> sure = new TreeMap<>(focus);
        Counts before = found.rest().evaluation().classes();
        Counts after = found.best().evaluation().classes();
        sure.keySet()
                .removeIf(i -> context.nextChange(
                                before.get(i),
                                after.get(i),
                                before.total(),
                                context.designEffects().get(i))
                        .contains(0));
        return sure;
    }

    private List<Double> shares() {
        Counts stored = context.snapshot().metrics().byClass();
        return IntStream.range(0, stored.size())
                .mapToObj(i -> (double) stored.get(i) / Math.max(1, stored.total()))
                .toList();
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

    /**
     * The class's own score threshold and that of the class above, then the confidence thresholds of the classes, as many as can be searched
     * together.
     *
     * @param all whether the other score thresholds may move too, so that what one class gives up is passed on
     */
    private List<DecisionVariable> variables(Set<Integer> focus, boolean all) {
        Stream<Optional<DecisionVariable>> scores = focus.stream()
                .flatMap(i -> IntStream.rangeClosed(Math.max(0, i - 1), i).mapToObj(thresholds::score));
        Stream<Optional<DecisionVariable>> confidences = focus.stream().map(thresholds::confidence);
        Stream<Optional<DecisionVariable>> others =
                IntStream.range(0, all ? thresholds.classes().size() : 0).mapToObj(thresholds::score);
        LinkedHashSet<DecisionVariable> wanted = new LinkedHashSet<>();
        Stream.of(scores, others, confidences)
                .flatMap(each -> each)
                .flatMap(Optional::stream)
                .forEach(wanted::add);
        List<DecisionVariable> variables = new ArrayList<>();
        for (DecisionVariable variable : wanted) {
            if (ThresholdSearch.settings(variables) * variable.values().size() <= MOST_SETTINGS) {
                variables.add(variable);
            }
        }
        variables.sort(Comparator.comparingInt(DecisionVariable::classIndex).thenComparing(DecisionVariable::kind));
        return variables;
    }

    private List<RejectedCandidate> isProtected(SortedMap<Integer, Finding> focus) {
        List<RejectedCandidate> rejected = new ArrayList<>();
        focus.forEach((index, finding) -> {
            String path = thresholds.classes().get(index).pointer(DecisionVariable.Kind.SCORE.key());
            if (context.guardrails().protects(path)) {
                String reason = path + " is protected, so the finding is left to a person.";
                rejected.add(rejected(finding, index, Guardrail.PROTECTED_PATH.code(), reason));
            }
        });
        return rejected;
    }

    private List<RejectedCandidate> unanswered(
            SortedMap<Integer, Finding> focus, ThresholdSearch.Found found, ShareWording wording) {
        if (!found.stopped().isEmpty()) {
            return List.of();
        }
        List<RejectedCandidate> rejected = new ArrayList<>();
        focus.forEach((index, finding) -> rejected.add(rejected(
                finding,
                index,
                OUT_OF_REACH,
                wording.state(index) + " No threshold within reach of one release brings it nearer. Look at flags and "
                        + "confidence, and at who is scored.")));
        return rejected;
    }

    private RejectedCandidate rejected(Finding finding, int index, String code, String reason) {
        String path = thresholds.classes().get(index).pointer(DecisionVariable.Kind.SCORE.key());
        return new RejectedCandidate(path, null, code, reason, List.of(finding.id()), ThresholdStrategy.ID);
    }
}
