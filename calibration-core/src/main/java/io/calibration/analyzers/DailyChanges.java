package io.calibration.analyzers;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.internal.statistics.DailyEvents;
import io.calibration.internal.statistics.DayRuns;
import io.calibration.internal.statistics.Exposure;
import io.calibration.internal.statistics.Looks;
import io.calibration.internal.statistics.RiskRatio;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Scans every daily rate of a window for days that stand out; what it simulates serves all of them. Not thread-safe. */
public final class DailyChanges {

    /** The least number of days, those of a baseline included; fewer would not tell clustering from change. */
    public static final int LEAST_DAYS = 8;

    /** The least number of events that a rate is scanned from. */
    public static final int LEAST_EVENTS = 10;

    private static final int LEAST_OWN_DAYS = 2;

    private final List<LocalDate> days;
    private final int otherDays;
    private final Exposure exposure;
    private final DayRuns runs;
    private final Looks looks;
    private final double margin;
    private final double clustering;

    /**
     * Changes of rates over some days.
     *
     * @param days the days of the window
     * @param sizes how much came on each of them
     * @param otherSizes how much came on each day of a baseline; empty when there is none
     */
    public DailyChanges(AnalysisContext context, Collection<LocalDate> days, long[] sizes, long[] otherSizes) {
        margin = context.policy().margins().ratio();
        clustering = Clustering.of(context).events();
        this.days = List.copyOf(days);
        otherDays = otherSizes.length;
        exposure = new Exposure(LongStream.concat(LongStream.of(sizes), LongStream.of(otherSizes))
                .toArray());
        runs = new DayRuns(sizes, LongStream.of(otherSizes).sum(), otherDays == 0 ? sizes.length / 3 : sizes.length);
        looks = new Looks(runs, context.policy().seed());
    }

    private boolean isLongEnough() {
        return days.size() >= LEAST_OWN_DAYS && days.size() + otherDays >= LEAST_DAYS;
    }

    /** The assessments of these rates, whose p-values allow for one another; none of a rate with too few days or events, or whose days are alike. */
    public List<Assessment> assess(List<DailyRate> rates) {
        if (!isLongEnough()) {
            return List.of();
        }
        List<DailyRate> told = rates.stream()
                .filter(rate -> rate.events().total() >= LEAST_EVENTS)
                .toList();
        return told.stream().flatMap(rate -> assess(rate, told.size()).stream()).toList();
    }

    private Optional<Assessment> assess(DailyRate rate, int rates) {
        DailyEvents events = rate.events().first(days.size());
        DailyCounts counts = new DailyCounts(days, exposure, runs.otherSize(), rate.events(), events);
        DayRuns.Run run = runs.strongest(events, counts.otherEvents(), margin);
        // All days against nothing, or against a baseline only, are a matter of the rate, not of days.
        if (run.strength() == 0 || run.days() == days.size()) {
            return Optional.empty();
        }
        double designEffect = Math.max(clustering, counts.designEffect(run));
        RiskRatio ratio = runs.ratio(run, events, counts.otherEvents(), designEffect);
        double tries = rates * looks(ratio, counts, designEffect);
        DailyChange change = new DailyChange(counts, run, ratio, tries, designEffect, margin);
        return Optional.of(change.assess(rate));
    }

    /** A search is worth at least a look a day; where that settles it, none are counted more closely. */
    private double looks(RiskRatio ratio, DailyCounts counts, double designEffect) {
        return ratio.probability(1) * days.size() >= 1
                ? days.size()
                : looks.at(counts.all().total() / designEffect);
    }
}
