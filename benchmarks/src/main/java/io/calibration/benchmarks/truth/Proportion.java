package io.calibration.benchmarks.truth;

import java.util.Locale;

/**
 * So many of so many, with its 95 % interval (Wilson 1927).
 *
 * @param count how many
 * @param of of how many; 0 when nothing was asked
 */
record Proportion(long count, long of) {

    private static final double Z = 1.959963984540054;

    double share() {
        return (double) count / of;
    }

    double lower() {
        return of == 0 ? 0 : Math.max(0, centre() - reach());
    }

    double upper() {
        return of == 0 ? 1 : Math.min(1, centre() + reach());
    }

    private double centre() {
        return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double reach() {
        double variance = share() * (1 - share()) / of + Z * Z / (4.0 * of * of);
        return Z * Math.sqrt(variance) / (1 + Z * Z / of);
    }

    String withInterval() {
        return withInterval(1);
    }

    String withInterval(int decimals) {
        String number = "%." + decimals + "f";
        return of == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        number + " %% (" + number + "–" + number + ")",
                        100 * share(),
                        100 * lower(),
                        100 * upper());
    }

    String text() {
        return of == 0 ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share());
    }
}
