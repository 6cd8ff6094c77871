package io.calibration.collect.counts;

import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
    private final long patterns; // of occurrences that are told apart
    private long[] table = new long[FIELDS * 256];
    private int keys;
    private final long[] numbers = new long[CheckedResults.CAPACITY];

    /** @throws IllegalArgumentException when the layout has more cells than a long can number */
    DecisionCounts(SnapshotLayout layout) {
        caps = layout.occurrenceCaps().stream().mapToInt(Integer::intValue).toArray();
        classes = layout.classes().size();
        confidenceBins = layout.absentConfidenceBin() + 1;
        try {
            patterns = Arrays.stream(caps).mapToLong(cap -> cap + 1L).reduce(1, Math::multiplyExact);
            long bins = (long) layout.scoreBins().count() * confidenceBins;
            Math.multiplyExact(Math.multiplyExact(patterns, bins), classes + 1L);
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
            table[place + COUNTS + 2 * results.outcome[i] + (int) (results.day[i] & 1)] += results.times[i];
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

    /** The cells by their numbers, which is their order. */
    DecisionTable toTable() {
        List<DecisionTable.Cell> cells = new ArrayList<>(Outcome.COUNT * keys);
        Map<Long, List<Integer>> occurrences = new HashMap<>();
        for (long number : numbersInOrder()) {
            int at = search(number);
            List<Integer> bySeverity = occurrences.computeIfAbsent(number / classes % patterns, this::occurrences);
            for (Outcome outcome : OUTCOMES) {
                int even = at + COUNTS + 2 * outcome.index();
                if (table[even] + table[even + 1] > 0) {
                    cells.add(cell(number, bySeverity, outcome, table[even], table[even + 1]));
                }
            }
        }
        return new DecisionTable(cells);
    }

    private long[] numbersInOrder() {
        return IntStream.range(0, table.length / FIELDS)
                .mapToLong(place -> table[place * FIELDS + KEY])
                .filter(key -> key != 0)
                .map(key -> key - 1)
                .sorted()
                .toArray();
    }

    private List<Integer> occurrences(long digits) {
        Integer[] bySeverity = new Integer[caps.length];
        long rest = digits;
        for (int severity = caps.length - 1; severity >= 0; severity--) {
            bySeverity[severity] = (int) (rest % (caps[severity] + 1));
            rest /= caps[severity] + 1;
        }
        return List.of(bySeverity);
    }

    private DecisionTable.Cell cell(long number, List<Integer> occurrences, Outcome outcome, long even, long odd) {
        long bins = number / classes / patterns;
        return new DecisionTable.Cell(
                (int) (bins / confidenceBins),
                (int) (bins % confidenceBins),
                occurrences,
                (int) (number % classes),
                outcome,
                even,
                odd);
    }
}
