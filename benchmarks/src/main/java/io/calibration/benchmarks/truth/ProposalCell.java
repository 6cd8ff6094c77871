package io.calibration.benchmarks.truth;

import io.calibration.Calibration;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.ConfigProposal;
import java.util.SplittableRandom;

/**
 * One line of the proposals' table: a world with a fault, what is expected of it, and how the fault is measured.
 *
 * @param name what is true
 * @param world the world
 * @param people who comes back; others of the same kind come next
 * @param fault what is wrong in it; it stays
 * @param results how many results are analyzed
 * @param policy what is expected
 * @param size how large the fault is in rows scored under a config
 */
record ProposalCell(
        String name,
        World world,
        Circumstance people,
        Fault fault,
        int results,
        CalibrationPolicy policy,
        FaultSize size) {

    /** A difference of less than this is none. */
    private static final double TINY = 0.0005;

    /** Results that the truth after the proposal is taken from. */
    private static final int TRUTH = 60_000;

    /** A cell of a world in which nobody comes back. */
    ProposalCell(String name, World world, Fault fault, int results, CalibrationPolicy policy, FaultSize size) {
        this(name, world, Circumstance.TIDY, fault, results, policy, size);
    }

    String title() {
        return name + ", n = " + results;
    }

    /** One run; the same again for the same number. */
    ProposalTrial run(int number) {
        long seed = 1_000_003L * title().hashCode() + number;
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom drawn = new SplittableRandom(~seed);
        Fault these = people.begin(world, drawn.split()).and(fault);
        Fault others = people.begin(world, drawn.split()).and(fault);
        MetricsSnapshot now = new Sample(world, these, results, Sample.ANALYZED).draw(random.split());
        ConfigProposal proposal = Calibration.builder()
                .source((request, recorder) -> recorder.add(now.metrics()))
                .config(World.CONFIG)
                .policy(policy)
                .build()
                .analyze(now)
                .propose()
                .proposal();
        FreshRows next = FreshRows.draw(world, others, results, random.split());
        FreshRows truth = FreshRows.draw(world, others, proposal.isEmpty() ? 1 : TRUTH, random.split());
        double change = size.of(truth, proposal.proposed(), policy) - size.of(truth, World.CONFIG, policy);
        return new ProposalTrial(
                !proposal.isEmpty(), change < -TINY, change > TINY, Held.against(proposal, next), proposal.failures());
    }
}
