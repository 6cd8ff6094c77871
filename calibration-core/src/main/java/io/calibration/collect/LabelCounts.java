package io.calibration.collect;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by label number, shown by label. */
final class LabelCounts {

    private LabelCounts() {}

    /** The counts above 0. */
    static SortedMap<String, Long> byLabel(long[] counts, LabelTable labels) {
        SortedMap<String, Long> byLabel = new TreeMap<>();
        for (int id = 0; id < Math.min(counts.length, labels.size()); id++) {
            if (counts[id] > 0) {
                byLabel.put(labels.label(id), counts[id]);
            }
        }
        return byLabel;
    }
}
