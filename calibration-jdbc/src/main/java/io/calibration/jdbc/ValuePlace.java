package io.calibration.jdbc;

import java.time.ZoneOffset;

/** The column that holds a field's value, and how. */
sealed interface ValuePlace {

    String column();

    /** What it asks of the column; not for times. */
    default ColumnUse use(ScanColumn field) {
        return ColumnUse.of(field);
    }

    /** What reads the column; not for times. */
    default ColumnReader reader(ScanColumn field, ColumnKind kind) {
        return ColumnReader.of(field, kind);
    }

    /** The value itself. */
    record Plain(String column) implements ValuePlace {}

    /** A time that, where the column says no zone, is of this offset. */
    record Local(String column, ZoneOffset offset) implements ValuePlace {}

    /** A time in whole milliseconds since 1970-01-01T00:00:00Z. */
    record Millis(String column) implements ValuePlace {}

    /** A JSON document: the value at a key when it is an object, else the document itself. */
    record InJson(String column, String key) implements ValuePlace {

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
    record Patterned(String column, ReasonPatterns patterns) implements ValuePlace {

        @Override
        public ColumnReader reader(ScanColumn field, ColumnKind kind) {
            return ColumnReader.code(patterns, kind);
        }
    }
}
