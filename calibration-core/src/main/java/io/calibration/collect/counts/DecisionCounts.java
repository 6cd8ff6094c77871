package io.calibration.collect.counts;

import io.calibration.metrics.Counts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts decision cells under one number a cell ({@link CellNumbers}) and half of the people. One table by open
 * addressing holds number and counts side by side; cells that differ in outcome or day alone stand together, so that a result touches one
 * line of memory.
 */
final class DecisionCounts {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    /** Of people: those who do not say who they are, those of even groups, and those of odd ones. */
    static final int HALVES = 3;

    private static final Counts NOBODY = Counts.zeros(0);

    private static final int KEY = 0; // one more than the number, 0 when the place is free
    private static final int COUNTS = 1; // two an outcome: even days, odd days
    private static final int FIELDS = 8; // one unused, so that a place is a line of memory

    private final CellNumbers cells;
    private long[] table = new long[FIELDS * 256];
    private int keys;
    private final long[] numbers = new long[CheckedResults.CAPACITY];

    DecisionCounts(CellNumbers cells) {
        this.cells = cells;
    }

    void count(CheckedResults results) {
        for (int i = 0; i < results.size; i++) {
            numbers[i] = HALVES * cells.number(results, i) + half(results.group[i]);
        }
        for (int i = 0; i < results.size; i++) {
            int place = place(numbers[i]);
            table[place + COUNTS + 2 * results.outcome[i] + (int) (results.day[i] & 1)] += results.times[i];
        }
    }

    private static int half(int group) {
        return group == GroupCounts.NONE ? 0 : 1 + (group & 1);
    }

    private int place(long key) {
        int place = search(key);
        if (table[place + KEY] == 0) {
            if (FIELDS * 2 * keys == table.length) {
                grow();
                place = search(key);
            }
            table[place + KEY] = key + 1;
            keys++;
        }
        return place;
    }

    /** The place of the key, or the free one where it belongs. */
    private int search(long key) {
        int mask = table.length - 1;
        int place = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) * FIELDS & mask;
        while (table[place + KEY] != key + 1 && table[place + KEY] != 0) {
            place = (place + FIELDS) & mask;
        }
        return place;
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        for (int from = 0; from < old.length; from += FIELDS) {
            if (old[from + KEY] != 0) {
                System.arraycopy(old, from, table, search(old[from + KEY] - 1), FIELDS);
            }
        }
    }

    /** The cells by their numbers, which is their order. */
    DecisionTable toTable() {
        List<DecisionTable.Cell> counted = new ArrayList<>(Outcome.COUNT * keys);
        CellNumbers.Reading reading = cells.reading();
        for (long number : numbersInOrder()) {
            int at = search(number);
            for (Outcome outcome : OUTCOMES) {
                long even = table[at + COUNTS + 2 * outcome.index()];
                long odd = table[at + COUNTS + 2 * outcome.index() + 1];
                Counts people = people((int) (number % HALVES), even, odd);
                counted.add(reading.cell(number / HALVES, outcome, even, odd, people));
            }
        }
        return DecisionTable.of(counted);
    }

    private static Counts people(int half, long even, long odd) {
        return half == 0 ? NOBODY : half == 1 ? Counts.of(even, odd, 0, 0) : Counts.of(0, 0, even, odd);
    }

    private long[] numbersInOrder() {
        return IntStream.range(0, table.length / FIELDS)
                .mapToLong(place -> table[place * FIELDS + KEY])
                .filter(key -> key != 0)
                .map(key -> key - 1)
                .sorted()
                .toArray();
    }
}
