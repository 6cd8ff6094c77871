package io.calibration.collect.counts;

import io.calibration.metrics.Counts;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by the labels of one kind, in as many columns as are told apart. What was counted for a label that loses its place is pooled. */
final class LabelCounts {

    private final LabelKind kind;
    private final IntakeCounts intake;
    private final LabelTable labels;
    private final int columns;
    private long[] counts = new long[16]; // by label number, then by column

    LabelCounts(LabelKind kind, SnapshotLayout layout, int columns, IntakeCounts intake) {
        this.kind = kind;
        this.intake = intake;
        this.columns = columns;
        labels = new LabelTable(kind, layout, this::evict);
    }

    LabelTable labels() {
        return labels;
    }

    /** Counts the one label of this kind that a result has. */
    void add(CharSequence label, int column, long times) {
        labels.begin();
        add(labels.counted(labels.idOf(label), intake), column, times);
    }

    void add(int id, int column, long times) {
        int at = labels.place(id) * columns + column;
        counts = Places.reaching(at, counts);
        counts[at] += times;
    }

    private void evict(int id) {
        for (int at = id * columns; at < Math.min((id + 1) * columns, counts.length); at++) {
            intake.tooMany(kind.field(), counts[at]);
            Places.move(counts, at, LabelTable.OTHER * columns + at - id * columns);
        }
    }

    /** The counts of each label that was counted. */
    SortedMap<String, Counts> toMetrics() {
        SortedMap<String, Counts> metrics = new TreeMap<>();
        counts = Places.reaching(labels.size() * columns, counts);
        for (int id = 0; id < labels.size(); id++) {
            Counts byColumn = Counts.of(Arrays.copyOfRange(counts, id * columns, (id + 1) * columns));
            if (byColumn.total() > 0) {
                metrics.put(labels.label(id), byColumn);
            }
        }
        return metrics;
    }

    /** The same over all columns. */
    SortedMap<String, Long> totals() {
        SortedMap<String, Long> totals = new TreeMap<>();
        toMetrics().forEach((label, byColumn) -> totals.put(label, byColumn.total()));
        return totals;
    }
}
