package io.calibration.statistics;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.internal.statistics.DailyEvents;
import io.calibration.internal.statistics.DayRuns;
import io.calibration.internal.statistics.DesignEffect;
import io.calibration.internal.statistics.Exposure;
import io.calibration.internal.statistics.Looks;
import io.calibration.internal.statistics.RiskRatio;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks for days that stand out among those of a window; what it simulates serves all rates of them. Not thread-safe. */
final class DailyChanges {

    /** The least number of days, those of a baseline included; fewer would not tell clustering from change. */
    static final int LEAST_DAYS = 8;

    /** The least number of events that a rate is scanned from. */
    static final int LEAST_EVENTS = 10;

    private static final int LEAST_OWN_DAYS = 2;

    private final double margin;
    private final double clustering;
    private final List<LocalDate> days;
    private final Exposure exposure;
    private final DayRuns runs;
    private final Looks looks;

    /**
     * Changes of rates over some days.
     *
     * @param clustering the least design effect
     * @param days the days of the window
     * @param own how much came on each of them
     * @param others how much came on each day of a baseline
     */
    DailyChanges(
            AnalysisContext context,
            double clustering,
            Collection<LocalDate> days,
            Exposure own,
            Optional<Exposure> others) {
        margin = context.policy().margins().ratio();
        this.clustering = clustering;
        this.days = List.copyOf(days);
        exposure = others.map(own::followedBy).orElse(own);
        long otherSize = exposure.total() - own.total();
        runs = new DayRuns(own, otherSize, exposure.days() == own.days() ? own.days() / 3 : own.days());
        looks = new Looks(runs, context.policy().seed());
    }

    /** Whether days and events are enough to tell days that stand out from chance. */
    boolean areEnough(DailyEvents events) {
        return days.size() >= LEAST_OWN_DAYS && exposure.days() >= LEAST_DAYS && events.total() >= LEAST_EVENTS;
    }

    /**
     * The run of days that stands out most; none where the days are alike.
     *
     * @param own on which days of the window it happened
     * @param all on which days of the window and, after them, of the baseline
     * @param rates rates that are looked at together
     */
    Optional<Assessment> assess(DailyEvents own, DailyEvents all, Wording wording, int rates) {
        long others = all.total() - own.total();
        DayRuns.Run run = runs.strongest(own, others, margin);
        // All days against nothing, or against a baseline only, are a matter of the rate, not of days.
        if (run.strength() == 0 || run.days() == days.size()) {
            return Optional.empty();
        }
        // From the days outside the run: a spike must not widen its own interval.
        double ofOthers =
                DesignEffect.of(all.without(run.first(), run.end()), exposure.without(run.first(), run.end()));
        double designEffect = Math.max(clustering, ofOthers);
        RiskRatio ratio = runs.ratio(run, own, others, designEffect);
        double tries = rates * looks(ratio, all.total() / designEffect);
        return Optional.of(new DailyChange(
                        days.get(run.first()),
                        days.get(run.end() - 1),
                        (double) own.total() / days.size(),
                        runs.otherSize(),
                        ratio,
                        tries,
                        margin)
                .assess(wording));
    }

    /** A search is worth at least a look a day; where that settles it, none are counted more closely. */
    private double looks(RiskRatio ratio, double events) {
        return ratio.probability(1) * days.size() >= 1 ? days.size() : looks.at(events);
    }
}
