package io.calibration.jdbc;

import io.calibration.jdbc.scan.ValuePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a result's flags stand. Immutable. */
public final class ScanFlags {

    private final @Nullable ValuePlace place;

    private ScanFlags(@Nullable ValuePlace place) {
        this.place = place;
    }

    /** In a column with a JSON list of objects with {@code type}, {@code severity} and {@code category}; other keys are skipped. */
    public static ScanFlags json(String column) {
        return new ScanFlags(new ValuePlace.Plain(Identifier.of("The column of flags", column)));
    }

    /**
     * In rows of another table, one an occurrence, with columns {@code type}, {@code severity} and {@code category}. Needs
     * {@link ScanTable#key}.
     *
     * @param table the other table, in the same schema
     * @param result its column that names the result by its key
     */
    public static ScanFlags table(String table, String result) {
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
    public static ScanFlags table(String table, String result, String type, String severity, String category) {
        return new ScanFlags(new ValuePlace.Child(
                Identifier.of("The table of flags", table),
                Identifier.of("The key's column", result),
                List.of(
                        Identifier.of("The type's column", type),
                        Identifier.of("The severity's column", severity),
                        Identifier.of("The category's column", category))));
    }

    /** Nowhere. */
    public static ScanFlags none() {
        return new ScanFlags(null);
    }

    /** Null for nowhere. */
    @Nullable
    ValuePlace place() {
        return place;
    }
}
