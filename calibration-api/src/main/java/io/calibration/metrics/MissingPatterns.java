package io.calibration.metrics;

import io.calibration.config.Labels;
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
