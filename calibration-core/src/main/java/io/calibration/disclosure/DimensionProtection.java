package io.calibration.disclosure;

import io.calibration.config.KnownLabels;
import io.calibration.config.Labels;
import io.calibration.metrics.Counts;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsPart.Slice;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is published by the values of dimensions: the results of each by class. The values of a dimension, and the results without one, make
 * a table whose totals by class are published, so each row that is told apart must be fit to be seen, and so must be what is left.
 *
 * <p>How many values became {@code other} for want of a declaration, or as one too many, is told among what was ignored. So what is counted as
 * {@code other} besides must be fit to be seen as well, for it follows from a subtraction.
 */
final class DimensionProtection {

    /** The row of results without a value: a name that no value can have. */
    private static final String WITHOUT = " without";

    private final Protection protection;
    private final MetricsPart part;
    private final Counts byClass;

    DimensionProtection(Protection protection, MetricsPart part) {
        this.protection = protection;
        this.part = part;
        byClass = protection.pooledClasses(part.byClass());
    }

    /** @param tiers as they are published: what is published by tier follows from them, for two ways of pooling one table would tell more */
    SortedMap<String, SortedMap<String, Slice>> dimensions(SortedMap<String, Counts> tiers) {
        SortedMap<String, SortedMap<String, Slice>> published = new TreeMap<>();
        part.dimensions().forEach((name, slices) -> {
            SortedMap<String, Slice> values = new TreeMap<>();
            (name.equals(KnownLabels.TIER) ? ofTiers(tiers, slices) : pooled(slices))
                    .forEach((value, row) -> values.put(value, Slice.published(row)));
            if (!values.isEmpty()) {
                published.put(name, values);
            }
        });
        return published;
    }

    /**
     * Fields of which the intake must not say how many values became {@code other}: that number, beside what is published by value, would tell of few.
     *
     * @param published dimensions that are published
     */
    Set<String> untold(Set<String> published) {
        return part.layout().dimensions().stream()
                .filter(name -> !published.contains(name)
                        || name.equals(KnownLabels.TIER)
                        || tellsOfFewOthers(name, part.dimensions().getOrDefault(name, new TreeMap<>())))
                .map(LabelKind::dimension)
                .collect(Collectors.toSet());
    }

    /** Whether results that count as {@code other}, less those that the intake says became it, are few. */
    private boolean tellsOfFewOthers(String name, SortedMap<String, Slice> slices) {
        long others =
                slices.containsKey(Labels.OTHER) ? slices.get(Labels.OTHER).results() : 0;
        long said = part.intake().ignored().entrySet().stream()
                .filter(ignored -> ignored.getKey().field().equals(LabelKind.dimension(name)))
                .mapToLong(ignored -> ignored.getValue().count())
                .filter(count -> count >= protection.least())
                .sum();
        return said > 0 && others > said && others - said < protection.least();
    }

    private static SortedMap<String, Counts> ofTiers(SortedMap<String, Counts> tiers, SortedMap<String, Slice> slices) {
        SortedMap<String, Counts> rows = new TreeMap<>();
        tiers.forEach((tier, row) -> rows.merge(slices.containsKey(tier) ? tier : Labels.OTHER, row, Counts::plus));
        return rows;
    }

    /** The rows that may be seen. */
    private SortedMap<String, Counts> pooled(SortedMap<String, Slice> slices) {
        SortedMap<String, Counts> rows = new TreeMap<>();
        slices.forEach((value, slice) -> rows.put(value, protection.pooledClasses(slice.byClass())));
        rows.put(WITHOUT, less(byClass, sum(rows)));
        rows.values().removeIf(row -> row.total() == 0);
        Counts untold = rows.remove(Labels.OTHER);
        SortedMap<String, Counts> seen = protection.rows().labels(rows);
        if (sum(seen).total() < sum(rows).total()) {
            return new TreeMap<>(); // all of them together are too few
        }
        if (untold != null) {
            seen.merge(Labels.OTHER, untold, Counts::plus);
            seen = protection.rows().labels(seen);
        }
        seen.remove(WITHOUT);
        return seen;
    }

    private Counts sum(SortedMap<String, Counts> rows) {
        return rows.values().stream().reduce(Counts.zeros(byClass.size()), Counts::plus);
    }

    private static Counts less(Counts all, Counts some) {
        return Counts.of(IntStream.range(0, all.size())
                .mapToLong(i -> all.get(i) - some.get(i))
                .toArray());
    }
}
