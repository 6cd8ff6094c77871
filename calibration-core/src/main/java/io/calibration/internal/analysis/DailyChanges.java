package io.calibration.internal.analysis;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.internal.statistics.DayRuns;
import io.calibration.internal.statistics.Looks;
import io.calibration.internal.statistics.RiskRatio;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsSnapshot;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToLongFunction;

/**
 * Scans every daily rate of a window for days that stand out; what it simulates serves all of them. Not thread-safe.
 *
 * @param <D> a day
 */
public final class DailyChanges<D> {

    /** The least number of days, those of a baseline included; fewer would not tell clustering from change. */
    public static final int LEAST_DAYS = 8;

    /** The least number of events that a rate is scanned from. */
    public static final int LEAST_EVENTS = 10;

    private static final int LEAST_OWN_DAYS = 2;

    private final SortedMap<LocalDate, D> now;
    private final Collection<D> baseline;
    private final ToLongFunction<D> size;
    private final DayRuns runs;
    private final Looks looks;
    private final double margin;
    private final double clustering;

    /**
     * Changes of rates over some days.
     *
     * @param now the days of the window
     * @param baseline those of a baseline; empty when there is none
     * @param size how much came on a day
     */
    public DailyChanges(
            AnalysisContext context, SortedMap<LocalDate, D> now, Collection<D> baseline, ToLongFunction<D> size) {
        margin = context.policy().margins().ratio();
        clustering = Clustering.of(context).events();
        this.now = now;
        this.baseline = baseline;
        this.size = size;
        DailyCounts results = counts(size);
        runs = new DayRuns(results.sizes(), results.otherSize(), baseline.isEmpty() ? now.size() / 3 : now.size());
        looks = new Looks(runs, context.policy().seed());
    }

    /** The rates of the results of the snapshot, against the baseline when there is one. */
    public static DailyChanges<DayCounts> ofResults(AnalysisContext context) {
        return new DailyChanges<>(
                context,
                context.snapshot().metrics().days(),
                context.baseline()
                        .map(MetricsSnapshot::metrics)
                        .map(part -> part.days().values())
                        .orElse(List.of()),
                DayCounts::results);
    }

    private DailyCounts counts(ToLongFunction<D> ofDay) {
        return DailyCounts.of(now, baseline, size, ofDay);
    }

    private boolean isLongEnough() {
        return now.size() >= LEAST_OWN_DAYS && now.size() + baseline.size() >= LEAST_DAYS;
    }

    /** The assessments of these rates, whose p-values allow for one another; none of a rate with too few days or events, or whose days are alike. */
    public List<Assessment> assess(List<DailyRate<D>> rates) {
        if (!isLongEnough()) {
            return List.of();
        }
        List<DailyRate<D>> told = rates.stream()
                .filter(rate -> counts(rate.ofDay()).allEvents() >= LEAST_EVENTS)
                .toList();
        return told.stream().flatMap(rate -> assess(rate, told.size()).stream()).toList();
    }

    private Optional<Assessment> assess(DailyRate<D> rate, int rates) {
        DailyCounts counts = counts(rate.ofDay());
        DayRuns.Run run = runs.strongest(counts.events(), counts.otherEvents(), margin);
        if (run.strength() == 0 || isWhole(run, counts)) {
            return Optional.empty();
        }
        double designEffect = Math.max(clustering, counts.designEffect(run));
        RiskRatio ratio = runs.ratio(run, counts.events(), counts.otherEvents(), designEffect);
        double tries = rates * looks(ratio, counts, designEffect);
        DailyChange change = new DailyChange(counts, run, ratio, tries, designEffect, margin);
        return Optional.of(change.assess(rate));
    }

    /** All days against nothing, or against a baseline only: then it is a matter of the rate, not of days. */
    private static boolean isWhole(DayRuns.Run run, DailyCounts counts) {
        return run.days() == counts.days().size();
    }

    /** A search is worth at least a look a day; where that settles it, none are counted more closely. */
    private double looks(RiskRatio ratio, DailyCounts counts, double designEffect) {
        int days = counts.days().size();
        return ratio.probability(1) * days >= 1 ? days : looks.at(counts.allEvents() / designEffect);
    }
}
