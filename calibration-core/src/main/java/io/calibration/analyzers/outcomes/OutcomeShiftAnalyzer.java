package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationPolicy.Margins;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.ShareDifference;
import io.calibration.internal.statistics.StratifiedDifference;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether as many outcomes are good as in the baseline: at equal scores, so that other scores alone are no change of what an outcome means
 * (Mantel and Haenszel 1959), and class by class. Silent below {@value OutcomeTable#LEAST} outcomes; a class whose outcomes are a selection
 * is not compared.
 */
public final class OutcomeShiftAnalyzer {

    private final AnalysisContext context;
    private final Margins margins;
    private final List<String> classes;
    private final OutcomeTable now;

    private OutcomeShiftAnalyzer(AnalysisContext context) {
        this.context = context;
        margins = context.policy().margins();
        classes = context.snapshot().layout().classes();
        now = OutcomeTable.mature(context.snapshot(), context, Clustering.ofOutcomes(context, Group::byClass));
    }

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        OutcomeShiftAnalyzer shift = new OutcomeShiftAnalyzer(context);
        return before(context)
                .filter(before -> shift.now.n() >= OutcomeTable.LEAST)
                .map(shift::against)
                .orElse(List.of());
    }

    /** The baseline, where its outcomes are enough, and it tells scores and classes alike. */
    static Optional<OutcomeTable> before(AnalysisContext context) {
        return context.baseline()
                .filter(baseline -> alike(baseline, context.snapshot()))
                .map(baseline -> OutcomeTable.mature(baseline, context, Clustering.ofOutcomes(context, Group::byClass)))
                .filter(before -> before.n() >= OutcomeTable.LEAST);
    }

    private static boolean alike(MetricsSnapshot one, MetricsSnapshot other) {
        return one.privacy().isExact()
                && one.layout().scoreBins().equals(other.layout().scoreBins())
                && one.layout().classes().equals(other.layout().classes());
    }

    /** At equal scores, and class by class: one question, of which the gravest answer is told. */
    private List<Assessment> against(OutcomeTable before) {
        List<Assessment> all = new ArrayList<>();
        StratifiedDifference.of(
                        now.goodByScore(),
                        now.byScore(),
                        before.goodByScore(),
                        before.byScore(),
                        now.rate().designEffect())
                .filter(difference -> Math.min(difference.n(), difference.m()) >= OutcomeTable.LEAST)
                .map(this::atEqualScores)
                .ifPresent(all::add);
        for (int i = 0; i < classes.size(); i++) {
            if (now.isJudged(i) && before.isJudged(i)) {
                all.add(ofClass(i, new ShareDifference(now.rate(i), before.rate(i))));
            }
        }
        return all;
    }

    private Assessment atEqualScores(StratifiedDifference difference) {
        double margin = margins.ofRate(difference.expected());
        Sentence description = Sentence.of(
                "{} of {} are good, where {} would be as in the baseline at the same scores"
                        + " (difference at equal scores {}, 95 % interval {}).",
                now.rate().figure(),
                Figure.results(now.n()).with("outcome", "outcomes"),
                Figure.fraction(difference.expected(), difference.n(), difference.m()),
                Figure.measure(difference.estimate(), difference.n(), difference.m()),
                Figure.measure(difference.estimate(), difference.n(), difference.m())
                        .interval(difference.interval()));
        Evidence.Builder evidence = evidence(
                        now.rate(), difference.expected(), margin, difference.effect(margin), difference.interval())
                .test("difference at equal scores against the margin (Mantel and Haenszel 1959, Sato 1989)")
                .p(difference.probability(margin));
        return shift("outcomes:rate", description, evidence.build(), 1);
    }

    private Assessment ofClass(int index, ShareDifference difference) {
        Rate rate = difference.rate();
        Rate other = difference.other();
        double margin = margins.ofRate(other.share());
        Sentence description = Sentence.of(
                "{} of {} in class {} are good, against {} of {} in the baseline.",
                rate.figure(),
                Figure.results(rate.n()).with("outcome", "outcomes"),
                Sentence.declared(classes.get(index)),
                other.figure(),
                Figure.results(other.n()));
        Evidence.Builder evidence = evidence(
                        rate,
                        other.share(),
                        margin,
                        difference.effect(margin, classes.size()),
                        difference.interval(classes.size()))
                .test("difference of two shares against the margin, all classes together (Newcombe 1998, Bonferroni)")
                .p(Math.min(1, classes.size() * difference.probability(margin)))
                .figure("baseline_rate", other.figure())
                .figure("baseline_n", Figure.results(other.n()));
        double share = (double) context.snapshot().metrics().inClass(index)
                / context.snapshot().results();
        return shift("class:" + classes.get(index), description, evidence.build(), share);
    }

    private static Evidence.Builder evidence(
            Rate rate, double expected, double margin, Effect effect, Interval difference) {
        return Evidence.builder(rate.n())
                .observed(rate.figure())
                .expected(new Interval(Math.max(0, expected - margin), Math.min(1, expected + margin)))
                .interval(rate.wilsonInterval())
                .margin(margin)
                .effectiveN(rate.effectiveN())
                .effect(effect)
                .alternatives(
                        "the outcome means something else than before",
                        "bad outcomes are known later than good ones, and those of the baseline for longer",
                        "outcomes are known of other results than before")
                .figure("difference_lower", bound(difference.lower(), rate))
                .figure("difference_upper", bound(difference.upper(), rate));
    }

    private static Figure bound(double value, Rate rate) {
        return Figure.measure(value, rate.n());
    }

    private static Assessment shift(String subject, Sentence description, Evidence evidence, double share) {
        return Assessment.builder("outcome_rate_shift", subject, description, evidence)
                .question("outcomes against baseline")
                .share(share)
                .recommendation(
                        "Find out whether the outcome still means what it meant, before anything is learned from it.")
                .components("outcome")
                .build();
    }
}
