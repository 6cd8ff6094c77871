package io.calibration.collect;

import io.calibration.metrics.EscalationMetrics;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.util.List;

/** Counts escalated results once, and each of their different reasons once. */
final class EscalationCounts {

    private static final int NO_REASON = -3;

    private final IntakeCounts intake;
    private final LabelIndex none = new LabelIndex(List.of("none"));
    private final LabelTable reasons;
    private long[] byReason = new long[16];
    private long results;

    private int[] ids = new int[8]; // by place in the row
    private long[] lastSeen = new long[128]; // by reason number: the escalated result that had it last

    EscalationCounts(SnapshotLayout layout, IntakeCounts intake) {
        this.intake = intake;
        reasons = new LabelTable(LabelKind.ESCALATION, layout, this::evict);
    }

    /** Whether the result was escalated. */
    boolean count(ScanResultCursor row) {
        int size = row.escalations();
        if (size == 0 || !number(row, size)) {
            return false;
        }
        results++;
        if (reasons.limit() > lastSeen.length) {
            lastSeen = new long[2 * reasons.limit()];
        }
        for (int i = 0; i < size; i++) {
            if (ids[i] != NO_REASON) {
                countReason(ids[i]);
            }
        }
        return true;
    }

    /** Numbers the reasons, again when a newcomer took the place of one of them; false when there are none. */
    private boolean number(ScanResultCursor row, int size) {
        ids = Places.reaching(size, ids);
        boolean any = false;
        long evictions;
        do {
            evictions = reasons.evictions();
            reasons.begin();
            for (int i = 0; i < size; i++) {
                CharSequence reason = row.escalation(i);
                ids[i] = isNone(reason) ? NO_REASON : reasons.idOf(reason);
                any |= ids[i] != NO_REASON;
            }
        } while (evictions != reasons.evictions());
        return any;
    }

    private boolean isNone(CharSequence reason) {
        return LabelIndex.isBlank(reason) || none.find(reason) >= 0;
    }

    private void countReason(int found) {
        if (found == LabelIndex.NOT_A_LABEL) {
            intake.notALabel(LabelKind.ESCALATION);
        }
        int id = Math.max(found, LabelTable.OTHER);
        if (lastSeen[id] == results) {
            return;
        }
        lastSeen[id] = results;
        if (reasons.isSurplus(id)) {
            intake.tooMany(LabelKind.ESCALATION, 1);
        }
        int place = reasons.place(id);
        byReason = Places.reaching(place, byReason);
        byReason[place]++;
    }

    private void evict(int id) {
        if (id < byReason.length) {
            intake.tooMany(LabelKind.ESCALATION, byReason[id]);
            Places.move(byReason, id, LabelTable.OTHER);
        }
    }

    EscalationMetrics toMetrics() {
        return new EscalationMetrics(results, LabelCounts.byLabel(byReason, reasons));
    }
}
