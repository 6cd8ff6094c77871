package io.calibration.analyzers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NotScoredAnalyzerTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final Analyzer analyzer = BuiltIn.analyzer("not_scored");

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

    /** A host that says that one in a hundred is fine. */
    private static World tolerant() {
        return World.healthy()
                .policy(CalibrationPolicy.builder()
                        .notScoredRate(new Interval(0, 0.01))
                        .build());
    }

    private static Finding only(CalibrationReport report, String type) {
        assertThat(report.findings()).extracting(Finding::type).containsOnlyOnce(type);
        return report.findings().stream()
                .filter(f -> f.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void how_many_and_why_is_told_and_judged_by_nobodys_range() {
        CalibrationReport report =
                World.healthy().results(5_000).each(timedOut(0.05)).judge(analyzer);
        assertThat(report.findings()).hasSize(1);
        Finding finding = report.findings().get(0);
        assertThat(finding.id()).isEqualTo("results_not_scored:not_scored:overall");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.description())
                .matches("2\\d\\d of 5,000 results were not scored \\(\\d\\.\\d %\\), most often"
                        + " timed_out, then cancelled; of the tiers most often \\w+(, then \\w+)?\\.");
        assertThat(report.notJudged())
                .extracting(NotJudged::question, NotJudged::takes)
                .contains(tuple("share of results without a score", "not_scored_rate in the policy, or a baseline"));
    }

    @Test
    void more_than_the_policy_expects_is_a_finding_and_so_are_fewer() {
        CalibrationReport report =
                tolerant().results(5_000).each(timedOut(0.05)).judge(analyzer);
        Finding high = only(report, "high_not_scored_rate");
        assertThat(high.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        assertThat(high.description()).contains("of 5,000 results were not scored", "at most 1 % is expected");
        assertThat(only(report, "results_not_scored").verdict()).isEqualTo(Verdict.NOTE);
        assertThat(report.notJudged())
                .extracting(NotJudged::question)
                .doesNotContain("share of results without a score");
        CalibrationPolicy usual = CalibrationPolicy.builder()
                .notScoredRate(new Interval(0.05, 0.10))
                .build();
        assertThat(World.healthy().results(5_000).policy(usual).judge(analyzer).findings(Severity.MEDIUM))
                .extracting(Finding::type)
                .containsExactly("low_not_scored_rate");
    }

    /** So many of each kind: with a score, without, and of a score beyond the scale, which is rejected. */
    private static World arrived(int scored, int notScored, int rejected) {
        AtomicInteger seen = new AtomicInteger();
        return tolerant().results(scored + notScored + rejected).each(r -> {
            int n = seen.incrementAndGet();
            if (n <= notScored) {
                return Scans.of(r).notScored("timed_out").result();
            }
            return n <= notScored + rejected ? Scans.of(r).score(140, "caution").result() : r;
        });
    }

    @Test
    void the_share_is_of_all_that_came_in_also_of_what_was_rejected() {
        CalibrationReport report = arrived(4_650, 510, 4_840).judge(analyzer, BuiltIn.analyzer("intake"));
        assertThat(only(report, "results_not_scored").description())
                .startsWith("510 of 10,000 results were not scored (5.1 %)");
        assertThat(only(report, "high_not_scored_rate")
                        .evidence()
                        .observed()
                        .orElseThrow()
                        .value())
                .isEqualTo(0.051);
        assertThat(only(report, "rejected_records").description()).startsWith("4,840 of 10,000 records");
        assertThat(arrived(5_000, 4_990, 10)
                        .judge(BuiltIn.analyzer("intake"))
                        .findings()
                        .get(0)
                        .description())
                .startsWith("10 of 10,000 records could not be counted (0.1 %");
    }

    @Test
    void against_a_baseline_and_among_what_is_not_judged_the_share_is_the_same() {
        AtomicInteger seen = new AtomicInteger();
        World before = World.earlier(10_000)
                .each(r -> seen.incrementAndGet() <= 510
                        ? Scans.of(r).notScored("timed_out").result()
                        : r);
        CalibrationReport report = arrived(4_650, 510, 4_840)
                .policy(CalibrationPolicy.standard())
                .against(before)
                .judge(analyzer);
        assertThat(report.findings(Severity.LOW)).extracting(Finding::type).doesNotContain("not_scored_shift");
        NotJudged question =
                arrived(4_650, 510, 4_840).policy(CalibrationPolicy.standard()).judge(analyzer).notJudged().stream()
                        .filter(q -> q.question().equals("share of results without a score"))
                        .findFirst()
                        .orElseThrow();
        assertThat(question.observed().orElseThrow().value()).isEqualTo(0.051);
    }

    @Test
    void where_most_of_what_came_in_has_no_score_that_is_grave_whatever_the_policy_says() {
        CalibrationPolicy lax =
                CalibrationPolicy.builder().notScoredRate(new Interval(0, 1)).build();
        for (CalibrationPolicy policy : List.of(CalibrationPolicy.standard(), lax)) {
            CalibrationReport most = arrived(400, 600, 0).policy(policy).judge(analyzer);
            assertThat(only(most, "results_not_scored").severity()).isEqualTo(Severity.CRITICAL);
        }
        assertThat(only(arrived(500, 500, 0).judge(analyzer), "results_not_scored")
                        .severity())
                .isEqualTo(Severity.INFO);
        assertThat(only(arrived(300, 600, 600).judge(analyzer), "results_not_scored")
                        .severity())
                .isEqualTo(Severity.INFO);
        assertThat(only(arrived(0, 100, 900).judge(analyzer), "results_not_scored")
                        .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void two_in_a_thousand_are_a_note_and_none_is_silence() {
        World world = tolerant().results(5_000);
        assertThat(world.judge(analyzer).findings(Severity.LOW)).isEmpty();
        CalibrationReport report = world.each(timedOut(0.002)).judge(analyzer);
        assertThat(report.findings()).extracting(Finding::verdict).containsExactly(Verdict.NOTE);
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.INFO);
    }

    @Test
    void a_few_more_than_the_limit_by_chance_are_left_in_peace() {
        long alarms = IntStream.range(0, 40)
                .filter(seed -> !tolerant()
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
                    .hasToString("Nothing was judged, so nothing here says that all is well: "
                            + (results == 5 ? "5" : "1,000") + " records are without a score"
                            + (results == 5 ? "." : ", most often without a reason."));
            Finding first = report.findings().get(1);
            assertThat(first.type()).isEqualTo("results_not_scored");
            assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(first.description()).startsWith("No result has a score: ");
        }
        assertThat(World.healthy()
                        .each(r -> Scans.of(r).notScored().result())
                        .judge(analyzer)
                        .findings()
                        .get(0)
                        .description())
                .startsWith(
                        "No result has a score: 1,000 of 1,000 results were not scored (100.0 %), most often without a"
                                + " reason; of the tiers");
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
                .anyMatch(f -> f.type().equals("not_scored_spike")
                        && f.description().text().startsWith("On 2026-03-22 "));
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
