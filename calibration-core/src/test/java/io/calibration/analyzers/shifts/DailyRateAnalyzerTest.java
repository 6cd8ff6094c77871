package io.calibration.analyzers.shifts;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.analyzers.rates.RateAnalyzersTest;
import io.calibration.metrics.ScanResult;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

public class DailyRateAnalyzerTest {

    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    private final Analyzer analyzer = BuiltIn.analyzer("daily_rate");

    @Test
    public void fault_03_escalations_that_tripled_on_four_days_are_seen_and_the_days_named() {
        List<Finding> seen = LongStream.range(0, 20)
                .mapToObj(seed -> spike(seed, 0.045, 20, 24).judge(analyzer).findings(Severity.MEDIUM))
                .flatMap(List::stream)
                .toList();
        assertThat(seen)
                .hasSizeGreaterThanOrEqualTo(18)
                .allMatch(f -> f.id().equals("escalation_spike:escalation:overall"));
        assertThat(seen.stream().filter(f -> isNear(f, "first_day", 20) && isNear(f, "last_day", 23)))
                .hasSizeGreaterThanOrEqualTo(19 * seen.size() / 20);
        assertThat(seen.get(0).description())
                .startsWith("From 2026-03-2")
                .contains("were to be expected from the other days");
    }

    @Test
    public void escalations_that_tripled_on_two_days_are_seen_with_a_baseline() {
        long seen = LongStream.range(0, 10)
                .filter(seed -> spike(seed, 0.08, 28, 30)
                        .against(earlier(seed).escalationRate(0.08))
                        .judge(analyzer)
                        .findings(Severity.MEDIUM)
                        .stream()
                        .anyMatch(f -> f.type().equals("escalation_spike")
                                && isNear(f, "first_day", 28)
                                && isNear(f, "last_day", 29)))
                .count();
        assertThat(seen).isGreaterThanOrEqualTo(9);
    }

    @Test
    public void escalation_that_went_silent_for_a_week_is_a_finding_of_safety() {
        Finding finding = World.healthy()
                .results(6_000)
                .each(r -> dayOf(r) >= 23 ? Scans.of(r).escalated(false).result() : r)
                .judge(analyzer)
                .findings()
                .get(0);
        assertThat(finding.id()).isEqualTo("silenced_escalation:escalation:overall");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.description()).startsWith("From 2026-03-25 to 2026-03-31 0 of 1,400 results were escalated");
    }

    @Test
    public void a_spike_of_one_flag_type_names_the_type() {
        CalibrationReport report = World.healthy()
                .results(6_000)
                .each(r -> dayOf(r) == 11
                        ? Scans.of(r)
                                .flags(List.of(RateAnalyzersTest.flag("low")))
                                .result()
                        : r)
                .judge(analyzer);
        assertThat(report.findings(Severity.MEDIUM))
                .extracting(Finding::id)
                .contains("flag_rate_spike:flag_type:some_flag");
    }

    @Test
    public void a_rate_below_three_events_a_day_gets_no_more_than_a_note_without_a_baseline() {
        World world = World.healthy()
                .escalationRate(0)
                .results(3_000)
                .each(r -> dayOf(r) == 11 && r.overallScore() > 50
                        ? Scans.of(r).escalated(true).result()
                        : r);
        assertThat(world.judge(analyzer).findings()).singleElement().satisfies(note -> {
            assertThat(note.severity()).isEqualTo(Severity.INFO);
            assertThat(note.description())
                    .endsWith(
                            "; only a note, for what happens fewer than 3 times a day takes a baseline to be judged.");
        });
        assertThat(world.against(earlier(1).escalationRate(0.001))
                        .judge(analyzer)
                        .findings(Severity.HIGH))
                .hasSize(1);
    }

    @Test
    public void busy_weekdays_are_no_spike() {
        World world = World.healthy().results(8_000).days(28);
        List<ScanResult> results = world.draw().stream()
                .flatMap(r -> IntStream.range(0, dayOf(r) % 7 < 2 ? 1 : 4).mapToObj(i -> r))
                .toList();
        SplittableRandom random = new SplittableRandom(3);
        List<ScanResult> independent = results.stream()
                .map(r -> Scans.of(r)
                        .flags(List.of())
                        .escalated(random.nextDouble() < 0.06)
                        .result())
                .toList();
        assertThat(Scans.judge(independent, analyzer).findings(Severity.LOW)).isEmpty();
    }

    @Test
    public void days_that_differ_by_themselves_are_left_in_peace() {
        long alarms = LongStream.range(0, 20)
                .filter(seed -> !clustered(seed)
                        .judge(analyzer)
                        .findings(Severity.MEDIUM)
                        .isEmpty())
                .count();
        assertThat(alarms).isLessThanOrEqualTo(1);
    }

    @Test
    public void a_few_days_or_events_are_not_scanned() {
        assertThat(spike(1, 0.045, 3, 5).days(6).judge(analyzer).findings()).isEmpty();
        assertThat(World.healthy().results(9).judge(analyzer).findings()).isEmpty();
    }

    /** Escalations at a rate, and at three times that rate from one day to before another. */
    public static World spike(long seed, double rate, int first, int end) {
        SplittableRandom random = new SplittableRandom(seed);
        return World.healthy().results(3_000).seed(seed).each(r -> {
            double rateOfDay = dayOf(r) >= first && dayOf(r) < end ? 3 * rate : rate;
            return Scans.of(r).escalated(random.nextDouble() < rateOfDay).result();
        });
    }

    /** Each day has a rate of its own, around 6 %. */
    private static World clustered(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] rates = random.doubles(30).map(x -> 0.02 + 0.08 * x).toArray();
        return World.healthy()
                .results(6_000)
                .seed(seed)
                .each(r -> Scans.of(r)
                        .escalated(random.nextDouble() < rates[dayOf(r)])
                        .result());
    }

    public static World earlier(long seed) {
        return World.earlier(6_000).seed(1_000 + seed).days(30);
    }

    private static int dayOf(ScanResult result) {
        Instant time = result.observedAt();
        return (int) (LocalDate.ofInstant(time, ZoneOffset.UTC).toEpochDay() - START.toEpochDay());
    }

    private static boolean isNear(Finding finding, String figure, int day) {
        double number = finding.evidence().figure(figure).orElseThrow();
        LocalDate date = LocalDate.of((int) number / 10_000, (int) number / 100 % 100, (int) number % 100);
        return Math.abs(date.toEpochDay() - START.toEpochDay() - day) <= 2;
    }
}
