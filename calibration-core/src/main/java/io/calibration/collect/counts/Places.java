package io.calibration.collect.counts;

import java.util.Arrays;

/** Counts by dense number, in arrays that grow. */
final class Places {

    private Places() {}

    /** The array, made longer when the place is beyond its end. */
    static long[] reaching(int place, long[] counts) {
        return place < counts.length ? counts : Arrays.copyOf(counts, Math.max(2 * counts.length, place + 1));
    }

    /** The array, made longer when the place is beyond its end. */
    static int[] reaching(int place, int[] numbers) {
        return place < numbers.length ? numbers : Arrays.copyOf(numbers, Math.max(2 * numbers.length, place + 1));
    }

    /** Adds counts place by place to as many or more. */
    static void add(long[] counts, long[] to) {
        for (int i = 0; i < counts.length; i++) {
            to[i] += counts[i];
        }
    }

    /** Moves the count of one place to another. */
    static void move(long[] counts, int from, int to) {
        if (from < counts.length) {
            counts[to] += counts[from];
            counts[from] = 0;
        }
    }
}
