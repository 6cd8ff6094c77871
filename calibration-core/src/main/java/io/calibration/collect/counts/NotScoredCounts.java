package io.calibration.collect.counts;

import io.calibration.metrics.LabelKind;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts results that no score came out of. Its labels are told apart from those of scored results, so that neither take places of the other. */
final class NotScoredCounts {

    private final ReasonCounts reasons;
    private final LabelCounts tiers;
    private final SortedMap<LocalDate, Long> byDay = new TreeMap<>();
    private long results;

    NotScoredCounts(SnapshotLayout layout, IntakeCounts intake) {
        reasons = new ReasonCounts(LabelKind.NOT_SCORED, layout, intake, ScanResultCursor::notScored);
        tiers = new LabelCounts(LabelKind.TIER, layout, 1, intake);
    }

    /** Whether the row says why it has no score. */
    boolean isGiven(ScanResultCursor row) {
        return reasons.isGiven(row, row.notScored());
    }

    void count(ScanResultCursor row) {
        results++;
        reasons.count(row, row.notScored(), 1);
        CharSequence tier = row.tier();
        if (tier != null) {
            tiers.add(tier, 0, 1);
        }
        byDay.merge(LocalDate.ofEpochDay(ScanResultCursor.epochDay(row.observedAtMillis())), 1L, Math::addExact);
    }

    NotScoredMetrics toMetrics() {
        SortedMap<String, Long> byReason = reasons.byReason();
        long unspecified = results - reasons.results();
        if (unspecified > 0) {
            byReason.merge(NotScoredMetrics.UNSPECIFIED, unspecified, Math::addExact);
        }
        return new NotScoredMetrics(results, byReason, tiers.totals(), new TreeMap<>(byDay));
    }
}
