package io.calibration.internal.statistics;

import io.calibration.analysis.Interval;
import java.util.Optional;

/**
 * How two ordered things go together (Goodman and Kruskal 1954): pairs in which both rise less those in which one falls, over both.
 *
 * @param value in [-1, 1]
 * @param error its standard error, by the formula of Goodman and Kruskal (1963)
 */
public record Gamma(double value, double error) {

    /**
     * Gamma of a table of counts, or empty where no two results differ in both.
     *
     * @param designEffect allowance for clustering, at least 1
     */
    public static Optional<Gamma> of(long[][] table, double designEffect) {
        double concordant = 0;
        double discordant = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[i].length; j++) {
                concordant += table[i][j] * (table[i][j] == 0 ? 0 : with(table, i, j, true));
                discordant += table[i][j] * (table[i][j] == 0 ? 0 : with(table, i, j, false));
            }
        }
        double pairs = concordant + discordant;
        return pairs == 0
                ? Optional.empty()
                : Optional.of(new Gamma(
                        (concordant - discordant) / pairs,
                        Math.sqrt(designEffect) * error(table, concordant, discordant)));
    }

    private static double error(long[][] table, double concordant, double discordant) {
        double sum = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[i].length; j++) {
                if (table[i][j] > 0) {
                    double term = discordant * with(table, i, j, true) - concordant * with(table, i, j, false);
                    sum += table[i][j] * term * term;
                }
            }
        }
        double pairs = concordant + discordant;
        return 4 / (pairs * pairs) * Math.sqrt(sum);
    }

    /** Results that differ in both, in the same direction or in the opposite one. */
    private static double with(long[][] table, int row, int column, boolean same) {
        double sum = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[i].length; j++) {
                if (i != row && j != column && (i > row == j > column) == same) {
                    sum += table[i][j];
                }
            }
        }
        return sum;
    }

    /** The 95 % interval. */
    public Interval interval() {
        return new Interval(
                Math.max(-1, value - Normal.SIDE_OF_95 * error), Math.min(1, value + Normal.SIDE_OF_95 * error));
    }

    /** Two-sided probability of a gamma as far beyond this one. */
    public double probabilityBeyond(double gamma) {
        if (error == 0) {
            return value > gamma ? 0 : 1;
        }
        return Math.min(1, 2 * Normal.above((value - gamma) / error));
    }
}
