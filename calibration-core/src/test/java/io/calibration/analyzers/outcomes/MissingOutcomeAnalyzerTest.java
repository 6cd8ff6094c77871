package io.calibration.analyzers.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.analysis.Finding;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.metrics.ScanResult;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class MissingOutcomeAnalyzerTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z"); // of thirty days

    private static long day(ScanResult result) {
        return START.until(result.observedAt(), ChronoUnit.DAYS);
    }

    /** A world whose results lack their outcome where this holds. */
    private static World without(Predicate<ScanResult> lacking) {
        return World.healthy()
                .results(3_000)
                .each(r -> lacking.test(r) ? Scans.of(r).outcome(null).result() : r);
    }

    private static World ripening(int fewest, int most, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return without(r -> random.nextBoolean() || day(r) + random.nextInt(fewest, most + 1) > 29);
    }

    private static World saying(World world, int days) {
        return world.policy(
                CalibrationPolicy.builder().outcomes(KnownOutcomes.after(days)).build());
    }

    private static CalibrationReport judge(World world) {
        return world.judge(BuiltIn.analyzer("missing_outcomes"));
    }

    @Test
    void outcomes_that_are_not_known_yet_are_silence_where_the_policy_says_when_they_are_known() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(judge(saying(ripening(3, 7, seed), 7)).findings(Severity.MEDIUM))
                    .isEmpty();
            assertThat(judge(saying(ripening(7, 21, seed), 21)).findings(Severity.MEDIUM))
                    .isEmpty();
        }
        assertThat(judge(saying(ripening(3, 7, 1), 1)).findings(Severity.MEDIUM))
                .isNotEmpty();
    }

    @Test
    void where_nobody_says_a_lack_at_the_end_is_told_as_undecided_with_what_would_decide_it() {
        for (World world : new World[] {ripening(3, 7, 1), ripening(7, 21, 2), without(r -> day(r) >= 24)}) {
            CalibrationReport report = judge(world);
            assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.INFO);
            assertThat(report.findings().get(0).description())
                    .contains("; they may only not be known yet:")
                    .contains("outcomes.known_after_days")
                    .contains("outcome_at");
        }
    }

    @Test
    void the_end_of_the_baseline_is_named_where_it_is_the_same() {
        World earlier = World.earlier(3_000)
                .each(r -> day(r) >= 24 ? Scans.of(r).outcome(null).result() : r);
        assertThat(judge(without(r -> day(r) >= 24).against(earlier))
                        .findings()
                        .get(0)
                        .description())
                .contains("not be known yet, as at the end of the baseline:");
    }

    @Test
    void outcomes_that_stop_are_a_finding_where_they_should_be_known() {
        CalibrationReport report = judge(saying(without(r -> day(r) >= 15), 7));
        assertThat(report.findings()).extracting(Finding::id).containsExactly("outcomes_missing:outcomes:trend");
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void outcomes_that_stop_for_half_of_the_days_are_a_finding_whoever_says_nothing() {
        CalibrationReport report = judge(without(r -> day(r) >= 13));
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
        assertThat(report.findings().get(0).description()).contains("from 2026-03-15 on have no outcome");
    }

    @Test
    void a_gap_that_later_days_do_not_have_is_a_finding_whoever_says_nothing() {
        SplittableRandom random = new SplittableRandom(3);
        CalibrationReport report = judge(without(r -> random.nextBoolean() || (day(r) >= 10 && day(r) <= 13)));
        assertThat(report.findings()).extracting(Finding::id).containsExactly("outcomes_missing:outcomes:gap");
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(report.findings().get(0).description()).contains("from 2026-03-12 to 2026-03-15 have no outcome");
    }

    @Test
    void a_gap_is_seen_before_outcomes_that_are_not_known_yet() {
        SplittableRandom random = new SplittableRandom(4);
        CalibrationReport report = judge(without(r -> day(r) + random.nextInt(3, 8) > 29 || day(r) / 3 == 3));
        assertThat(report.findings()).extracting(Finding::id).containsExactly("outcomes_missing:outcomes:gap");
    }

    @Test
    void with_few_mature_days_they_are_held_against_the_baseline() {
        World none = saying(without(r -> true), 25).against(World.earlier(3_000).days(60));
        assertThat(judge(none).findings()).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
        World all = saying(without(r -> day(r) > 4), 25)
                .against(World.earlier(3_000).days(60));
        assertThat(judge(all).findings()).isEmpty();
    }

    @Test
    void with_few_mature_days_and_no_baseline_it_is_told_as_not_judged() {
        assertThat(judge(saying(ripening(7, 25, 1), 25)).notJudged())
                .extracting(NotJudged::question)
                .contains("whether outcomes go missing");
        assertThat(judge(saying(ripening(3, 7, 1), 7)).notJudged())
                .extracting(NotJudged::question)
                .doesNotContain("whether outcomes go missing");
    }

    @Test
    void outcomes_that_are_missing_as_often_as_ever_or_always_are_silence() {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            assertThat(judge(without(r -> random.nextBoolean())).findings(Severity.LOW))
                    .isEmpty();
        }
        assertThat(judge(without(r -> true)).findings()).isEmpty();
    }
}
