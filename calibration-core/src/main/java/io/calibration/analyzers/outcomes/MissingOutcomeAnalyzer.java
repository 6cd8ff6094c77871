package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analyzers.Clustering;
import io.calibration.analyzers.DailyRates;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.SampleSize;
import io.calibration.internal.statistics.ShareDifference;
import io.calibration.metrics.DayCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether outcomes go missing toward the end of the window: the last quarter of its days against the days before, margin five points.
 * No decision is affected by it, so it is never graver than MEDIUM. Silent when no result has an outcome, and below {@value #LEAST_DAYS} days. Stateless and thread-safe.
 */
public final class MissingOutcomeAnalyzer implements Analyzer {

    /** The least number of days with results. */
    public static final int LEAST_DAYS = 8;

    private static final double MARGIN = 0.05;

    /** Stateless; one serves all. */
    public MissingOutcomeAnalyzer() {}

    @Override
    public String id() {
        return "missing_outcomes";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
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
        long results = days.values().stream().mapToLong(DayCounts::results).sum();
        long missing = days.values().stream()
                .mapToLong(MissingOutcomeAnalyzer::missing)
                .sum();
        return new Rate(
                missing,
                results,
                Math.max(clustering, DailyRates.designEffect(days.values(), MissingOutcomeAnalyzer::missing)));
    }

    private static long missing(DayCounts day) {
        return day.results() - day.withOutcome();
    }

    private static Assessment assess(ShareDifference difference, LocalDate turn) {
        Interval interval = difference.interval();
        Effect effect = Effect.of(difference.estimate() / MARGIN, interval.lower() / MARGIN, interval.upper() / MARGIN);
        Rate late = difference.rate();
        Rate early = difference.other();
        return new Assessment(
                "outcomes_missing",
                "outcomes:trend",
                "outcomes:trend",
                Assessment.verdict(effect),
                0,
                false,
                evidence(difference, effect),
                Numbers.percent(late.share()) + " of " + Numbers.count(late.n(), "result") + " since " + turn
                        + " have no outcome, against " + Numbers.percent(early.share()) + " of "
                        + Numbers.count(early.n()) + " before.",
                "Find out whether the outcomes are only not known yet; until then judge nothing by the outcomes of these days.",
                List.of("outcome"));
    }

    private static Evidence evidence(ShareDifference difference, Effect effect) {
        Rate late = difference.rate();
        Rate early = difference.other();
        return new Evidence(
                difference.estimate(),
                new Interval(-1, MARGIN),
                difference.interval(),
                MARGIN,
                late.n() + early.n(),
                late.effectiveN() + early.effectiveN(),
                "difference of two shares against the margin (Newcombe 1998)",
                Math.min(1, 2 * difference.probabilityOfAsGreat(MARGIN)),
                Double.NaN,
                effect,
                List.of("outcomes take time to arrive", "the source of the outcomes stopped"),
                SampleSize.UNKNOWN,
                new TreeMap<>(Map.of("missing_before", early.share(), "missing_since", late.share())));
    }
}
