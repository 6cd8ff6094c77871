package io.calibration.collect.counts;

import io.calibration.metrics.Counts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsPart.OutcomesByClass;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adds up the results of one value of a dimension. There are many of these, so the decision cells stand closely: number and counts of even
 * and of odd days, by open addressing.
 */
final class SliceCounts {

    private static final int KEY = 0; // one more than the number, 0 when the place is free
    private static final int EVEN = 1;
    private static final int ODD = 2;
    private static final int FIELDS = 3;
    private static final Counts NOBODY = Counts.zeros(0);

    final DaySeries days;
    private long[] table = new long[FIELDS * 64];
    private int keys;

    SliceCounts(int classes) {
        days = DaySeries.byClass(classes);
    }

    void countDecision(long number, boolean odd, long times) {
        int place = place(number);
        table[place + (odd ? ODD : EVEN)] += times;
    }

    private int place(long number) {
        int place = search(number);
        if (table[place + KEY] == 0) {
            if (4 * (keys + 1) > 3 * (table.length / FIELDS)) {
                grow();
                place = search(number);
            }
            table[place + KEY] = number + 1;
            keys++;
        }
        return place;
    }

    /** The place of the number, or the free one where it belongs. */
    private int search(long number) {
        int mask = table.length / FIELDS - 1;
        int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (table[slot * FIELDS + KEY] != number + 1 && table[slot * FIELDS + KEY] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot * FIELDS;
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

    /** Adds all that was counted for another value. */
    void add(SliceCounts other) {
        days.add(other.days);
        for (int from = 0; from < other.table.length; from += FIELDS) {
            if (other.table[from + KEY] != 0) {
                int place = place(other.table[from + KEY] - 1);
                table[place + EVEN] += other.table[from + EVEN];
                table[place + ODD] += other.table[from + ODD];
            }
        }
    }

    Slice toSlice(CellNumbers cells, LabelTable flagTypes) {
        return new Slice(
                days.byClass(),
                toTable(cells.reading()),
                days.toDays(flagTypes),
                days.toOutcomes(OutcomesByClass::new));
    }

    private DecisionTable toTable(CellNumbers.Reading reading) {
        List<DecisionTable.Cell> counted = new ArrayList<>(keys);
        IntStream.range(0, table.length / FIELDS)
                .mapToLong(slot -> table[slot * FIELDS + KEY])
                .filter(key -> key != 0)
                .map(key -> key - 1)
                .sorted()
                .forEach(number -> {
                    int at = search(number);
                    counted.add(reading.cell(number, Outcome.ABSENT, table[at + EVEN], table[at + ODD], NOBODY));
                });
        return new DecisionTable(counted);
    }
}
