package io.calibration.benchmarks.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmark in short: a few cells, tens of runs. The same seeds each time, so it cannot fail by chance. */
class KnownTruthTest {

    private static final int RUNS = 20;

    private static Cell cell(String title) {
        List<Cell> found =
                Cells.all().stream().filter(c -> c.title().equals(title)).toList();
        assertThat(found).as(title).hasSize(1);
        return found.get(0);
    }

    private static Measured measure(Cell cell, int runs) {
        return Measured.of(cell, runs, () -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "healthy, broad, n = 50",
                "healthy, broad, n = 1000",
                "healthy, evens, n = 1000",
                "healthy, clustered, n = 200",
                "healthy, repeated, n = 1000"
            })
    void healthy_worlds_hardly_alarm(String title) {
        Measured measured = measure(cell(title), RUNS);
        assertThat(measured.seen().count()).as(measured.alarmed()).isLessThanOrEqualTo(2);
        assertThat(measured.failures()).isZero();
        assertThat(measured.alarms(UsualRule.ORIGINAL).count())
                .as("the original's rules on the same data")
                .isGreaterThan(RUNS / 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "half of 60 to 64 nudged to 65, normal, n = 1000",
                "hump of 5 % at 85, broad, n = 3000",
                "a flag type doubled from 4 %, n = 2000",
                "a critical flag silenced, 10 expected, n = 1000",
                "confidence inverted, n = 1000",
                "over-confidence by 0.10, n = 500",
                "escalations of 4.5 % tripled on four days, n = 2800",
                "class mix moved by PSI 0.25, n = 1000",
                "the best class gone, n = 500",
                "sufficiency down from 85 % to 70 %, n = 500"
            })
    void faults_are_seen_and_named(String title) {
        Measured measured = measure(cell(title), RUNS);
        assertThat(measured.seen().count()).isGreaterThanOrEqualTo(16);
        assertThat(measured.named().count())
                .isGreaterThanOrEqualTo(measured.seen().count() - 1);
        assertThat(measured.isMissed()).isFalse();
    }

    @Test
    void a_run_comes_out_the_same_again_and_runs_differ() {
        Cell cell = cell("healthy, clustered, n = 200");
        Sample sample = new Sample(cell.world(), cell.fault(), cell.results(), Sample.ANALYZED);
        assertThat(cell.run(3)).isEqualTo(cell.run(3));
        assertThat(sample.draw(new SplittableRandom(3))).isEqualTo(sample.draw(new SplittableRandom(3)));
        assertThat(sample.draw(new SplittableRandom(3))).isNotEqualTo(sample.draw(new SplittableRandom(4)));
    }

    @Test
    void a_world_is_as_it_says() {
        World world = World.of(Scores.BROAD);
        MetricsPart truth = draw(world, Fault.NONE).metrics();
        assertThat(truth.intake().rejectedTotal()).isZero();
        assertThat(truth.flags().results() / 1e5).isCloseTo(world.flagged(), within(0.01));
        assertThat(truth.escalations().results() / 1e5).isCloseTo(0.06, within(0.01));
        assertThat(truth.sufficiency().sufficient() / 1e5).isCloseTo(0.85, within(0.01));
    }

    @Test
    void faults_are_of_the_size_that_they_say() {
        World world = World.of(Scores.BROAD);
        MetricsPart truth = draw(world, Fault.NONE).metrics();
        MetricsPart shifted = draw(world, Expected.of(world).shift(0.25)).metrics();
        MetricsPart gone = draw(world, Fault.classesKept(0, 1, 1, 1, 1)).metrics();
        MetricsPart doubled = draw(world, Fault.flagRate(World.DOUBLED, 0.08)).metrics();
        assertThat(ClassIndex.between(shifted, truth)).isCloseTo(0.25, within(0.01));
        assertThat(gone.byClass().get(0)).isZero();
        assertThat(doubled.flags().types().get("late_reply").results() / 1e5).isCloseTo(0.08, within(0.005));
    }

    private static MetricsSnapshot draw(World world, Fault fault) {
        return new Sample(world, fault, 100_000, Sample.ANALYZED).draw(new SplittableRandom(7));
    }

    @Test
    void the_control_charts_see_escalations_that_tripled() {
        Measured tripled = measure(cell("escalations of 8 % tripled on two days, n = 2800"), 10);
        assertThat(tripled.alarms(UsualRule.CUSUM)).isEqualTo(new Proportion(10, 10));
        assertThat(tripled.alarms(UsualRule.THREE_SIGMA).count()).isGreaterThan(7);
        assertThat(tripled.alarms(UsualRule.PSI_025).count()).isZero();
    }

    @Test
    void intervals_are_those_of_wilson() {
        // Newcombe 1998, table I.
        assertThat(new Proportion(81, 263).lower()).isCloseTo(0.2553, within(0.00005));
        assertThat(new Proportion(81, 263).upper()).isCloseTo(0.3662, within(0.00005));
        assertThat(new Proportion(0, 20).upper()).isCloseTo(0.1611, within(0.00005));
        assertThat(new Proportion(0, 20).lower()).isZero();
    }

    @Test
    void a_goal_is_met_or_missed_by_the_bound_and_else_open() {
        assertThat(Objective.atMost(0.05).judge(new Proportion(0, 100))).isEqualTo(Objective.Verdict.MET);
        assertThat(Objective.atMost(0.05).judge(new Proportion(3, 100))).isEqualTo(Objective.Verdict.OPEN);
        assertThat(Objective.atMost(0.05).judge(new Proportion(20, 100))).isEqualTo(Objective.Verdict.MISSED);
        assertThat(Objective.atLeast(0.9).judge(new Proportion(99, 100))).isEqualTo(Objective.Verdict.MET);
        assertThat(Objective.atLeast(0.9).judge(new Proportion(80, 100))).isEqualTo(Objective.Verdict.MISSED);
    }

    @Test
    void the_table_says_what_was_measured() {
        Measured healthy = measure(cell("healthy, tens, n = 50"), 2);
        assertThat(table(healthy)).contains("| healthy, tens | 50 | 100 | 2 | 0.0 % (0.0–65.8) | ≤ 5 % | open |");
    }

    private static String table(Measured measured) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Table(new PrintStream(out, true, StandardCharsets.UTF_8)).add(measured);
        return out.toString(StandardCharsets.UTF_8);
    }
}
