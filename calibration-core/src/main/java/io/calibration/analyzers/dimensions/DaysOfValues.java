package io.calibration.analyzers.dimensions;

import io.calibration.internal.statistics.days.DailyEvents;
import io.calibration.internal.statistics.days.DailyRate;
import io.calibration.internal.statistics.days.DayVariation;
import io.calibration.internal.statistics.days.DayVariation.Estimate;
import io.calibration.internal.statistics.days.Exposure;
import io.calibration.internal.statistics.days.RateByDay;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * How much rates of values differ from day to day beyond chance ({@link DayVariation}): few results tell little of it, so what those of one
 * value say is drawn towards what those of all values and rates of a kind have in common.
 */
final class DaysOfValues {

    private final List<Days> all;
    private final Estimate common;

    /**
     * @param rates alike ones, such as all flag types
     * @param monthEnds last days of a month with rates of their own
     */
    DaysOfValues(List<Value> values, List<Function<Slice, DailyRate>> rates, int monthEnds) {
        all = values.stream().map(value -> Days.of(value, rates, monthEnds)).toList();
        common = DayVariation.common(
                all.stream().flatMap(days -> days.estimates.stream()).toList());
    }

    /** The days of one value: each rate, and what it says of how days vary. */
    private record Days(String label, List<DailyRate> now, List<Estimate> estimates) {

        static Days of(Value value, List<Function<Slice, DailyRate>> rates, int monthEnds) {
            List<DailyRate> now =
                    rates.stream().map(rate -> rate.apply(value.now())).toList();
            List<Estimate> estimates = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                Optional<DailyRate> before = Optional.of(rates.get(i).apply(value.before()));
                estimates.add(Estimate.of(RateByDay.of(now.get(i), before), monthEnds));
            }
            return new Days(value.label(), now, estimates);
        }
    }

    private Days of(Value value) {
        return all.stream()
                .filter(days -> days.label.equals(value.label()))
                .findFirst()
                .orElseThrow();
    }

    /** What every day of a value has, among its results. */
    static Function<Slice, DailyRate> of(ToLongFunction<DayCounts> events) {
        return slice -> {
            long[] counts = slice.days().values().stream().mapToLong(events).toArray();
            long[] results =
                    slice.days().values().stream().mapToLong(DayCounts::results).toArray();
            return new DailyRate(List.copyOf(slice.days().keySet()), DailyEvents.of(counts), new Exposure(results));
        };
    }

    /** The design effect of one of the rates in the window, at least 1. */
    double designEffect(Value value, int rate) {
        return designEffect(of(value), rate);
    }

    private double designEffect(Days days, int rate) {
        DailyRate now = days.now.get(rate);
        double n = now.exposure().total();
        double events = now.events().total();
        return n == 0
                ? 1
                : DayVariation.of(days.estimates.get(rate), common)
                        .designEffect(events, events / n, now.exposure().days());
    }

    /** The mean design effect of rates that sum to 1 (Rao and Scott 1984, first-order correction). */
    double designEffect(Value value) {
        Days days = of(value);
        double sum = 0;
        double weights = 0;
        for (int rate = 0; rate < days.now.size(); rate++) {
            DailyRate now = days.now.get(rate);
            double weight =
                    1 - now.events().total() / Math.max(1, now.exposure().total());
            sum += weight * designEffect(days, rate);
            weights += weight;
        }
        return weights > 0 ? sum / weights : 1;
    }
}
