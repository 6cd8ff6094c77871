package io.calibration.collect;

import io.calibration.metrics.MissingPatterns;
import io.calibration.metrics.SnapshotLayout;
import java.util.TreeMap;

/** Counts which of the named categories are missing together, in one place a pattern: at most 512 KB. */
final class MissingCounts {

    private final int categories;
    private final long[] counts;

    MissingCounts(SnapshotLayout layout) {
        categories = MissingPatterns.categories(layout).size();
        counts = new long[1 << categories];
    }

    /**
     * Counts a result that has these categories: numbers of a {@link LabelTable} in which the named ones come first, in order, after
     * {@code other}.
     */
    void count(int[] present, int from, int to) {
        int pattern = counts.length - 1;
        for (int at = from; at < to; at++) {
            int category = present[at] - 1;
            if (category >= 0 && category < categories) {
                pattern &= ~(1 << category);
            }
        }
        counts[pattern]++;
    }

    MissingPatterns toPatterns() {
        TreeMap<Integer, Long> byPattern = new TreeMap<>();
        for (int pattern = 0; pattern < counts.length; pattern++) {
            if (counts[pattern] > 0) {
                byPattern.put(pattern, counts[pattern]);
            }
        }
        return new MissingPatterns(byPattern, 0);
    }
}
