package io.calibration.analyzers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BoundaryPower;
import io.calibration.analyzers.BuiltIn;
import io.calibration.analyzers.ScoreFault;
import io.calibration.analyzers.ScoreWorld;
import io.calibration.analyzers.Snapshots;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.Plugins;
import io.calibration.internal.analysis.Judge;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundaryBaselineTest {

    private static final ScoringConfig CONFIG = Snapshots.reference();
    private static final String AT_85 = "score_threshold:from_85:85";
    private static final int RUNS = 40;

    /** Draws the counts of a window or a baseline. */
    private interface Draw {
        long[] counts(RandomGenerator random);
    }

    private static long[] hump(ScoreWorld world, int n, RandomGenerator random) {
        return ScoreFault.hump(world.counts(n, random), 85, 3, 0.05, random);
    }

    /** In how many runs a threshold is named, or any for an empty subject. */
    private static long runs(Draw window, Draw baseline, String subject) {
        return IntStream.range(0, RUNS)
                .filter(run -> {
                    SplittableRandom random = new SplittableRandom(run);
                    long[] counts = window.counts(random.split());
                    return BoundaryPower.medium(CONFIG, counts, baseline.counts(random.split())).stream()
                            .anyMatch(named -> named.contains(subject));
                })
                .count();
    }

    @Test
    void a_baseline_makes_a_hump_where_scores_are_densest_surer() {
        Draw window = random -> hump(ScoreWorld.SKEWED, 3_000, random);

        long alone = runs(window, random -> new long[101], AT_85);
        long beside = runs(window, random -> ScoreWorld.SKEWED.counts(6_000, random), AT_85);

        assertThat(beside).isGreaterThan(alone).isGreaterThanOrEqualTo(RUNS * 85 / 100);
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, 39", "SKEWED, 34"})
    void a_hump_that_the_baseline_also_has_is_still_seen(ScoreWorld world, int least) {
        long seen = runs(random -> hump(world, 3_000, random), random -> hump(world, 6_000, random), AT_85);

        assertThat(seen).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({
        "SKEWED, UNIFORM",
        "SKEWED, TWO_PEAKS",
        "NORMAL, TWO_PEAKS",
        "UNIFORM, NARROW",
        "NORMAL, BIMODAL",
        "TWO_PEAKS, SKEWED"
    })
    void a_baseline_of_another_shape_raises_no_alarm(ScoreWorld window, ScoreWorld baseline) {
        long alarms = runs(random -> window.counts(5_000, random), random -> baseline.counts(10_000, random), "");

        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"SKEWED, UNIFORM", "SKEWED, TWO_PEAKS", "NORMAL, TWO_PEAKS", "NORMAL, BIMODAL"})
    void a_baseline_of_another_shape_hides_no_hump(ScoreWorld window, ScoreWorld baseline) {
        Draw humped = random -> hump(window, 3_000, random);

        long alone = runs(humped, random -> new long[101], AT_85);
        long beside = runs(humped, random -> baseline.counts(6_000, random), AT_85);

        assertThat(beside).isGreaterThanOrEqualTo(alone - 1);
    }

    @Test
    void a_line_between_a_ten_and_a_five_that_are_preferred_unlike_is_left_in_peace() {
        Draw window = random -> ScoreWorld.HEAPED_TWICE.counts(5_000, random);
        Draw baseline = random -> ScoreWorld.HEAPED_TWICE.counts(10_000, random);

        assertThat(runs(window, baseline, "")).isZero();
    }

    @Test
    void a_withheld_baseline_is_ignored() {
        MetricsSnapshot exact = Snapshots.ofSteps(CONFIG, ScoreWorld.SKEWED.counts(6_000, new SplittableRandom(1)));

        ignored(new MetricsSnapshot(DayWindow.ALL, exact.metrics(), PrivacyPolicy.standard()));
    }

    @Test
    void a_baseline_on_another_scale_is_ignored() {
        ScoringConfig tenfold =
                Snapshots.config(Snapshots.scale("0", "1000", "10", "higher_is_better"), "850", "650", "450", "250");

        ignored(Snapshots.ofSteps(tenfold, ScoreWorld.SKEWED.counts(6_000, new SplittableRandom(1))));
    }

    private static void ignored(MetricsSnapshot baseline) {
        MetricsSnapshot window = Snapshots.ofSteps(CONFIG, hump(ScoreWorld.SKEWED, 3_000, new SplittableRandom(2)));

        assertThat(BoundaryAnalyzer.analyze(Snapshots.context(CONFIG, window, baseline)))
                .isEqualTo(BoundaryAnalyzer.analyze(Snapshots.context(CONFIG, window)));
    }

    @Test
    void a_window_more_uneven_than_both_keeps_its_own_tau() {
        long[] even = ScoreWorld.NORMAL.counts(20_000, new SplittableRandom(3));
        long[] uneven = uneven(even);

        assertThat(tau(uneven, even)).isEqualTo(tau(uneven, new long[101])).isGreaterThan(0.2);
    }

    @Test
    void a_window_more_even_than_both_keeps_its_own_tau() {
        long[] even = ScoreWorld.NORMAL.counts(20_000, new SplittableRandom(4));

        assertThat(tau(even, uneven(even))).isEqualTo(tau(even, new long[101])).isLessThan(0.1);
    }

    @Test
    void a_window_as_uneven_as_its_baseline_has_the_tau_of_both() {
        long[] window = uneven(ScoreWorld.NORMAL.counts(20_000, new SplittableRandom(5)));
        long[] baseline = uneven(ScoreWorld.NORMAL.counts(20_000, new SplittableRandom(6)));

        assertThat(tau(window, baseline))
                .isNotEqualTo(tau(window, new long[101]))
                .isCloseTo(0.4, within(0.15));
    }

    /** Neighbouring scores differ by more than chance, without a period. */
    private static long[] uneven(long[] counts) {
        SplittableRandom random = new SplittableRandom(7);
        long[] uneven = counts.clone();
        for (int i = 0; i < uneven.length; i++) {
            uneven[i] = Math.round(counts[i] * Math.exp(0.4 * random.nextGaussian()));
        }
        return uneven;
    }

    private static double tau(long[] counts, long[] baseline) {
        ScoreSteps steps = ScoreSteps.of(
                Snapshots.context(CONFIG, Snapshots.ofSteps(CONFIG, counts), Snapshots.ofSteps(CONFIG, baseline)));
        return Noise.irregularity(BoundaryWindow.of(steps.around(65, 1), List.of()));
    }

    /** Nobody in the last three places: a curve fitted beside them runs off to zero. */
    @Test
    void scores_that_end_before_the_scale_does_are_judged_without_failure() {
        long[] counts = {
            13, 11, 9, 14, 7, 3, 8, 10, 10, 12, 9, 10, 12, 13, 16, 10, 13, 12, 14, 8, 12, 13, 11, 13, 10, 10, 9, 4, 11,
            11, 12, 10, 10, 12, 11, 12, 12, 7, 11, 7, 9, 9, 9, 9, 8, 11, 7, 9, 6, 7, 13, 15, 3, 9, 14, 12, 15, 12, 11,
            6, 3, 11, 12, 8, 17, 11, 4, 15, 11, 11, 4, 11, 12, 13, 8, 10, 10, 6, 8, 6, 12, 8, 5, 11, 9, 15, 14, 13, 9,
            14, 7, 13, 8, 7, 9, 13, 13, 13, 0, 0, 0
        };
        long[] baseline = {
            18, 24, 22, 19, 15, 20, 18, 22, 19, 20, 24, 14, 26, 19, 24, 16, 24, 12, 18, 14, 20, 17, 22, 18, 24, 17, 20,
            19, 20, 14, 20, 15, 28, 19, 21, 20, 25, 24, 29, 13, 19, 22, 17, 20, 16, 17, 20, 25, 16, 25, 22, 14, 26, 15,
            15, 18, 20, 15, 21, 14, 23, 16, 26, 22, 21, 23, 12, 19, 16, 24, 24, 25, 22, 15, 25, 19, 26, 14, 22, 15, 12,
            27, 31, 22, 23, 16, 19, 25, 21, 15, 23, 18, 16, 17, 19, 22, 18, 22, 19, 18, 18
        };

        assertThat(BoundaryPower.failures(CONFIG, counts, baseline)).isEmpty();
    }

    @Property(tries = 100)
    void severity_does_not_fall_when_the_hump_grows(
            @ForAll @IntRange(max = 10_000) int seed,
            @ForAll ScoreWorldOfOneHump world,
            @ForAll @IntRange(max = 60) int hump,
            @ForAll @IntRange(min = 1, max = 60) int more) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] counts = world.scores().counts(3_000, random.split());
        MetricsSnapshot baseline = Snapshots.ofSteps(CONFIG, world.scores().counts(6_000, random.split()));

        assertThat(severity(grown(counts, hump + more), baseline))
                .isGreaterThanOrEqualTo(severity(grown(counts, hump), baseline));
    }

    /** Worlds in which a hump may grow. */
    enum ScoreWorldOfOneHump {
        NORMAL,
        SKEWED,
        UNIFORM;

        ScoreWorld scores() {
            return ScoreWorld.valueOf(name());
        }
    }

    private static long[] grown(long[] counts, int by) {
        long[] grown = counts.clone();
        for (int score = 82; score < 88; score++) {
            grown[score] += by;
        }
        return grown;
    }

    private static Severity severity(long[] counts, MetricsSnapshot baseline) {
        AnalysisContext context = Snapshots.context(CONFIG, Snapshots.ofSteps(CONFIG, counts), baseline);
        return Judge.judge(context, Plugins.of(Analyzer::id, List.of(BuiltIn.analyzer("boundary")))).findings().stream()
                .filter(finding -> finding.subject().equals(AT_85))
                .map(Finding::severity)
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
    }
}
