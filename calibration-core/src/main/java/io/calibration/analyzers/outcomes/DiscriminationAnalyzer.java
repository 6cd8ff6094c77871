package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.RangeDistance;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.clustering.People;
import io.calibration.internal.statistics.outcomes.Discrimination;
import io.calibration.internal.statistics.outcomes.Discrimination.Placements;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Whether the score tells good from bad outcomes: how often of a good and a bad one the good one has the better score (area under the curve;
 * DeLong, DeLong and Clarke-Pearson 1988), against chance, against the range of the policy, and against the baseline. Silent below {@value
 * OutcomeTable#LEAST} good or bad outcomes. A score that told as little in the baseline, and yet more than chance, is no
 * news and only noted. Where outcomes of some classes alone are known, a low area may be for that reason, and only a
 * score that runs against the outcomes is told.
 */
public final class DiscriminationAnalyzer {

    /** Less than a small effect (Cohen's d of 0.2, that is an area of 0.556; Rice and Harris 2005) is as good as nothing. */
    private static final double LITTLE = 0.556;

    private static final double MARGIN = LITTLE - Discrimination.CHANCE;

    /** So far beyond a range, or below chance, is still fine. */
    private static final double SLIGHT = 0.02;

    private static final String SUBJECT = "score:outcome";

    private DiscriminationAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        DoubleSupplier ofScores = () -> Clustering.of(context).classes();
        OutcomeTable outcomes = new OutcomeTable(context.snapshot().metrics(), 1);
        Optional<Discrimination> then =
                context.baseline().flatMap(before -> before(before, context.config(), ofScores));
        return of(context.snapshot().metrics(), context.config(), ofScores).stream()
                .flatMap(now -> Stream.of(
                                Optional.of(against(now)),
                                Optional.of(nothing(now, then.filter(DiscriminationAnalyzer::isLittle)))
                                        .filter(said -> outcomes.selected().isEmpty()),
                                Optional.ofNullable(context.policy()
                                                .expectedOutcomes()
                                                .scoreAuc())
                                        .map(range -> inRange(now, range)),
                                then.map(before -> shift(now, before)))
                        .flatMap(Optional::stream))
                .toList();
    }

    /** How well the score tells good from bad outcomes; empty where one kind is too rare to be judged. */
    public static Optional<Discrimination> discrimination(AnalysisContext context) {
        return of(
                context.snapshot().metrics(),
                context.config(),
                () -> Clustering.of(context).classes());
    }

    /** That it takes outcomes of all classes. */
    public static List<NotJudged> notJudged(AnalysisContext context) {
        OutcomeTable outcomes = new OutcomeTable(context.snapshot().metrics(), 1);
        List<String> selected = outcomes.n() == 0 ? List.of() : outcomes.selected();
        return selected.isEmpty()
                ? List.of()
                : List.of(NotJudged.of(
                                "how well the score tells good from bad outcomes over all classes",
                                "Outcomes of class " + String.join(", ", selected)
                                        + " are known far more rarely than of the others, or not at all.",
                                "outcomes of a random part of every class")
                        .on(outcomes.n()));
    }

    private static Optional<Discrimination> before(
            MetricsSnapshot baseline, ScoringConfig config, DoubleSupplier ofScores) {
        OutcomeTable before = new OutcomeTable(baseline.metrics(), 1);
        return before.n() == 0 || !before.selected().isEmpty()
                ? Optional.empty()
                : of(baseline.metrics(), config, ofScores);
    }

    /**
     * By what people make of the area itself, where they are known; else by what results that go together make of scores. That outcomes of a day go
     * together does not move it.
     */
    private static Optional<Discrimination> of(MetricsPart part, ScoringConfig config, DoubleSupplier ofScores) {
        OutcomeTable outcomes = new OutcomeTable(part, 1);
        boolean isUpward = config.isBestFirst();
        return Placements.of(upward(outcomes.badByScore(), isUpward), upward(outcomes.goodByScore(), isUpward))
                .map(placements -> placements.discrimination(People.of(part)
                        .filter(people -> placements.variance() > 0)
                        .map(people -> people.of(
                                group -> placements.pull(
                                        upward(counts(group, Outcome.NO), isUpward),
                                        upward(counts(group, Outcome.YES), isUpward)),
                                placements.variance()))
                        .orElseGet(ofScores::getAsDouble)))
                .filter(d -> Math.min(d.first(), d.second()) >= OutcomeTable.LEAST);
    }

    private static long[] counts(Group group, Outcome outcome) {
        return group.byScore().get(outcome.index()).toArray();
    }

    private static long[] upward(long[] counts, boolean isUpward) {
        return isUpward ? counts : reversed(counts);
    }

    private static long[] reversed(long[] counts) {
        long[] reversed = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            reversed[i] = counts[counts.length - 1 - i];
        }
        return reversed;
    }

    private static Assessment against(Discrimination now) {
        Effect effect = Effect.of(
                        Discrimination.CHANCE - now.area(),
                        Discrimination.CHANCE - now.interval().upper(),
                        Discrimination.CHANCE - now.interval().lower())
                .inMargins(SLIGHT);
        Evidence evidence = evidence(now, new Interval(Discrimination.CHANCE, 1), SLIGHT)
                .effect(effect)
                .p(Math.min(1, 2 * now.probabilityOfAsLittle(Discrimination.CHANCE - SLIGHT)))
                .alternatives(
                        "the outcome means the opposite of what is thought", "the direction of the scale is wrong")
                .build();
        return assessment(
                        "score_against_outcomes",
                        "against chance",
                        said("The score runs against the outcomes", now),
                        evidence)
                .recommendation(
                        "Find out first whether the outcome and the direction of the scale are read as they are meant;"
                                + " if they are, decide nothing by the score until it is known why.")
                .components("overall_score")
                .build();
    }

    /** Little, but surely more than chance. */
    private static boolean isLittle(Discrimination before) {
        return before.area() <= LITTLE && before.interval().lower() > Discrimination.CHANCE;
    }

    private static Assessment nothing(Discrimination now, Optional<Discrimination> asLittle) {
        Effect effect = Effect.of(
                        LITTLE + MARGIN - now.area(),
                        LITTLE + MARGIN - now.interval().upper(),
                        LITTLE + MARGIN - now.interval().lower())
                .inMargins(MARGIN);
        Evidence evidence = evidence(now, new Interval(LITTLE, 1), MARGIN)
                .effect(effect)
                .p(Math.min(1, 2 * now.probabilityOfAsLittle(LITTLE)))
                .alternatives(
                        "outcomes are known of some kinds of results only", "the outcome is not what the score is for")
                .build();
        boolean sure = effect.conservative() >= 1;
        Sentence description = said(
                sure
                        ? "The score tells next to nothing about the outcomes"
                        : "Whether the score tells good from bad outcomes is open",
                now);
        Assessment.Builder assessment = assessment(
                        "score_tells_nothing",
                        "against chance",
                        asLittle.map(before ->
                                        description.plus(Sentence.of(" It was {} in the baseline.", area(before))))
                                .orElse(description),
                        evidence)
                .recommendation(
                        sure
                                ? "Ask whether the outcome is what the score is for; if it is, look at what the score is made of."
                                : "Nothing yet: look again when more outcomes are known.")
                .components("overall_score");
        return sure && asLittle.isPresent() ? assessment.verdict(Verdict.NOTE).build() : assessment.build();
    }

    private static Assessment inRange(Discrimination now, Interval range) {
        RangeDistance distance = new RangeDistance(range, SLIGHT, SLIGHT);
        double high = distance.hasUpper() ? now.probabilityOfAsMuch(inside(distance.tooHigh())) : 1;
        double low = distance.hasLower() ? now.probabilityOfAsLittle(inside(distance.tooLow())) : 1;
        Evidence evidence = evidence(now, range, SLIGHT)
                .effect(distance.effect(now.area(), now.interval()))
                .p(Math.min(1, 2 * Math.min(high, low)))
                .alternatives("outcomes are known of some kinds of results only")
                .build();
        String type = distance.isHigh(now.area()) ? "score_discrimination_high" : "score_discrimination_low";
        Sentence description = said("The score tells good from bad outcomes otherwise than expected", now)
                .plus(Sentence.of(" {} is expected.", Sentence.declared(Numbers.decimal(range))));
        return assessment(type, "in range", description, evidence)
                .recommendation("Look what changed in the score, in the outcomes, or in who is scored.")
                .components("overall_score")
                .build();
    }

    private static double inside(double area) {
        return Math.min(0.9999, Math.max(0.0001, area));
    }

    private static Assessment shift(Discrimination now, Discrimination before) {
        double difference = now.area() - before.area();
        double error = Math.hypot(now.error(), before.error());
        Interval interval =
                new Interval(difference - Normal.SIDE_OF_95 * error, difference + Normal.SIDE_OF_95 * error);
        Evidence evidence = evidence(
                        now, new Interval(before.area() - MARGIN, Math.min(1, before.area() + MARGIN)), MARGIN)
                .effect(Effect.apart(difference, interval).inMargins(MARGIN))
                .p(Math.min(1, 2 * Normal.above((Math.abs(difference) - MARGIN) / error)))
                .alternatives("others are scored than before", "the outcome means something else than before")
                .figure("baseline_area", Figure.measure(before.area(), before.first(), before.second()))
                .figure("baseline_n", Figure.results(before.n()))
                .build();
        Sentence description = said(
                        difference < 0
                                ? "The score tells good from bad outcomes worse than in the baseline"
                                : "The score tells good from bad outcomes better than in the baseline",
                        now)
                .plus(Sentence.of(" It was {} there.", Figure.measure(before.area(), before.first(), before.second())));
        return assessment("score_discrimination_shift", "against baseline", description, evidence)
                .recommendation("Look what changed in the score, in the outcomes, or in who is scored.")
                .components("overall_score")
                .build();
    }

    private static Sentence said(String what, Discrimination now) {
        Figure area = area(now);
        return Sentence.of(
                what + ": of a good and a bad one the good one has the better score in {} of the cases"
                        + " (95 % interval {}; {} is chance), over {} and {}.",
                area,
                area.interval(now.interval()),
                Sentence.declared("50 %"),
                Figure.results(now.second()).with("good outcome", "good outcomes"),
                Figure.results(now.first()).with("bad one", "bad ones"));
    }

    private static Figure area(Discrimination now) {
        return Figure.fraction(now.area(), now.first(), now.second());
    }

    private static Evidence.Builder evidence(Discrimination now, Interval expected, double margin) {
        return Evidence.builder(now.n())
                .observed(area(now))
                .expected(expected)
                .interval(now.interval())
                .margin(margin)
                .effectiveN(now.n() / now.designEffect())
                .test("area under the curve, in logits (DeLong, DeLong and Clarke-Pearson 1988)")
                .figure("good", Figure.results(now.second()))
                .figure("bad", Figure.results(now.first()))
                .figure("design_effect", Figure.ratio(now.designEffect(), now.n()));
    }

    /** All decisions hang on the score. */
    private static Assessment.Builder assessment(String type, String question, Sentence said, Evidence evidence) {
        return Assessment.builder(type, SUBJECT, said, evidence)
                .question(SUBJECT + " " + question)
                .share(1);
    }
}
