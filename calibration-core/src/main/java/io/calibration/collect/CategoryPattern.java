package io.calibration.collect;

import io.calibration.metrics.Fixed;
import java.util.Arrays;

/** Sums over the results with an outcome that have scores in the same categories, in the same order. Used again for other patterns. */
final class CategoryPattern {

    private int[] categories = new int[0];
    private long n;
    private long yes;
    private long[] sums = new long[0]; // by place in categories
    private long[] sumsYes = new long[0];
    private long[] sumsOfProducts = new long[0]; // a triangle

    static int hash(int[] categories, int size) {
        int hash = 0;
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + categories[i];
        }
        return hash ^ (hash >>> 8) ^ (hash >>> 16);
    }

    boolean isOf(int[] others, int size) {
        return Arrays.equals(categories, 0, categories.length, others, 0, size);
    }

    /** Turns to other categories. */
    void begin(int[] others, int size) {
        if (categories.length != size) {
            sums = new long[size];
            sumsYes = new long[size];
            sumsOfProducts = new long[size * (size + 1) / 2];
        }
        categories = Arrays.copyOf(others, size);
    }

    void add(double[] positions, boolean good) {
        n++;
        if (good) {
            yes++;
        }
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

    void clear() {
        n = 0;
        yes = 0;
        Arrays.fill(sums, 0);
        Arrays.fill(sumsYes, 0);
        Arrays.fill(sumsOfProducts, 0);
    }

    int size() {
        return categories.length;
    }

    int category(int place) {
        return categories[place];
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
