package io.calibration.collect;

import io.calibration.metrics.CategoryPair;
import io.calibration.metrics.Fixed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Moments of every two categories, in one triangle of numbers. */
final class PairCounts {

    private static final int N = 0;
    private static final int SUM_LOW = 1;
    private static final int SUM_HIGH = 2;
    private static final int SUM_PRODUCT = 3;
    private static final int YES = 4;
    private static final int SUM_LOW_YES = 5;
    private static final int SUM_HIGH_YES = 6;
    private static final int FIELDS = 8; // one unused, so that a pair is a line of memory

    private long[] sums = new long[FIELDS * 36];
    private int ids;

    void add(int a, double positionA, int b, double positionB, boolean yes) {
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        ids = Math.max(ids, high + 1);
        int at = at(low, high);
        sums = Places.reaching(at + FIELDS, sums);
        long ofLow = Fixed.of(a < b ? positionA : positionB);
        long ofHigh = Fixed.of(a < b ? positionB : positionA);
        sums[at + N]++;
        sums[at + SUM_LOW] += ofLow;
        sums[at + SUM_HIGH] += ofHigh;
        sums[at + SUM_PRODUCT] += Fixed.of(positionA * positionB);
        if (yes) {
            sums[at + YES]++;
            sums[at + SUM_LOW_YES] += ofLow;
            sums[at + SUM_HIGH_YES] += ofHigh;
        }
    }

    private static int at(int low, int high) {
        return (high * (high + 1) / 2 + low) * FIELDS;
    }

    /** Forgets all pairs of a category. */
    void clear(int id) {
        for (int other = 0; other < ids; other++) {
            int at = at(Math.min(id, other), Math.max(id, other));
            for (int field = 0; (field < FIELDS) && (at + field < sums.length); field++) {
                sums[at + field] = 0;
            }
        }
    }

    List<CategoryPair> toPairs(LabelTable labels) {
        List<CategoryPair> pairs = new ArrayList<>();
        for (int high = 0; high < ids; high++) {
            for (int low = 0; low <= high; low++) {
                int at = at(low, high);
                if (at + N < sums.length && sums[at + N] > 0) {
                    pairs.add(pair(at, labels.label(low), labels.label(high)));
                }
            }
        }
        pairs.sort(Comparator.comparing(CategoryPair::first).thenComparing(CategoryPair::second));
        return pairs;
    }

    private CategoryPair pair(int at, String low, String high) {
        boolean inOrder = low.compareTo(high) <= 0;
        return new CategoryPair(
                inOrder ? low : high,
                inOrder ? high : low,
                sums[at + N],
                sums[at + (inOrder ? SUM_LOW : SUM_HIGH)],
                sums[at + (inOrder ? SUM_HIGH : SUM_LOW)],
                sums[at + SUM_PRODUCT],
                sums[at + YES],
                sums[at + (inOrder ? SUM_LOW_YES : SUM_HIGH_YES)],
                sums[at + (inOrder ? SUM_HIGH_YES : SUM_LOW_YES)]);
    }
}
