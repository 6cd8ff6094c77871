package io.calibration.internal.proposal;

import io.calibration.config.ScoringConfig;
import io.calibration.internal.json.ConfigPatch;
import io.calibration.json.ConfigJson;
import io.calibration.json.InvalidDocumentException;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.Basis;
import io.calibration.proposal.Impact.Method;
import io.calibration.proposal.ProposalContext.Replay;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Replays a decision table under other configs in one pass over its cells. Counts what the config does to one sample, and estimates
 * what it will do from another. Immutable and thread-safe.
 */
public final class ReplayEngine implements Replay {

    /** Coprime to the parts, so that neighbouring results are not dealt neighbouring parts. */
    private static final int STRIDE = 7;

    private final ReplayGround ground;
    private final Counts counted;
    private final Counts estimatedFrom;
    private final Basis basis;

    private ReplayEngine(ReplayGround ground, Counts counted, Counts estimatedFrom, Basis.Sample sample) {
        this.ground = ground;
        this.counted = counted;
        this.estimatedFrom = estimatedFrom;
        basis = new Basis(
                sample,
                estimatedFrom.total(),
                ground.designEffect(),
                ground.snapshot().results());
    }

    /** Sees the half that a search may see, and nothing else. */
    public static ReplayEngine forSearch(ReplayGround ground) {
        Halves halves = ground.halves();
        return new ReplayEngine(ground, halves.search(), halves.search(), halves.searchSample());
    }

    /** Counts the whole window, and estimates from the half that the search did not see. */
    public static ReplayEngine forImpact(ReplayGround ground) {
        Halves halves = ground.halves();
        Counts all = halves.search().plus(halves.heldOut());
        return new ReplayEngine(ground, all, halves.heldOut(), halves.heldOutSample());
    }

    @Override
    public ScoringConfig candidate(Map<String, BigDecimal> values) {
        ScoringConfig base = ground.base();
        String document = ConfigPatch.of(base, base.logicVersion(), values).document();
        try {
            return ConfigJson.read(document.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException("The candidate is no valid config. " + e.getMessage(), e);
        }
    }

    @Override
    public Counts searchable() {
        return ground.halves().search();
    }

    @Override
    public double flipDistance() {
        return ground.distance();
    }

    @Override
    public Impact of(ScoringConfig candidate) {
        SnapshotLayout layout = ground.snapshot().layout();
        check(SnapshotLayout.of(candidate), layout);
        CellReplay replay = new CellReplay(ground.base(), candidate, layout, ground.distance());
        ReplayTally window = new ReplayTally(layout.classes().size());
        ReplayTally sample = new ReplayTally(layout.classes().size());
        boolean estimated = WeightDrift.isBetween(ground.base(), candidate);
        if (estimated) {
            WeightDrift drift = WeightDrift.of(ground.base(), candidate, ground.snapshot());
            shift(replay, drift, counted, window);
            shift(replay, drift, estimatedFrom, sample);
        } else {
            List<DecisionTable.Cell> cells =
                    ground.snapshot().metrics().decisions().cells();
            for (int i = 0; i < cells.size(); i++) {
                CellReplay.Outcome outcome = replay.of(cells.get(i));
                window.add(cells.get(i), outcome, counted.get(i));
                sample.add(cells.get(i), outcome, estimatedFrom.get(i));
            }
        }
        return new ReplayedImpact(ground, basis, estimated ? Method.ESTIMATED : Method.REPLAYED, window, sample)
                .impact();
    }

    /** Deals the results, cell by cell, to the parts of the drift, one after the other. */
    private void shift(CellReplay replay, WeightDrift drift, Counts counts, ReplayTally tally) {
        List<DecisionTable.Cell> cells = ground.snapshot().metrics().decisions().cells();
        long dealt = 0;
        for (int i = 0; i < cells.size(); i++) {
            long count = counts.get(i);
            for (int part = 0; part < Math.min(count, WeightDrift.PARTS); part++) {
                long rounds = (count - part + WeightDrift.PARTS - 1) / WeightDrift.PARTS;
                int place = (int) ((dealt + part) * STRIDE % WeightDrift.PARTS);
                tally.add(cells.get(i), replay.shifted(cells.get(i), drift, place), rounds);
            }
            dealt += count;
        }
    }

    private static void check(SnapshotLayout candidate, SnapshotLayout layout) {
        if (!List.copyOf(candidate.classes()).containsAll(layout.classes())
                || candidate.classes().size() != layout.classes().size()) {
            throw new IllegalArgumentException("The candidate must have the same classes as the base config.");
        }
        for (int s = 0; s < layout.occurrenceCaps().size(); s++) {
            // One less than the candidate's own cap is enough to tell its limits apart.
            if (candidate.occurrenceCaps().get(s) > layout.occurrenceCaps().get(s) + 1) {
                throw new IllegalArgumentException(
                        "The candidate asks for more flags of a severity than the snapshot tells apart. "
                                + "Move flag limits in smaller steps.");
            }
        }
    }
}
