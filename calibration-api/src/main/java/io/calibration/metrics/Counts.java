package io.calibration.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of counts, each at least 0, addressed by place. Many counts of which few are not 0 take the space of those few. Immutable
 * and thread-safe.
 */
public final class Counts {

    /** As many counts are kept place by place, whatever they are. */
    private static final int FEW = 32;

    /** Of more, those that are not 0 are kept with their places where they are less than one in so many. */
    private static final int SPARSE = 4;

    private final int size;
    private final int @Nullable []
            places; // ascending, of values that are not 0; null where the values are place by place
    private final long[] values;

    private Counts(int size, int @Nullable [] places, long[] values) {
        this.size = size;
        this.places = places;
        this.values = values;
    }

    /** These counts, copied. */
    public static Counts of(long... values) {
        int some = 0;
        for (long value : values) {
            if (value < 0) {
                throw new IllegalArgumentException("The count (" + value + ") must not be negative.");
            }
            some += value == 0 ? 0 : 1;
        }
        return isSparse(some, values.length) ? sparse(values, some) : new Counts(values.length, null, values.clone());
    }

    private static boolean isSparse(int some, int size) {
        return size > FEW && some < size / SPARSE;
    }

    private static Counts sparse(long[] values, int some) {
        int[] places = new int[some];
        long[] kept = new long[some];
        int next = 0;
        for (int place = 0; place < values.length; place++) {
            if (values[place] != 0) {
                places[next] = place;
                kept[next++] = values[place];
            }
        }
        return new Counts(values.length, places, kept);
    }

    /** As many zeros. */
    public static Counts zeros(int size) {
        return isSparse(0, size) ? new Counts(size, new int[0], new long[0]) : new Counts(size, null, new long[size]);
    }

    public int size() {
        return size;
    }

    public long get(int index) {
        if (places == null) {
            return values[index];
        }
        int found = Arrays.binarySearch(places, Objects.checkIndex(index, size));
        return found < 0 ? 0 : values[found];
    }

    /** Takes a count that is not 0. */
    @FunctionalInterface
    public interface Visitor {

        /** The count of a place. */
        void visit(int index, long count);
    }

    /** Visits the counts that are not 0, in order. */
    public void forEachNonZero(Visitor visitor) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                visitor.visit(places == null ? i : places[i], values[i]);
            }
        }
    }

    /** The sum of all counts. */
    public long total() {
        return LongStream.of(values).reduce(0, Math::addExact);
    }

    /** The sum of the counts from one place to another. */
    public long total(int fromInclusive, int toExclusive) {
        return IntStream.range(fromInclusive, toExclusive).mapToLong(this::get).sum();
    }

    /** Place by place; the shorter one is filled up with zeros. */
    public Counts plus(Counts other) {
        int longer = Math.max(size, other.size);
        if (isSparse(values.length + other.values.length, longer)) {
            return merged(other, longer);
        }
        long[] sum = Arrays.copyOf(toArray(), longer);
        other.forEachNonZero((place, count) -> sum[place] = Math.addExact(sum[place], count));
        return of(sum);
    }

    /** Where both together are few, so that both have places unless they are short. */
    private Counts merged(Counts other, int longer) {
        TreeMap<Integer, Long> sum = new TreeMap<>();
        forEachNonZero(sum::put);
        other.forEachNonZero((place, count) -> sum.merge(place, count, Math::addExact));
        return new Counts(
                longer,
                sum.keySet().stream().mapToInt(Integer::intValue).toArray(),
                sum.values().stream().mapToLong(Long::longValue).toArray());
    }

    /** The counts as a new array. */
    public long[] toArray() {
        long[] all = new long[size];
        forEachNonZero((place, count) -> all[place] = count);
        return all;
    }

    /** The counts as a list. */
    public List<Long> toList() {
        return LongStream.of(toArray()).boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts counts
                && size == counts.size
                && Arrays.equals(places, counts.places)
                && Arrays.equals(values, counts.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size + Arrays.hashCode(places)) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }
}
