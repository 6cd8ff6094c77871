package io.calibration.collect;

import io.calibration.metrics.Counts;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts classes by tier. */
final class TierCounts {

    private final int classes;
    private final IntakeCounts intake;
    private final LabelTable tiers;
    private long[] counts = new long[0]; // by tier number, then by class

    TierCounts(SnapshotLayout layout, int classes, IntakeCounts intake) {
        this.classes = classes;
        this.intake = intake;
        tiers = new LabelTable(LabelKind.TIER, layout, this::evict);
    }

    void count(@Nullable CharSequence tier, int classIndex) {
        if (tier == null) {
            return;
        }
        tiers.begin();
        int id = tiers.counted(tiers.idOf(tier), intake);
        int at = tiers.place(id) * classes + classIndex;
        counts = Places.reaching(at, counts);
        counts[at]++;
    }

    private void evict(int id) {
        for (int i = 0; i < classes; i++) {
            int at = id * classes + i;
            if (at < counts.length) {
                intake.tooMany(LabelKind.TIER, counts[at]);
                Places.move(counts, at, LabelTable.OTHER * classes + i);
            }
        }
    }

    SortedMap<String, Counts> toMetrics() {
        SortedMap<String, Counts> metrics = new TreeMap<>();
        for (int id = 0; id < tiers.size(); id++) {
            Counts byClass = Counts.of(
                    Arrays.copyOfRange(Places.reaching((id + 1) * classes, counts), id * classes, (id + 1) * classes));
            if (byClass.total() > 0) {
                metrics.put(tiers.label(id), byClass);
            }
        }
        return metrics;
    }
}
