package io.calibration.internal.statistics.outcomes;

import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.internal.statistics.days.FallingShares;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The days of a window whose results are so old that their outcomes are known if they ever are. Outcomes of younger results are missing by
 * right truncation, and those that came early are not a fair sample of all (Kalbfleisch and Lawless 1989; Lawless 1994): so they are left
 * out, rather than corrected. A window is looked at on its last day, or the last one with results where it goes on after that; later, where
 * outcomes say that they came later.
 *
 * @param after days after the result by which its outcome is known, as the policy says, or else as {@link OutcomeDelays} tell; empty where
 *     nobody says
 * @param days the mature ones; all where nobody says
 * @param younger the others
 */
public record MatureDays(
        OptionalInt after, SortedMap<LocalDate, DayCounts> days, SortedMap<LocalDate, DayCounts> younger) {

    /** A share with an outcome has fallen where it is below this part of that of the first quarter of the days. */
    private static final double FALLEN = 0.9;

    public MatureDays {
        days = Collections.unmodifiableSortedMap(days);
        younger = Collections.unmodifiableSortedMap(younger);
    }

    /** The mature days of a window, or of a baseline as it was when it ended. */
    public static MatureDays of(MetricsSnapshot snapshot, KnownOutcomes outcomes) {
        SortedMap<LocalDate, DayCounts> days = snapshot.metrics().days();
        if (days.isEmpty()) {
            return new MatureDays(outcomes.days(), days, new TreeMap<>());
        }
        LocalDate last = last(snapshot.window(), days.lastKey());
        Optional<OutcomeDelays> delays =
                OutcomeDelays.of(snapshot.metrics().outcomes().byDay(), last);
        OptionalInt learned = delays.map(OutcomeDelays::days).orElse(OptionalInt.empty());
        OptionalInt after = outcomes.days().isPresent() ? outcomes.days() : learned;
        LocalDate seen = delays.map(OutcomeDelays::seen).orElse(last);
        return after.isEmpty()
                ? new MatureDays(after, days, new TreeMap<>())
                : of(after, days, seen.minusDays(after.getAsInt() - 1L));
    }

    private static MatureDays of(OptionalInt after, SortedMap<LocalDate, DayCounts> days, LocalDate young) {
        return new MatureDays(after, days.headMap(young), days.tailMap(young));
    }

    /**
     * The same, and where nobody says, the days before the share with an outcome falls off toward the end: whoever judges outcomes themselves may
     * leave out too many rather than too few.
     */
    public static MatureDays likely(MetricsSnapshot snapshot, KnownOutcomes outcomes) {
        MatureDays said = of(snapshot, outcomes);
        List<LocalDate> all = List.copyOf(said.days.keySet());
        if (said.isKnown() || said.withOutcome() == 0) {
            return said;
        }
        List<DayCounts> days = List.copyOf(said.days.values());
        List<DayCounts> first = days.subList(0, (days.size() + 3) / 4);
        double level = (double) sum(first, DayCounts::withOutcome) / sum(first, DayCounts::results);
        return FallingShares.of(days).blocks().stream()
                .filter(block -> block.start() > 0 && block.share() < FALLEN * level)
                .findFirst()
                .map(block -> all.get(block.start()))
                .map(young -> of(said.after, said.days, young))
                .orElse(said);
    }

    private static long sum(List<DayCounts> days, ToLongFunction<DayCounts> of) {
        return days.stream().mapToLong(of).sum();
    }

    private static LocalDate last(DayWindow window, LocalDate lastWithResults) {
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
