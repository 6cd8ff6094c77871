package io.calibration.metrics;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Scores by category in two arrays, in the order in which they were given: to be walked by the million without an object an entry. */
final class ScoresByCategory extends AbstractMap<String, Double> {

    private final String[] categories;
    private final double[] scores;

    private ScoresByCategory(int size) {
        categories = new String[size];
        scores = new double[size];
    }

    /** @throws NullPointerException when a category or a score is null */
    static ScoresByCategory copyOf(Map<String, Double> scores) {
        if (scores instanceof ScoresByCategory same) {
            return same;
        }
        ScoresByCategory copy = new ScoresByCategory(scores.size());
        int at = 0;
        for (Entry<String, Double> entry : scores.entrySet()) {
            copy.categories[at] = Objects.requireNonNull(entry.getKey());
            copy.scores[at++] = entry.getValue();
        }
        return copy;
    }

    String category(int index) {
        return categories[index];
    }

    double score(int index) {
        return scores[index];
    }

    @Override
    public int size() {
        return categories.length;
    }

    @Override
    public Set<Entry<String, Double>> entrySet() {
        return new AbstractSet<>() {

            @Override
            public int size() {
                return categories.length;
            }

            @Override
            public Iterator<Entry<String, Double>> iterator() {
                return IntStream.range(0, categories.length)
                        .mapToObj(i -> Map.entry(categories[i], scores[i]))
                        .iterator();
            }
        };
    }
}
