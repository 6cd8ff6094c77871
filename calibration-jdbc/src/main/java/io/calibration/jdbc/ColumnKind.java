package io.calibration.jdbc;

import java.sql.Types;
import java.util.Locale;

/** What a column can hold, as far as reading scan results asks. */
enum ColumnKind {
    ZONED_TIME,
    LOCAL_TIME,
    INTEGER,
    NUMBER,
    TRUTH,
    TEXT,
    JSON,
    /** A list, struct or map, which the database can write as JSON. */
    NESTED,
    /** Whatever a row says; each value is looked at. */
    ANY,
    OTHER;

    /** The kind of a JDBC type; where drivers say no more than TIMESTAMP or OTHER, its name decides. */
    static ColumnKind of(int type, String typeName) {
        return switch (type) {
            case Types.BOOLEAN, Types.BIT -> TRUTH;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
            case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> NUMBER;
            case Types.TIMESTAMP_WITH_TIMEZONE -> ZONED_TIME;
            case Types.TIMESTAMP -> typeName.equalsIgnoreCase("timestamptz") ? ZONED_TIME : LOCAL_TIME;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> TEXT;
            case Types.STRUCT, Types.ARRAY -> NESTED;
            default -> byName(typeName.toLowerCase(Locale.ROOT));
        };
    }

    private static ColumnKind byName(String name) {
        if (name.startsWith("json")) {
            return JSON;
        }
        if (name.startsWith("enum")) {
            return TEXT;
        }
        return name.startsWith("map(") ? NESTED : name.endsWith("hugeint") || name.equals("ubigint") ? INTEGER : OTHER;
    }
}
