package io.calibration.metrics;

import io.calibration.config.Labels;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.Intake.Tally;
import io.calibration.metrics.MetricsPart.Slice;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;

/** Keeps sums of labels within the caps of {@link LabelKind}: what is too many becomes {@code other} and is counted as ignored. */
final class LabelPooling {

    private final SnapshotLayout layout;
    private final SortedMap<Rejection, Tally> ignored = new TreeMap<>();

    LabelPooling(SnapshotLayout layout) {
        this.layout = layout;
    }

    /** How many values lost their labels so far, by kind. */
    SortedMap<Rejection, Tally> ignored() {
        return ignored;
    }

    /**
     * The sum of both.
     *
     * @param values how many values an entry counts
     */
    <V> SortedMap<String, V> sum(
            LabelKind kind,
            SortedMap<String, V> left,
            SortedMap<String, V> right,
            BinaryOperator<V> plus,
            ToLongFunction<V> values) {
        SortedMap<String, V> sum = Merge.maps(left, right, plus);
        return pool(kind.field(), surplus(kind, sum.keySet()), sum, plus, values);
    }

    /** The sum of both slices of a dimension. */
    SortedMap<String, Slice> sumValues(
            String dimension, SortedMap<String, Slice> left, SortedMap<String, Slice> right) {
        SortedMap<String, Slice> sum = Merge.maps(left, right, Slice::plus);
        Set<String> surplus = LabelKind.DIMENSION.surplus(sum.keySet(), layout.values(dimension));
        return pool(LabelKind.dimension(dimension), surplus, sum, Slice::plus, Slice::results);
    }

    Set<String> surplus(LabelKind kind, Collection<String> labels) {
        return kind.surplus(labels, layout.declared(kind));
    }

    <V> SortedMap<String, V> pool(
            String field,
            Set<String> surplus,
            SortedMap<String, V> map,
            BinaryOperator<V> plus,
            ToLongFunction<V> values) {
        long pooled = map.entrySet().stream()
                .filter(entry -> surplus.contains(entry.getKey()))
                .mapToLong(entry -> values.applyAsLong(entry.getValue()))
                .sum();
        if (pooled > 0) {
            ignored.merge(new Rejection(RejectionReason.TOO_MANY_LABELS, field), new Tally(pooled, 0), Tally::plus);
        }
        return pool(surplus, map, plus);
    }

    static <V> SortedMap<String, V> pool(Set<String> surplus, SortedMap<String, V> map, BinaryOperator<V> plus) {
        if (surplus.isEmpty()) {
            return map;
        }
        SortedMap<String, V> pooled = new TreeMap<>();
        map.forEach((label, value) -> pooled.merge(surplus.contains(label) ? Labels.OTHER : label, value, plus));
        return pooled;
    }
}
