package io.calibration.analyzers.outcomes;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.ShareDifference;
import io.calibration.internal.statistics.days.FallingShares;
import io.calibration.metrics.DayCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The run of days on which outcomes are missing most, with better days before and after it: no delay explains that, for older results have
 * had more time, so that the share with an outcome may fall from day to day and not rise. Where it rises, days are pooled (isotonic regression;
 * Ayer et al. 1955), and of those the run is taken that has the greatest excess over their share and margin (Kadane's; Bentley 1984). Its
 * p-value is that against the side that differs less, exact binomial and by the difference, times the runs that there are (Bonferroni).
 *
 * @param difference of the shares that lack an outcome, in the run and around it
 * @param first its first day
 * @param last its last day
 * @param p the p-value, two-sided
 */
record OutcomeGap(ShareDifference difference, LocalDate first, LocalDate last, double p) {

    private static final double MARGIN = MissingOutcomeAnalyzer.MARGIN;
    private static final double CHANCE = 0.05;

    /** The gap in the days of a window, mature or not; empty where the share with an outcome does not rise anywhere. */
    static Optional<OutcomeGap> in(SortedMap<LocalDate, DayCounts> days, double clustering) {
        List<DayCounts> all = List.copyOf(days.values());
        return FallingShares.of(all).blocks().stream()
                .flatMap(block -> Run.in(all, block).stream())
                .max(Comparator.comparingDouble(Run::excess))
                .map(run -> of(run, new ArrayList<>(days.keySet()), days, clustering));
    }

    private static OutcomeGap of(
            Run run, List<LocalDate> all, SortedMap<LocalDate, DayCounts> days, double clustering) {
        SortedMap<LocalDate, DayCounts> inside = days.subMap(all.get(run.start), all.get(run.end));
        SortedMap<LocalDate, DayCounts> after =
                days.subMap(all.get(run.end), all.get(run.known - 1).plusDays(1));
        SortedMap<LocalDate, DayCounts> around = new TreeMap<>(days.headMap(all.get(run.start)));
        around.putAll(after);
        Rate other = OutcomeTrend.missing(around, clustering);
        Rate missing = OutcomeTrend.missing(inside, clustering);
        Rate own = new Rate(missing.count(), missing.n(), other.designEffect());
        double looks = days.size() * (days.size() - 1) / 2.0;
        double single =
                Math.max(single(own, days.headMap(all.get(run.start)), clustering), single(own, after, clustering));
        return new OutcomeGap(
                new ShareDifference(own, other), inside.firstKey(), inside.lastKey(), Math.min(1, 2 * looks * single));
    }

    /** The probability of a lack this great where that of the days on one side is at the margin. */
    private static double single(Rate own, SortedMap<LocalDate, DayCounts> side, double clustering) {
        Rate other = OutcomeTrend.missing(side, clustering);
        return Math.max(
                new ShareDifference(own, other).probabilityOfAsGreat(MARGIN),
                own.probabilityOfAsMany(other.share() + MARGIN));
    }

    /**
     * A run of days by their places, within a block of pooled days.
     *
     * @param start its first day, not the first of all
     * @param end the day after it, in the block
     * @param known the end of the block
     * @param excess of results that lack an outcome
     */
    private record Run(int start, int end, int known, double excess) {

        /** The run of the greatest excess that leaves a day of the block behind it. */
        static Optional<Run> in(List<DayCounts> days, FallingShares.Block block) {
            double fine = 1 - block.share() + MARGIN;
            Optional<Run> best = Optional.empty();
            int start = Math.max(1, block.start());
            double sum = 0;
            for (int i = start; i < block.end() - 1; i++) {
                DayCounts day = days.get(i);
                sum += day.results() - day.withOutcome() - day.results() * fine;
                if (sum < 0) {
                    sum = 0;
                    start = i + 1;
                } else if (best.isEmpty() || sum > best.get().excess) {
                    best = Optional.of(new Run(start, i + 1, block.end(), sum));
                }
            }
            return best;
        }
    }

    /** The assessment; none of a run that chance explains. */
    Optional<Assessment> assess() {
        if (p > CHANCE) {
            return Optional.empty();
        }
        Rate inside = difference.rate();
        Rate around = difference.other();
        Figure more = Figure.measure(difference.estimate(), inside.n(), around.n());
        Evidence evidence = OverMargin.evidence(inside.n() + around.n(), more, difference.interval(), MARGIN)
                .expected(new Interval(-1, MARGIN))
                .effectiveN(inside.effectiveN() + around.effectiveN())
                .test("binomial against the days before and those after, times the runs (Bonferroni)")
                .p(p)
                .alternatives("the outcomes of these days were lost", "nobody followed up on these days")
                .figure("missing_around", around.figure())
                .figure("missing_inside", inside.figure())
                .build();
        Sentence description = Sentence.of(
                "{} of {} from {} to {} have no outcome, against {} of {} before and after: time does not explain it.",
                inside.figure(),
                Figure.results(inside.n()).with("result", "results"),
                Sentence.declared(first.toString()),
                Sentence.declared(last.toString()),
                around.figure(),
                Figure.results(around.n()));
        return Optional.of(Assessment.builder("outcomes_missing", "outcomes:gap", description, evidence)
                .question("outcomes:trend")
                .recommendation("Look for the outcomes of these days where they come from.")
                .components("outcome")
                .build());
    }
}
