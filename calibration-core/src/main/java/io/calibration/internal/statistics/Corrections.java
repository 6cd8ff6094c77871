package io.calibration.internal.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Corrections of a family of p-values for its size. The places stay those of the input. */
public final class Corrections {

    private static final double DISCARD_ABOVE = 0.5;

    private Corrections() {}

    /**
     * Discarding false-discovery control (Zhao, Small and Su 2019, over Benjamini and Hochberg 1995): p-values above 0.5 leave the
     * family, the others count as p/0.5. For minimum-effect p-values, which are mostly near 1 where all is well, that costs nothing
     * and leaves the power to the few in question.
     *
     * @param p p-values in [0, 1]
     * @return adjusted p-values; 1 for the discarded
     */
    public static double[] discardingBenjaminiHochberg(double[] p) {
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, 1);
        int[] kept = ascending(p).filter(i -> p[i] <= DISCARD_ABOVE).toArray();
        double least = 1;
        for (int rank = kept.length; rank >= 1; rank--) {
            int i = kept[rank - 1];
            least = Math.min(least, p[i] / DISCARD_ABOVE * kept.length / rank);
            adjusted[i] = least;
        }
        return adjusted;
    }

    /** By how much {@link #discardingBenjaminiHochberg} multiplies the smallest of these p-values, were one more of them small; at least 2. */
    public static double ofSmallest(double[] p) {
        long kept = Arrays.stream(p).filter(value -> value <= DISCARD_ABOVE).count();
        return Math.max(1, kept) / DISCARD_ABOVE;
    }

    /** Control of any false finding at all (Holm 1979). */
    public static double[] holm(double[] p) {
        double[] adjusted = new double[p.length];
        int[] order = ascending(p).toArray();
        double greatest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            int i = order[rank];
            greatest = Math.max(greatest, Math.min(1, p[i] * (order.length - rank)));
            adjusted[i] = greatest;
        }
        return adjusted;
    }

    private static IntStream ascending(double[] p) {
        return IntStream.range(0, p.length)
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .mapToInt(Integer::intValue);
    }
}
