package io.calibration.analyzers;

import io.calibration.internal.statistics.DesignEffect;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import java.util.Collection;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Rates over the results of a window, with their clustering by days. */
public final class DailyRates {

    private DailyRates() {}

    /**
     * The rate of results with something.
     *
     * @param count how many there are in the window
     * @param ofDay how many there are on a day
     * @param least the least design effect
     * @return empty when there are no results
     */
    public static Optional<Rate> rate(MetricsPart part, long count, ToLongFunction<DayCounts> ofDay, double least) {
        return part.results() == 0
                ? Optional.empty()
                : Optional.of(new Rate(count, part.results(), Math.max(least, designEffect(part, ofDay))));
    }

    /** The design effect of such a rate. */
    public static double designEffect(MetricsPart part, ToLongFunction<DayCounts> ofDay) {
        return designEffect(part.days().values(), ofDay);
    }

    /** The design effect of such a rate over these days, in their order. */
    public static double designEffect(Collection<DayCounts> days, ToLongFunction<DayCounts> ofDay) {
        return DesignEffect.of(
                days.stream().mapToLong(ofDay).toArray(),
                days.stream().mapToLong(DayCounts::results).toArray());
    }
}
