package io.calibration.internal.statistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.metrics.DecisionTable.Cell;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.OutcomeMetrics.Sums;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatureOutcomesTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z"); // of thirty days

    private static final MetricsSnapshot ALL = World.healthy().results(6_000).snapshot();

    /** The same results where bad outcomes are known after ten days and good ones at once. */
    private static final MetricsSnapshot LATE = World.healthy()
            .results(6_000)
            .each(r -> !r.outcome() && START.until(r.observedAt(), ChronoUnit.DAYS) > 19
                    ? Scans.of(r).outcome(null).result()
                    : r)
            .snapshot();

    private static double good(MetricsPart part) {
        return (double) yes(part) / n(part);
    }

    private static long yes(MetricsPart part) {
        return part.outcomes().byScore().stream().mapToLong(Sums::yes).sum();
    }

    private static long n(MetricsPart part) {
        return part.outcomes().byScore().stream().mapToLong(Sums::n).sum();
    }

    private static long decided(MetricsPart part, Outcome outcome) {
        return part.decisions().cells().stream()
                .filter(cell -> cell.outcome() == outcome)
                .mapToLong(Cell::count)
                .sum();
    }

    @Test
    void bad_outcomes_that_come_later_no_longer_make_the_rest_look_good() {
        double truth = good(ALL.metrics());
        assertThat(good(LATE.metrics())).isGreaterThan(truth + 0.07);
        for (KnownOutcomes said : List.of(KnownOutcomes.after(10), KnownOutcomes.UNSAID)) {
            MetricsPart mature = MatureOutcomes.in(LATE, said);
            assertThat(good(mature)).isCloseTo(truth, within(0.02));
            assertThat(n(mature)).isLessThan(n(LATE.metrics()));
        }
    }

    @Test
    void there_are_exactly_as_many_as_mature_days_have_and_no_result_is_lost() {
        MetricsPart mature = MatureOutcomes.in(LATE, KnownOutcomes.after(10));
        MatureDays days = MatureDays.of(LATE, KnownOutcomes.after(10));
        assertThat(days.days()).hasSize(20);
        assertThat(n(mature)).isEqualTo(days.withOutcome());
        assertThat(decided(mature, Outcome.YES) + decided(mature, Outcome.NO)).isBetween(n(mature) - 2, n(mature) + 2);
        assertThat(mature.decisions().total())
                .isEqualTo(LATE.metrics().decisions().total());
        assertThat(mature.byClass()).isEqualTo(LATE.metrics().byClass());
    }

    @Test
    void scores_keep_their_rates_as_far_as_the_numbers_go() {
        MetricsPart mature = MatureOutcomes.in(LATE, KnownOutcomes.after(10));
        for (int from = 25; from < 100; from += 25) {
            assertThat(good(mature, from)).isCloseTo(good(ALL.metrics(), from), within(0.06));
        }
    }

    private static double good(MetricsPart part, int from) {
        List<Sums> bins = part.outcomes().byScore();
        long yes = IntStream.range(from, from + 25)
                .mapToLong(i -> bins.get(i).yes())
                .sum();
        return yes
                / (double) IntStream.range(from, from + 25)
                        .mapToLong(i -> bins.get(i).n())
                        .sum();
    }

    @Test
    void where_all_days_are_mature_nothing_changes() {
        assertThat(MatureOutcomes.in(ALL, KnownOutcomes.after(0))).isSameAs(ALL.metrics());
        assertThat(MatureOutcomes.in(ALL, KnownOutcomes.UNSAID)).isSameAs(ALL.metrics());
    }
}
