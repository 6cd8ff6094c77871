package io.calibration.collect.counts;

import io.calibration.metrics.CategoryMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moments of every two categories that some result with an outcome has both of. */
final class PairCounts {

    private static final int N = 0;
    private static final int SUM_LOW = 1;
    private static final int SUM_HIGH = 2;
    private static final int SUM_PRODUCT = 3;
    private static final int YES = 4;
    private static final int SUM_LOW_YES = 5;
    private static final int SUM_HIGH_YES = 6;
    private static final int FIELDS = 7;

    /** More than a config can name categories; a prime, so that the keys spread. */
    private static final long STRIDE = 1_000_003;

    private final Map<Long, long[]> sums = new HashMap<>(); // by the two numbers, of the pairs that were seen

    /** Adds what was counted of a pattern; categories that are not told apart are left out. */
    void add(CategoryPattern pattern) {
        if (pattern.n == 0) {
            return;
        }
        for (int i = 0; i < pattern.categories.length; i++) {
            for (int j = 0; (j <= i) && (pattern.categories[i] != LabelTable.OTHER); j++) {
                if (pattern.categories[j] != LabelTable.OTHER) {
                    addPair(pattern, i, j);
                }
            }
        }
    }

    private void addPair(CategoryPattern pattern, int i, int j) {
        boolean inOrder = pattern.categories[i] <= pattern.categories[j];
        int low = inOrder ? i : j;
        int high = inOrder ? j : i;
        long[] of =
                sums.computeIfAbsent(key(pattern.categories[low], pattern.categories[high]), key -> new long[FIELDS]);
        of[N] += pattern.n;
        of[SUM_LOW] += pattern.sums[low];
        of[SUM_HIGH] += pattern.sums[high];
        of[SUM_PRODUCT] += pattern.sumProduct(i, j);
        of[YES] += pattern.yes;
        of[SUM_LOW_YES] += pattern.sumsYes[low];
        of[SUM_HIGH_YES] += pattern.sumsYes[high];
    }

    private static long key(int low, int high) {
        return high * STRIDE + low;
    }

    private static int low(long key) {
        return (int) (key % STRIDE);
    }

    private static int high(long key) {
        return (int) (key / STRIDE);
    }

    /** Forgets all pairs of a category. */
    void clear(int id) {
        sums.keySet().removeIf(key -> low(key) == id || high(key) == id);
    }

    List<CategoryMetrics.Pair> toPairs(LabelTable labels) {
        List<CategoryMetrics.Pair> pairs = new ArrayList<>();
        sums.forEach((key, of) -> pairs.add(pair(of, labels.label(low(key)), labels.label(high(key)))));
        pairs.sort(Comparator.comparing(CategoryMetrics.Pair::first).thenComparing(CategoryMetrics.Pair::second));
        return pairs;
    }

    private CategoryMetrics.Pair pair(long[] of, String low, String high) {
        boolean inOrder = low.compareTo(high) <= 0;
        return new CategoryMetrics.Pair(
                inOrder ? low : high,
                inOrder ? high : low,
                of[N],
                of[inOrder ? SUM_LOW : SUM_HIGH],
                of[inOrder ? SUM_HIGH : SUM_LOW],
                of[SUM_PRODUCT],
                of[YES],
                of[inOrder ? SUM_LOW_YES : SUM_HIGH_YES],
                of[inOrder ? SUM_HIGH_YES : SUM_LOW_YES]);
    }
}
