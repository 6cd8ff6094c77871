package io.calibration.analysis;

import io.calibration.metrics.DayWindow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The figures of two snapshots side by side. Only a description: what is a problem, the analyzers judge. Immutable.
 *
 * @param before days of the one
 * @param after days of the other
 * @param resultsBefore results of the one
 * @param resultsAfter results of the other
 * @param figures the shares, class by class first
 */
public record SnapshotComparison(
        DayWindow before, DayWindow after, long resultsBefore, long resultsAfter, List<Figure> figures) {

    /**
     * One share in both.
     *
     * @param name what it is of, such as {@code class:caution} or {@code flag_type:late_reply}
     * @param before the share before, in [0, 1]
     * @param after the share after, in [0, 1]
     * @param change 95 % interval of {@code after - before}; it holds 0 where the difference may be chance
     */
    public record Figure(String name, double before, double after, Interval change) {

        /** Whether the difference is more than chance, looked at alone. */
        public boolean differs() {
            return !change.contains(0);
        }

        /** In one line for people. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: %.1f %% -> %.1f %% (%+.1f to %+.1f points)%s",
                    name,
                    100 * before,
                    100 * after,
                    100 * change.lower(),
                    100 * change.upper(),
                    differs() ? "" : ", may be chance");
        }
    }

    public SnapshotComparison {
        figures = List.copyOf(figures);
    }

    /** The figures, one a line, for people. */
    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT, "%s (%,d results) -> %s (%,d results)", before, resultsBefore, after, resultsAfter)
                + "\n"
                + figures.stream().map(Figure::toString).collect(Collectors.joining("\n"));
    }
}
