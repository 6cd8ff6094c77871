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
import io.calibration.proposal.Impact.ValueImpact;
import io.calibration.proposal.ProposalContext.Replay;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final boolean byValue;

    private ReplayEngine(
            ReplayGround ground, Counts counted, Counts estimatedFrom, Basis.Sample sample, boolean byValue) {
        this.byValue = byValue;
        this.ground = ground;
        this.counted = counted;
        this.estimatedFrom = estimatedFrom;
        basis = new Basis(
                sample,
                estimatedFrom.total(),
                ground.designEffect(),
                ground.snapshot().results(),
                ground.next().earlier());
    }

    /** Sees the results that a search may see, and nothing else. */
    public static ReplayEngine forSearch(ReplayGround ground) {
        Halves halves = ground.halves();
        return new ReplayEngine(ground, halves.search(), halves.search(), halves.searchSample(), false);
    }

    /** Counts the whole window, value by value too, and estimates from results that the search did not see. */
    public static ReplayEngine forImpact(ReplayGround ground) {
        Halves halves = ground.halves();
        List<DecisionTable.Cell> cells = ground.snapshot().metrics().decisions().cells();
        Counts all =
                Counts.of(cells.stream().mapToLong(DecisionTable.Cell::count).toArray());
        return new ReplayEngine(ground, all, halves.heldOut(), halves.heldOutSample(), true);
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
        boolean estimated = WeightDrift.isBetween(ground.base(), candidate);
        Optional<WeightDrift> drift =
                estimated ? Optional.of(WeightDrift.of(ground.base(), candidate, ground.snapshot())) : Optional.empty();
        Replayed all = replayed(replay, drift, ground.snapshot().metrics().decisions());
        return new ReplayedImpact(
                        ground,
                        basis,
                        estimated ? Method.ESTIMATED : Method.REPLAYED,
                        all.tally(counted),
                        all.tally(estimatedFrom),
                        byValue && !estimated ? values(replay) : List.of())
                .impact();
    }

    /** A table under two configs. */
    @FunctionalInterface
    private interface Replayed {

        /** What becomes of so many results of each cell. */
        ReplayTally tally(Counts counts);
    }

    private Replayed replayed(CellReplay replay, Optional<WeightDrift> drift, DecisionTable table) {
        int classes = ground.snapshot().layout().classes().size();
        List<DecisionTable.Cell> cells = table.cells();
        if (drift.isPresent()) {
            return counts -> shift(replay, drift.get(), cells, counts, new ReplayTally(classes));
        }
        List<CellReplay.Outcome> outcomes = cells.stream().map(replay::of).toList();
        return counts -> {
            ReplayTally tally = new ReplayTally(classes);
            for (int i = 0; i < cells.size(); i++) {
                tally.add(cells.get(i), outcomes.get(i), counts.get(i));
            }
            return tally;
        };
    }

    /** What becomes of each value's results; of published ones, and where scores are estimated from all of them, it is not known. */
    private List<ValueImpact> values(CellReplay replay) {
        List<ValueImpact> values = new ArrayList<>();
        ground.snapshot()
                .metrics()
                .dimensions()
                .forEach((dimension, slices) -> slices.forEach((value, slice) -> {
                    Counts counts = Counts.of(slice.decisions().cells().stream()
                            .mapToLong(DecisionTable.Cell::count)
                            .toArray());
                    if (counts.total() > 0) {
                        ReplayTally tally = replayed(replay, Optional.empty(), slice.decisions())
                                .tally(counts);
                        values.add(ValueImpact.of(dimension, value, tally.moves()));
                    }
                }));
        return values;
    }

    /** Deals the results, cell by cell, to the parts of the drift, one after the other. */
    private static ReplayTally shift(
            CellReplay replay, WeightDrift drift, List<DecisionTable.Cell> cells, Counts counts, ReplayTally tally) {
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
        return tally;
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
