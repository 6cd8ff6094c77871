package io.calibration.collect;

import io.calibration.metrics.Fixed;

/**
 * Sums over the results that have scores in the same categories, in the same order: results by class, and moments over those with an
 * outcome.
 */
final class CategoryPattern {

    private final int[] categories;
    private final long[] byClass;
    private long n; // with an outcome, and so on
    private long yes;
    private final long[] sums; // by place in categories
    private final long[] sumsYes;
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
        if (to - from != categories.length) {
            return false;
        }
        for (int i = 0; i < categories.length; i++) {
            if (categories[i] != others[from + i]) {
                return false;
            }
        }
        return true;
    }

    void count(int classIndex) {
        byClass[classIndex]++;
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

    int size() {
        return categories.length;
    }

    int category(int place) {
        return categories[place];
    }

    long[] byClass() {
        return byClass;
    }

    long n() {
        return n;
    }

    long yes() {
        return yes;
    }

    long sum(int place) {
        return sums[place];
    }

    /** Of the places {@code j <= i}. */
    long sumProduct(int i, int j) {
        return sumsOfProducts[i * (i + 1) / 2 + j];
    }

    long sumYes(int place) {
        return sumsYes[place];
    }
}
