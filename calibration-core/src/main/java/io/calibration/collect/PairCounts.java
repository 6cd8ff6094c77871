package io.calibration.collect;

import io.calibration.metrics.Bins;
import io.calibration.metrics.CategoryPair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Moments of every two categories, in one triangle of numbers. Results are added up by their pattern of categories, and from there to
 * the pairs when these are asked for or when another pattern needs the place.
 */
final class PairCounts {

    private static final int N = 0;
    private static final int SUM_LOW = 1;
    private static final int SUM_HIGH = 2;
    private static final int SUM_PRODUCT = 3;
    private static final int YES = 4;
    private static final int SUM_LOW_YES = 5;
    private static final int SUM_HIGH_YES = 6;
    private static final int FIELDS = 8; // one unused, so that a pair is a line of memory
    private static final int PATTERNS = 256;

    private final Bins bins;
    private final Scale scale;
    private final double[] edges; // where bins begin on the scale
    private int[] categories = new int[16]; // of the present result
    private double[] positions = new double[16]; // of its scores on the scale
    private final @Nullable CategoryPattern[] patterns = new @Nullable CategoryPattern[PATTERNS];
    private long[] sums = new long[FIELDS * 36];
    private int ids;

    PairCounts(Bins bins, Scale scale) {
        this.bins = bins;
        this.scale = scale;
        edges = IntStream.range(0, bins.count())
                .mapToDouble(bin -> scale.position(bins.lower(bin)))
                .toArray();
    }

    /** Adds a result with an outcome; categories that are not told apart are left out. */
    void add(CategoryScores scores, int result, boolean yes) {
        int size = 0;
        makeRoom(scores.end(result) - scores.first(result));
        for (int at = scores.first(result); at < scores.end(result); at++) {
            if (scores.category[at] != LabelTable.OTHER) {
                categories[size] = scores.category[at];
                positions[size++] = position(scores.bin[at], scores.score[at]);
            }
        }
        if (size > 0) {
            pattern(categories, size).add(positions, yes);
        }
    }

    private double position(int bin, double score) {
        return score == bins.lower(bin) ? edges[bin] : scale.position(score);
    }

    private void makeRoom(int size) {
        if (size > categories.length) {
            categories = new int[2 * size];
            positions = new double[2 * size];
        }
    }

    private CategoryPattern pattern(int[] categories, int size) {
        int place = CategoryPattern.hash(categories, size) & (PATTERNS - 1);
        CategoryPattern pattern = patterns[place];
        if (pattern == null) {
            pattern = new CategoryPattern();
            patterns[place] = pattern;
        }
        if (!pattern.isOf(categories, size)) {
            fold(pattern);
            pattern.begin(categories, size);
            for (int i = 0; i < size; i++) {
                ids = Math.max(ids, categories[i] + 1);
            }
            sums = Places.reaching(at(ids, ids), sums);
        }
        return pattern;
    }

    /** Moves what is kept of a pattern to its pairs. */
    private void fold(CategoryPattern pattern) {
        for (int i = 0; i < pattern.size(); i++) {
            for (int j = 0; j <= i; j++) {
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
        }
        pattern.clear();
    }

    private void foldAll() {
        for (CategoryPattern pattern : patterns) {
            if (pattern != null) {
                fold(pattern);
            }
        }
    }

    private static int at(int low, int high) {
        return (high * (high + 1) / 2 + low) * FIELDS;
    }

    /** Forgets all pairs of a category. */
    void clear(int id) {
        foldAll();
        for (int other = 0; other < Math.max(ids, id + 1); other++) {
            int at = at(Math.min(id, other), Math.max(id, other));
            for (int field = 0; (field < FIELDS) && (at + field < sums.length); field++) {
                sums[at + field] = 0;
            }
        }
    }

    List<CategoryPair> toPairs(LabelTable labels) {
        foldAll();
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
