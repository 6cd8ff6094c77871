package io.calibration.jdbc.scan;

import io.calibration.collect.internal.ScanField;
import java.sql.Types;
import java.util.Locale;

/** What a column can hold, as far as reading scan results asks. */
public enum ColumnKind {
    ZONED_TIME,
    LOCAL_TIME,
    /** A day without a time. */
    DATE,
    INTEGER,
    NUMBER,
    /** A number of 4 bytes: what was written is its shortest decimal, and not the double next to it. */
    FLOAT,
    TRUTH,
    TEXT,
    /** Text of a fixed length, which databases fill up with blanks. */
    CHAR,
    JSON,
    /** A list, struct or map, which the database can write as JSON. */
    NESTED,
    /** Whatever a row says; each value is looked at. */
    ANY,
    OTHER;

    /** The kind of a JDBC type; where drivers say no more than TIMESTAMP or OTHER, its name decides. */
    static ColumnKind of(int type, String typeName, int precision) {
        return switch (type) {
            case Types.BOOLEAN -> TRUTH;
            case Types.BIT -> precision == 1 ? TRUTH : OTHER;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
            case Types.REAL -> FLOAT;
            case Types.FLOAT -> typeName.equals("REAL") ? FLOAT : NUMBER;
            case Types.DOUBLE -> typeName.equals("money") ? OTHER : NUMBER;
            case Types.DECIMAL, Types.NUMERIC -> NUMBER;
            case Types.DATE -> typeName.equals("YEAR") ? OTHER : DATE;
            case Types.TIMESTAMP_WITH_TIMEZONE -> ZONED_TIME;
            case Types.TIMESTAMP -> typeName.equalsIgnoreCase("timestamptz") ? ZONED_TIME : LOCAL_TIME;
            case Types.CHAR, Types.NCHAR -> CHAR;
            case Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB -> TEXT;
            case Types.STRUCT, Types.ARRAY -> NESTED;
            default -> byName(typeName.toLowerCase(Locale.ROOT));
        };
    }

    boolean isText() {
        return (this == TEXT) || (this == CHAR);
    }

    private static ColumnKind byName(String name) {
        if (name.startsWith("json")) {
            return JSON;
        }
        if (name.startsWith("enum") || name.contains("citext")) {
            return TEXT;
        }
        return name.startsWith("map(") ? NESTED : name.endsWith("hugeint") || name.equals("ubigint") ? INTEGER : OTHER;
    }

    /** What a field asks of its column. */
    public enum Use {
        TEXT("text"),
        NUMBER("a number"),
        TRUTH("BOOLEAN, or a whole number that is 0 or 1"),
        JSON("JSON, or text with JSON"),
        KEY("text, or a whole number");

        private final String words;

        Use(String words) {
            this.words = words;
        }

        boolean accepts(ColumnKind kind) {
            return switch (kind) {
                case ANY -> true;
                case TEXT, CHAR -> (this == TEXT) || (this == JSON) || (this == KEY);
                case NUMBER, FLOAT -> this == NUMBER;
                case INTEGER -> (this == NUMBER) || (this == TRUTH) || (this == KEY);
                case TRUTH -> this == TRUTH;
                case JSON, NESTED -> this == JSON;
                case ZONED_TIME, LOCAL_TIME, DATE, OTHER -> false;
            };
        }

        public static Use of(ScanField field) {
            return switch (field) {
                case LOGIC_VERSION, CLASSIFICATION, ESCALATION, TIER, NOT_SCORED -> TEXT;
                case OVERALL_SCORE, CONFIDENCE, CONFLICT_SCORE -> NUMBER;
                case DATA_SUFFICIENT, OUTCOME -> TRUTH;
                case CATEGORY_SCORES, FLAGS, DIMENSIONS -> JSON;
                case GROUP -> KEY;
                case OBSERVED_AT, OUTCOME_AT ->
                    throw new IllegalArgumentException("ScanTime knows the columns of times.");
            };
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
