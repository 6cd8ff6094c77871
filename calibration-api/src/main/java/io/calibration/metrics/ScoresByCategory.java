package io.calibration.metrics;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Scores by category in two arrays, in the order in which they were given: to be walked by the million without an object an entry. */
final class ScoresByCategory extends AbstractMap<String, Double> {

    private final String[] categories;
    private final double[] scores;

    private ScoresByCategory(int size) {
        categories = new String[size];
        scores = new double[size];
    }

    /** Leaves out categories whose score is null. A category that is null is kept, for the recorder to count. */
    static ScoresByCategory copyOf(@Nullable Map<String, Double> scores) {
        if (scores instanceof ScoresByCategory same) {
            return same;
        }
        List<Entry<String, Double>> scored = scores == null
                ? List.of()
                : scores.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .toList();
        ScoresByCategory copy = new ScoresByCategory(scored.size());
        int at = 0;
        for (Entry<String, Double> entry : scored) {
            copy.categories[at] = entry.getKey();
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
                        .<Entry<String, Double>>mapToObj(i -> new SimpleImmutableEntry<>(categories[i], scores[i]))
                        .iterator();
            }
        };
    }
}
