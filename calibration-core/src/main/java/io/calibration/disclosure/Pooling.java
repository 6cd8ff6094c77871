package io.calibration.disclosure;

import io.calibration.config.Labels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The two ways in which groups that are too small are hidden: rows that have an order are counted with their neighbours, labels are
 * counted as {@code other}. Either way every total stays true, so that nothing hidden follows from a subtraction.
 *
 * @param <V> what is counted: a number, or a row of numbers
 * @param plus adds two up
 * @param fits whether one may be seen; nothing must fit
 * @param size results that it stands for
 * @param least the fewest results that may be withheld, so that they cannot be told from a total
 */
record Pooling<V>(BinaryOperator<V> plus, Predicate<V> fits, ToLongFunction<V> size, long least) {

    /** Where a row is counted that is counted nowhere. */
    static final int WITHHELD = -1;

    /**
     * Merges neighbours until each run of them fits, never from one region into another; what is left over in a region joins the run
     * before it. A run is counted where its largest row is.
     *
     * @param region the region of each row; rows of one region stand together
     * @return for each row the place where it is counted, or {@link #WITHHELD}
     */
    int[] places(List<V> rows, IntUnaryOperator region) {
        int[] places = new int[rows.size()];
        Arrays.fill(places, WITHHELD);
        List<Run<V>> runs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Run<V> row = new Run<>(i, i + 1, rows.get(i));
            if (i > 0
                    && region.applyAsInt(i) == region.applyAsInt(i - 1)
                    && !fits.test(last(runs).sum())) {
                row = runs.remove(runs.size() - 1).join(row, plus);
            }
            runs.add(row);
        }
        joinLeftovers(runs, region);
        runs.removeIf(run -> !fits.test(run.sum()));
        withholdEnough(runs, rows);
        runs.forEach(run -> Arrays.fill(places, run.from(), run.to(), largest(run, rows)));
        return places;
    }

    /** The rows, each counted at its place. */
    List<V> gather(List<V> rows, int[] places, V nothing) {
        List<V> gathered = new ArrayList<>(rows.stream().map(row -> nothing).toList());
        for (int i = 0; i < places.length; i++) {
            if (places[i] != WITHHELD) {
                gathered.set(places[i], plus.apply(gathered.get(places[i]), rows.get(i)));
            }
        }
        return gathered;
    }

    /** Rows with no bounds between them but their regions', pooled. */
    List<V> neighbours(List<V> rows, IntUnaryOperator region, V nothing) {
        return gather(rows, places(rows, region), nothing);
    }

    /** Rows by their days, without those that are empty. */
    SortedMap<LocalDate, V> dated(List<LocalDate> days, List<V> rows) {
        SortedMap<LocalDate, V> byDay = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (size.applyAsLong(rows.get(i)) > 0) {
                byDay.put(days.get(i), rows.get(i));
            }
        }
        return byDay;
    }

    /** Labels that do not fit become {@code other}, and the smallest of the rest with them until it fits; else it is withheld. */
    SortedMap<String, V> labels(SortedMap<String, V> values) {
        SortedMap<String, V> kept = new TreeMap<>(values);
        kept.remove(Labels.OTHER);
        kept.values().removeIf(value -> !fits.test(value));
        List<String> bySize = kept.keySet().stream()
                .sorted(Comparator.comparingLong(label -> size.applyAsLong(values.get(label))))
                .toList();
        V other = other(values, kept);
        for (String label : bySize) {
            if (other == null || fits.test(other)) {
                break;
            }
            other = plus.apply(other, kept.remove(label));
        }
        if (other != null && fits.test(other)) {
            kept.put(Labels.OTHER, other);
        }
        return kept;
    }

    private @Nullable V other(SortedMap<String, V> values, SortedMap<String, V> kept) {
        return values.entrySet().stream()
                .filter(entry -> !kept.containsKey(entry.getKey()))
                .map(entry -> entry.getValue())
                .reduce(plus)
                .orElse(null);
    }

    private void joinLeftovers(List<Run<V>> runs, IntUnaryOperator region) {
        for (int i = runs.size() - 1; i > 0; i--) {
            Run<V> run = runs.get(i);
            Run<V> before = runs.get(i - 1);
            if (!fits.test(run.sum()) && region.applyAsInt(run.from()) == region.applyAsInt(before.from())) {
                runs.remove(i);
                runs.set(i - 1, before.join(run, plus));
            }
        }
    }

    /** What is withheld would follow from the total if it were less than the least. */
    private void withholdEnough(List<Run<V>> runs, List<V> rows) {
        long withheld = rows.stream().mapToLong(size).sum()
                - runs.stream().mapToLong(run -> size.applyAsLong(run.sum())).sum();
        runs.removeIf(run -> size.applyAsLong(run.sum()) == 0);
        while (withheld > 0 && withheld < least && !runs.isEmpty()) {
            Run<V> smallest = runs.stream()
                    .min(Comparator.comparingLong(run -> size.applyAsLong(run.sum())))
                    .orElseThrow();
            runs.remove(smallest);
            withheld += size.applyAsLong(smallest.sum());
        }
    }

    private int largest(Run<V> run, List<V> rows) {
        return IntStream.range(run.from(), run.to())
                .boxed()
                .max(Comparator.comparingLong((Integer i) -> size.applyAsLong(rows.get(i)))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private record Run<V>(int from, int to, V sum) {

        Run<V> join(Run<V> after, BinaryOperator<V> plus) {
            return new Run<>(from, after.to, plus.apply(sum, after.sum));
        }
    }
}
