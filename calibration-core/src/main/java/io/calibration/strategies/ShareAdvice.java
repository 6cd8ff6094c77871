package io.calibration.strategies;

import io.calibration.analysis.Finding;
import io.calibration.analysis.Sentence;
import io.calibration.metrics.Counts;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Guardrails.Guardrail;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.RejectedCandidate;
import io.calibration.strategies.ThresholdSearch.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Brings the shares of classes that findings name toward their ranges, by one search over the thresholds next to them. */
final class ShareAdvice {

    static final Set<String> TYPES = Set.of("low_classification_rate", "high_classification_rate");

    /** The code of a finding that no setting within reach answers. */
    static final String OUT_OF_REACH = "out_of_reach";

    /** The code of a change whose effect could be nothing. */
    static final String WITHIN_NOISE = "within_noise";

    private static final Sentence NOTHING = Sentence.of(
            " What one release can do for it could be nothing: the next window may well show it without any change.");

    private static final Sentence NO_NEARER = Sentence.of(
            " No threshold within reach of one release brings it nearer. Look at flags and confidence, and at who is scored.");

    /** Nothing speaks against it. */
    private static final Sentence NONE = Sentence.of("");

    private static final String SUBJECT = "class:";
    private static final long MOST_SETTINGS = 10_000;

    private final ProposalContext context;
    private final DecisionVariables thresholds;
    private final List<String> labels;

    ShareAdvice(ProposalContext context) {
        this.context = context;
        thresholds = new DecisionVariables(context);
        labels = context.snapshot().layout().classes();
    }

    Advice advise(List<Finding> findings) {
        NavigableMap<Integer, Finding> focus = new TreeMap<>();
        for (Finding finding : findings) {
            String label =
                    finding.subject().startsWith(SUBJECT) ? finding.subject().substring(SUBJECT.length()) : "";
            if (labels.contains(label)) {
                focus.putIfAbsent(labels.indexOf(label), finding);
            }
        }
        return focus.isEmpty() ? Advice.none() : isProtected(focus).and(search(focus));
    }

    private Advice isProtected(NavigableMap<Integer, Finding> focus) {
        return against(focus, Guardrail.PROTECTED_PATH.code(), i -> {
            String path = thresholds.scorePath(i);
            return context.guardrails().protects(path)
                    ? Sentence.of("{} is protected, so the finding is left to a person.", Sentence.declared(path))
                    : NONE;
        });
    }

    /** Searches for all classes together; one whose share the best setting changes by what could be nothing is left, and the rest goes on. */
    private Advice search(NavigableMap<Integer, Finding> focus) {
        List<DecisionVariable> variables = variables(focus.keySet(), 0);
        ThresholdSearch search = new ThresholdSearch(context, thresholds, variables);
        Objective objective = new Objective(labels, focus.keySet(), context.policy(), search.rest(), Objective.NONE);
        Found found = search.find(objective);
        if (found.isNothing()) {
            variables = variables(focus.keySet(), thresholds.classes());
            found = new ThresholdSearch(context, thresholds, variables).find(objective);
        }
        ShareWording wording =
                new ShareWording(focus, objective, context.snapshot().metrics().byClass(), found.best());
        Advice stopped = Advice.against(wording.stopped(found.stopped()));
        if (found.isNothing()) {
            boolean answered = !found.stopped().isEmpty();
            return stopped.and(against(
                    focus, OUT_OF_REACH, i -> answered ? NONE : wording.state(i).plus(NO_NEARER)));
        }
        NavigableMap<Integer, Finding> sure = sure(focus, found);
        if (!sure.isEmpty() && sure.size() < focus.size()) {
            return against(
                            focus,
                            WITHIN_NOISE,
                            i -> sure.containsKey(i) ? NONE : wording.state(i).plus(NOTHING))
                    .and(search(sure));
        }
        return stopped.and(Advice.against(wording.atTheLimit(context.guardrails())))
                .and(Advice.of(wording.candidate()));
    }

    private NavigableMap<Integer, Finding> sure(NavigableMap<Integer, Finding> focus, Found found) {
        NavigableMap<Integer, Finding> sure = new TreeMap<>(focus);
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

    /**
     * The class's own score threshold and that of the class above, then the confidence thresholds of the classes, as many as can be searched
     * together.
     *
     * @param others so many of the other score thresholds may move too, so that what one class gives up is passed on
     */
    private List<DecisionVariable> variables(Set<Integer> focus, int others) {
        Stream<Optional<DecisionVariable>> wanted = Stream.of(
                        focus.stream()
                                .flatMap(i -> IntStream.rangeClosed(Math.max(0, i - 1), i)
                                        .mapToObj(thresholds::score)),
                        IntStream.range(0, others).mapToObj(thresholds::score),
                        focus.stream().map(thresholds::confidence))
                .flatMap(each -> each);
        List<DecisionVariable> variables = new ArrayList<>();
        wanted.flatMap(Optional::stream).distinct().forEach(variable -> {
            if (ThresholdSearch.settings(variables) * variable.values().size() <= MOST_SETTINGS) {
                variables.add(variable);
            }
        });
        variables.sort(Comparator.comparingInt(DecisionVariable::classIndex).thenComparing(DecisionVariable::kind));
        return variables;
    }

    /** Speaks against moving the score threshold of each class for which there is a reason. */
    private Advice against(NavigableMap<Integer, Finding> focus, String code, IntFunction<Sentence> reason) {
        return Advice.against(focus.entrySet().stream()
                .filter(entry -> !reason.apply(entry.getKey()).isEmpty())
                .map(entry -> RejectedCandidate.of(
                                thresholds.scorePath(entry.getKey()), code, reason.apply(entry.getKey()))
                        .answering(entry.getValue()))
                .toList());
    }
}
