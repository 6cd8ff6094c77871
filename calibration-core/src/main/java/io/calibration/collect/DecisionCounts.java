package io.calibration.collect;

import io.calibration.config.FlagSeverity;
import io.calibration.metrics.DecisionCell;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts decision cells under one number a cell: its coordinates as the digits of a number of mixed radix. */
final class DecisionCounts {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private final int[] caps;
    private final int classes;
    private final int confidenceBins;
    private final LongIndex cells = new LongIndex();
    private long[] counts = new long[256]; // two places a cell: even days, odd days

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

    void count(CheckedResult result) {
        long key = (long) result.scoreBin * confidenceBins + result.confidenceBin;
        for (int severity = 0; severity < caps.length; severity++) {
            int cap = caps[severity];
            key = key * (cap + 1) + Math.min(cap, result.occurrences[severity]);
        }
        key = (key * classes + result.classIndex) * Outcome.COUNT + result.outcome.index();
        int place = 2 * cells.idOf(key);
        if (place >= counts.length) {
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        counts[place + (int) (result.day & 1)]++;
    }

    DecisionTable toTable() {
        List<DecisionCell> table = new ArrayList<>();
        for (int id = 0; id < cells.size(); id++) {
            table.add(cell(cells.key(id), counts[2 * id], counts[2 * id + 1]));
        }
        return DecisionTable.of(table);
    }

    private DecisionCell cell(long key, long even, long odd) {
        Outcome outcome = OUTCOMES.get((int) (key % Outcome.COUNT));
        long rest = key / Outcome.COUNT;
        int classIndex = (int) (rest % classes);
        rest /= classes;
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
