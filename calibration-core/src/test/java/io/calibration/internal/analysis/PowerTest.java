package io.calibration.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.CalibrationReport.Judgement;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Normal;
import io.calibration.json.ReportJson;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.Digest;
import io.calibration.testing.World;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often a fault of twice the margin would have been seen. */
class PowerTest {

    private static final double SIDE = 1.959964;

    private static Assessment assessment(double estimate, double error, long seen) {
        Evidence evidence = Evidence.builder(1_000)
                .observed(Figure.share(seen, 1_000))
                .effect(Effect.of(estimate, estimate - SIDE * error, estimate + SIDE * error))
                .p(0.4)
                .build();
        return Assessment.builder("too_many", "rate:x", Sentence.of("Seen."), evidence)
                .question("x")
                .build();
    }

    private static CalibrationReport judged(Assessment assessment) {
        return World.healthy().judge(Analyzer.of("mine", context -> List.of(assessment)));
    }

    private static Judgement judgement(double estimate, double error) {
        return judged(assessment(estimate, error, 500)).judged().get(0);
    }

    /** Against draws of estimates around twice the margin, with p-values doubled as those of the rules are. */
    @Test
    void it_is_how_often_an_estimate_around_twice_the_margin_is_a_finding() {
        SplittableRandom random = new SplittableRandom(9);
        for (double error : new double[] {0.2, 0.35, 0.5}) {
            long found = IntStream.range(0, 20_000)
                    .filter(i -> {
                        double estimate = 2 + error * random.nextGaussian();
                        double p = 2 * Normal.above((estimate - 1) / error);
                        return estimate - SIDE * error >= 1 && 2 * p <= 0.05; // alone in its family, p counts twice
                    })
                    .count();
            assertThat(judgement(0, error).power().value())
                    .as("error " + error)
                    .isCloseTo(found / 20_000.0, within(0.015));
        }
    }

    @Test
    void the_size_is_chosen_beforehand_and_not_that_which_was_seen() {
        assertThat(judgement(-3, 0.4).power().value())
                .isEqualTo(judgement(1.8, 0.4).power().value());
    }

    @Test
    void what_nothing_is_known_of_could_not_have_been_seen() {
        Evidence evidence =
                Evidence.builder(1_000).effect(Effect.unknown()).p(1).build();
        Assessment unknown = Assessment.builder("too_many", "rate:x", Sentence.of("Seen."), evidence)
                .question("x")
                .build();
        assertThat(judged(unknown).judged().get(0).power().value()).isLessThan(0.02);
    }

    @Test
    void it_stands_beside_what_is_undecided_and_is_told_of_what_is_fine() {
        CalibrationReport undecided = judged(assessment(0.8, 0.5, 500));
        assertThat(undecided.findings().get(0).evidence().figure("power"))
                .hasValue(undecided.judged().get(0).power().value());
        assertThat(undecided.findings().get(0).description().text())
                .endsWith("would have been seen in 40 % of such windows.");
        CalibrationReport fine = judged(assessment(-3, 0.2, 500));
        assertThat(fine.findings()).isEmpty();
        assertThat(fine.sight()).hasValueSatisfying(sight -> assertThat(sight).contains("by 1 of 1 tests."));
        assertThat(undecided.sight())
                .hasValueSatisfying(
                        sight -> assertThat(sight).contains("by 0 of 1 tests; least by too_many of rate:x (40 %)."));
    }

    @Test
    void what_saw_a_fault_is_not_named_among_the_blind() {
        CalibrationReport seen = judged(assessment(3, 0.5, 500));
        assertThat(seen.judged().get(0).verdict()).isEqualTo(Verdict.VIOLATION);
        assertThat(seen.sight()).hasValueSatisfying(sight -> assertThat(sight).endsWith("by 0 of 1 tests."));
    }

    @Test
    void a_file_says_it_again_and_a_published_one_not_of_few_results() {
        CalibrationReport report = judged(assessment(-3, 0.4, 500));
        Digest digest = Digest.of(new byte[0]);
        CalibrationReport read = ReportJson.read(ReportJson.write(report, digest, PrivacyPolicy.exact()));
        assertThat(read.judged()).hasSize(1);
        assertThat(read.sight()).isEqualTo(report.sight());
        CalibrationReport few = judged(assessment(-3, 0.4, 4));
        assertThat(ReportJson.read(ReportJson.write(few, digest, PrivacyPolicy.standard()))
                        .judged())
                .isEmpty();
        assertThat(ReportJson.read(ReportJson.write(report, digest, PrivacyPolicy.standard()))
                        .judged())
                .hasSize(1);
    }
}
