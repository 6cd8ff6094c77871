package io.calibration.disclosure;

import io.calibration.metrics.NotScoredMetrics;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Results without a score as they may be seen: their reasons, tiers and days, so that no small group follows from their total either. */
final class NotScoredProtection {

    /** No label: results without a tier, which are a group like the others. */
    private static final String NO_TIER = "";

    private final Protection protection;
    private final NotScoredMetrics all;

    NotScoredProtection(Protection protection, NotScoredMetrics all) {
        this.protection = protection;
        this.all = all;
    }

    NotScoredMetrics notScored() {
        return protection.fits(all.results())
                ? new NotScoredMetrics(all.results(), byReason(), byTier(), byDay())
                : NotScoredMetrics.NONE;
    }

    /** None where fewer than may be seen carry several reasons, for their number is what the reasons add up to beyond the total. */
    private SortedMap<String, Long> byReason() {
        long reasons = all.byReason().values().stream().reduce(0L, Math::addExact);
        Pooling<Long> pooling = new Pooling<>(Math::addExact, this::fits, Long::longValue, protection.least());
        return protection.fits(reasons - all.results()) ? pooling.labels(all.byReason()) : new TreeMap<>();
    }

    /** Pooled reasons may be more than the results. */
    private boolean fits(long count) {
        return protection.fits(count) && (count > all.results() || protection.fits(all.results() - count));
    }

    private SortedMap<String, Long> byTier() {
        SortedMap<String, Long> tiers = new TreeMap<>(all.byTier());
        long without = all.results() - tiers.values().stream().reduce(0L, Math::addExact);
        if (without > 0) {
            tiers.put(NO_TIER, without);
        }
        SortedMap<String, Long> pooled = protection.counts().labels(tiers);
        pooled.remove(NO_TIER);
        return pooled;
    }

    private SortedMap<LocalDate, Long> byDay() {
        List<LocalDate> dates = List.copyOf(all.byDay().keySet());
        return protection
                .counts()
                .dated(
                        dates,
                        protection.counts().neighbours(List.copyOf(all.byDay().values()), day -> 0, 0L));
    }
}
