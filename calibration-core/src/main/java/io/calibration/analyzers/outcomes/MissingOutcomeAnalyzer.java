package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Clustering;
import io.calibration.internal.statistics.DesignEffect;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.ShareDifference;
import io.calibration.metrics.DayCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.LongStream;

/**
 * Whether outcomes go missing toward the end of the window: the last quarter of its days against the days before, margin five points.
 * No decision is affected by it, so it is never graver than MEDIUM. Silent when no result has an outcome, and below {@value #LEAST_DAYS} days.
 */
public final class MissingOutcomeAnalyzer {

    /** The least number of days with results. */
    public static final int LEAST_DAYS = 8;

    private static final double MARGIN = 0.05;

    private MissingOutcomeAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        SortedMap<LocalDate, DayCounts> days = context.snapshot().metrics().days();
        boolean noOutcomes = days.values().stream().allMatch(day -> day.withOutcome() == 0);
        if (noOutcomes || days.size() < LEAST_DAYS) {
            return List.of();
        }
        double clustering = Clustering.of(context).events();
        LocalDate turn = new ArrayList<>(days.keySet()).get(days.size() - days.size() / 4);
        ShareDifference difference =
                new ShareDifference(missing(days.tailMap(turn), clustering), missing(days.headMap(turn), clustering));
        return List.of(assess(difference, turn));
    }

    private static Rate missing(SortedMap<LocalDate, DayCounts> days, double clustering) {
        long[] results = days.values().stream().mapToLong(DayCounts::results).toArray();
        long[] missing = days.values().stream()
                .mapToLong(day -> day.results() - day.withOutcome())
                .toArray();
        return new Rate(
                LongStream.of(missing).sum(),
                LongStream.of(results).sum(),
                Math.max(clustering, DesignEffect.of(missing, results)));
    }

    private static Assessment assess(ShareDifference difference, LocalDate turn) {
        Rate late = difference.rate();
        Rate early = difference.other();
        Figure more = Figure.measure(difference.estimate(), late.n(), early.n());
        Evidence evidence = OverMargin.evidence(late.n() + early.n(), more, difference.interval(), MARGIN)
                .expected(new Interval(-1, MARGIN))
                .effectiveN(late.effectiveN() + early.effectiveN())
                .test("difference of two shares against the margin (Newcombe 1998)")
                .p(Math.min(1, 2 * difference.probabilityOfAsGreat(MARGIN)))
                .alternatives("outcomes take time to arrive", "the source of the outcomes stopped")
                .figure("missing_before", early.figure())
                .figure("missing_since", late.figure())
                .build();
        Sentence description = Sentence.of(
                "{} of {} since {} have no outcome, against {} of {} before.",
                late.figure(),
                Figure.results(late.n()).with("result", "results"),
                Sentence.declared(turn.toString()),
                early.figure(),
                Figure.results(early.n()));
        return Assessment.builder("outcomes_missing", "outcomes:trend", description, evidence)
                .recommendation(
                        "Find out whether the outcomes are only not known yet; until then judge nothing by the outcomes of these days.")
                .components("outcome")
                .build();
    }
}
