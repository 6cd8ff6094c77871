package io.calibration.internal.statistics.days;

import io.calibration.internal.statistics.Normal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The design effect that daily series of one kind have in common. The counts of one rate say little about clustering where they are small;
 * those of all flag types together say a lot, and clustering, the same person scanned often, is in all of them. It is the median over the
 * series, weighted by what each can tell, so that a spike of one of them is not taken for clustering of all.
 */
public final class CommonDesignEffect {

    private static final double GATE = 0.1;

    /** What a median tells, over what a mean would (its asymptotic efficiency). */
    private static final double MEDIAN = 2 / Math.PI;

    private CommonDesignEffect() {}

    /**
     * What one series says.
     *
     * @param value variance of the daily counts over that of independent results, unbiased where they are
     * @param degrees degrees of freedom that it is worth: few where there are few days or few events
     */
    public record Estimate(double value, double degrees) {

        /** The same of the events and the results of each day. */
        public static Optional<Estimate> of(long[] counts, long[] sizes) {
            return of(DailyEvents.of(counts), new Exposure(sizes));
        }

        /** The estimate of a series, or empty where it says nothing. Takes as long as there are days with events. */
        public static Optional<Estimate> of(DailyEvents series, Exposure exposure) {
            double n = exposure.total();
            double rate = series.total() / Math.max(1, n);
            double events = n * rate * (1 - rate);
            double squares = exposure.squares();
            double days = n * n / squares - 1;
            double chance = rate * (1 - rate) * (n * n - squares) / (n - 1);
            return events > 0 && days > 1
                    ? Optional.of(
                            new Estimate(excess(series, exposure, rate) / chance, 1 / (1 / days + 1 / (2 * events))))
                    : Optional.empty();
        }

        /** Squared distance from what each day is to be expected to have; of the days without events, all at once. */
        private static double excess(DailyEvents series, Exposure exposure, double rate) {
            double excess = 0;
            double squares = 0;
            for (int i = 0; i < series.size(); i++) {
                double size = exposure.size(series.day(i));
                squares += size * size;
                excess += (series.count(i) - size * rate) * (series.count(i) - size * rate);
            }
            return excess + Math.max(0, exposure.squares() - squares) * rate * rate;
        }
    }

    /** The design effect, at least 1; 1 where the series do not vary more than chance lets them, and without series. */
    public static double of(List<Estimate> series) {
        List<Estimate> estimates = series.stream()
                .sorted(Comparator.comparingDouble(Estimate::value))
                .toList();
        double all = estimates.stream().mapToDouble(Estimate::degrees).sum();
        double degrees = Math.max(1, MEDIAN * all);
        double median = median(estimates, all / 2);
        if (ChiSquaredDistribution.of(degrees).survivalProbability(degrees * median) > GATE) {
            return 1;
        }
        double few = Normal.few(degrees);
        return Math.max(1, median * few * few);
    }

    private static double median(List<Estimate> ascending, double half) {
        double seen = 0;
        for (Estimate estimate : ascending) {
            seen += estimate.degrees();
            if (seen >= half) {
                return estimate.value();
            }
        }
        return 1;
    }
}
