package io.calibration.analyzers.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.metrics.ScanResult;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OutcomeBreakAnalyzerTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private static World world(int seed, UnaryOperator<ScanResult> change) {
        return World.healthy().results(3_000).seed(seed).each(change);
    }

    static long day(ScanResult r) {
        return r.observedAt().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay() - FIRST.toEpochDay();
    }

    static ScanResult better(ScanResult r, SplittableRandom random) {
        return random.nextBoolean() ? Scans.of(r).outcome(true).result() : r;
    }

    private static List<Finding> findings(World world) {
        return world.judge(BuiltIn.analyzer("outcome_break")).findings(Severity.LOW);
    }

    @Test
    void outcomes_that_are_better_from_a_day_on_are_told_with_the_day() {
        SplittableRandom random = new SplittableRandom(1);
        Finding finding =
                findings(world(1, r -> day(r) < 22 ? r : better(r, random))).get(0);
        assertThat(finding.id()).isEqualTo("outcome_break:outcomes:break");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        assertThat(finding.description()).startsWith("Since 2026-03-2");
        assertThat(finding.evidence().figure("first_day").orElseThrow()).isBetween(20_260_323.0, 20_260_325.0);
    }

    @Test
    void days_that_are_alike_have_no_line() {
        for (int seed = 1; seed <= 20; seed++) {
            assertThat(findings(world(seed, r -> r))).isEmpty();
        }
    }

    @Test
    void bad_outcomes_that_are_known_later_than_good_ones_are_no_break_with_their_ages_or_without() {
        for (boolean told : new boolean[] {true, false}) {
            SplittableRandom random = new SplittableRandom(1);
            World late = world(1, r -> known(r, random, told));
            assertThat(findings(late)).as("ages told: " + told).isEmpty();
        }
    }

    @Test
    void a_small_window_with_late_bad_outcomes_that_nobody_dates_may_be_no_break_and_says_so() {
        for (int seed = 1; seed <= 20; seed++) {
            World before = late(seed + 100)
                    .each(r -> Scans.of(r)
                            .observedAt(r.observedAt().minus(Duration.ofDays(30)))
                            .result());
            assertThat(findings(late(seed).against(before)))
                    .as("seed " + seed)
                    .noneMatch(finding -> finding.severity().compareTo(Severity.MEDIUM) >= 0);
        }
    }

    /** Outcomes are known of a third of the results. */
    private static World late(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return World.healthy().results(500).seed(seed).each(r -> {
            boolean isKnown = random.nextInt(3) == 0 && day(r) + later(r) <= 29;
            return isKnown ? r : Scans.of(r).outcome(null).result();
        });
    }

    static int later(ScanResult r) {
        return Boolean.TRUE.equals(r.outcome()) ? 3 : 21;
    }

    /** As it was known on the 31st of March: good outcomes after 2 to 4 days, bad ones after 5 to 9. */
    static ScanResult known(ScanResult r, SplittableRandom random, boolean told) {
        boolean good = Boolean.TRUE.equals(r.outcome());
        int age = good ? 2 + random.nextInt(3) : 5 + random.nextInt(5);
        if (day(r) + age > 29) {
            return Scans.of(r).outcome(null).result();
        }
        return told
                ? Scans.of(r)
                        .outcomeAt(r.observedAt().plus(Duration.ofDays(age)))
                        .result()
                : r;
    }

    @Test
    void a_break_is_seen_among_young_results_whose_outcomes_have_an_age() {
        SplittableRandom random = new SplittableRandom(1);
        World broken = world(1, r -> known(day(r) < 20 ? r : better(r, random), random, true));
        assertThat(findings(broken)).extracting(Finding::type).containsExactly("outcome_break");
    }

    @Test
    void a_break_in_the_baseline_is_told_as_one() {
        SplittableRandom random = new SplittableRandom(1);
        World before = world(2, r -> day(r) < 15 ? r : better(r, random))
                .each(r -> Scans.of(r)
                        .observedAt(r.observedAt().minus(Duration.ofDays(30)))
                        .result());
        World now = world(1, r -> better(r, random)).against(before);
        assertThat(findings(now).get(0).description()).contains(", in the baseline already,");
    }
}
