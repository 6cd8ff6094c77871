package io.calibration.benchmarks;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param figure what was measured
 * @param measured the values behind the ratio, with their unit
 * @param value the ratio, or the value itself
 * @param goal what it is held against
 * @param atLeast whether the goal is a least or a greatest value
 */
record Measured(String figure, String measured, double value, double goal, boolean atLeast) {

    static final String HEAD = """
            | figure | measured | ratio or value | goal | met |
            | --- | --- | --- | --- | --- |""";

    boolean isMet() {
        return atLeast ? value >= goal : value <= goal;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %s %s | %s |",
                figure,
                measured,
                value,
                atLeast ? ">=" : "<=",
                goal,
                isMet() ? "yes" : "no");
    }
}
