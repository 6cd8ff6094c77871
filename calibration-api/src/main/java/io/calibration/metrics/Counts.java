package io.calibration.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A fixed number of counts, each at least 0, addressed by place. Immutable and thread-safe. */
public final class Counts {

    private final long[] values;

    private Counts(long[] values) {
        this.values = values;
    }

    /** These counts, copied. */
    public static Counts of(long... values) {
        for (long value : values) {
            if (value < 0) {
                throw new IllegalArgumentException("The count (" + value + ") must not be negative.");
            }
        }
        return new Counts(values.clone());
    }

    /** As many zeros. */
    public static Counts zeros(int size) {
        return new Counts(new long[size]);
    }

    public int size() {
        return values.length;
    }

    public long get(int index) {
        return values[index];
    }

    /** The sum of all counts. */
    public long total() {
        return LongStream.of(values).reduce(0, Math::addExact);
    }

    /** The sum of the counts from one place to another. */
    public long total(int fromInclusive, int toExclusive) {
        return IntStream.range(fromInclusive, toExclusive)
                .mapToLong(i -> values[i])
                .sum();
    }

    /** Place by place; the shorter one is filled up with zeros. */
    public Counts plus(Counts other) {
        long[] sum = Arrays.copyOf(values, Math.max(values.length, other.values.length));
        for (int i = 0; i < other.values.length; i++) {
            sum[i] = Math.addExact(sum[i], other.values[i]);
        }
        return new Counts(sum);
    }

    /** The counts as a new array. */
    public long[] toArray() {
        return values.clone();
    }

    /** The counts as a list. */
    public List<Long> toList() {
        return LongStream.of(values).boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts counts && Arrays.equals(values, counts.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
