package io.calibration.internal.statistics;

import io.calibration.analysis.KnownOutcomes;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import java.time.LocalDate;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The days of a window whose results are so old that their outcomes are known if they ever are. Outcomes of younger results are missing by
 * right truncation, and those that came early are not a fair sample of all (Kalbfleisch and Lawless 1989; Lawless 1994): so they are left
 * out, rather than corrected. A window is looked at on its last day, or the last one with results where it goes on after that.
 *
 * @param after days after the result by which its outcome is known; empty where nobody says
 * @param days the mature ones; all where nobody says
 * @param younger the others
 */
public record MatureDays(
        OptionalInt after, SortedMap<LocalDate, DayCounts> days, SortedMap<LocalDate, DayCounts> younger) {

    public MatureDays {
        days = Collections.unmodifiableSortedMap(days);
        younger = Collections.unmodifiableSortedMap(younger);
    }

    /** The mature days of a window, or of a baseline as it was when it ended. */
    public static MatureDays of(MetricsSnapshot snapshot, KnownOutcomes outcomes) {
        SortedMap<LocalDate, DayCounts> days = snapshot.metrics().days();
        if (outcomes.days().isEmpty() || days.isEmpty()) {
            return new MatureDays(outcomes.days(), days, new TreeMap<>());
        }
        LocalDate young = asOf(snapshot.window(), days.lastKey())
                .minusDays(outcomes.days().getAsInt() - 1L);
        return new MatureDays(outcomes.days(), days.headMap(young), days.tailMap(young));
    }

    private static LocalDate asOf(DayWindow window, LocalDate lastWithResults) {
        return lastWithResults.isBefore(window.lastDay()) ? lastWithResults : window.lastDay();
    }

    /** Whether it is known which days are mature. */
    public boolean isKnown() {
        return after.isPresent();
    }

    /** Results that outcomes are known of on mature days. */
    public long withOutcome() {
        return days.values().stream().mapToLong(DayCounts::withOutcome).sum();
    }
}
