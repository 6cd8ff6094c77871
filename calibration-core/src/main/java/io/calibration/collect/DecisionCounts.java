package io.calibration.collect;

import io.calibration.config.FlagSeverity;
import io.calibration.metrics.DecisionCell;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts decision cells under one number a cell: its coordinates as the digits of a number of mixed radix. One table by open
 * addressing holds number and counts side by side; cells that differ in outcome or day alone stand together, so that a result touches one
 * line of memory.
 */
final class DecisionCounts {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private static final int KEY = 0; // one more than the number, 0 when the place is free
    private static final int COUNTS = 1; // two an outcome: even days, odd days
    private static final int FIELDS = 8; // one unused, so that a place is a line of memory

    private final int[] caps;
    private final int classes;
    private final int confidenceBins;
    private long[] table = new long[FIELDS * 256];
    private int keys;
    private final long[] numbers = new long[CheckedResults.CAPACITY];

    /** @throws IllegalArgumentException when the layout has more cells than a long can number */
    DecisionCounts(SnapshotLayout layout) {
        caps = layout.occurrenceCaps().stream().mapToInt(Integer::intValue).toArray();
        classes = layout.classes().size();
        confidenceBins = layout.absentConfidenceBin() + 1;
        try {
            long radix = Math.multiplyExact((long) layout.scoreBins().count() * confidenceBins, classes * 3L);
            for (int cap : caps) {
                radix = Math.multiplyExact(radix, cap + 1L);
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("The config has too many classes or score steps to be counted.", e);
        }
    }

    void count(CheckedResults results) {
        for (int i = 0; i < results.size; i++) {
            numbers[i] = number(results, i);
        }
        for (int i = 0; i < results.size; i++) {
            int place = place(numbers[i]);
            table[place + COUNTS + 2 * results.outcome[i].index() + (int) (results.day[i] & 1)]++;
        }
    }

    private long number(CheckedResults results, int i) {
        long number = (long) results.scoreBin[i] * confidenceBins + results.confidenceBin[i];
        for (int severity = 0; severity < caps.length; severity++) {
            int cap = caps[severity];
            number = number * (cap + 1) + Math.min(cap, results.occurrences[i * caps.length + severity]);
        }
        return number * classes + results.classIndex[i];
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

    DecisionTable toTable() {
        List<DecisionCell> cells = new ArrayList<>(Outcome.COUNT * keys);
        for (int at = 0; at < table.length; at += FIELDS) {
            for (Outcome outcome : OUTCOMES) {
                int even = at + COUNTS + 2 * outcome.index();
                if (table[even] + table[even + 1] > 0) {
                    cells.add(cell(table[at + KEY] - 1, outcome, table[even], table[even + 1]));
                }
            }
        }
        return DecisionTable.of(cells);
    }

    private DecisionCell cell(long key, Outcome outcome, long even, long odd) {
        int classIndex = (int) (key % classes);
        long rest = key / classes;
        Integer[] occurrences = new Integer[FlagSeverity.COUNT];
        for (int severity = caps.length - 1; severity >= 0; severity--) {
            occurrences[severity] = (int) (rest % (caps[severity] + 1));
            rest /= caps[severity] + 1;
        }
        return new DecisionCell(
                (int) (rest / confidenceBins),
                (int) (rest % confidenceBins),
                Arrays.asList(occurrences),
                classIndex,
                outcome,
                even,
                odd);
    }
}
