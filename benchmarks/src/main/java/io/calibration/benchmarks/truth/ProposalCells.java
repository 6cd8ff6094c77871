package io.calibration.benchmarks.truth;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig.ScoreClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The lines of the proposals' table. */
final class ProposalCells {

    private static final Interval ANY = new Interval(0, 1);

    private ProposalCells() {}

    /** Nothing is wrong, so nothing should be changed. */
    static List<ProposalCell> healthy() {
        List<ProposalCell> cells = new ArrayList<>();
        for (Scores scores : Scores.values()) {
            World world = World.of(scores);
            CalibrationPolicy policy = Expected.of(world).around();
            for (int n : new int[] {1_000, 10_000}) {
                cells.add(new ProposalCell("healthy, " + scores.label(), world, Fault.NONE, n, policy, (r, c, p) -> 0));
            }
        }
        return cells;
    }

    /** Faults that a config can address. */
    static List<ProposalCell> faulty() {
        List<ProposalCell> cells = new ArrayList<>();
        for (Scores scores : List.of(Scores.BROAD, Scores.NORMAL, Scores.SKEWED, Scores.CLUSTERED)) {
            for (int by : new int[] {5, -5}) {
                cells.add(shares("scores drift by " + by + ", " + scores.label(), scores, drift(by), 20_000));
            }
        }
        cells.add(shares("scores drift by 5, normal", Scores.NORMAL, drift(5), 5_000));
        cells.add(shares("confidence falls by 0.10, broad", Scores.BROAD, unsure(0.10), 20_000));
        cells.add(
                shares("half of the best class lost, broad", Scores.BROAD, Fault.classesKept(0.5, 1, 1, 1, 1), 20_000));
        cells.add(hump("hump of 8 % at 85, broad", Scores.BROAD, 85));
        cells.add(hump("hump of 8 % at 25, normal", Scores.NORMAL, 25));
        cells.add(flags());
        return cells;
    }

    /** People who come back with a lasting score: what fits them is to fit others who come next. */
    static List<ProposalCell> ofPeople() {
        World world = World.of(Scores.BROAD);
        Circumstance alike = Customers.returning(3_000, 1_000, false, true);
        Circumstance few = Customers.returning(1_500, 3, false, true);
        List<ProposalCell> cells = new ArrayList<>();
        for (int n : new int[] {5_000, 20_000}) {
            cells.add(people("people come back, nothing is wrong", world, few, Fault.NONE, n));
            cells.add(people("people come back about alike, nothing is wrong", world, alike, Fault.NONE, n));
            cells.add(people("people come back about alike, scores drift by 5", world, alike, drift(5), n));
            cells.add(people("people come back about alike, scores drift by -5", world, alike, drift(-5), n));
        }
        return cells;
    }

    private static ProposalCell people(String name, World world, Circumstance people, Fault fault, int n) {
        return new ProposalCell(name, world, people, fault, n, nearTruth(world), FaultSize.shares());
    }

    private static ProposalCell shares(String name, Scores scores, Fault fault, int n) {
        World world = World.of(scores);
        return new ProposalCell(name, world, fault, n, nearTruth(world), FaultSize.shares());
    }

    private static ProposalCell hump(String name, Scores scores, int score) {
        return new ProposalCell(
                name,
                World.of(scores),
                Fault.hump(score, 2, 0.08),
                20_000,
                CalibrationPolicy.original().toBuilder()
                        .flagRate(ANY)
                        .escalationRate(ANY)
                        .classShares(Map.of())
                        .meanConfidence(Map.of())
                        .build(),
                FaultSize.fragility());
    }

    /** Three types of medium flags, of which two in one result count: in 28 % of the results, where at most 20 % are expected. */
    private static ProposalCell flags() {
        World broad = World.of(Scores.BROAD);
        List<World.FlagType> types = IntStream.range(0, 3)
                .mapToObj(i -> new World.FlagType("medium_" + i, "medium", 0.35))
                .toList();
        World world = new World(
                broad.config(), broad.scores(), types, broad.escalated(), broad.sufficient(), broad.outcomeKnown());
        CalibrationPolicy policy = CalibrationPolicy.original().toBuilder()
                .flagRate(new Interval(0.02, 0.20))
                .classShares(Map.of())
                .meanConfidence(Map.of())
                .build();
        return new ProposalCell(
                "medium flags count too often, broad",
                world,
                Fault.NONE,
                10_000,
                policy,
                FaultSize.counting(FlagSeverity.MEDIUM));
    }

    private static Fault drift(int by) {
        return (row, random) -> {
            row.score = Math.max(0, Math.min(100, row.score + by));
            return true;
        };
    }

    private static Fault unsure(double by) {
        return (row, random) -> {
            row.confidence = Math.rint(100 * Math.max(0, row.confidence - by)) / 100;
            return true;
        };
    }

    /** Class shares within a point of the truth; nothing else is expected. */
    private static CalibrationPolicy nearTruth(World world) {
        double[] shares = Expected.of(world).classShares();
        Map<String, Interval> ranges = new LinkedHashMap<>();
        List<ScoreClass> classes = World.CONFIG.classes();
        for (int i = 0; i < shares.length; i++) {
            Interval near = new Interval(Math.max(0, shares[i] - 0.01), Math.min(1, shares[i] + 0.01));
            ranges.put(classes.get(i).label(), near);
        }
        return CalibrationPolicy.original().toBuilder()
                .flagRate(ANY)
                .escalationRate(ANY)
                .classShares(ranges)
                .meanConfidence(Map.of())
                .build();
    }
}
