package io.calibration.statistics;

import io.calibration.internal.statistics.DailyEvents;
import io.calibration.internal.statistics.DesignEffect;
import io.calibration.internal.statistics.Exposure;
import io.calibration.internal.statistics.Rate;
import java.util.Optional;

/**
 * What one side, window or baseline, shows of a rate.
 *
 * @param count how many there are
 * @param n among how many
 * @param events on which days
 * @param exposure how many came on each day
 * @param least the least design effect
 * @param hidden how many may be withheld where none are seen, or all
 * @param byDay whether the days tell all of it, as those of published aggregates may not
 */
record Seen(long count, long n, DailyEvents events, Exposure exposure, double least, long hidden, boolean byDay) {

    /** Empty where nothing came in. */
    Optional<Rate> rate() {
        return n == 0
                ? Optional.empty()
                : Optional.of(new Rate(count, n, Math.max(least, DesignEffect.of(events, exposure))));
    }
}
