package io.calibration.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.CalibrationBuilder;
import io.calibration.Proposed;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.proposal.Advice;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Candidate.Move;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.ProposalContext;
import io.calibration.proposal.ProposalStrategy;
import io.calibration.proposal.RejectedCandidate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class ProposalProtectionTest {

    private static final String HIGH = "/class_thresholds/high/min_score";
    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {
              "logic_version": "1.0.0",
              "class_thresholds": {
                "high": { "min_score": 85, "min_confidence": 0 },
                "mid": { "min_score": 50, "min_confidence": 0 },
                "low": { "min_score": 0, "min_confidence": 0 }
              },
              "severity_rules": {
                "critical": { "min_occurrences": 1, "auto_escalate": true },
                "low": { "min_occurrences": 3 }
              }
            }
            """.getBytes(StandardCharsets.UTF_8));
    private static final CalibrationPolicy MORE_OF_HIGH = CalibrationPolicy.builder()
            .classShare("high", new Interval(0.08, 0.20))
            .build();
    private static final Guardrails WIDE = Guardrails.builder()
            .minimumEffectiveResults(0)
            .maximumReclassified(1)
            .build();

    private final List<ScanResult> results = new ArrayList<>();

    private void add(int count, String given, IntUnaryOperator score, Consumer<ScanResult.Builder> more) {
        for (int i = 0; i < count; i++) {
            ScanResult.Builder result = ScanResult.builder()
                    .observedAt(Instant.parse("2026-10-01T12:00:00Z").plus(Duration.ofDays(results.size() % 30)))
                    .logicVersion("1.0.0")
                    .overallScore(score.applyAsInt(i))
                    .classification(given);
            more.accept(result);
            results.add(result.build());
        }
    }

    /** 600 results, of which fewer are high than should be. */
    private void fewHigh(String givenToFive, Consumer<ScanResult.Builder> one) {
        add(255, "low", i -> i % 50, result -> {});
        add(295, "mid", i -> 50 + i % 32, result -> {});
        add(5, givenToFive, i -> 60, result -> {});
        add(19, "mid", i -> 82 + i % 3, result -> {});
        add(1, "mid", i -> 83, one);
        add(25, "high", i -> 86 + i % 14, result -> {});
    }

    private Proposed propose(CalibrationPolicy policy, PrivacyPolicy privacy, ProposalStrategy... own) {
        CalibrationBuilder builder = Calibration.builder()
                .source(ScanResults.of(results))
                .config(CONFIG)
                .policy(policy)
                .guardrails(WIDE)
                .privacy(privacy);
        for (ProposalStrategy strategy : own) {
            builder.strategy(strategy);
        }
        return builder.build().collect(DayWindow.ALL).analyze().propose();
    }

    /** A candidate is listed with these words where all may be seen, and without them by default. */
    private void isTold(String words, CalibrationPolicy policy, String path, String code, ProposalStrategy... own) {
        Proposed exact = propose(policy, PrivacyPolicy.exact(), own);
        Proposed safe = propose(policy, PrivacyPolicy.standard(), own);

        assertThat(exact.published()).isEqualTo(exact.proposal());
        assertThat(List.of(exact.published().summarize(), file(exact)))
                .allSatisfy(text -> assertThat(text).contains(words));
        assertThat(List.of(safe.published().summarize(), file(safe)))
                .allSatisfy(
                        text -> assertThat(text).doesNotContain(words).contains(path, code, ReportProtection.WITHHELD));
        assertThat(safe.proposal().summarize()).as("within the JVM").contains(words);
    }

    private static String file(Proposed proposed) {
        return new String(proposed.toJson(), StandardCharsets.UTF_8);
    }

    @Test
    void one_result_that_a_guardrail_speaks_of_is_not_told() {
        fewHigh("mid", result -> result.flag("threat", "critical"));

        isTold("1 result with a critical flag would move", MORE_OF_HIGH, HIGH, "critical_flag");
    }

    @Test
    void a_mismatch_of_few_is_not_told() {
        fewHigh("low", result -> {});

        CalibrationPolicy blind = MORE_OF_HIGH.toBuilder()
                .disabledAnalyzers(Set.of("decision_mismatch"))
                .build();
        isTold("(in 5 of 600 results)", blind, HIGH, "decision_mismatch");
    }

    @Test
    void a_share_of_few_is_not_told() {
        add(140, "mid", i -> 60, result -> {});
        add(56, "mid", i -> 60, result -> result.flag("evasive", "low"));
        add(
                4,
                "mid",
                i -> 60,
                result -> result.flag("evasive", "low").flag("evasive", "low").flag("evasive", "low"));

        CalibrationPolicy fewerFlags =
                CalibrationPolicy.builder().flagRate(new Interval(0, 0.05)).build();
        isTold(
                "Low flags count in 2.0 % of the results",
                fewerFlags, "/severity_rules/low/min_occurrences", "counts_in_range");
    }

    @Test
    void what_a_foreign_strategy_says_of_few_is_not_told() {
        fewHigh("mid", result -> {});
        RejectedCandidate ofThree = RejectedCandidate.of(
                "/class_thresholds/mid/min_score", "too_near", Sentence.of("{} of the gold tier.", Figure.results(3)));
        Candidate change = Candidate.of(
                Move.to(HIGH, new BigDecimal("82")).because(Sentence.of("It is for {} alone.", Figure.results(4))));

        isTold(
                "3 of the gold tier.",
                MORE_OF_HIGH,
                "mid/min_score",
                "too_near",
                new Foreign(Advice.against(List.of(ofThree))));
        isTold("It is for 4 alone.", MORE_OF_HIGH, HIGH, "82", new Foreign(Advice.of(change)));
    }

    @Test
    void what_tells_of_many_or_of_nobody_is_told() {
        fewHigh("mid", result -> {});
        Foreign foreign = new Foreign(Advice.against(List.of(
                RejectedCandidate.of(HIGH, "crowded", Sentence.of("{} are near.", Figure.share(30, 600))),
                RejectedCandidate.of(HIGH, "held", "No number {} here."))));

        assertThat(file(propose(MORE_OF_HIGH, PrivacyPolicy.standard(), foreign)))
                .contains("5.0 % are near.", "No number {} here.");
    }

    private record Foreign(Advice advice) implements ProposalStrategy {

        @Override
        public String id() {
            return "foreign";
        }

        @Override
        public Set<String> findingTypes() {
            return Set.of("low_classification_rate");
        }

        @Override
        public Advice advise(ProposalContext context) {
            return advice;
        }
    }
}
