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
     * @param admitted by bit: the classes that admit the row's results, were the score good enough
     * @param firstBins for each class the first bin of its scores
     * @param bins the number of bins
     * @param firstIsBest whether the classes come best first
     */
    static Reach of(long admitted, int[] firstBins, int bins, boolean firstIsBest) {
        return new Reach(firstIsBest ? down(admitted, firstBins, bins) : up(admitted, firstBins, bins), bins);
    }

    /** From the best class at the upper end: what one refuses goes to those below. */
    private static int[] down(long admitted, int[] firstBins, int bins) {
        int[] from = new int[firstBins.length];
        int upper = bins;
        for (int i = 0; i < from.length - 1; i++) {
            upper = (admitted >> i & 1) == 0 ? upper : Math.min(upper, firstBins[i]);
            from[i] = upper;
        }
        return from;
    }

    /** From the best class at the lower end: what one refuses goes to those above. */
    private static int[] up(long admitted, int[] firstBins, int bins) {
        int[] from = new int[firstBins.length];
        int next = bins; // where the next class above begins
        int[] ends = new int[firstBins.length];
        for (int i = 0; i < ends.length; i++) {
            next = i > 0 && firstBins[i - 1] > firstBins[i] ? firstBins[i - 1] : next;
            ends[i] = next;
        }
        for (int i = from.length - 1; i > 0; i--) {
            from[i - 1] = (admitted >> i & 1) == 0 ? from[i] : Math.max(from[i], ends[i]);
        }
        return from;
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
