package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationPolicy.Margins;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.ExpectedOutcomes;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.RangeDistance;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.clustering.Clustering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The share of good ones among the known outcomes, in all and by class, against the ranges of the policy (minimum-effect test; Murphy and
 * Myors 1999, with the exact interval of Clopper and Pearson 1934). Silent below {@value OutcomeTable#LEAST} outcomes.
 */
public final class OutcomeRateAnalyzer {

    private OutcomeRateAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        OutcomeTable now = mature(context);
        ExpectedOutcomes policy = context.policy().expectedOutcomes();
        Margins margins = context.policy().margins();
        List<Assessment> all = new ArrayList<>();
        Optional.ofNullable(policy.rate())
                .filter(range -> now.n() >= OutcomeTable.LEAST)
                .ifPresent(range ->
                        all.add(inRange(now.rate(), range, margins, "outcomes:rate", Sentence.of("outcomes"))));
        List<String> classes = context.snapshot().layout().classes();
        for (int i = 0; i < classes.size(); i++) {
            Optional<Interval> range = policy.classRate(classes.get(i));
            if (range.isPresent() && now.n(i) >= OutcomeTable.LEAST) {
                Sentence outcomes = Sentence.of("outcomes in class {}", Sentence.declared(classes.get(i)));
                all.add(inRange(now.rate(i), range.get(), margins, "class:" + classes.get(i), outcomes));
            }
        }
        return all;
    }

    private static OutcomeTable mature(AnalysisContext context) {
        return OutcomeTable.mature(context.snapshot(), context, Clustering.ofOutcomes(context));
    }

    /** The share of good ones among the known outcomes; empty where they are too few to be judged. */
    public static Optional<Rate> rate(AnalysisContext context) {
        return Optional.of(mature(context))
                .filter(now -> now.n() >= OutcomeTable.LEAST)
                .map(OutcomeTable::rate);
    }

    /** The same of each class, in the layout's order. */
    public static List<Optional<Rate>> classRates(AnalysisContext context) {
        OutcomeTable now = mature(context);
        return IntStream.range(0, context.snapshot().layout().classes().size())
                .mapToObj(i -> now.n(i) >= OutcomeTable.LEAST ? Optional.of(now.rate(i)) : Optional.<Rate>empty())
                .toList();
    }

    /** That nobody said how many outcomes should be good. */
    public static List<NotJudged> notJudged(AnalysisContext context) {
        OutcomeTable now = new OutcomeTable(context.snapshot().metrics(), 1);
        boolean said = context.policy().expectedOutcomes().rate() != null
                || OutcomeShiftAnalyzer.before(context).isPresent();
        return now.n() == 0 || said
                ? List.of()
                : List.of(NotJudged.of(
                                "share of good ones among the outcomes",
                                "The policy has no outcome_rate for it, and no baseline with outcomes at the same scores"
                                        + " is compared with it.",
                                "outcome_rate in the policy, or a baseline")
                        .on(now.n())
                        .seeing(now.rate().figure()));
    }

    private static Assessment inRange(Rate rate, Interval range, Margins margins, String subject, Sentence outcomes) {
        RangeDistance distance = new RangeDistance(range, margins.ofRate(range.lower()), margins.ofRate(range.upper()));
        boolean isHigh = distance.isHigh(rate.share());
        Sentence description = Sentence.of(
                "{} of {} {} are good (95 % interval {}); {} is expected.",
                rate.figure(),
                Figure.results(rate.n()),
                outcomes,
                rate.figure().interval(rate.exactInterval()),
                Sentence.declared(Numbers.limits(range)));
        return Assessment.builder(
                        isHigh ? "high_outcome_rate" : "low_outcome_rate",
                        subject,
                        description,
                        evidence(rate, distance))
                .question("outcomes in range of " + subject)
                .share(Math.max(rate.share(), isHigh ? range.upper() : range.lower()))
                .recommendation(
                        "Look whether the outcome still means the same, and whether bad and good ones are known alike.")
                .components("outcome")
                .build();
    }

    private static Evidence evidence(Rate rate, RangeDistance distance) {
        double high = distance.hasUpper() ? rate.probabilityOfAsMany(distance.tooHigh()) : 1;
        double low = distance.hasLower() ? rate.probabilityOfAsFew(distance.tooLow()) : 1;
        boolean isHigh = distance.isHigh(rate.share());
        return rate.evidence()
                .expected(distance.range())
                .interval(rate.exactInterval())
                .margin(isHigh ? distance.upperMargin() : distance.lowerMargin())
                .test("exact binomial against range and margin (Clopper and Pearson 1934)")
                .p(Math.min(1, 2 * Math.min(high, low)))
                .effect(distance.effect(rate.share(), rate.exactInterval()))
                .requiredSampleSize(rate.requiredSampleSize(isHigh ? distance.tooHigh() : distance.tooLow()))
                .alternatives(
                        "outcomes are known of some kinds of results only",
                        "bad outcomes are known later than good ones")
                .figure("design_effect", Figure.ratio(rate.designEffect(), rate.n()))
                .build();
    }
}
