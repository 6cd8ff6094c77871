package io.calibration.analyzers.outcomes;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.ShareDifference;
import io.calibration.internal.statistics.days.DesignEffect;
import io.calibration.internal.statistics.outcomes.MatureDays;
import io.calibration.metrics.DayCounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.LongStream;

/**
 * Results without an outcome since some day, against those before.
 *
 * @param difference of the shares that lack an outcome
 * @param turn the day
 * @param doubt what else explains a lack, and cannot be told from it here; empty where it is certain
 */
record OutcomeTrend(ShareDifference difference, LocalDate turn, String doubt) {

    private static final String CERTAIN = "";

    /** Days of one window, before and since some day. */
    static OutcomeTrend since(LocalDate turn, SortedMap<LocalDate, DayCounts> days, double clustering) {
        return of(days.headMap(turn), days.tailMap(turn), clustering, CERTAIN);
    }

    /** The days of a window against those of a baseline. */
    static OutcomeTrend against(
            SortedMap<LocalDate, DayCounts> before, SortedMap<LocalDate, DayCounts> now, double clustering) {
        return of(before, now, clustering, CERTAIN);
    }

    /**
     * Days of which nobody says whether they are mature. No delay that leaves half of the days without any outcome is taken for granted,
     * unless the end of the baseline is the same.
     */
    static OutcomeTrend open(SortedMap<LocalDate, DayCounts> days, Optional<MatureDays> baseline, double clustering) {
        LocalDate stop = stop(days);
        SortedMap<LocalDate, DayCounts> without = days.tailMap(stop);
        boolean isLong = 2 * without.size() >= days.size();
        if (isLong
                && !baseline.map(before -> lacksAtEnd(before.days(), without.size()))
                        .orElse(false)) {
            return since(stop, days, clustering);
        }
        LocalDate turn = MissingOutcomeAnalyzer.lastQuarter(days);
        boolean likewise = baseline.map(MatureDays::days)
                .map(before -> since(MissingOutcomeAnalyzer.lastQuarter(before), before, clustering))
                .filter(OutcomeTrend::isMore)
                .isPresent();
        String doubt = "; they may only not be known yet"
                + (likewise ? ", as at the end of the baseline" : "")
                + ": outcomes.known_after_days in the policy, or outcome_at of the results, would tell.";
        return of(days.headMap(turn), days.tailMap(turn), clustering, doubt);
    }

    private static OutcomeTrend of(
            SortedMap<LocalDate, DayCounts> before,
            SortedMap<LocalDate, DayCounts> since,
            double clustering,
            String doubt) {
        // a lack that grows from day to day would hide itself in the spread of its own days
        Rate early = missing(before, clustering);
        Rate late = missing(since, clustering);
        return new OutcomeTrend(
                new ShareDifference(new Rate(late.count(), late.n(), early.designEffect()), early),
                since.firstKey(),
                doubt);
    }

    /** The day from which on no result has an outcome, or the last day. */
    private static LocalDate stop(SortedMap<LocalDate, DayCounts> days) {
        LocalDate stop = days.lastKey();
        List<Map.Entry<LocalDate, DayCounts>> all = List.copyOf(days.entrySet());
        for (int i = all.size() - 1; i > 0 && all.get(i).getValue().withOutcome() == 0; i--) {
            stop = all.get(i).getKey();
        }
        return stop;
    }

    private static boolean lacksAtEnd(SortedMap<LocalDate, DayCounts> days, int last) {
        return last < days.size()
                && days.values().stream()
                                .skip(days.size() - last)
                                .mapToLong(DayCounts::withOutcome)
                                .sum()
                        == 0;
    }

    static Rate missing(SortedMap<LocalDate, DayCounts> days, double clustering) {
        long[] results = days.values().stream().mapToLong(DayCounts::results).toArray();
        long[] missing = days.values().stream()
                .mapToLong(day -> day.results() - day.withOutcome())
                .toArray();
        return new Rate(
                LongStream.of(missing).sum(),
                LongStream.of(results).sum(),
                Math.max(clustering, DesignEffect.of(missing, results)));
    }

    private boolean isMore() {
        return difference.interval().lower() > 0;
    }

    /** The assessment; none where a lack that means nothing may be chance as well. */
    Optional<Assessment> assess() {
        if (doubt.isEmpty()) {
            return Optional.of(assess(evidence().build(), ".").build());
        }
        return isMore()
                ? Optional.of(
                        assess(evidence().build(), doubt).verdict(Verdict.NOTE).build())
                : Optional.empty();
    }

    private Evidence.Builder evidence() {
        Rate late = difference.rate();
        Rate early = difference.other();
        Figure more = Figure.measure(difference.estimate(), late.n(), early.n());
        return OverMargin.evidence(late.n() + early.n(), more, difference.interval(), MissingOutcomeAnalyzer.MARGIN)
                .expected(new Interval(-1, MissingOutcomeAnalyzer.MARGIN))
                .effectiveN(late.effectiveN() + early.effectiveN())
                .test("difference of two shares against the margin (Newcombe 1998)")
                .p(Math.min(1, 2 * difference.probabilityOfAsGreat(MissingOutcomeAnalyzer.MARGIN)))
                .alternatives("outcomes take longer than is thought", "the source of the outcomes stopped")
                .figure("missing_before", early.figure())
                .figure("missing_since", late.figure());
    }

    private Assessment.Builder assess(Evidence evidence, String end) {
        Rate late = difference.rate();
        Rate early = difference.other();
        Sentence description = Sentence.of(
                "{} of {} from {} on have no outcome, against {} of {} of the days before" + end,
                late.figure(),
                Figure.results(late.n()).with("result", "results"),
                Sentence.declared(turn.toString()),
                early.figure(),
                Figure.results(early.n()));
        return Assessment.builder("outcomes_missing", "outcomes:trend", description, evidence)
                .recommendation(
                        "Find out whether the outcomes are only not known yet; until then judge nothing by the outcomes of these days.")
                .components("outcome");
    }
}
