package io.calibration.collect;

import io.calibration.metrics.CategoryPair;
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
    private static final int FIELDS = 7;

    private long[] sums = new long[FIELDS * 36];
    private int ids;

    /** Adds what was counted of a pattern; categories that are not told apart are left out. */
    void add(CategoryPattern pattern) {
        for (int i = 0; i < pattern.size(); i++) {
            ids = Math.max(ids, pattern.category(i) + 1);
        }
        sums = Places.reaching(at(ids, ids), sums);
        for (int i = 0; i < pattern.size(); i++) {
            for (int j = 0; (j <= i) && (pattern.category(i) != LabelTable.OTHER); j++) {
                if (pattern.category(j) != LabelTable.OTHER) {
                    addPair(pattern, i, j);
                }
            }
        }
    }

    private void addPair(CategoryPattern pattern, int i, int j) {
        boolean inOrder = pattern.category(i) <= pattern.category(j);
        int low = inOrder ? i : j;
        int high = inOrder ? j : i;
        int at = at(pattern.category(low), pattern.category(high));
        sums[at + N] += pattern.n();
        sums[at + SUM_LOW] += pattern.sum(low);
        sums[at + SUM_HIGH] += pattern.sum(high);
        sums[at + SUM_PRODUCT] += pattern.sumProduct(i, j);
        sums[at + YES] += pattern.yes();
        sums[at + SUM_LOW_YES] += pattern.sumYes(low);
        sums[at + SUM_HIGH_YES] += pattern.sumYes(high);
    }

    private static int at(int low, int high) {
        return (high * (high + 1) / 2 + low) * FIELDS;
    }

    /** Forgets all pairs of a category. */
    void clear(int id) {
        for (int other = 0; other < Math.max(ids, id + 1); other++) {
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
                if (sums[at + N] > 0) {
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
