package io.calibration.internal.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Interval;
import io.calibration.analyzers.Snapshots;
import io.calibration.collect.SnapshotCollector;
import io.calibration.internal.proposal.NextWindow.Returning;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NextWindowTest {

    private static final LocalDate LAST = LocalDate.of(2026, 3, 30);
    private static final int LENGTH = 30;
    private static final int A_DAY = 100;
    private static final int RUNS = 300;

    /** So many windows of days with 100 results, of which this share is of the first class; counted from the first day. */
    private static KnownDays days(int windows, IntToDoubleFunction share) {
        TreeMap<LocalDate, DayCounts> days = new TreeMap<>();
        int known = windows * LENGTH;
        for (int day = 0; day < known; day++) {
            long first = Math.round(A_DAY * share.applyAsDouble(day));
            days.put(LAST.minusDays(known - 1L - day), day(first, A_DAY - first));
        }
        return new KnownDays(days, LAST, LENGTH);
    }

    private static DayCounts day(long first, long second) {
        return new DayCounts(first + second, Counts.of(first, second), 0, 0, 0, 0, new TreeMap<>());
    }

    private static Optional<Interval> next(KnownDays days) {
        return next(days, 0);
    }

    private static Optional<Interval> next(KnownDays days, int monthEnds) {
        return NextWindow.after(days, 2, Returning.NOBODY, monthEnds)
                .byClass()
                .get(0)
                .map(outlook -> outlook.interval(0, 0));
    }

    private static double middle(KnownDays days) {
        return next(days).map(each -> (each.lower() + each.upper()) / 2).orElseThrow();
    }

    private static double width(KnownDays days) {
        return next(days).map(each -> each.upper() - each.lower()).orElseThrow();
    }

    /** A day's share by a coin for each result. */
    private static IntToDoubleFunction drawn(SplittableRandom random, IntToDoubleFunction share) {
        return day -> {
            int count = 0;
            for (int i = 0; i < A_DAY; i++) {
                count += random.nextDouble() < share.applyAsDouble(day) ? 1 : 0;
            }
            return (double) count / A_DAY;
        };
    }

    private static double held(int earlier, double driftAWindow) {
        int held = 0;
        int told = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(7919L * run + 13);
            int known = (earlier + 1) * LENGTH;
            IntToDoubleFunction share = drawn(random, day -> 0.2 + driftAWindow * (day - known) / LENGTH);
            KnownDays days = days(earlier + 1, share);
            double then = 0;
            for (int day = 0; day < LENGTH; day++) {
                then += share.applyAsDouble(known + day) / LENGTH;
            }
            Optional<Interval> interval = next(days);
            told += interval.isPresent() ? 1 : 0;
            held += interval.isPresent() && interval.orElseThrow().contains(then) ? 1 : 0;
        }
        return (double) held / told;
    }

    @Test
    void the_next_window_lies_in_the_interval_whether_the_share_drifts_or_not() {
        assertThat(held(2, 0)).isBetween(0.92, 0.985);
        assertThat(held(2, 0.02)).isBetween(0.92, 0.985);
        assertThat(held(6, 0.005)).isBetween(0.92, 0.985);
        assertThat(held(0, 0.01)).isBetween(0.90, 0.985);
    }

    @Test
    void six_earlier_windows_make_it_less_than_half_again_as_wide_as_chance_alone_and_none_three_times() {
        double chance = 2 * 1.96 * Math.sqrt(0.2 * 0.8 / (A_DAY * LENGTH));
        IntToDoubleFunction share = drawn(new SplittableRandom(4), day -> 0.2);

        assertThat(width(days(7, share)) / chance).isBetween(1.2, 1.5);
        assertThat(width(days(3, share)) / chance).isBetween(1.5, 2.2);
        assertThat(width(days(1, share)) / chance).isBetween(2.2, 3.0);
    }

    @Test
    void a_rise_is_carried_on() {
        // A point a window from 20 % on: the last of three has 22.5 % in its middle, the next one 23.5 %.
        assertThat(middle(days(3, day -> Math.rint(20 + day / 30.0) / 100))).isBetween(0.232, 0.238);
    }

    @Test
    void declared_month_ends_count_as_often_as_the_next_window_has_them() {
        // Four of them in the first window, one in the second, and two in the next, each with three times the share.
        LocalDate first = LAST.minusDays(2 * LENGTH - 1L);
        KnownDays days = days(2, day -> {
            LocalDate date = first.plusDays(day);
            return date.getDayOfMonth() > date.lengthOfMonth() - 2 ? 0.3 : 0.1;
        });
        Interval told = next(days, 2).orElseThrow();
        Interval untold = next(days).orElseThrow();

        assertThat((told.lower() + told.upper()) / 2).isBetween(0.111, 0.116);
        assertThat((untold.lower() + untold.upper()) / 2).isLessThan(0.11);
    }

    @Test
    void windows_from_before_a_break_are_left_out() {
        KnownDays days = days(7, drawn(new SplittableRandom(5), day -> day < 60 ? 0.5 : 0.2));

        ShareByWindow known = new ShareByWindow(days, 0, 0);

        assertThat(known.onOneLine(new ShareVariance(known.of(1), 1, known.variation(known.estimate()))))
                .hasSize(5);
        assertThat(middle(days)).isBetween(0.18, 0.22);
    }

    @Test
    void days_that_differ_and_last_widen_it() {
        IntToDoubleFunction same = drawn(new SplittableRandom(6), day -> 0.2);
        IntToDoubleFunction unlike = drawn(new SplittableRandom(6), day -> day / 3 % 2 == 0 ? 0.12 : 0.28);

        assertThat(width(days(3, unlike))).isGreaterThan(2 * width(days(3, same)));
    }

    @Test
    void a_baseline_of_less_than_half_a_window_is_left_out() {
        assertThat(KnownDays.of(snapshot(LAST, LENGTH), Optional.of(snapshot(LAST.minusDays(LENGTH), 14)))
                        .places())
                .isEqualTo(LENGTH);
        assertThat(KnownDays.of(snapshot(LAST, LENGTH), Optional.of(snapshot(LAST.minusDays(LENGTH), 15)))
                        .places())
                .isEqualTo(LENGTH + 15);
    }

    private static MetricsSnapshot snapshot(LocalDate last, int days) {
        DayWindow window = new DayWindow(last.minusDays(days - 1L), last);
        return new MetricsSnapshot(
                window,
                Stream.iterate(window.firstDay(), day -> day.plusDays(1))
                        .limit(days)
                        .map(day -> ScanResult.builder()
                                .observedAt(day.atStartOfDay(ZoneOffset.UTC).toInstant())
                                .logicVersion("1.0.0")
                                .overallScore(50)
                                .classification(
                                        Snapshots.reference().classes().get(2).label())
                                .build())
                        .collect(SnapshotCollector.toPart(window, SnapshotLayout.of(Snapshots.reference()))),
                PrivacyPolicy.exact());
    }

    @Test
    void fewer_than_five_days_have_no_interval_and_say_so() {
        TreeMap<LocalDate, DayCounts> batches = new TreeMap<>();
        for (int day = 0; day < 3; day++) {
            batches.put(LAST.minusDays(10L * day), day(200, 800));
        }
        NextWindow next = NextWindow.after(new KnownDays(batches, LAST, LENGTH), 2, Returning.NOBODY, 0);

        assertThat(next.byClass()).containsOnly(Optional.empty());
        assertThat(next.unforetold(List.of("good", "bad")))
                .contains(
                        "The results came on 3 days: days cannot be told from chance, so what the next window will look like has no "
                                + "interval yet.");
    }

    @Test
    void days_that_cannot_be_told_from_chance_are_not_said_to_differ() {
        TreeMap<LocalDate, DayCounts> batches = new TreeMap<>();
        TreeMap<LocalDate, DayCounts> oneGreat = new TreeMap<>();
        for (int back = 0; back < 7; back++) {
            batches.put(LAST.minusDays(30L * back), day(200, 800));
            oneGreat.put(LAST.minusDays(back), back == 3 ? day(2_000, 8_000) : day(1, 1));
        }
        for (TreeMap<LocalDate, DayCounts> days : List.of(batches, oneGreat)) {
            assertThat(NextWindow.after(new KnownDays(days, LAST, LENGTH), 2, Returning.NOBODY, 0)
                            .unforetold(List.of("good", "bad")))
                    .contains(
                            "The results came on 7 days, too few in each window or too unlike in size: days cannot be "
                                    + "told from chance, so what the next window will look like has no interval yet.");
        }
    }

    @Test
    void people_who_may_or_may_not_come_again_leave_no_interval() {
        KnownDays days = days(1, drawn(new SplittableRandom(7), day -> 0.2));

        NextWindow unsure = NextWindow.after(days, 2, new Returning(12, 1, 12), 0);
        NextWindow sure = NextWindow.after(days, 2, new Returning(12, 12, 12), 0);

        assertThat(unsure.unforetold(List.of("good", "bad")).orElseThrow()).startsWith("People come back");
        assertThat(sure.unforetold(List.of("good", "bad"))).isEmpty();
    }

    @Test
    void results_of_some_people_stand_for_others_by_their_number_alone_whether_the_same_come_again_or_not() {
        KnownDays days = days(1, drawn(new SplittableRandom(7), day -> 0.2));

        NextWindow next = NextWindow.after(days, 2, new Returning(0.5, 0.5, 4), 0);

        assertThat(next.designEffects()).allSatisfy(effect -> assertThat(effect).isLessThan(1.5));
        assertThat(next.amongOthers(1)).allSatisfy(effect -> assertThat(effect).isBetween(4.0, 4.7));
        assertThat(next.amongOthers(0.5))
                .allSatisfy(effect -> assertThat(effect).isBetween(2.5, 3.2));
    }
}
