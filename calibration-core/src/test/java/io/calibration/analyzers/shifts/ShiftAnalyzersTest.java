package io.calibration.analyzers.shifts;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.testing.World;
import org.junit.jupiter.api.Test;

class ShiftAnalyzersTest {

    private static final Analyzer[] SHIFTS = {
        BuiltIn.analyzer("rate_shift"), BuiltIn.analyzer("flag_type_shift"), BuiltIn.analyzer("class_shift")
    };

    @Test
    void nothing_is_said_without_a_baseline() {
        assertThat(World.healthy().judge(SHIFTS).findings()).isEmpty();
    }

    @Test
    void a_world_like_its_baseline_has_no_finding() {
        CalibrationReport report =
                World.healthy().results(4_000).against(World.earlier(8_000)).judge(SHIFTS);
        assertThat(report.findings(Severity.LOW)).isEmpty();
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void escalations_that_doubled_and_escalations_that_died_are_reported() {
        Finding doubled = gravest(World.healthy()
                .results(2_000)
                .escalationRate(0.12)
                .against(World.earlier(4_000))
                .judge(SHIFTS));
        assertThat(doubled.id()).isEqualTo("escalation_rate_shift:escalation:overall");
        assertThat(doubled.severity()).isGreaterThanOrEqualTo(Severity.MEDIUM);
        assertThat(doubled.description()).contains("times as often (95 % interval");
        Finding dead = gravest(World.healthy()
                .results(500)
                .escalationRate(0)
                .against(World.earlier(1_000))
                .judge(SHIFTS));
        assertThat(dead.id()).isEqualTo("silenced_escalation:escalation:overall");
        assertThat(dead.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void sufficiency_that_fell_by_fifteen_points_is_reported() {
        Finding finding = gravest(World.healthy()
                .results(500)
                .sufficiencyRate(0.70)
                .against(World.earlier(1_000))
                .judge(SHIFTS));
        assertThat(finding.id()).isEqualTo("data_sufficiency_shift:sufficiency:overall");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.MEDIUM);
    }

    @Test
    void a_flag_type_that_is_new_is_reported() {
        Finding finding = gravest(World.healthy()
                .results(2_000)
                .flag("brand_new", "low", 0.02)
                .against(World.earlier(4_000))
                .judge(SHIFTS));
        assertThat(finding.id()).isEqualTo("flag_rate_shift:flag_type:brand_new");
        assertThat(finding.description()).contains("it is new, at least");
    }

    @Test
    void a_mix_of_classes_that_moved_names_the_class_that_moved_most() {
        Finding finding = gravest(World.healthy()
                .shares(0.08, 0.18, 0.24, 0.15, 0.35)
                .against(World.earlier(2_000))
                .judge(BuiltIn.analyzer("class_shift")));
        assertThat(finding.id()).isEqualTo("classification_shift:classes:mix");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        assertThat(finding.description()).contains("Most of it is high_risk");
    }

    private static Finding gravest(CalibrationReport report) {
        assertThat(report.findings(Severity.MEDIUM)).isNotEmpty();
        return report.findings().get(0);
    }
}
