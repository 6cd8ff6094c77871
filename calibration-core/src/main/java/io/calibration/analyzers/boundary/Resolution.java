package io.calibration.analyzers.boundary;

/**
 * How many steps of the scale are looked at as one unit. On scales of many steps single steps hold too few results, and a window of
 * some units would reach nowhere; so a unit is about a hundredth of the scale, and where scores lie on a lattice it fits it.
 */
final class Resolution {

    private static final int LEAST_UNITS = 100;
    private static final int LARGEST_PERIOD = 200;

    private Resolution() {}

    static int of(ScoreSteps steps) {
        int wanted = round(steps.last() / LEAST_UNITS);
        if (wanted == 1) {
            return 1;
        }
        ScoreLattice lattice = ScoreLattice.of(ScoreSeries.around(steps, 0, 1), LARGEST_PERIOD);
        int period = lattice.period();
        if (period <= wanted) {
            return period * Math.round((float) wanted / period);
        }
        while (period % wanted != 0) {
            wanted--;
        }
        return wanted;
    }

    /** The greatest of 1, 2, 5, 10, 20, 50 ... that is not above this. */
    private static int round(int steps) {
        int power = 1;
        while (power * 10 <= steps) {
            power *= 10;
        }
        return steps >= 5 * power ? 5 * power : steps >= 2 * power ? 2 * power : power;
    }
}
