package io.calibration.metrics;

import java.util.Comparator;

/**
 * Moments of two categories (or of one with itself) over the results that have a score in both and an outcome; sums in billionths
 * ({@link Fixed}) of positions on the scale.
 *
 * @param first label of the one category
 * @param second label of the other, not before the first in alphabetical order
 * @param n results
 * @param sumFirst sum over the first
 * @param sumSecond sum over the second
 * @param sumProduct sum of first times second
 * @param yes results with outcome yes
 * @param sumFirstYes sum over the first where the outcome is yes
 * @param sumSecondYes sum over the second where the outcome is yes
 */
public record CategoryPair(
        String first,
        String second,
        long n,
        long sumFirst,
        long sumSecond,
        long sumProduct,
        long yes,
        long sumFirstYes,
        long sumSecondYes) {

    static final Comparator<CategoryPair> BY_NAMES =
            Comparator.comparing(CategoryPair::first).thenComparing(CategoryPair::second);

    CategoryPair plus(CategoryPair other) {
        return new CategoryPair(
                first,
                second,
                Math.addExact(n, other.n),
                Math.addExact(sumFirst, other.sumFirst),
                Math.addExact(sumSecond, other.sumSecond),
                Math.addExact(sumProduct, other.sumProduct),
                Math.addExact(yes, other.yes),
                Math.addExact(sumFirstYes, other.sumFirstYes),
                Math.addExact(sumSecondYes, other.sumSecondYes));
    }
}
