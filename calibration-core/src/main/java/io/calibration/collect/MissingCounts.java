package io.calibration.collect;

import io.calibration.metrics.MissingPatterns;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
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
     * Adds the results of a pattern, whose numbers are those of a {@link LabelTable} in which the named categories come first, in order,
     * after {@code other}.
     */
    void add(CategoryPattern pattern) {
        int missing = counts.length - 1;
        for (int i = 0; i < pattern.size(); i++) {
            int category = pattern.category(i) - 1;
            if (category >= 0 && category < categories) {
                missing &= ~(1 << category);
            }
        }
        counts[missing] += Arrays.stream(pattern.byClass()).sum();
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
