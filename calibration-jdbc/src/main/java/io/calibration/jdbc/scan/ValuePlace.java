package io.calibration.jdbc.scan;

import io.calibration.collect.internal.ScanField;
import io.calibration.config.Version;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a field's value is, and how. */
public sealed interface ValuePlace {

    /** The version of every result, which no column holds. */
    record Constant(Version version) implements ValuePlace {

        /** As text; a version has no letter that SQL would take for something else. */
        public String sql() {
            return "'" + version.text() + "'";
        }
    }

    /** Category scores, or values of dimensions, in a column each, by label. */
    record Columns(SortedMap<String, String> byLabel) implements ValuePlace {}

    /**
     * Category scores or flags in rows of another table, one each.
     *
     * @param table the other table, in the same schema
     * @param result its column that names the result by its key
     * @param columns of a score: category and score; of a flag: type, severity and category
     */
    record Child(String table, String result, List<String> columns) implements ValuePlace {}

    /** A column. */
    sealed interface InColumn extends ValuePlace {

        String column();

        /** What it asks of the column; not for times. */
        default ColumnKind.Use use(ScanField field) {
            return ColumnKind.Use.of(field);
        }

        /** What reads the column; not for times. */
        default ColumnReader reader(ScanField field, ColumnKind kind) {
            return ColumnReader.of(field, kind);
        }
    }

    /** The value itself. */
    record Plain(String column) implements InColumn {}

    /** A time that, where it says no zone, is of this one. */
    record Local(String column, ZoneId zone) implements InColumn {}

    /** A time in whole milliseconds since 1970-01-01T00:00:00Z. */
    record Millis(String column) implements InColumn {}

    /** A JSON document: the value at a key when it is an object, else the document itself. */
    record InJson(String column, String key) implements InColumn {

        @Override
        public ColumnKind.Use use(ScanField field) {
            return ColumnKind.Use.JSON;
        }

        @Override
        public ColumnReader reader(ScanField field, ColumnKind kind) {
            return ColumnReader.inJson(field, key, kind);
        }
    }

    /**
     * Free text, of which only a code may leave the row.
     *
     * @param codes all that there are
     * @param code of a text; null for none
     */
    record Coded(String column, SortedSet<String> codes, Function<String, @Nullable String> code) implements InColumn {

        @Override
        public ColumnReader reader(ScanField field, ColumnKind kind) {
            return ColumnReader.code(code, kind);
        }
    }
}
