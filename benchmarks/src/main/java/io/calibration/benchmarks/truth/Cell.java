package io.calibration.benchmarks.truth;

import io.calibration.Analyzed;
import io.calibration.Calibration;
import io.calibration.CalibrationBuilder;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.ConfigProposal.Change;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * One line of the table: a world with a fault, looked at with so many results.
 *
 * @param name what is true
 * @param world the world
 * @param circumstance in what it is unlike the tidy one, in all its days
 * @param fault what is wrong in it, in the analyzed days alone
 * @param results how many results are analyzed
 * @param baseline how many healthy results of the weeks before they are compared with; 0 for no baseline
 * @param expectations the policy that is made of what is true in the world
 * @param sought what should be found; what should not, when the goal is a greatest share
 * @param goal how often
 */
record Cell(
        String name,
        World world,
        Circumstance circumstance,
        Fault fault,
        int results,
        int baseline,
        Function<Expected, CalibrationPolicy> expectations,
        Sought sought,
        Objective goal) {

    /** A cell of a tidy world. */
    Cell(
            String name,
            World world,
            Fault fault,
            int results,
            int baseline,
            Function<Expected, CalibrationPolicy> expectations,
            Sought sought,
            Objective goal) {
        this(name, world, Circumstance.TIDY, fault, results, baseline, expectations, sought, goal);
    }

    /** What is true and how many results there are, to pick cells by. */
    String title() {
        return name + ", n = " + results;
    }

    /** What is expected. */
    CalibrationPolicy policy() {
        return expectations.apply(Expected.of(world));
    }

    /** One run; the same again for the same number. */
    Trial run(int number) {
        Draw draw = draw(number);
        return Trial.of(this, draw.now, draw.before, analyzed(draw).report());
    }

    /** Where a run's proposal changes the config. */
    List<String> changed(int number) {
        return analyzed(draw(number)).propose().proposal().changes().stream()
                .map(Change::path)
                .toList();
    }

    private record Draw(MetricsSnapshot now, Optional<MetricsSnapshot> before) {}

    private Draw draw(int number) {
        SplittableRandom random = new SplittableRandom(1_000_003L * title().hashCode() + number);
        SplittableRandom analyzed = random.split();
        SplittableRandom earlier = random.split();
        Fault all = circumstance.begin(world, random.split());
        MetricsSnapshot now = new Sample(world, all.and(fault), results, Sample.ANALYZED).draw(analyzed);
        return new Draw(
                now,
                baseline == 0
                        ? Optional.empty()
                        : Optional.of(new Sample(world, all, baseline, Sample.BASELINE).draw(earlier)));
    }

    private Analyzed analyzed(Draw draw) {
        CalibrationBuilder builder = Calibration.builder()
                .source((request, recorder) -> recorder.add(draw.now.metrics()))
                .config(world.config())
                .policy(policy());
        draw.before.ifPresent(builder::baseline);
        return builder.build().analyze(draw.now);
    }
}
