package io.calibration.internal.statistics.outcomes;

import io.calibration.metrics.Counts;
import io.calibration.metrics.OutcomeMetrics.Ages;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How long outcomes take, where results say when theirs became known. An outcome is seen only where it came before the data were looked at,
 * so early ones are seen too often. The chance that an outcome that comes within some days comes on the last of them, the hazard in reverse time, is free of
 * that when it is taken over results that are as old at least (Kalbfleisch and Lawless 1989; Lawless 1994): the share that comes within
 * {@code x} days is the product of {@code 1 - hazard} over all longer times. Good and bad outcomes apart, for bad ones often take longer.
 *
 * @param seen a day on which the data were not yet all there: the one by which 99 % of the outcomes had come
 * @param days days by which 98 % of good and of bad outcomes are known; empty where that is longer than three quarters of what was seen, for
 *     of longer delays nothing can be known
 */
public record OutcomeDelays(LocalDate seen, OptionalInt days) {

    private static final long LEAST = 30;
    private static final double OF_KNOWN_AGE = 0.9;
    private static final double NEARLY_ALL = 0.98;
    private static final double SEEN = 0.99;
    private static final double REACH = 0.75;

    /**
     * The delays of outcomes by the day of their results.
     *
     * @param lastResult the last day that is looked at
     * @return empty where fewer than 30 outcomes, or fewer than nine in ten, say when they became known
     */
    public static Optional<OutcomeDelays> of(SortedMap<LocalDate, Ages> byDay, LocalDate lastResult) {
        SortedMap<LocalDate, Long> arrivals = new TreeMap<>();
        byDay.forEach((day, ages) -> ages.good().plus(ages.bad()).forEachNonZero((bin, count) -> {
            if (bin != Ages.UNKNOWN) {
                arrivals.merge(day.plusDays(Ages.from(bin)), count, Long::sum);
            }
        }));
        long known = arrivals.values().stream().mapToLong(Long::longValue).sum();
        long all = byDay.values().stream().mapToLong(Ages::total).sum();
        if (known < LEAST || known < OF_KNOWN_AGE * all) {
            return Optional.empty();
        }
        LocalDate last = quantile(arrivals, SEEN * known);
        LocalDate seen = last.isBefore(lastResult) ? lastResult : last;
        int days = Math.max(nearlyAll(byDay, seen, Ages::good), nearlyAll(byDay, seen, Ages::bad));
        boolean isKnown = days <= REACH * (byDay.firstKey().until(seen, ChronoUnit.DAYS) + 1);
        return Optional.of(new OutcomeDelays(seen, isKnown ? OptionalInt.of(days) : OptionalInt.empty()));
    }

    private static LocalDate quantile(SortedMap<LocalDate, Long> arrivals, double most) {
        long before = 0;
        for (Map.Entry<LocalDate, Long> arrival : arrivals.entrySet()) {
            before += arrival.getValue();
            if (before >= most) {
                return arrival.getKey();
            }
        }
        return arrivals.lastKey();
    }

    /** The least age, in days, by which nearly all outcomes of a kind are known. */
    private static int nearlyAll(SortedMap<LocalDate, Ages> byDay, LocalDate seen, Function<Ages, Counts> kind) {
        double share = 1;
        int bin = Ages.BINS - 1;
        while (bin > Ages.UNKNOWN + 1) {
            LocalDate oldEnough = seen.minusDays(last(bin) - 1L);
            long on = 0;
            long within = 0;
            for (Ages ages : byDay.headMap(oldEnough).values()) {
                Counts counts = kind.apply(ages);
                on += counts.get(bin);
                within += counts.total(Ages.UNKNOWN + 1, bin + 1);
            }
            share *= within == 0 ? 1 : 1 - (double) on / within;
            if (share < NEARLY_ALL) {
                return last(bin);
            }
            bin--;
        }
        return 0;
    }

    /** The greatest age in a bin; of the last one, in which there is no greatest, its least. */
    private static int last(int bin) {
        return bin == Ages.BINS - 1 ? Ages.from(bin) : Ages.from(bin + 1) - 1;
    }
}
