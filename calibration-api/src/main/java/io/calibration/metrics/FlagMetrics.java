package io.calibration.metrics;

import io.calibration.config.FlagSeverity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The flags.
 *
 * @param results results with at least one flag
 * @param types each flag type by its label; {@code other} adds up the types that were pooled
 * @param occurrences for each severity by {@link FlagSeverity#index()}: results by how many flags of it they carry; place 0 is one,
 *     the last place that many or more
 */
public record FlagMetrics(long results, SortedMap<String, FlagTypeMetrics> types, List<Counts> occurrences) {

    /** The greatest number of occurrences told apart in histograms of occurrences. */
    public static final int MAX_OCCURRENCES = 16;

    public FlagMetrics {
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
        occurrences = List.copyOf(occurrences);
    }

    /** Occurrences of each severity over all types. */
    public Counts bySeverity() {
        return types.values().stream()
                .map(FlagTypeMetrics::bySeverity)
                .reduce(Counts.zeros(FlagSeverity.COUNT), Counts::plus);
    }

    /** Results that carry at least one flag of the severity. */
    public long results(FlagSeverity severity) {
        return occurrences.get(severity.index()).total();
    }

    public FlagMetrics plus(FlagMetrics other) {
        List<Counts> sum = new ArrayList<>();
        for (int i = 0; i < occurrences.size(); i++) {
            sum.add(occurrences.get(i).plus(other.occurrences.get(i)));
        }
        return new FlagMetrics(
                Math.addExact(results, other.results), Sums.of(types, other.types, FlagTypeMetrics::plus), sum);
    }
}
