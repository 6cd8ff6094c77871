package io.calibration.collect.counts;

import java.util.Arrays;

/** Results that have scores in the same categories, in the same order, by class. */
final class CategoryPattern {

    final int[] categories;
    final long[] byClass;

    /** Whether they are all that are weighed. */
    final boolean isComplete;

    CategoryPattern(int[] categories, int classes, boolean isComplete) {
        this.categories = categories;
        this.isComplete = isComplete;
        byClass = new long[classes];
    }

    /** Whether it is that of the numbers from one place to another. */
    boolean isOf(int[] others, int from, int to) {
        return Arrays.equals(categories, 0, categories.length, others, from, to);
    }

    void count(int classIndex, long times) {
        byClass[classIndex] += times;
    }
}
