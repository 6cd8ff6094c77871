package io.calibration.metrics;

import io.calibration.config.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The categories.
 *
 * @param byLabel each category by its label; {@code other} adds up the categories that were pooled
 * @param pairs moments of every two categories over results with an outcome, in alphabetical order, of metrics that earlier releases
 *     counted; nothing is read from them any more
 * @param missing results by the categories that they lack
 * @param complete moments of the results that have all weighed categories and an outcome
 */
public record CategoryMetrics(
        SortedMap<String, Category> byLabel, List<Pair> pairs, MissingPatterns missing, CompleteCases complete) {

    /** No results. */
    public static final CategoryMetrics NONE =
            new CategoryMetrics(new TreeMap<>(), List.of(), MissingPatterns.NONE, CompleteCases.NONE);

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

    /**
     * Moments over the results that have a score in every category that the config weighs, and an outcome: complete cases (Little and Rubin
     * 2002), so that all moments are of the same results. Of a published snapshot, and of results that earlier releases counted, there are
     * none. Sums are in billionths ({@link Fixed}) of positions on the scale; lists are in the order of {@link #categories}, then the
     * overall score.
     *
     * @param n results
     * @param yes those with outcome yes
     * @param sums sum of each
     * @param sumsYes sum of each where the outcome is yes
     * @param products sums of the products of every two: of the first with itself, the second with the first, with itself, and so on
     */
    public record CompleteCases(long n, long yes, Counts sums, Counts sumsYes, Counts products) {

        /** The most categories whose moments are kept; of more there are none. */
        public static final int MAX_CATEGORIES = 250;

        /** No results. */
        public static final CompleteCases NONE =
                new CompleteCases(0, 0, Counts.zeros(0), Counts.zeros(0), Counts.zeros(0));

        /** The categories that a result must have: those that the config weighs; none where they are fewer than two, or too many. */
        public static List<String> categories(SnapshotLayout layout) {
            int count = layout.namedCategories().size();
            boolean isFit = count > 1
                    && count <= MAX_CATEGORIES
                    && !layout.namedCategories().contains(Labels.OTHER);
            return isFit ? List.copyOf(layout.namedCategories()) : List.of();
        }

        public CompleteCases plus(CompleteCases other) {
            return new CompleteCases(
                    Math.addExact(n, other.n),
                    Math.addExact(yes, other.yes),
                    sums.plus(other.sums),
                    sumsYes.plus(other.sumsYes),
                    products.plus(other.products));
        }
    }

    CategoryMetrics plus(CategoryMetrics other, LabelPooling labels) {
        SortedMap<String, Category> sum = labels.sum(
                LabelKind.CATEGORY, byLabel, other.byLabel, Category::plus, category -> category.scores.count());
        TreeMap<Pair, Pair> sums = new TreeMap<>(Pair.BY_NAMES);
        pairs.forEach(pair -> sums.put(pair, pair));
        other.pairs.forEach(pair -> sums.merge(pair, pair, Pair::plus));
        sums.keySet().removeIf(pair -> !sum.containsKey(pair.first) || !sum.containsKey(pair.second));
        return new CategoryMetrics(
                sum, new ArrayList<>(sums.values()), missing.plus(other.missing), complete.plus(other.complete));
    }

    /**
     * Which categories are missing together: results by the set of {@link #categories} that they have no score in (a missing-data pattern;
     * Little and Rubin 2002). Of more than {@value #MAX_PATTERNS} patterns those with the fewest missing categories are kept, of as many
     * the least number first; the others are added up. Which ones are kept depends on the patterns alone, so it is the same for any order
     * and split of the results.
     *
     * @param byPattern results of each pattern; bit {@code i} of the pattern is set when category {@code i} is missing
     * @param other results of all other patterns
     */
    public record MissingPatterns(SortedMap<Integer, Long> byPattern, long other) {

        /** The most categories that are looked at. */
        public static final int MAX_CATEGORIES = 16;

        /** The most patterns that are told apart. */
        public static final int MAX_PATTERNS = 256;

        /** No results. */
        public static final MissingPatterns NONE = new MissingPatterns(new TreeMap<>(), 0);

        private static final Comparator<Integer> KEPT_FIRST =
                Comparator.<Integer>comparingInt(Integer::bitCount).thenComparing(Comparator.naturalOrder());

        public MissingPatterns {
            TreeMap<Integer, Long> kept = new TreeMap<>(KEPT_FIRST);
            kept.putAll(byPattern);
            while (kept.size() > MAX_PATTERNS) {
                other = Math.addExact(other, kept.pollLastEntry().getValue());
            }
            TreeMap<Integer, Long> inOrder = new TreeMap<>();
            inOrder.putAll(kept);
            byPattern = Collections.unmodifiableSortedMap(inOrder);
        }

        /** The categories that patterns are made of: those that the layout names, at most the first {@value #MAX_CATEGORIES} of them. */
        public static List<String> categories(SnapshotLayout layout) {
            return layout.namedCategories().stream()
                    .filter(label -> !label.equals(Labels.OTHER))
                    .limit(MAX_CATEGORIES)
                    .toList();
        }

        /** The categories that are missing in a pattern. */
        public static SortedSet<String> missing(int pattern, SnapshotLayout layout) {
            List<String> categories = categories(layout);
            return IntStream.range(0, categories.size())
                    .filter(i -> ((pattern >> i) & 1) != 0)
                    .mapToObj(categories::get)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** All results. */
        public long total() {
            return byPattern.values().stream().reduce(other, Math::addExact);
        }

        public MissingPatterns plus(MissingPatterns more) {
            return new MissingPatterns(
                    Merge.maps(byPattern, more.byPattern, Math::addExact), Math.addExact(other, more.other));
        }
    }
}
