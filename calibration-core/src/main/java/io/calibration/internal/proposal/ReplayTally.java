package io.calibration.internal.proposal;

import io.calibration.analysis.Interval;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what becomes of the results of one sample. Not thread-safe. */
final class ReplayTally {

    static final int BEFORE = 0;
    static final int AFTER = 1;

    private final long[] @Nullable [] moves; // a row is null while no result was in its class
    private final long[] before;
    private final long[] after;
    private final long[] atLeast;
    private final long[] atMost;
    private final long[][] known;
    private final long[][] yes;
    private long results;
    private long same;
    private long mayMove;
    private long mustMove;
    private long mayImprove;
    private long criticalMayImprove;
    private long fragileBefore;
    private long fragileAfter;
    private long fragilityGained;
    private long fragilityLost;

    ReplayTally(int classes) {
        moves = new long[classes][];
        before = new long[classes];
        after = new long[classes];
        atLeast = new long[classes];
        atMost = new long[classes];
        known = new long[2][classes];
        yes = new long[2][classes];
    }

    void add(DecisionTable.Cell cell, CellReplay.Outcome outcome, long count) {
        move(outcome.from(), outcome.to(), count);
        outcome.reachable().stream().forEach(to -> atMost[to] += count);
        atLeast[outcome.to()] += outcome.reachable().cardinality() == 1 ? count : 0;
        mayMove += outcome.mayMove() ? count : 0;
        mustMove += outcome.mustMove() ? count : 0;
        boolean critical = cell.occurrences().get(FlagSeverity.CRITICAL.index()) > 0;
        mayImprove += outcome.mayImprove() ? count : 0;
        criticalMayImprove += outcome.mayImprove() && critical ? count : 0;
        fragileBefore += outcome.fragileBefore() ? count : 0;
        fragileAfter += outcome.fragileAfter() ? count : 0;
        fragilityGained += !outcome.fragileBefore() && outcome.fragileAfter() ? count : 0;
        fragilityLost += outcome.fragileBefore() && !outcome.fragileAfter() ? count : 0;
        addKnown(cell.outcome(), outcome, count);
    }

    private void move(int from, int to, long count) {
        if (moves[from] == null) {
            moves[from] = new long[moves.length];
        }
        moves[from][to] += count;
        before[from] += count;
        after[to] += count;
        results += count;
        same += from == to ? count : 0;
    }

    private void addKnown(Outcome fate, CellReplay.Outcome outcome, long count) {
        if (fate != Outcome.ABSENT) {
            known[BEFORE][outcome.from()] += count;
            known[AFTER][outcome.to()] += count;
        }
        if (fate == Outcome.YES) {
            yes[BEFORE][outcome.from()] += count;
            yes[AFTER][outcome.to()] += count;
        }
    }

    /** Results with an outcome by class, {@link #BEFORE} or {@link #AFTER}. */
    Counts known(int when) {
        return Counts.of(known[when]);
    }

    /** Results with outcome yes by class, {@link #BEFORE} or {@link #AFTER}. */
    Counts yes(int when) {
        return Counts.of(yes[when]);
    }

    long results() {
        return results;
    }

    long before(int index) {
        return before[index];
    }

    long after(int index) {
        return after[index];
    }

    long atLeast(int index) {
        return atLeast[index];
    }

    long atMost(int index) {
        return atMost[index];
    }

    long reclassified() {
        return results - same;
    }

    long mustMove() {
        return mustMove;
    }

    long mayMove() {
        return mayMove;
    }

    long mayImprove() {
        return mayImprove;
    }

    long criticalMayImprove() {
        return criticalMayImprove;
    }

    List<Counts> moves() {
        Counts none = Counts.zeros(moves.length);
        List<Counts> rows = new ArrayList<>();
        for (long[] row : moves) {
            rows.add(row == null ? none : Counts.of(row));
        }
        return rows;
    }

    double fragilityBefore() {
        return share(fragileBefore);
    }

    double fragilityAfter() {
        return share(fragileAfter);
    }

    Interval fragilityChange(double design, long next) {
        return PredictionInterval.ofDifference(fragilityGained, fragilityLost, results(), design, next);
    }

    double share(long count) {
        return results == 0 ? 0 : (double) count / results;
    }
}
