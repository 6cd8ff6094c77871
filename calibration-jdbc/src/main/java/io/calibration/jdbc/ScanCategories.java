package io.calibration.jdbc;

import io.calibration.config.Labels;
import io.calibration.jdbc.scan.ValuePlace;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a result's category scores stand. Immutable. */
public final class ScanCategories {

    private final @Nullable ValuePlace place;

    private ScanCategories(@Nullable ValuePlace place) {
        this.place = place;
    }

    /** In a column with a JSON object of scores, such as {@code {"values_match": 81}}. */
    public static ScanCategories json(String column) {
        return new ScanCategories(new ValuePlace.Plain(Identifier.of("The column of category scores", column)));
    }

    /** In a column a category, named as the category is. */
    public static ScanCategories columns(String... categories) {
        TreeMap<String, String> columns = new TreeMap<>();
        for (String category : categories) {
            columns.put(category, category);
        }
        return columns(columns);
    }

    /**
     * In a column a category.
     *
     * @param columns the column of each category
     * @throws IllegalArgumentException when there is none, a category can be no label, two are the same label, or a column's name is not a
     *     plain one
     */
    public static ScanCategories columns(Map<String, String> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "Name the column of at least one category, or say ScanCategories.none().");
        }
        TreeMap<String, String> byLabel = new TreeMap<>();
        TreeMap<String, String> nameOfLabel = new TreeMap<>();
        new TreeMap<>(columns).forEach((category, column) -> {
            String label = Labels.declared(category)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "A category can be no label: it is blank, longer than " + Labels.MAX_LENGTH
                                    + " characters, or holds one that cannot be seen. Name it otherwise."));
            String before = nameOfLabel.put(label, category);
            if (before != null) {
                throw new IllegalArgumentException("The categories \"" + before + "\" and \"" + category
                        + "\" are the same label: " + label + ". Rename one of the two.");
            }
            byLabel.put(label, Identifier.of("The column of a category", column));
        });
        return new ScanCategories(new ValuePlace.Columns(Collections.unmodifiableSortedMap(byLabel)));
    }

    /**
     * In rows of another table, one a score. Needs {@link ScanTable#key}.
     *
     * @param table the other table, in the same schema
     * @param result its column that names the result by its key
     * @param category its column with the category
     * @param score its column with the score
     */
    public static ScanCategories table(String table, String result, String category, String score) {
        return new ScanCategories(new ValuePlace.Child(
                Identifier.of("The table of category scores", table),
                Identifier.of("The key's column", result),
                List.of(Identifier.of("The category's column", category), Identifier.of("The score's column", score))));
    }

    /** Nowhere. */
    public static ScanCategories none() {
        return new ScanCategories(null);
    }

    /** Null for nowhere. */
    @Nullable
    ValuePlace place() {
        return place;
    }
}
