package io.calibration.jdbc;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanField;
import io.calibration.metrics.RejectionReason;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads values of one field from a column of a known kind, as strictly as JSON is read. */
record ColumnValue(String field, ColumnKind kind) {

    private static final int LONGEST = 1 << 20;

    ColumnValue(ScanField field, ColumnKind kind) {
        this(field.key(), kind);
    }

    /** A NaN that stands in the table is a wrong number, not an absent one. */
    double number(ResultSet rows, int index) throws SQLException, Malformed {
        double value = kind == ColumnKind.ANY ? any(Number.class, rows, index).doubleValue() : rows.getDouble(index);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    boolean truth(ResultSet rows, int index) throws SQLException, Malformed {
        if (kind == ColumnKind.TRUTH) {
            return rows.getBoolean(index);
        }
        long value = integer(rows, index);
        if ((value != 0) && (value != 1)) {
            throw wrongType();
        }
        return value == 1;
    }

    long integer(ResultSet rows, int index) throws SQLException, Malformed {
        if (kind != ColumnKind.ANY) {
            return rows.getLong(index);
        }
        Number value = any(Number.class, rows, index);
        if ((value instanceof Double) || (value instanceof Float)) {
            throw wrongType();
        }
        return value.longValue();
    }

    String text(ResultSet rows, int index) throws SQLException, Malformed {
        String text = kind == ColumnKind.ANY ? any(String.class, rows, index) : rows.getString(index);
        if (text.length() > LONGEST) {
            throw new Malformed(RejectionReason.TOO_LONG, field);
        }
        return text;
    }

    private <T> T any(Class<T> type, ResultSet rows, int index) throws SQLException, Malformed {
        Object value = rows.getObject(index);
        if (!type.isInstance(value)) {
            throw wrongType();
        }
        return type.cast(value);
    }

    private Malformed wrongType() {
        return new Malformed(RejectionReason.WRONG_TYPE, field);
    }
}
