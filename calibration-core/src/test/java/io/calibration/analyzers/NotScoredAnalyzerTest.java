package io.calibration.analyzers;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.analysis.Verdict;
import io.calibration.json.ReportJson;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.registry.Digest;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NotScoredAnalyzerTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final NotScoredAnalyzer analyzer = new NotScoredAnalyzer();

    /** This share of the results, one in five of them cancelled. */
    private static UnaryOperator<ScanResult> timedOut(double share) {
        SplittableRandom random = new SplittableRandom(5);
        return r -> random.nextDouble() < share
                ? Scans.of(r)
                        .notScored(random.nextInt(5) == 0 ? "cancelled" : "timed_out")
                        .result()
                : r;
    }

    private static long dayOf(ScanResult r) {
        return Duration.between(START, r.observedAt()).toDays();
    }

    @Test
    void one_in_twenty_timed_out_is_a_finding_that_names_reason_and_tier() {
        CalibrationReport report =
                World.healthy().results(5_000).each(timedOut(0.05)).judge(analyzer);
        assertThat(report.findings()).hasSize(1);
        Finding finding = report.findings().get(0);
        assertThat(finding.id()).isEqualTo("results_not_scored:not_scored:overall");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        assertThat(finding.description())
                .matches(
                        "2\\d\\d of 5,000 results were not scored \\(\\d\\.\\d %; at most 1 % is tolerated\\), most often"
                                + " timed_out, then cancelled; of the tiers most often \\w+(, then \\w+)?\\.");
    }

    @Test
    void two_in_a_thousand_are_a_note_and_none_is_silence() {
        World world = World.healthy().results(5_000);
        assertThat(world.judge(analyzer).findings()).isEmpty();
        CalibrationReport report = world.each(timedOut(0.002)).judge(analyzer);
        assertThat(report.findings()).extracting(Finding::verdict).containsExactly(Verdict.NOTE);
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.INFO);
    }

    @Test
    void a_few_more_than_the_limit_by_chance_are_left_in_peace() {
        long alarms = IntStream.range(0, 40)
                .filter(seed -> !World.healthy()
                        .results(1_000)
                        .seed(seed)
                        .each(timedOut(0.01))
                        .judge(analyzer)
                        .findings(Severity.MEDIUM)
                        .isEmpty())
                .count();
        assertThat(alarms).isLessThanOrEqualTo(3);
    }

    @Test
    void a_run_without_any_score_comes_first_in_the_whole_report_and_second_with_its_reasons() {
        for (int results : new int[] {5, 1_000}) {
            CalibrationReport report = World.healthy()
                    .results(results)
                    .each(r -> Scans.of(r).notScored().result())
                    .judge(BuiltIn.analyzers(Set.of()).toArray(new Analyzer[0]));
            assertThat(report.findings().get(0).type()).isEqualTo("no_results");
            assertThat(report.findings().get(0).description())
                    .isEqualTo("Nothing was judged, so nothing here says that all is well: "
                            + (results == 5 ? "5" : "1,000") + " records are without a score.");
            Finding first = report.findings().get(1);
            assertThat(first.type()).isEqualTo("results_not_scored");
            assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(first.description()).startsWith("None of ").contains("was scored");
        }
        assertThat(World.healthy()
                        .each(r -> Scans.of(r).notScored().result())
                        .judge(analyzer)
                        .findings()
                        .get(0)
                        .description())
                .startsWith("None of 1,000 results was scored, most often without a reason; of the tiers");
    }

    @Test
    void three_days_without_most_scores_are_a_spike_of_these_days() {
        UnaryOperator<ScanResult> few = timedOut(0.02);
        UnaryOperator<ScanResult> many = timedOut(0.30);
        CalibrationReport report = World.healthy()
                .results(6_000)
                .each(r -> dayOf(r) >= 10 && dayOf(r) < 13 ? many.apply(r) : few.apply(r))
                .judge(analyzer);
        Finding spike = report.findings().stream()
                .filter(f -> f.type().equals("not_scored_spike"))
                .findFirst()
                .orElseThrow();
        assertThat(spike.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        assertThat(spike.description())
                .startsWith("From 2026-03-12 to 2026-03-14 ")
                .contains("were not scored");
    }

    @Test
    void days_on_which_nothing_was_scored_are_days_too() {
        CalibrationReport report = World.healthy()
                .results(6_000)
                .each(r -> dayOf(r) == 20 ? Scans.of(r).notScored("down").result() : r)
                .judge(analyzer);
        assertThat(report.findings(Severity.MEDIUM))
                .anyMatch(f ->
                        f.type().equals("not_scored_spike") && f.description().startsWith("On 2026-03-22 "));
    }

    @Test
    void more_than_in_the_baseline_is_a_finding_and_as_many_is_not() {
        World before = World.earlier(5_000).each(timedOut(0.004));
        assertThat(World.healthy()
                        .results(5_000)
                        .each(timedOut(0.03))
                        .against(before)
                        .judge(analyzer)
                        .findings(Severity.MEDIUM))
                .extracting(Finding::type)
                .contains("not_scored_shift");
        assertThat(World.healthy()
                        .results(5_000)
                        .each(timedOut(0.004))
                        .against(before)
                        .judge(analyzer)
                        .findings(Severity.LOW))
                .isEmpty();
    }

    @Test
    void a_published_report_names_no_reason_and_no_tier_of_a_few() {
        List<ScanResult> results = World.healthy().results(1_000).draw().stream()
                .map(timedOut(0.05))
                .toList();
        List<ScanResult> rare = IntStream.range(0, 9)
                .mapToObj(i -> Scans.at(i).notScored("rare_reason").result())
                .toList();
        CalibrationReport report = World.of(
                        Stream.concat(results.stream(), rare.stream()).toList())
                .judge(analyzer);
        String published = new String(
                ReportJson.write(report, Digest.of(new byte[0]), PrivacyPolicy.standard()), StandardCharsets.UTF_8);
        assertThat(published).contains("timed_out").doesNotContain("rare_reason");
        assertThat(new String(
                        ReportJson.write(
                                World.of(rare).judge(analyzer), Digest.of(new byte[0]), PrivacyPolicy.standard()),
                        StandardCharsets.UTF_8))
                .contains("results_not_scored")
                .doesNotContain("9 results", "\"n\": 9");
    }
}
