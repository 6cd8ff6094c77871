package io.calibration.metrics;

import io.calibration.config.FlagSeverity;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
public record FlagMetrics(long results, SortedMap<String, Type> types, List<Counts> occurrences) {

    /** The greatest number of occurrences told apart in histograms of occurrences. */
    public static final int MAX_OCCURRENCES = 16;

    /** No results. */
    public static final FlagMetrics NONE =
            new FlagMetrics(0, new TreeMap<>(), Collections.nCopies(FlagSeverity.COUNT, Counts.zeros(MAX_OCCURRENCES)));

    public FlagMetrics {
        types = Merge.copy(types);
        occurrences = List.copyOf(occurrences);
    }

    /**
     * One flag type.
     *
     * @param results results that carry it at least once
     * @param bySeverity occurrences of each severity, by {@link FlagSeverity#index()}
     * @param byCategory occurrences in each category
     * @param occurrences results by how often they carry it: place 0 is once, the last place that often or more
     */
    public record Type(long results, Counts bySeverity, SortedMap<String, Long> byCategory, Counts occurrences) {

        /** No results. */
        public static final Type NONE =
                new Type(0, Counts.zeros(FlagSeverity.COUNT), new TreeMap<>(), Counts.zeros(MAX_OCCURRENCES));

        public Type {
            byCategory = Merge.copy(byCategory);
        }

        /** All occurrences. */
        public long flags() {
            return bySeverity.total();
        }

        public Type plus(Type other) {
            return new Type(
                    Math.addExact(results, other.results),
                    bySeverity.plus(other.bySeverity),
                    Merge.maps(byCategory, other.byCategory, Math::addExact),
                    occurrences.plus(other.occurrences));
        }

        private Type pooled(Set<String> surplus, LabelPooling labels) {
            SortedMap<String, Long> pooled =
                    labels.pool(LabelKind.FLAG_CATEGORY.field(), surplus, byCategory, Math::addExact, Long::longValue);
            return new Type(results, bySeverity, pooled, occurrences);
        }
    }

    /** Occurrences of each severity over all types. */
    public Counts bySeverity() {
        return types.values().stream().map(Type::bySeverity).reduce(Counts.zeros(FlagSeverity.COUNT), Counts::plus);
    }

    /** Results that carry at least one flag of the severity. */
    public long results(FlagSeverity severity) {
        return occurrences.get(severity.index()).total();
    }

    FlagMetrics plus(FlagMetrics other, LabelPooling labels) {
        SortedMap<String, Type> sum = labels.sum(LabelKind.FLAG_TYPE, types, other.types, Type::plus, Type::flags);
        Set<String> surplus = labels.surplus(
                LabelKind.FLAG_CATEGORY,
                sum.values().stream()
                        .flatMap(type -> type.byCategory.keySet().stream())
                        .toList());
        SortedMap<String, Type> pooled = new TreeMap<>(sum);
        pooled.replaceAll((label, type) -> type.pooled(surplus, labels));
        return new FlagMetrics(
                Math.addExact(results, other.results),
                pooled,
                Merge.lists(occurrences, other.occurrences, Counts::plus));
    }
}
