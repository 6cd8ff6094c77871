package io.calibration.json;

import io.calibration.config.FlagSeverity;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.List;

/** Numbers the cells of a layout in their order: the coordinates of a cell are the digits of a number of mixed radix. */
final class CellCode {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private static final Counts NOBODY = Counts.zeros(0);

    private final int[] radixes;
    private final long cells;

    /** @throws ArithmeticException when the layout has more cells than a long can number */
    CellCode(SnapshotLayout layout) {
        radixes = new int[] {
            layout.scoreBins().count(),
            layout.absentConfidenceBin() + 1,
            Math.incrementExact(layout.occurrenceCaps().get(0)),
            Math.incrementExact(layout.occurrenceCaps().get(1)),
            Math.incrementExact(layout.occurrenceCaps().get(2)),
            Math.incrementExact(layout.occurrenceCaps().get(3)),
            layout.classes().size(),
            Outcome.COUNT
        };
        cells = Arrays.stream(radixes).mapToLong(radix -> radix).reduce(1, Math::multiplyExact);
    }

    /** How many cells there can be; all codes are below. */
    long cells() {
        return cells;
    }

    /** @throws IllegalArgumentException when the cell is none of the layout */
    long of(DecisionTable.Cell cell) {
        int[] digits = {
            cell.scoreBin(),
            cell.confidenceBin(),
            cell.occurrences().get(0),
            cell.occurrences().get(1),
            cell.occurrences().get(2),
            cell.occurrences().get(3),
            cell.classIndex(),
            cell.outcome().index()
        };
        long code = 0;
        for (int i = 0; i < digits.length; i++) {
            if (digits[i] < 0 || digits[i] >= radixes[i]) {
                throw new IllegalArgumentException("The decision table holds a cell that its layout does not have.");
            }
            code = code * radixes[i] + digits[i];
        }
        return code;
    }

    /** The code of a cell whose outcome is not told apart: as many as there can be of one outcome. */
    long withoutOutcome(DecisionTable.Cell cell) {
        if (cell.outcome() != Outcome.ABSENT) {
            throw new IllegalArgumentException("The decision table of a slice holds an outcome.");
        }
        return of(cell) / Outcome.COUNT;
    }

    DecisionTable.Cell cellWithoutOutcome(long code, long even, long odd) {
        return cell(code * Outcome.COUNT + Outcome.ABSENT.index(), even, odd, NOBODY);
    }

    DecisionTable.Cell cell(long code, long even, long odd, Counts people) {
        int[] digits = new int[radixes.length];
        long rest = code;
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i] = (int) (rest % radixes[i]);
            rest /= radixes[i];
        }
        List<Integer> occurrences =
                Arrays.stream(digits, 2, 2 + FlagSeverity.COUNT).boxed().toList();
        return new DecisionTable.Cell(
                digits[0], digits[1], occurrences, digits[6], OUTCOMES.get(digits[7]), even, odd, people);
    }
}
