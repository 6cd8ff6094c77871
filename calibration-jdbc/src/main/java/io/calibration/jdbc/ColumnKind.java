package io.calibration.jdbc;

import java.sql.Types;
import java.util.Locale;

/** What a column can hold, as far as reading scan results asks. */
enum ColumnKind {
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
}
