package io.calibration.collect.counts;

import io.calibration.metrics.CategoryMetrics.CompleteCases;
import io.calibration.metrics.Counts;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.List;

/** Moments of the weighed categories and the overall score, over results that have all of them and an outcome. Not thread-safe. */
final class CompleteCounts {

    private final int weighed;
    private long n;
    private long yes;
    private final long[] sums; // by category, then the overall score
    private final long[] sumsYes;
    private final long[] products; // a triangle

    CompleteCounts(SnapshotLayout layout) {
        List<String> categories = CompleteCases.categories(layout);
        weighed = categories.size();
        int size = weighed == 0 ? 0 : weighed + 1;
        sums = new long[size];
        sumsYes = new long[size];
        products = new long[size * (size + 1) / 2];
    }

    /** Whether scores in these categories are all that are weighed; those come first among the numbers, after {@code other}. */
    boolean isComplete(int[] categories) {
        return weighed > 0
                && Arrays.stream(categories)
                                .filter(id -> id >= 1 && id <= weighed)
                                .distinct()
                                .count()
                        == weighed;
    }

    /** How many numbers a result has here: one for each weighed category, and the overall score. */
    int size() {
        return sums.length;
    }

    /** Adds a result from where its scores lie on the scale. */
    void add(double[] positions, boolean good) {
        n++;
        yes += good ? 1 : 0;
        int at = 0;
        for (int i = 0; i < sums.length; i++) {
            double share = positions[i];
            long position = Fixed.of(share);
            sums[i] += position;
            sumsYes[i] += good ? position : 0;
            for (int j = 0; j <= i; j++) {
                products[at++] += Fixed.of(share * positions[j]);
            }
        }
    }

    /** Adds as many results with one outcome, by their sums in the orders that they have here. */
    void add(boolean good, long times, long[] positions, long[] ofProducts) {
        n += times;
        yes += good ? times : 0;
        Places.add(positions, sums);
        if (good) {
            Places.add(positions, sumsYes);
        }
        Places.add(ofProducts, products);
    }

    CompleteCases toMetrics() {
        return n == 0
                ? CompleteCases.NONE
                : new CompleteCases(n, yes, Counts.of(sums), Counts.of(sumsYes), Counts.of(products));
    }
}
