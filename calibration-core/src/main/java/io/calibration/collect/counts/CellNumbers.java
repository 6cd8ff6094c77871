package io.calibration.collect.counts;

import io.calibration.metrics.Counts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One number a decision cell, outcome and day apart: its coordinates as the digits of a number of mixed radix. Their order is that of cells. */
final class CellNumbers {

    private final int[] caps;
    private final int classes;
    private final int confidenceBins;
    private final long patterns; // of occurrences that are told apart

    /** @throws IllegalArgumentException when the layout has more cells than a long can number */
    CellNumbers(SnapshotLayout layout) {
        caps = layout.occurrenceCaps().stream().mapToInt(Integer::intValue).toArray();
        classes = layout.classes().size();
        confidenceBins = layout.absentConfidenceBin() + 1;
        try {
            patterns = Arrays.stream(caps).mapToLong(cap -> cap + 1L).reduce(1, Math::multiplyExact);
            long bins = (long) layout.scoreBins().count() * confidenceBins;
            Math.multiplyExact(Math.multiplyExact(patterns, bins), DecisionCounts.HALVES * (classes + 1L));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("The config has too many classes or score steps to be counted.", e);
        }
    }

    /** The number of a result's cell. */
    long number(CheckedResults results, int i) {
        long number = (long) results.scoreBin[i] * confidenceBins + results.confidenceBin[i];
        for (int severity = 0; severity < caps.length; severity++) {
            int cap = caps[severity];
            number = number * (cap + 1) + Math.min(cap, results.occurrences[i * caps.length + severity]);
        }
        return number * classes + results.classIndex[i];
    }

    Reading reading() {
        return new Reading();
    }

    /** Makes cells of numbers; cells share their lists of occurrences. */
    final class Reading {

        private final Map<Long, List<Integer>> occurrences = new HashMap<>();

        DecisionTable.Cell cell(long number, Outcome outcome, long even, long odd, Counts people) {
            long bins = number / classes / patterns;
            return new DecisionTable.Cell(
                    (int) (bins / confidenceBins),
                    (int) (bins % confidenceBins),
                    occurrences.computeIfAbsent(number / classes % patterns, this::occurrences),
                    (int) (number % classes),
                    outcome,
                    even,
                    odd,
                    people);
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
    }
}
