package io.calibration.jdbc;

import io.calibration.config.Version;
import java.time.ZoneId;

/** Where a field's value is, and how. */
sealed interface ValuePlace {

    /** The version of every result, which no column holds. */
    record Constant(Version version) implements ValuePlace {

        /** As text; a version has no letter that SQL would take for something else. */
        String sql() {
            return "'" + version.text() + "'";
        }
    }

    /** A column. */
    sealed interface InColumn extends ValuePlace {

        String column();

        /** What it asks of the column; not for times. */
        default ColumnUse use(ScanColumn field) {
            return ColumnUse.of(field);
        }

        /** What reads the column; not for times. */
        default ColumnReader reader(ScanColumn field, ColumnKind kind) {
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
        public ColumnUse use(ScanColumn field) {
            return ColumnUse.JSON;
        }

        @Override
        public ColumnReader reader(ScanColumn field, ColumnKind kind) {
            return ColumnReader.inJson(field, key, kind);
        }
    }

    /** Free text, of which only a pattern's code may leave the row. */
    record Patterned(String column, ReasonPatterns patterns) implements InColumn {

        @Override
        public ColumnReader reader(ScanColumn field, ColumnKind kind) {
            return ColumnReader.code(patterns, kind);
        }
    }
}
