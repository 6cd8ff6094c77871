package io.calibration.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An analyzer of one's own judges a rate as the library judges its own. */
class OutcomeRateAnalyzerTest {

    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {"logic_version": "1.0.0", "compatibility_thresholds": {"good": {"min_score": 50}, "rest": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void a_rate_outside_its_range_is_a_finding_with_interval_and_words() {
        Finding finding = only(report(OutcomeRateAnalyzerTest::isHalf, new Interval(0.7, 1), null));
        assertThat(finding.id()).isEqualTo("few_outcomes:outcomes:rate");
        assertThat(finding.description().text())
                .isEqualTo(
                        "50.0 % of 2,000 results have an outcome (95 % interval 47.8 % to 52.2 %); at least 70 % is expected.");
        assertThat(finding.evidence().p()).isPresent();
    }

    @Test
    void a_rate_that_fell_since_the_baseline_is_one() {
        MetricsSnapshot before = collect(i -> i % 5 != 0, 0);
        Finding finding = only(report(OutcomeRateAnalyzerTest::isHalf, new Interval(0, 1), before));
        assertThat(finding.type()).isEqualTo("outcomes_fell");
        assertThat(finding.evidence().figure("ratio").orElseThrow()).isBetween(0.62, 0.63);
    }

    @Test
    void days_on_which_it_stood_out_are_one() {
        Finding finding = only(report(i -> i / 100 == 7 || i % 10 == 0, new Interval(0, 1), null));
        assertThat(finding.type()).isEqualTo("outcome_spike");
        assertThat(finding.description().text()).startsWith("On 2026-04-08 100 of 100 results have an outcome");
    }

    @Test
    void what_nobody_expects_anything_of_is_not_judged() {
        CalibrationReport report = report(OutcomeRateAnalyzerTest::isHalf, new Interval(0, 1), null);
        assertThat(own(report)).isEmpty();
        assertThat(report.notJudged())
                .extracting(NotJudged::summarize)
                .contains(
                        "share of results with an outcome (seen: 50.0 %, 1,000 of 2,000): it takes a range for the analyzer"
                                + " outcome_coverage, or a baseline");
    }

    private static Finding only(CalibrationReport report) {
        assertThat(own(report)).hasSize(1);
        return own(report).get(0);
    }

    private static List<Finding> own(CalibrationReport report) {
        return report.findings().stream()
                .filter(finding -> finding.analyzer().equals("outcome_coverage"))
                .toList();
    }

    private static CalibrationReport report(IntPredicate known, Interval expected, @Nullable MetricsSnapshot baseline) {
        var builder = Calibration.builder()
                .source(results(known, 31))
                .config(CONFIG)
                .analyzer(new OutcomeRateAnalyzer(expected));
        return (baseline == null ? builder : builder.baseline(baseline))
                .build()
                .collect(DayWindow.ALL)
                .analyze()
                .report();
    }

    private static MetricsSnapshot collect(IntPredicate known, int firstDay) {
        return Calibration.of(results(known, firstDay), CONFIG)
                .collect(DayWindow.ALL)
                .snapshot();
    }

    /** A hundred results on each of twenty days. */
    private static MetricSource results(IntPredicate known, int firstDay) {
        return ScanResults.of(IntStream.range(0, 2_000)
                .mapToObj(i -> ScanResult.builder()
                        .observedAt(Instant.parse("2026-03-01T09:00:00Z").plus(firstDay + i / 100, ChronoUnit.DAYS))
                        .logicVersion("1.0.0")
                        .overallScore(i * 7 % 100)
                        .classification(i * 7 % 100 >= 50 ? "good" : "rest")
                        .dataSufficient(i % 3 != 0)
                        .outcome(known.test(i) ? true : null)
                        .build())
                .toList());
    }

    private static boolean isHalf(int result) {
        return result % 2 == 0;
    }
}
