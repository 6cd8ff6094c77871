package io.calibration.collect.counts;

import io.calibration.metrics.LabelKind;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.util.List;
import java.util.SortedMap;

/** Counts results that give reasons of one kind once, and each of their different reasons once. */
final class ReasonCounts {

    private static final int NO_REASON = -3;

    private final IntakeCounts intake;
    private final LabelIndex none = new LabelIndex(List.of("none"));
    private final LabelKind kind;
    private final Reading reading;
    private final LabelCounts byReason;
    private final LabelTable reasons;
    private long results;

    private int[] ids = new int[8]; // by place in the row
    private long[] lastSeen = new long[128]; // by reason number: the result that had it last

    /** Where a row has its reasons. */
    interface Reading {

        CharSequence reason(ScanResultCursor row, int index);
    }

    ReasonCounts(LabelKind kind, SnapshotLayout layout, IntakeCounts intake, Reading reading) {
        this.kind = kind;
        this.intake = intake;
        this.reading = reading;
        byReason = new LabelCounts(kind, layout, 1, intake);
        reasons = byReason.labels();
    }

    /** Whether a row gives a reason. Nothing is counted. */
    boolean isGiven(ScanResultCursor row, int size) {
        for (int i = 0; i < size; i++) {
            if (!isNone(reading.reason(row, i))) {
                return true;
            }
        }
        return false;
    }

    /** Counts a row with so many reasons; whether it gives any. */
    boolean count(ScanResultCursor row, int size, long times) {
        if (!isGiven(row, size)) {
            return false;
        }
        number(row, size);
        results += times;
        if (reasons.limit() > lastSeen.length) {
            lastSeen = new long[2 * reasons.limit()];
        }
        for (int i = 0; i < size; i++) {
            if (ids[i] != NO_REASON) {
                countReason(ids[i], times);
            }
        }
        return true;
    }

    /** Numbers the reasons, again when a newcomer took the place of one of them. */
    private void number(ScanResultCursor row, int size) {
        ids = Places.reaching(size, ids);
        long evictions;
        do {
            evictions = reasons.evictions();
            reasons.begin();
            for (int i = 0; i < size; i++) {
                CharSequence reason = reading.reason(row, i);
                ids[i] = isNone(reason) ? NO_REASON : reasons.idOf(reason);
            }
        } while (evictions != reasons.evictions());
    }

    private boolean isNone(CharSequence reason) {
        return LabelIndex.isBlank(reason) || none.find(reason) >= 0;
    }

    private void countReason(int found, long times) {
        if (found == LabelIndex.NOT_A_LABEL) {
            intake.notALabel(kind.field());
        }
        int id = Math.max(found, LabelTable.OTHER);
        if (lastSeen[id] == results) {
            return;
        }
        lastSeen[id] = results;
        if (reasons.isSurplus(id)) {
            intake.tooMany(kind.field(), 1);
        }
        byReason.add(id, 0, times);
    }

    /** Results that gave a reason. */
    long results() {
        return results;
    }

    /** Results that carry each reason. */
    SortedMap<String, Long> byReason() {
        return byReason.totals();
    }
}
