package io.calibration.jdbc;

import io.calibration.collect.internal.Instants;
import io.calibration.collect.internal.ScanField;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.ScanResultCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The column of the time: how it is asked for, read, and compared with a window.
 *
 * @param column the column, as a query names it
 * @param kind its type
 * @param form what it holds
 * @param offset the offset from UTC of times that say none
 */
record ScanTime(ScanEngine engine, String column, ColumnKind kind, Form form, ZoneOffset offset) {

    private static final long MILLIS_A_SECOND = 1_000;
    private static final long LAST_POSSIBLE = Long.MAX_VALUE / MILLIS_A_SECOND;

    private static final DateTimeFormatter LITERAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** What a column of times holds. */
    enum Form {
        ZONED,
        LOCAL,
        MILLIS,
        TEXT,
        LOCAL_TEXT
    }

    /** What is selected. */
    String selected() {
        boolean time = (form == Form.ZONED) || (form == Form.LOCAL);
        if (!time || !engine.givesMillis()) {
            return column;
        }
        if (engine == ScanEngine.DUCKDB) {
            return "epoch_ms(" + column + ")";
        }
        return form == Form.ZONED
                ? "floor(unix_timestamp(" + column + ") * 1000)"
                : "timestampdiff(microsecond, '1970-01-01 00:00:00', " + column + ") div 1000";
    }

    ColumnReader reader() {
        ColumnValue value = new ColumnValue(ScanField.OBSERVED_AT, kind);
        return switch (form) {
            case MILLIS -> (rows, index, row, json) -> observed(value.integer(rows, index), row);
            case TEXT, LOCAL_TEXT -> (rows, index, row, json) -> observed(parsed(value.text(rows, index)), row);
            case ZONED, LOCAL -> engine.givesMillis() ? this::readMillis : this::readObject;
        };
    }

    private static boolean observed(@Nullable Long millis, ScanResultBuffer row) {
        if (millis != null) {
            row.observedAt(millis);
        }
        return millis != null;
    }

    private boolean readMillis(ResultSet rows, int index, ScanResultBuffer row, ScanResultJson json)
            throws SQLException {
        long millis = rows.getLong(index);
        if ((millis == 0) && rows.wasNull()) {
            return false;
        }
        row.observedAt(form == Form.LOCAL ? millis - offset.getTotalSeconds() * MILLIS_A_SECOND : millis);
        return true;
    }

    private boolean readObject(ResultSet rows, int index, ScanResultBuffer row, ScanResultJson json)
            throws SQLException {
        Instant time = form == Form.ZONED ? zonedTime(rows, index) : localTime(rows, index);
        return observed(time == null ? null : (Long) millis(time), row);
    }

    private static @Nullable Instant zonedTime(ResultSet rows, int index) throws SQLException {
        OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private @Nullable Instant localTime(ResultSet rows, int index) throws SQLException {
        LocalDateTime time = rows.getObject(index, LocalDateTime.class);
        return time == null ? null : time.toInstant(offset);
    }

    /** Databases have times that no long can hold, such as infinity. */
    private static long millis(Instant time) {
        boolean possible = Math.abs(time.getEpochSecond()) < LAST_POSSIBLE;
        return possible ? time.toEpochMilli() : ScanResultBuffer.NO_TIME;
    }

    private @Nullable Long parsed(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Instants.parse(text, form == Form.LOCAL_TEXT ? offset : null);
    }

    /**
     * Which rows to read: all of the window, those without a time, and perhaps some around it. Rows are compared once more when they are
     * read.
     */
    String in(DayWindow window) {
        if (window.equals(DayWindow.ALL)) {
            return ScanQuery.ANY;
        }
        long first = window.firstDay().toEpochDay() * ScanResultCursor.MILLIS_A_DAY;
        long end = (window.lastDay().toEpochDay() + 1) * ScanResultCursor.MILLIS_A_DAY;
        return "(" + column + " IS NULL OR " + between(first, end) + ")";
    }

    /** Whether {@link #in} lets no row through that is of another day. */
    boolean isExact(DayWindow window) {
        boolean text = (form == Form.TEXT) || (form == Form.LOCAL_TEXT);
        boolean spare = text || ((form == Form.ZONED) && (engine == ScanEngine.MARIADB));
        return window.equals(DayWindow.ALL) || !spare;
    }

    private String between(long first, long end) {
        return switch (form) {
            case MILLIS -> between(column, String.valueOf(first), String.valueOf(end));
            case TEXT, LOCAL_TEXT -> engine == ScanEngine.SQLITE ? sqliteText(first, end) : ScanQuery.ANY;
            case LOCAL -> between(column, local(first), local(end));
            case ZONED ->
                engine == ScanEngine.MARIADB ? mariaDbInstant(first, end) : between(column, zoned(first), zoned(end));
        };
    }

    private static String between(String value, String first, String end) {
        return value + " >= " + first + " AND " + value + " < " + end;
    }

    private static String zoned(long millis) {
        return "TIMESTAMP WITH TIME ZONE '"
                + LITERAL.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC)) + "+00:00'";
    }

    private String local(long millis) {
        return "TIMESTAMP '" + LITERAL.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), offset)) + "'";
    }

    /** MariaDB compares in the session's zone, in which an hour may come twice: a day to spare on both sides. */
    private String mariaDbInstant(long first, long end) {
        long from = Math.max(0, first - ScanResultCursor.MILLIS_A_DAY) / MILLIS_A_SECOND;
        long to = (end + ScanResultCursor.MILLIS_A_DAY) / MILLIS_A_SECOND;
        String notBefore = column + " >= from_unixtime(" + from + ")";
        return to < Integer.MAX_VALUE ? notBefore + " AND " + column + " < from_unixtime(" + to + ")" : notBefore;
    }

    /** What SQLite takes for no time is read, and a day to spare on both sides for the zone. */
    private String sqliteText(long first, long end) {
        String seconds = "unixepoch(" + column + ")";
        long from = (first - ScanResultCursor.MILLIS_A_DAY) / MILLIS_A_SECOND;
        long to = (end + ScanResultCursor.MILLIS_A_DAY) / MILLIS_A_SECOND;
        return seconds + " IS NULL OR " + between(seconds, String.valueOf(from), String.valueOf(to));
    }
}
