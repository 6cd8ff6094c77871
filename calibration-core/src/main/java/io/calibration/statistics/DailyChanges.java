package io.calibration.statistics;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.internal.statistics.days.DailyRate;
import io.calibration.internal.statistics.days.DayVariation.Estimate;
import io.calibration.internal.statistics.days.OddDays;
import java.util.Optional;

/** Looks for days that stand out among those of a window. Immutable. */
final class DailyChanges {

    /** The least number of days, those of a baseline included; fewer would not tell clustering from change. */
    static final int LEAST_DAYS = 8;

    /** The least number of events that a rate is scanned from. */
    static final int LEAST_EVENTS = 10;

    private static final int LEAST_OWN_DAYS = 2;

    private final double margin;
    private final long seed;
    private final int monthEnds;
    private final Estimate common;

    /**
     * Changes of rates over some days.
     *
     * @param common what the days of all rates have in common
     */
    DailyChanges(AnalysisContext context, Estimate common) {
        margin = context.policy().margins().ratio();
        seed = context.policy().seed();
        monthEnds = context.policy().monthEnds();
        this.common = common;
    }

    /** Whether days and events are enough to tell days that stand out from chance. */
    boolean areEnough(DailyRate own, Optional<DailyRate> other) {
        int days = own.exposure().days();
        long events = own.events().total();
        return days >= LEAST_OWN_DAYS
                && days + other.map(before -> before.exposure().days()).orElse(0) >= LEAST_DAYS
                && events + other.map(before -> before.events().total()).orElse(0L) >= LEAST_EVENTS;
    }

    /**
     * The run of days that stands out most; none where the days are alike.
     *
     * @param own the days of the window
     * @param other those of the baseline
     * @param rates rates that are looked at together
     */
    Optional<Assessment> assess(DailyRate own, Optional<DailyRate> other, Wording wording, int rates) {
        int days = own.exposure().days();
        OddDays.Search search = new OddDays.Search(other.isPresent() ? days : days / 3, margin, monthEnds);
        return OddDays.of(own, other, common, search)
                .map(odd -> DailyChange.of(odd, own, other, new DailyChange.Judging(rates, margin, seed))
                        .assess(wording));
    }
}
