package io.calibration.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The categories.
 *
 * @param byLabel each category by its label; {@code other} adds up the categories that were pooled
 * @param pairs moments of every two categories over results with an outcome, in alphabetical order
 * @param missing results by the categories that they lack
 */
public record CategoryMetrics(SortedMap<String, Category> byLabel, List<Pair> pairs, MissingPatterns missing) {

    /** No results. */
    public static final CategoryMetrics NONE = new CategoryMetrics(new TreeMap<>(), List.of(), MissingPatterns.NONE);

    public CategoryMetrics {
        byLabel = Merge.copy(byLabel);
        pairs = List.copyOf(pairs);
    }

    /**
     * One category. Results without a score in it are those accepted less those that have one.
     *
     * @param scores its scores
     * @param presentByClass results with a score in it, by stored class
     */
    public record Category(ScoreDistribution scores, Counts presentByClass) {

        public Category plus(Category other) {
            return new Category(scores.plus(other.scores), presentByClass.plus(other.presentByClass));
        }
    }

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
    public record Pair(
            String first,
            String second,
            long n,
            long sumFirst,
            long sumSecond,
            long sumProduct,
            long yes,
            long sumFirstYes,
            long sumSecondYes) {

        private static final Comparator<Pair> BY_NAMES =
                Comparator.comparing(Pair::first).thenComparing(Pair::second);

        Pair plus(Pair other) {
            return new Pair(
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

    CategoryMetrics plus(CategoryMetrics other, LabelPooling labels) {
        SortedMap<String, Category> sum = labels.sum(
                LabelKind.CATEGORY, byLabel, other.byLabel, Category::plus, category -> category.scores.count());
        TreeMap<Pair, Pair> sums = new TreeMap<>(Pair.BY_NAMES);
        pairs.forEach(pair -> sums.put(pair, pair));
        other.pairs.forEach(pair -> sums.merge(pair, pair, Pair::plus));
        sums.keySet().removeIf(pair -> !sum.containsKey(pair.first) || !sum.containsKey(pair.second));
        return new CategoryMetrics(sum, new ArrayList<>(sums.values()), missing.plus(other.missing));
    }
}
