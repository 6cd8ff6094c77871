package io.calibration.jdbc.scan;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanField;
import io.calibration.metrics.Intake.RejectionReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads values of one field from a column of a known kind, as strictly as JSON is read. */
record ColumnValue(String field, ColumnKind kind) {

    private static final int LONGEST = 1 << 20;

    /** Floats from here on are whole numbers, exact as they are. */
    private static final float WHOLE = 1 << 24;

    ColumnValue(ScanField field, ColumnKind kind) {
        this(field.key(), kind);
    }

    /** NaN for null; a NaN that stands in the table is a wrong number, not an absent one. */
    double number(ResultSet rows, int index) throws SQLException, Malformed {
        if (kind == ColumnKind.ANY) {
            Number any = any(Number.class, rows, index);
            return any == null ? Double.NaN : any.doubleValue();
        }
        double value = kind == ColumnKind.FLOAT ? shortest(rows.getFloat(index)) : rows.getDouble(index);
        if (((value == 0) || Double.isNaN(value)) && rows.wasNull()) {
            return Double.NaN;
        }
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    /** The number that was written: of all decimals that become this float the one with the fewest digits. */
    private static double shortest(float value) {
        return Math.abs(value) < WHOLE ? Double.parseDouble(Float.toString(value)) : value;
    }

    @Nullable
    Boolean truth(ResultSet rows, int index) throws SQLException, Malformed {
        if (kind == ColumnKind.TRUTH) {
            boolean value = rows.getBoolean(index);
            return (!value && rows.wasNull()) ? null : (Boolean) value;
        }
        Long value = integer(rows, index);
        if ((value != null) && (value != 0) && (value != 1)) {
            throw wrongType();
        }
        return value == null ? null : (Boolean) (value == 1);
    }

    @Nullable
    Long integer(ResultSet rows, int index) throws SQLException, Malformed {
        if (kind != ColumnKind.ANY) {
            long value = rows.getLong(index);
            return ((value == 0) && rows.wasNull()) ? null : (Long) value;
        }
        Number value = any(Number.class, rows, index);
        if ((value instanceof Double) || (value instanceof Float)) {
            throw wrongType();
        }
        return value == null ? null : (Long) value.longValue();
    }

    @Nullable
    String text(ResultSet rows, int index) throws SQLException, Malformed {
        String text = kind == ColumnKind.ANY ? any(String.class, rows, index) : rows.getString(index);
        if ((text != null) && (text.length() > LONGEST)) {
            throw new Malformed(RejectionReason.TOO_LONG, field);
        }
        return (kind == ColumnKind.CHAR) && (text != null) ? withoutPadding(text) : text;
    }

    /** Text, or a whole number as text. */
    @Nullable
    String key(ResultSet rows, int index) throws SQLException, Malformed {
        boolean number =
                (kind == ColumnKind.INTEGER) || ((kind == ColumnKind.ANY) && (rows.getObject(index) instanceof Number));
        Long value = number ? integer(rows, index) : null;
        return number ? (value == null ? null : value.toString()) : text(rows, index);
    }

    private static String withoutPadding(String text) {
        int end = text.length();
        while ((end > 0) && (text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(0, end);
    }

    private <T> @Nullable T any(Class<T> type, ResultSet rows, int index) throws SQLException, Malformed {
        Object value = rows.getObject(index);
        if ((value != null) && !type.isInstance(value)) {
            throw wrongType();
        }
        return type.cast(value);
    }

    private Malformed wrongType() {
        return new Malformed(RejectionReason.WRONG_TYPE, field);
    }
}
