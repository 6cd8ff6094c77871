package io.calibration.collect;

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
    private final TierCounts tiers;
    private final LongIndex days = new LongIndex();
    private long[] byDay = new long[8]; // by day number
    private long results;

    NotScoredCounts(SnapshotLayout layout, IntakeCounts intake) {
        reasons = new ReasonCounts(LabelKind.NOT_SCORED, layout, intake, ScanResultCursor::notScored);
        tiers = new TierCounts(layout, 1, intake);
    }

    /** Whether the row says why it has no score. */
    boolean isGiven(ScanResultCursor row) {
        return reasons.isGiven(row, row.notScored());
    }

    void count(ScanResultCursor row) {
        results++;
        reasons.count(row, row.notScored());
        tiers.count(row.tier(), 0);
        int day = days.idOf(ScanResultCursor.epochDay(row.observedAtMillis()));
        byDay = Places.reaching(day, byDay);
        byDay[day]++;
    }

    NotScoredMetrics toMetrics() {
        SortedMap<String, Long> byReason = reasons.byReason();
        long unspecified = results - reasons.results();
        if (unspecified > 0) {
            byReason.merge(NotScoredMetrics.UNSPECIFIED, unspecified, Math::addExact);
        }
        SortedMap<String, Long> byTier = new TreeMap<>();
        tiers.toMetrics().forEach((tier, counts) -> byTier.put(tier, counts.total()));
        return new NotScoredMetrics(results, byReason, byTier, byDay());
    }

    private SortedMap<LocalDate, Long> byDay() {
        SortedMap<LocalDate, Long> series = new TreeMap<>();
        for (int id = 0; id < days.size(); id++) {
            series.put(LocalDate.ofEpochDay(days.key(id)), byDay[id]);
        }
        return series;
    }
}
