package io.calibration.jdbc;

/** Where a result's flags stand. Immutable. */
public sealed interface ScanFlags {

    /** In a column with a JSON list of objects with {@code type}, {@code severity} and {@code category}; other keys are skipped. */
    static ScanFlags json(String column) {
        return new Json(Identifier.of("The column of flags", column));
    }

    /**
     * In rows of another table, one an occurrence, with columns {@code type}, {@code severity} and {@code category}. Needs
     * {@link ScanTable#key}.
     *
     * @param table the other table, in the same schema
     * @param result its column that names the result by its key
     */
    static ScanFlags table(String table, String result) {
        return table(table, result, "type", "severity", "category");
    }

    /**
     * In rows of another table, one an occurrence. Needs {@link ScanTable#key}.
     *
     * @param table the other table, in the same schema
     * @param result its column that names the result by its key
     * @param type its column with the flag's type
     * @param severity its column with the severity
     * @param category its column with the category
     */
    static ScanFlags table(String table, String result, String type, String severity, String category) {
        return new Child(
                Identifier.of("The table of flags", table),
                Identifier.of("The key's column", result),
                Identifier.of("The type's column", type),
                Identifier.of("The severity's column", severity),
                Identifier.of("The category's column", category));
    }

    /** Nowhere. */
    static ScanFlags none() {
        return new None();
    }

    /** See {@link ScanFlags#json}. */
    record Json(String column) implements ScanFlags {}

    /** See {@link ScanFlags#table}. */
    record Child(String table, String result, String type, String severity, String category) implements ScanFlags {}

    /** See {@link ScanFlags#none}. */
    record None() implements ScanFlags {}
}
