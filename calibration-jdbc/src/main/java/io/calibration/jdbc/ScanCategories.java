package io.calibration.jdbc;

import io.calibration.config.Labels;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where a result's category scores stand. Immutable. */
public sealed interface ScanCategories {

    /** In a column with a JSON object of scores, such as {@code {"values_match": 81}}. */
    static ScanCategories json(String column) {
        return new Json(Identifier.of("The column of category scores", column));
    }

    /** In a column a category, named as the category is. */
    static ScanCategories columns(String... categories) {
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
    static ScanCategories columns(Map<String, String> columns) {
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
        return new Columns(Collections.unmodifiableSortedMap(byLabel));
    }

    /**
     * In rows of another table, one a score. Needs {@link ScanTable#key}.
     *
     * @param table the other table, in the same schema
     * @param result its column that names the result by its key
     * @param category its column with the category
     * @param score its column with the score
     */
    static ScanCategories table(String table, String result, String category, String score) {
        return new Child(
                Identifier.of("The table of category scores", table),
                Identifier.of("The key's column", result),
                Identifier.of("The category's column", category),
                Identifier.of("The score's column", score));
    }

    /** Nowhere. */
    static ScanCategories none() {
        return new None();
    }

    /** See {@link ScanCategories#json}. */
    record Json(String column) implements ScanCategories {}

    /** See {@link ScanCategories#columns(Map)}; categories are labels. */
    record Columns(SortedMap<String, String> byCategory) implements ScanCategories {}

    /** See {@link ScanCategories#table}. */
    record Child(String table, String result, String category, String score) implements ScanCategories {}

    /** See {@link ScanCategories#none}. */
    record None() implements ScanCategories {}
}
