package io.calibration.internal.proposal;

import io.calibration.config.FlagSeverity;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Outcome;
import java.util.List;
import java.util.stream.Stream;

/** Adds up what becomes of the results of one sample. Not thread-safe. */
final class ReplayTally {

    /** Results by class under one of the two configs, and those of them with an outcome. */
    static final class Classes {

        final long[] all;
        final long[] known;
        final long[] yes;

        Classes(int size) {
            all = new long[size];
            known = new long[size];
            yes = new long[size];
        }

        private void add(int index, Outcome outcome, long count) {
            all[index] += count;
            known[index] += outcome == Outcome.ABSENT ? 0 : count;
            yes[index] += outcome == Outcome.YES ? count : 0;
        }
    }

    final Classes before;
    final Classes after;
    final long[] atLeast;
    final long[] atMost;
    long results;
    long reclassified;
    long mayMove;
    long mustMove;
    long mayImprove;
    long criticalMayImprove;
    long fragileBefore;
    long fragileAfter;
    long fragilityGained;
    long fragilityLost;
    private final long[][] moves;

    ReplayTally(int classes) {
        before = new Classes(classes);
        after = new Classes(classes);
        atLeast = new long[classes];
        atMost = new long[classes];
        moves = new long[classes][]; // a row is null while no result was in its class
    }

    void add(DecisionTable.Cell cell, CellReplay.Outcome outcome, long count) {
        before.add(outcome.from(), cell.outcome(), count);
        after.add(outcome.to(), cell.outcome(), count);
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
    }

    private void move(int from, int to, long count) {
        if (moves[from] == null) {
            moves[from] = new long[moves.length];
        }
        moves[from][to] += count;
        results += count;
        reclassified += from == to ? 0 : count;
    }

    /** Results that come to a class from another. */
    long gained(int to) {
        return after.all[to] - stayed(to);
    }

    /** Results that leave a class for another. */
    long lost(int from) {
        return before.all[from] - stayed(from);
    }

    private long stayed(int index) {
        return moves[index] == null ? 0 : moves[index][index];
    }

    /** Results by class before (list) and after (place). */
    List<Counts> moves() {
        Counts none = Counts.zeros(moves.length);
        return Stream.of(moves).map(row -> row == null ? none : Counts.of(row)).toList();
    }

    /** The part of the results that a count is; 0 where there are none. */
    double share(long count) {
        return results == 0 ? 0 : (double) count / results;
    }
}
