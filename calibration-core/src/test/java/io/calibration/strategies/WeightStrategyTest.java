package io.calibration.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.calibration.Analyzed;
import io.calibration.Calibration;
import io.calibration.CalibrationBuilder;
import io.calibration.Proposed;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.ScanResult;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.ConfigProposal.Change;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.Impact;
import io.calibration.proposal.RejectedCandidate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WeightStrategyTest {

    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {
              "logic_version": "1.0.0",
              "category_weights": {"looks": 1.0, "wit": 1.00, "drive": 1.0, "default": 1.0},
              "compatibility_thresholds": {"good": {"min_score": 60}, "fair": {"min_score": 40}, "poor": {"min_score": 0}}
            }
            """.getBytes(StandardCharsets.UTF_8));

    /** Looks decide, drive does not count; the config weighs all alike. */
    private static List<ScanResult> results(int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double looks = random.nextInt(101);
            double wit = random.nextInt(101);
            double drive = random.nextInt(101);
            double score = Math.rint((looks + wit + drive) / 3);
            results.add(new ScanResult(
                    Instant.parse("2026-03-02T00:00:00Z").plus(i % 28, ChronoUnit.DAYS),
                    "1.0.0",
                    score,
                    score >= 60 ? "good" : score >= 40 ? "fair" : "poor",
                    Map.of("looks", looks, "wit", wit, "drive", drive),
                    0.8,
                    List.of(),
                    List.of(),
                    null,
                    true,
                    null,
                    random.nextInt(150) < looks + wit / 2));
        }
        return results;
    }

    private static CalibrationBuilder calibration(int count) {
        return Calibration.builder()
                .source(ScanResults.of(results(count)))
                .config(CONFIG)
                .policy(CalibrationPolicy.builder().classShares(Map.of()).build());
    }

    private static ConfigProposal propose(CalibrationBuilder builder) {
        return builder.build().collect(DayWindow.ALL).analyze().propose().proposal();
    }

    @Test
    void weights_move_toward_what_decides_by_at_most_a_tenth_with_their_sum_kept() {
        ConfigProposal proposal = propose(calibration(3_000));

        assertThat(proposal.changes())
                .extracting(Change::path, Change::verb)
                .contains(tuple("/category_weights/looks", "raise"), tuple("/category_weights/drive", "lower"));
        assertThat(proposal.changes())
                .allSatisfy(change -> assertThat(
                                change.proposedValue().subtract(BigDecimal.ONE).abs())
                        .isLessThanOrEqualTo(new BigDecimal("0.1")));
        assertThat(proposal.proposed().categoryWeights().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("4.0");
    }

    @Test
    void what_other_weights_do_is_called_an_approximation_and_makes_a_major_version() {
        ConfigProposal proposal = propose(calibration(3_000));

        assertThat(proposal.impact().method()).isEqualTo(Impact.Method.ESTIMATED);
        assertThat(proposal.impact().exact()).isFalse();
        assertThat(proposal.impact().results()).isEqualTo(3_000);
        assertThat(proposal.changes().get(0).rationale()).contains("approximation");
        assertThat(proposal.version()).hasToString("2.0.0");
    }

    @Test
    void what_other_weights_do_to_a_value_is_not_known_and_the_proposal_is_published_all_the_same() {
        String segments =
                CONFIG.document().replaceFirst("\\{", "{\"known_labels\": {\"dimensions\": {\"segment\": []}},");
        SplittableRandom random = new SplittableRandom(1);
        Proposed proposed = calibration(3_000)
                .source(ScanResults.of(results(3_000).stream()
                        .map(result -> inSegment(result, "s" + random.nextInt(20)))
                        .toList()))
                .config(ConfigJson.read(segments.getBytes(StandardCharsets.UTF_8)))
                .build()
                .collect(DayWindow.ALL)
                .analyze()
                .propose();
        assertThat(proposed.published().changes()).isNotEmpty();
        assertThat(proposed.proposal().impact().values()).isEmpty();
    }

    private static ScanResult inSegment(ScanResult result, String segment) {
        return ScanResult.builder()
                .observedAt(result.observedAt())
                .logicVersion(result.logicVersion())
                .overallScore(Objects.requireNonNull(result.overallScore()))
                .classification(Objects.requireNonNull(result.classification()))
                .categoryScores(result.categoryScores())
                .confidence(result.confidence())
                .outcome(result.outcome())
                .dimension("segment", segment)
                .build();
    }

    @Test
    void what_all_weights_do_together_is_said_once() {
        assertThat(propose(calibration(3_000)).changes())
                .hasSizeGreaterThan(1)
                .filteredOn(change -> change.rationale().text().contains("All weight changes together"))
                .hasSize(1);
    }

    @Test
    void fault_06_the_rationale_of_a_weight_says_more_when_it_is_raised_and_less_when_it_is_lowered() {
        assertThat(propose(calibration(3_000)).changes())
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.rationale())
                        .contains(change.verb().equals("raise") ? "ask for more weight" : "ask for less weight"));
    }

    @Test
    void below_two_hundred_outcomes_weights_are_left_alone() {
        Analyzed few = calibration(190).build().collect(DayWindow.ALL).analyze();

        assertThat(few.report().findings()).noneMatch(f -> f.type().equals("weights_off_outcomes"));
        assertThat(few.propose().proposal().isEmpty()).isTrue();
    }

    @Test
    void protected_weights_stay_and_say_so() {
        ConfigProposal proposal = propose(
                calibration(3_000).guardrails(Guardrails.standard().protecting(Set.of("/category_weights/drive"))));

        assertThat(proposal.changes()).extracting(Change::path).doesNotContain("/category_weights/drive");
        assertThat(proposal.rejectedCandidates())
                .extracting(RejectedCandidate::code)
                .contains("protected_path");
    }

    @Property(tries = 300)
    void a_step_keeps_the_sum_and_never_goes_further_than_it_may_nor_beyond_the_target(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        double[] target = new double[2 + random.nextInt(7)];
        for (int i = 0; i < target.length; i++) {
            weights.put("c" + i, BigDecimal.valueOf(1 + random.nextInt(3000), 1 + random.nextInt(3)));
            target[i] = random.nextInt(4) == 0 ? 0 : random.nextDouble(400);
        }
        double most = random.nextDouble(0.2);

        Map<String, BigDecimal> moved = new WeightStep(weights).toward(target, most, Set.of("c0"));

        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> entry : moved.entrySet()) {
            int index = entry.getKey().charAt(1) - '0';
            double from = weights.get(entry.getKey()).doubleValue();
            double by = entry.getValue().doubleValue() - from;
            sum = sum.add(entry.getValue()).subtract(weights.get(entry.getKey()));
            assertThat(Math.abs(by)).isLessThanOrEqualTo(most * from + 1e-9);
            assertThat(Math.abs(by)).isLessThanOrEqualTo(Math.abs(target[index] - from) + 1e-9);
            assertThat(by * (target[index] - from)).isPositive();
        }
        assertThat(sum).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(moved).doesNotContainKey("c0");
    }
}
