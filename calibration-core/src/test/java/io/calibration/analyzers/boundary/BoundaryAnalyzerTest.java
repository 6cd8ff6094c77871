package io.calibration.analyzers.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analyzers.BoundaryPower;
import io.calibration.analyzers.ScoreFault;
import io.calibration.analyzers.ScoreWorld;
import io.calibration.analyzers.Snapshots;
import io.calibration.config.ScoringConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryAnalyzerTest {

    private static final String AT_65 = "score_threshold:from_65:65";
    private static final String AT_85 = "score_threshold:from_85:85";

    @Test
    void fault_01_a_healthy_distribution_whose_median_lies_on_a_threshold_is_not_reported() {
        long[] counts = new long[101];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            counts[(int) Math.max(0, Math.min(100, random.nextGaussian(65, 12)))]++;
        }

        assertThat(BoundaryPower.medium(Snapshots.reference(), counts)).isEmpty();
    }

    @Test
    void fault_01_crowding_far_from_the_median_is_seen_and_nothing_else() {
        SplittableRandom random = new SplittableRandom(2);
        long[] crowded = ScoreFault.hump(ScoreWorld.NORMAL.counts(5_000, random), 85, 3, 0.05, random);

        assertThat(BoundaryPower.medium(Snapshots.reference(), crowded)).containsExactly(AT_85);
    }

    @Test
    void fault_01_the_remedy_for_a_jump_leaves_the_threshold_alone() {
        SplittableRandom random = new SplittableRandom(3);
        long[] nudged = ScoreFault.nudge(ScoreWorld.NORMAL.counts(5_000, random), 65, 5, 3, 0.5, random);

        Assessment jump = assess(Snapshots.reference(), nudged, AT_65).get(0);

        assertThat(jump.verdict()).isEqualTo(Verdict.VIOLATION);
        assertThat(jump.recommendation()).contains("sees scores before they are final", "Leave the threshold");
        assertThat(jump.question()).isEqualTo("boundary:/compatibility_thresholds/from_65/min_score");
    }

    @ParameterizedTest
    @EnumSource(ScoreWorld.class)
    void healthy_worlds_are_left_in_peace(ScoreWorld world) {
        BoundaryPower.Tally tally = BoundaryPower.run(random -> world.counts(3_000, random), "", 5, 4);

        assertThat(tally.any()).isLessThanOrEqualTo(1);
    }

    @Test
    void humps_and_nudges_are_seen_at_the_right_threshold() {
        BoundaryPower.Tally hump = BoundaryPower.run(
                r -> ScoreFault.hump(ScoreWorld.NORMAL.counts(3_000, r), 85, 3, 0.05, r), AT_85, 10, 5);
        BoundaryPower.Tally nudge = BoundaryPower.run(
                r -> ScoreFault.nudge(ScoreWorld.NORMAL.counts(1_000, r), 65, 5, 5, 0.5, r), AT_65, 10, 6);

        assertThat(hump.named()).isGreaterThanOrEqualTo(9);
        assertThat(nudge.named()).isGreaterThanOrEqualTo(9);
    }

    @Test
    void a_spike_on_the_first_score_of_the_better_side_is_bunching() {
        long[] counts = ScoreWorld.NORMAL.counts(10_000, new SplittableRandom(7));
        counts[65] += 400;

        assertThat(assess(Snapshots.reference(), counts, AT_65))
                .filteredOn(assessment -> assessment.type().equals("score_bunching"))
                .singleElement()
                .satisfies(spike -> assertThat(spike.verdict()).isEqualTo(Verdict.VIOLATION));
    }

    @Test
    void where_lower_is_better_the_line_has_the_name_of_the_class_below_and_the_first_better_score_is_there() {
        ScoringConfig config = Snapshots.config(Snapshots.scale("0", "100", "1", "lower_is_better"), "65");
        long[] counts = ScoreWorld.NORMAL.counts(10_000, new SplittableRandom(8));
        counts[64] += 400;

        assertThat(assess(config, counts, "score_threshold:rest:65"))
                .filteredOn(assessment -> assessment.type().equals("score_bunching"))
                .singleElement()
                .satisfies(spike -> {
                    assertThat(spike.verdict()).isEqualTo(Verdict.VIOLATION);
                    assertThat(spike.description())
                            .contains("on the first score on the better side of 65, the line into rest: ");
                    assertThat(spike.affectedComponents())
                            .containsExactly("/compatibility_thresholds/from_65/min_score");
                });
    }

    @ParameterizedTest
    @CsvSource({"0,1,0.01,0.65", "300,850,1,657", "0,100,0.01,65", "0,1000,1,650"})
    void any_scale_will_do(String min, String max, String step, String minScore) {
        ScoringConfig config = Snapshots.config(Snapshots.scale(min, max, step, "higher_is_better"), minScore);
        int steps = config.scoreScale().steps();
        int threshold = (int) Math.round(config.scoreScale().position(Double.parseDouble(minScore)) * steps);
        SplittableRandom random = new SplittableRandom(9);
        long[] healthy = new long[steps + 1];
        long[] nudged = new long[steps + 1];
        for (int i = 0; i < 5_000; i++) {
            int place = (int) Math.max(0, Math.min(steps, steps * random.nextGaussian(0.6, 0.15)));
            healthy[place]++;
            boolean pushed = place < threshold && place >= threshold - 0.05 * steps && random.nextInt(2) == 0;
            nudged[pushed ? threshold + random.nextInt(Math.max(1, steps / 50)) : place]++;
        }

        assertThat(BoundaryPower.medium(config, healthy)).isEmpty();
        assertThat(BoundaryPower.medium(config, nudged)).hasSize(1);
    }

    @Test
    void a_threshold_between_two_steps_stands_at_the_step_above() {
        SplittableRandom random = new SplittableRandom(10);
        long[] nudged = ScoreFault.nudge(ScoreWorld.NORMAL.counts(5_000, random), 65, 5, 3, 0.5, random);
        ScoringConfig config = Snapshots.config(Snapshots.scale("0", "100", "1", "higher_is_better"), "64.5");

        assertThat(BoundaryPower.medium(config, nudged)).containsExactly("score_threshold:from_64_5:64.5");
    }

    @Test
    void the_lowest_threshold_parts_nothing_and_is_left_out() {
        long[] counts = ScoreWorld.NORMAL.counts(1_000, new SplittableRandom(11));

        assertThat(assess(Snapshots.reference(), counts, ""))
                .noneMatch(assessment -> assessment.subject().endsWith(":0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 50})
    void few_results_leave_it_open(int n) {
        long[] counts = ScoreWorld.NORMAL.counts(n, new SplittableRandom(12));

        assertThat(assess(Snapshots.reference(), counts, ""))
                .hasSizeGreaterThanOrEqualTo(4)
                .noneMatch(assessment -> assessment.verdict() == Verdict.VIOLATION);
    }

    @Test
    void no_results_have_nothing_to_say_and_one_score_alone_says_nothing() {
        assertThat(assess(Snapshots.reference(), new long[101], "")).isEmpty();
        long[] counts = new long[101];
        counts[65] = 10_000;
        assertThat(assess(Snapshots.reference(), counts, ""))
                .noneMatch(assessment -> assessment.verdict() == Verdict.VIOLATION);
    }

    @Test
    void the_share_is_that_of_results_whose_class_would_flip() {
        long[] counts = ScoreWorld.UNIFORM.counts(5_000, new SplittableRandom(13));
        long close = 0;
        for (int score = 62; score < 68; score++) {
            close += counts[score];
        }

        Assessment any = assess(Snapshots.reference(), counts, AT_65).get(0);

        assertThat(any.share()).isEqualTo(close / 5_000.0);
        assertThat(any.evidence().figure("fragility_lower").orElseThrow()).isLessThan(any.share());
        assertThat(any.evidence().figure("fragility_upper").orElseThrow()).isGreaterThan(any.share());
    }

    @Test
    void half_of_those_just_below_a_line_moved_over_it_are_seen_wherever_they_land() {
        for (int landing : new int[] {1, 5}) {
            int width = landing;
            BoundaryPower.Tally tally = BoundaryPower.run(
                    random -> ScoreFault.nudge(ScoreWorld.UNIFORM.counts(1_000, random), 65, 5, width, 0.5, random),
                    "score_threshold:from_65:65",
                    40,
                    3);
            assertThat(tally.named()).as("landing on " + landing).isGreaterThanOrEqualTo(34);
        }
    }

    @Test
    void counts_that_leave_out_rare_scores_say_so() {
        long[] mostlyEven = new long[101];
        Arrays.setAll(mostlyEven, score -> score % 2 == 0 ? 60 : 12);
        mostlyEven[66] = 120;
        assertThat(assess(Snapshots.reference(), mostlyEven, AT_65))
                .anyMatch(told -> told.description().text().contains(" seen on the commoner scores alone, "));
        long[] alike = new long[101];
        Arrays.fill(alike, 40);
        alike[66] = 80;
        assertThat(assess(Snapshots.reference(), alike, AT_65))
                .noneMatch(told -> told.description().text().contains("commoner"));
    }

    @Test
    void what_may_be_chance_at_a_line_is_told_by_the_one_ratio_that_its_verdict_rests_on() {
        List<Assessment> undecided = undecided(random -> ScoreWorld.NORMAL.counts(3_000, random))
                .filter(said -> isOneSided(said))
                .toList();

        assertThat(undecided).hasSizeGreaterThan(20).allSatisfy(said -> {
            double ratio = said.evidence().observed().orElseThrow().value();
            String told = String.format(Locale.ROOT, " there are %.2f times as many ", Math.max(ratio, 1 / ratio));
            String side = ratio >= 1 ? " on the better side " : " on the worse side ";
            assertThat(said.description())
                    .startsWith("It may be chance: ")
                    .contains(told, side, "(95 % interval ")
                    .doesNotContain("than expected", " seen, ");
        });
    }

    @Test
    void that_neighbouring_scores_differ_is_said_only_where_counts_show_it_and_then_more_results_are_not_recommended() {
        assertThat(undecided(random -> ScoreWorld.NORMAL.counts(3_000, random))
                        .filter(BoundaryAnalyzerTest::isUneven)
                        .count())
                .isLessThan(10);

        List<Assessment> uneven = undecided(random -> {
                    long[] counts = ScoreWorld.NORMAL.counts(30_000, random);
                    Arrays.setAll(counts, score -> Math.round(counts[score] * (0.6 + 0.8 * random.nextDouble())));
                    return counts;
                })
                .toList();
        assertThat(uneven)
                .hasSizeGreaterThan(20)
                .filteredOn(BoundaryAnalyzerTest::isUneven)
                .hasSizeGreaterThan(uneven.size() / 2);
        assertThat(uneven)
                .allSatisfy(said -> assertThat(said.recommendation().text().contains("more results"))
                        .isNotEqualTo(isUneven(said)));
    }

    private static boolean isUneven(Assessment said) {
        return said.description().text().contains("neighbouring scores differ by more than chance");
    }

    private static boolean isOneSided(Assessment said) {
        return said.evidence().test().contains("ratio of the sides");
    }

    /** What is undecided at any line of twenty windows. */
    private static Stream<Assessment> undecided(Function<SplittableRandom, long[]> world) {
        return IntStream.range(0, 20)
                .mapToObj(seed -> assess(Snapshots.reference(), world.apply(new SplittableRandom(seed)), ""))
                .flatMap(List::stream)
                .filter(said -> said.verdict() == Verdict.INCONCLUSIVE)
                .filter(said -> !said.description().text().contains("cannot be judged"));
    }

    @Test
    void no_difference_is_not_called_more() {
        long[] even = new long[101];
        Arrays.fill(even, 40);

        assertThat(assess(Snapshots.reference(), even, AT_65))
                .isNotEmpty()
                .allSatisfy(assessment -> assertThat(assessment.description().text())
                        .containsPattern("^As many results as expected|there are 1\\.00 times as many"));
    }

    @Test
    void the_locale_does_not_matter() {
        long[] counts = ScoreWorld.NORMAL.counts(20_000, new SplittableRandom(14));
        List<Assessment> expected = assess(Snapshots.reference(), counts, "");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(assess(Snapshots.reference(), counts, "")).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<Assessment> assess(ScoringConfig config, long[] counts, String subject) {
        return BoundaryAnalyzer.analyze(Snapshots.context(config, Snapshots.ofSteps(config, counts))).stream()
                .filter(assessment -> assessment.subject().contains(subject))
                .toList();
    }
}
