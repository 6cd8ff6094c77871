package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.ShareDifference;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.metrics.GroupMetrics.Group;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether better classes have better outcomes, by pairs of neighbours: where each has a share of good outcomes no less than the next worse
 * one's, all are in order (Robertson, Wright and Dykstra 1988). Classes with fewer than {@value OutcomeTable#LEAST} outcomes, or whose
 * outcomes are a selection, are passed over; their neighbours are compared.
 */
public final class ClassOutcomeOrderAnalyzer {

    /** A worse class may be better by so much. */
    private static final double MARGIN = 0.02;

    private ClassOutcomeOrderAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        OutcomeTable outcomes =
                new OutcomeTable(context.snapshot().metrics(), Clustering.ofOutcomes(context, Group::byClass));
        List<String> labels = context.snapshot().layout().classes();
        List<ScoreClass> judged = new ArrayList<>(context.config().classes());
        judged.removeIf(c -> !labels.contains(c.label()) || !outcomes.isJudged(labels.indexOf(c.label())));
        if (!context.config().isBestFirst()) {
            Collections.reverse(judged);
        }
        int pairs = judged.size() - 1;
        return IntStream.range(0, Math.max(0, pairs))
                .mapToObj(i -> assess(
                        judged.get(i),
                        judged.get(i + 1),
                        new ShareDifference(
                                outcomes.rate(labels.indexOf(judged.get(i + 1).label())),
                                outcomes.rate(labels.indexOf(judged.get(i).label()))),
                        pairs))
                .toList();
    }

    /** @param more by how much the share of good outcomes is greater in the worse class */
    private static Assessment assess(ScoreClass better, ScoreClass worse, ShareDifference more, int pairs) {
        long n = more.rate().n() + more.other().n();
        Figure seen =
                Figure.measure(more.estimate(), more.rate().n(), more.other().n());
        Evidence evidence = OverMargin.evidence(n, seen, more.interval(pairs), MARGIN)
                .expected(new Interval(-1, 0))
                .effectiveN(more.rate().effectiveN() + more.other().effectiveN())
                .test("difference of two shares against the margin, all pairs together (Newcombe 1998, Bonferroni)")
                .p(Math.min(1, 2 * pairs * more.probabilityOfAsGreat(MARGIN)))
                .alternatives(
                        "the outcome is treated differently by class, so that what is done changes what becomes of it",
                        "outcomes are known of some kinds of results only")
                .figure("good_in_" + better.label(), more.other().figure())
                .figure("good_in_" + worse.label(), more.rate().figure())
                .build();
        Verdict verdict = evidence.effect().orElseThrow().verdict();
        return Assessment.builder(
                        "class_outcomes_inverted",
                        "class:" + worse.label() + "_over_" + better.label(),
                        describe(better, worse, more, verdict),
                        evidence)
                .question("outcomes:order")
                .verdict(verdict == Verdict.INCONCLUSIVE && more.estimate() <= 0 ? Verdict.FINE : verdict)
                .share(1)
                .recommendation("Look at results of both classes: what makes the better one, and what became of them.")
                .components(better.pointer("min_score"), worse.pointer("min_score"))
                .build();
    }

    private static Sentence describe(ScoreClass better, ScoreClass worse, ShareDifference more, Verdict verdict) {
        return Sentence.of(
                (verdict == Verdict.VIOLATION
                                ? "The worse class has the better outcomes"
                                : "Whether the worse class has the better outcomes is open")
                        + ": {} of {} in {} are good, against {} of {} in {}.",
                more.rate().figure(),
                Figure.results(more.rate().n()),
                Sentence.declared(worse.label()),
                more.other().figure(),
                Figure.results(more.other().n()),
                Sentence.declared(better.label()));
    }
}
