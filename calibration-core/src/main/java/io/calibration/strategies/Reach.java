package io.calibration.strategies;

/** Where each class reaches among the bins of one row: {@code [from, to)}. Classes that come later reach further down. Immutable. */
final class Reach {

    private final int[] from;
    private final int upper;

    private Reach(int[] from, int upper) {
        this.from = from;
        this.upper = upper;
    }

    /**
     * The reach of the classes.
     *
     * @param admitted by bit: the classes that admit the row's results, were the score high enough
     * @param firstBins for each class the first bin whose score is high enough
     * @param bins the number of bins
     */
    static Reach of(long admitted, int[] firstBins, int bins) {
        int[] from = new int[firstBins.length];
        int upper = bins;
        for (int i = 0; i < from.length - 1; i++) {
            upper = (admitted >> i & 1) == 0 ? upper : Math.min(upper, firstBins[i]);
            from[i] = upper;
        }
        return new Reach(from, bins);
    }

    int classes() {
        return from.length;
    }

    /** The first bin of a class. */
    int from(int index) {
        return from[index];
    }

    /** The bin after the last of a class. */
    int to(int index) {
        return index == 0 ? upper : from[index - 1];
    }
}
