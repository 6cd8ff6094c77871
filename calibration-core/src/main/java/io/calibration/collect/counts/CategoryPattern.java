package io.calibration.collect.counts;

import io.calibration.metrics.Fixed;
import java.util.Arrays;

/**
 * Sums over the results that have scores in the same categories, in the same order: results by class, and moments over those with an
 * outcome.
 */
final class CategoryPattern {

    final int[] categories;
    final long[] byClass;
    long n; // with an outcome, and so on
    long yes;
    final long[] sums; // by place in categories
    final long[] sumsYes;
    private final long[] sumsOfProducts; // a triangle

    CategoryPattern(int[] categories, int classes) {
        int size = categories.length;
        this.categories = categories;
        byClass = new long[classes];
        sums = new long[size];
        sumsYes = new long[size];
        sumsOfProducts = new long[size * (size + 1) / 2];
    }

    /** Whether it is that of the numbers from one place to another. */
    boolean isOf(int[] others, int from, int to) {
        return Arrays.equals(categories, 0, categories.length, others, from, to);
    }

    void count(int classIndex, long times) {
        byClass[classIndex] += times;
    }

    /** Adds the moments of a result with an outcome, from where its scores lie on the scale. */
    void addMoments(double[] positions, boolean good) {
        n++;
        yes += good ? 1 : 0;
        int at = 0;
        for (int i = 0; i < sums.length; i++) {
            double share = positions[i];
            long position = Fixed.of(share);
            sums[i] += position;
            sumsYes[i] += good ? position : 0;
            for (int j = 0; j <= i; j++) {
                sumsOfProducts[at++] += Fixed.of(share * positions[j]);
            }
        }
    }

    /** Adds the moments of as many results with one outcome, in the orders that they have here. */
    void addMoments(boolean good, long times, long[] positions, long[] products) {
        n += times;
        yes += good ? times : 0;
        Places.add(positions, sums);
        if (good) {
            Places.add(positions, sumsYes);
        }
        Places.add(products, sumsOfProducts);
    }

    /** Of the places {@code j <= i}. */
    long sumProduct(int i, int j) {
        return sumsOfProducts[i * (i + 1) / 2 + j];
    }
}
