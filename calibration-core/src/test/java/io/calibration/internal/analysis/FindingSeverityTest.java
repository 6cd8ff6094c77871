package io.calibration.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Sentence;
import io.calibration.analysis.Severity;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SeverityRuleTest {

    private static final FindingSeverity RULE = new FindingSeverity(0.05);

    @Test
    void each_row_of_the_table_gives_its_severity() {
        assertThat(severity(0.4, 1e-9, 1, false)).isEqualTo(Severity.INFO);
        assertThat(severity(0.5, 1e-9, 1, false)).isEqualTo(Severity.LOW);
        assertThat(severity(1, 0.06, 1, false)).isEqualTo(Severity.LOW);
        assertThat(severity(1, 0.05, 1, false)).isEqualTo(Severity.MEDIUM);
        assertThat(severity(2, 0.02, 1, false)).isEqualTo(Severity.MEDIUM);
        assertThat(severity(2, 0.01, 0.01, false)).isEqualTo(Severity.MEDIUM);
        assertThat(severity(2, 0.01, 0.02, false)).isEqualTo(Severity.HIGH);
        assertThat(severity(4, 0.001, 0.04, false)).isEqualTo(Severity.HIGH);
        assertThat(severity(4, 0.001, 0.05, false)).isEqualTo(Severity.CRITICAL);
        assertThat(severity(1, 0.001, 0, true)).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void a_note_is_info_whatever_its_numbers() {
        Assessment note = assessment(9, 1, true, Verdict.NOTE);
        assertThat(RULE.of(note, Double.NaN, Double.NaN)).isEqualTo(Severity.INFO);
    }

    @Test
    void an_analyzer_that_calls_an_effect_undecided_gets_at_most_low() {
        Assessment cautious = assessment(9, 1, true, Verdict.INCONCLUSIVE);
        assertThat(RULE.of(cautious, 0, 0)).isEqualTo(Severity.LOW);
    }

    @Property(tries = 500)
    void severity_never_falls_when_the_effect_the_share_and_the_certainty_grow(
            @ForAll @DoubleRange(min = -2, max = 8) double effect,
            @ForAll @DoubleRange(min = 0, max = 4) double moreEffect,
            @ForAll @DoubleRange(min = 0, max = 6) double decimals,
            @ForAll @DoubleRange(min = 0, max = 3) double moreDecimals,
            @ForAll @DoubleRange(min = 0, max = 0.1) double share,
            @ForAll @DoubleRange(min = 0, max = 0.1) double moreShare,
            @ForAll boolean safety) {
        Severity before = severity(effect, Math.pow(10, -decimals), share, safety);
        Severity after =
                severity(effect + moreEffect, Math.pow(10, -decimals - moreDecimals), share + moreShare, safety);
        assertThat(after).isGreaterThanOrEqualTo(before);
    }

    private static Severity severity(double conservative, double q, double share, boolean safety) {
        Effect effect = Effect.of(conservative + 1, conservative, conservative + 2);
        return RULE.of(assessment(conservative, share, safety, effect.verdict()), q, q);
    }

    private static Assessment assessment(double conservative, double share, boolean safety, Verdict verdict) {
        Effect effect = Effect.of(conservative + 1, conservative, conservative + 2);
        Evidence evidence = Evidence.builder(1).p(0.5).effect(effect).build();
        return Assessment.builder("type", "kind:name", Sentence.of("Seen."), evidence)
                .verdict(verdict)
                .share(share)
                .safety(safety)
                .build();
    }
}
