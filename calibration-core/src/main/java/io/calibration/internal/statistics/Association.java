package io.calibration.internal.statistics;

import io.calibration.analysis.Interval;

/**
 * How strongly two groupings go together: Cramer's V (1946) with the interval that the non-central chi-square distribution gives (Smithson
 * 2003). Rows and columns without results do not count.
 *
 * @param chiSquare Pearson's statistic, divided by the design effect
 * @param degrees its degrees of freedom; 0 when there is nothing to compare
 * @param n results, divided by the design effect
 * @param lesser the smaller number of rows and columns, less 1
 */
public record Association(double chiSquare, int degrees, double n, int lesser) {

    private static final double TAIL = 0.025;

    /** The association in a table of counts. */
    public static Association of(long[][] table, double designEffect) {
        double[] rows = new double[table.length];
        double[] columns = new double[table.length == 0 ? 0 : table[0].length];
        double n = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i] += table[i][j];
                columns[j] += table[i][j];
                n += table[i][j];
            }
        }
        double chiSquare = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double expected = rows[i] * columns[j] / Math.max(1, n);
                chiSquare += expected == 0 ? 0 : (table[i][j] - expected) * (table[i][j] - expected) / expected;
            }
        }
        int r = held(rows) - 1;
        int c = held(columns) - 1;
        return new Association(
                chiSquare / designEffect,
                Math.max(0, r) * Math.max(0, c),
                n / designEffect,
                Math.max(0, Math.min(r, c)));
    }

    private static int held(double[] totals) {
        int held = 0;
        for (double total : totals) {
            held += total > 0 ? 1 : 0;
        }
        return held;
    }

    /** Whether there is anything to compare. */
    public boolean isComparable() {
        return degrees > 0;
    }

    /** V less what chance adds to it, in [0, 1] (Bergsma 2013). */
    public double estimate() {
        return v(Math.max(0, chiSquare - degrees));
    }

    /** The 95 % interval of V. */
    public Interval interval() {
        return new Interval(
                v(NonCentralChiSquare.nonCentrality(chiSquare, degrees, TAIL)),
                v(NonCentralChiSquare.nonCentrality(chiSquare, degrees, 1 - TAIL)));
    }

    /** The probability of a V this great when the true one is {@code v}. */
    public double probabilityOfAsGreat(double v) {
        return NonCentralChiSquare.above(chiSquare, degrees, n * lesser * v * v);
    }

    private double v(double nonCentrality) {
        return Math.min(1, Math.sqrt(nonCentrality / (n * lesser)));
    }
}
