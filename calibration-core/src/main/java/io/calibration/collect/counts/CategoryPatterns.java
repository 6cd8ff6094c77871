package io.calibration.collect.counts;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of categories seen lately, by open addressing. Most results have one of a few, so that what they share is counted once
 * for all of them; when there are many patterns, what was counted is handed on and forgotten.
 */
final class CategoryPatterns {

    private static final int PLACES = 256;
    private static final int MOST = 128;

    private final int classes;
    private final Predicate<int[]> complete;
    private final Consumer<CategoryPattern> fold;
    private @Nullable CategoryPattern[] patterns = new @Nullable CategoryPattern[PLACES];
    private int size;

    /**
     * @param complete whether categories are all that are weighed
     * @param fold adds what was counted of a pattern to the categories
     */
    CategoryPatterns(int classes, Predicate<int[]> complete, Consumer<CategoryPattern> fold) {
        this.classes = classes;
        this.complete = complete;
        this.fold = fold;
    }

    CategoryPattern of(int[] categories, int from, int to) {
        int place = place(categories, from, to);
        CategoryPattern known = patterns[place];
        if (known != null) {
            return known;
        }
        if (size == MOST) {
            fold();
            place = place(categories, from, to);
        }
        int[] own = Arrays.copyOfRange(categories, from, to);
        CategoryPattern pattern = new CategoryPattern(own, classes, complete.test(own));
        patterns[place] = pattern;
        size++;
        return pattern;
    }

    /** Where the pattern is, or the free place where it belongs. */
    private int place(int[] categories, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + categories[at];
        }
        int place = (hash * 0x9E3779B9) >>> 24;
        CategoryPattern pattern = patterns[place];
        while (pattern != null && !pattern.isOf(categories, from, to)) {
            place = (place + 1) & (PLACES - 1);
            pattern = patterns[place];
        }
        return place;
    }

    /** Hands on what was counted, and forgets it. */
    void fold() {
        for (CategoryPattern pattern : patterns) {
            if (pattern != null) {
                fold.accept(pattern);
            }
        }
        patterns = new @Nullable CategoryPattern[PLACES];
        size = 0;
    }
}
