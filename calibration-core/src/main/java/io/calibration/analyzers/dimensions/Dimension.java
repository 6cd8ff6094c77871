package io.calibration.analyzers.dimensions;

import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A dimension and its values, in the window and in its baseline.
 *
 * @param name the dimension
 * @param values all that either has, in alphabetical order
 */
record Dimension(String name, List<Value> values) {

    /** The least number of results of a value, in the window as in the baseline. */
    static final int LEAST = 30;

    /** The dimensions of a window, each with what its values were in the baseline, where there is one. */
    static List<Dimension> of(MetricsPart now, Optional<MetricsSnapshot> baseline) {
        List<Dimension> dimensions = new ArrayList<>();
        now.dimensions()
                .forEach((name, slices) -> dimensions.add(new Dimension(
                        name,
                        values(
                                now,
                                name,
                                slices,
                                baseline.map(before ->
                                                before.metrics().dimensions().get(name))
                                        .orElseGet(TreeMap::new)))));
        return dimensions;
    }

    private static List<Value> values(
            MetricsPart part, String name, SortedMap<String, Slice> now, SortedMap<String, Slice> before) {
        TreeSet<String> labels = new TreeSet<>(now.keySet());
        labels.addAll(before.keySet());
        return labels.stream()
                .map(label -> new Value(
                        name,
                        label,
                        part.layout().values(name).contains(label),
                        now.getOrDefault(label, Slice.NONE),
                        before.getOrDefault(label, Slice.NONE),
                        part.results()))
                .toList();
    }

    /** The values with results enough in window and baseline. */
    List<Value> compared() {
        return values.stream()
                .filter(value -> Math.min(value.n(), value.m()) >= LEAST)
                .filter(value -> !value.now().days().isEmpty()
                        && !value.before().days().isEmpty()) // published ones tell classes alone
                .toList();
    }

    /** Results of the window that have a value. */
    long results() {
        return values.stream().mapToLong(Value::n).sum();
    }
}
