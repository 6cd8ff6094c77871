package io.calibration.analyzers.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassConfidenceAnalyzerTest {

    private final Analyzer analyzer = BuiltIn.analyzer("class_confidence");

    @Test
    void a_class_that_is_too_unsure_and_one_that_is_too_sure_are_reported() {
        CalibrationReport report =
                World.healthy().confidence(0.84, 0.72, 0.9, 0.46, 0.3).judge(analyzer);
        assertThat(report.findings(Severity.MEDIUM))
                .extracting(Finding::id)
                .contains(
                        "high_confidence_for_category:confidence:mixed_signals",
                        "low_confidence_for_category:confidence:high_risk");
        assertThat(report.findings().get(0).description())
                .contains("mean confidence of")
                .contains("is expected.");
    }

    @Test
    void healthy_confidence_is_not_reported() {
        assertThat(World.healthy().results(3_000).judge(analyzer).findings()).isEmpty();
    }

    @Test
    void an_end_that_the_class_rule_itself_enforces_is_not_tested() {
        // High potential asks for 0.7, which is also the lower end of its range; only a wrong class could be below.
        CalibrationReport report = World.healthy()
                .each(r ->
                        Scans.of(r).score(90, "high_potential").confidence(0.2).result())
                .judge(analyzer);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void a_few_results_are_inconclusive() {
        CalibrationReport report = World.healthy().results(30).judge(analyzer);
        assertThat(report.findings()).isNotEmpty().allMatch(f -> f.verdict() == Verdict.INCONCLUSIVE);
    }

    @Test
    void results_without_confidence_are_not_judged() {
        CalibrationReport report =
                World.healthy().each(r -> Scans.of(r).confidence(null).result()).judge(analyzer);
        assertThat(report.findings()).isEmpty();
        assertThat(report.failures()).isEqualTo(List.of());
    }
}
