package io.calibration.analyzers.dimensions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which values of a dimension changed in one figure. A value that changed makes the others look as if they had gone the other way, for it is
 * among those that they are held against. So it is taken out, and the others are held against one another: forward search for outliers
 * (Hadi and Simonoff 1993). Of two values neither can be told from the other but by what it was itself: the one that moved more did.
 *
 * @param level probability of taking a value out of a dimension in which none changed
 */
record ChangedValues(double level) {

    /** One comparison for each value that has one. */
    <T> List<Change> among(List<Value> values, Measure<T> measure) {
        List<Held<T>> left = new ArrayList<>();
        values.forEach(value -> measure.of(value).ifPresent(seen -> left.add(new Held<>(value, seen))));
        double bound = level / Math.max(1, left.size());
        List<Change> all = new ArrayList<>();
        List<Change> round = changes(left, measure);
        for (Optional<Change> out = furthest(round, left.size(), bound);
                out.isPresent();
                out = furthest(round, left.size(), bound)) {
            Change taken = out.get();
            all.add(taken);
            left.removeIf(seen -> seen.is(taken.value()));
            round = changes(left, measure);
        }
        all.addAll(round);
        return all;
    }

    private record Held<T>(Value value, T figure) {

        boolean is(Value other) {
            return value.label().equals(other.label());
        }
    }

    private static <T> List<Change> changes(List<Held<T>> values, Measure<T> measure) {
        return values.size() < 2
                ? List.of()
                : values.stream()
                        .filter(seen -> seen.value.isNamed())
                        .flatMap(seen -> measure.change(seen.figure, without(seen, values)).stream())
                        .toList();
    }

    private static <T> List<T> without(Held<T> one, List<Held<T>> values) {
        return values.stream()
                .filter(seen -> !seen.is(one.value))
                .map(Held::figure)
                .toList();
    }

    private static Optional<Change> furthest(List<Change> round, int values, double bound) {
        Comparator<Change> surest =
                Comparator.comparing(Change::p, Comparator.reverseOrder()).thenComparing(Change::distance);
        Comparator<Change> order = values == 2 ? Comparator.comparing(Change::own) : surest;
        return round.stream().filter(change -> change.p() <= bound).max(order);
    }
}
