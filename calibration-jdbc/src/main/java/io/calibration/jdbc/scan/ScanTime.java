package io.calibration.jdbc.scan;

import io.calibration.collect.internal.Instants;
import io.calibration.collect.internal.ScanField;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.ScanResultCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The column of the time: how it is asked for, read, and compared with a window.
 *
 * @param field the time of what
 * @param column the column, as a query names it
 * @param kind its type
 * @param form what it holds
 * @param zone the zone of times that say none: skipped ones are moved on by what is skipped, of two alike it is the first
 */
public record ScanTime(ScanEngine engine, ScanField field, String column, ColumnKind kind, Form form, ZoneId zone) {
    private static final long MILLIS_A_SECOND = 1_000;

    /** More than clocks were ever changed by: a day, where a zone went over to the other side of the date line. */
    private static final long SPARE = 2 * ScanResultCursor.MILLIS_A_DAY;

    private static final DateTimeFormatter LITERAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** What a column of times holds. */
    public enum Form {
        ZONED,
        LOCAL,
        MILLIS,
        TEXT,
        LOCAL_TEXT
    }

    /** The column; null when it is none of a time, which is then among the mistakes. */
    static @Nullable ScanTime of(ScanEngine engine, ScanField field, ValuePlace.InColumn place, CheckedTable table) {
        CheckedTable.Column column =
                table.column(place.column(), "Name the column that holds the time with column(" + field + ", ...).");
        if (column == null) {
            return null;
        }
        ZoneId zone = place instanceof ValuePlace.Local local ? local.zone() : ZoneOffset.UTC;
        Form form = form(column.kind(), place);
        if (form == null) {
            refuse(field, column, place, table);
            return null;
        }
        return new ScanTime(engine, field, column.sql(), column.kind(), form, zone);
    }

    private static @Nullable Form form(ColumnKind kind, ValuePlace place) {
        boolean millis = place instanceof ValuePlace.Millis;
        boolean local = place instanceof ValuePlace.Local;
        return switch (kind) {
            case INTEGER -> millis ? Form.MILLIS : null;
            case TEXT, CHAR, ANY -> {
                Form text = local ? Form.LOCAL_TEXT : Form.TEXT;
                yield !millis ? text : kind == ColumnKind.ANY ? Form.MILLIS : null;
            }
            case ZONED_TIME -> millis ? null : Form.ZONED;
            case LOCAL_TIME, DATE -> local ? Form.LOCAL : null;
            default -> null;
        };
    }

    private static void refuse(ScanField field, CheckedTable.Column column, ValuePlace place, CheckedTable table) {
        String name = column.name();
        String method = field == ScanField.OBSERVED_AT ? "observedAt" : "outcomeAt";
        if (place instanceof ValuePlace.Millis) {
            table.wrongType(column, "a whole number", "Change it, or do not say " + method + "Millis.");
        } else if (place instanceof ValuePlace.Local) {
            table.wrongType(column, "a time", CheckedTable.CHANGE);
        } else if ((column.kind() == ColumnKind.LOCAL_TIME) || (column.kind() == ColumnKind.DATE)) {
            String mend = "Say which it is with " + method + "(\"" + name
                    + "\", zone), such as ZoneOffset.UTC or ZoneId.of(\"Europe/Berlin\").";
            table.wrongType(column, "a time with its zone", mend);
        } else {
            String mend =
                    "Change it, or say " + method + "Millis(\"" + name + "\") when it holds milliseconds since 1970.";
            table.wrongType(column, "a time", mend);
        }
    }

    /** What is selected. */
    public String selected() {
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
        ColumnValue value = new ColumnValue(field, kind);
        return switch (form) {
            case MILLIS -> (rows, index, row, json) -> observed(value.integer(rows, index), row);
            case TEXT, LOCAL_TEXT -> (rows, index, row, json) -> observed(parsed(value.text(rows, index)), row);
            case ZONED, LOCAL -> engine.givesMillis() ? this::readMillis : this::readObject;
        };
    }

    private boolean observed(@Nullable Long millis, ScanResultBuffer row) {
        if (millis != null) {
            row.time(field, millis);
        }
        return millis != null;
    }

    private boolean readMillis(ResultSet rows, int index, ScanResultBuffer row, ScanResultJson json)
            throws SQLException {
        long millis = rows.getLong(index);
        if ((millis == 0) && rows.wasNull()) {
            return false;
        }
        row.time(field, form == Form.LOCAL ? millis - offsetMillis(millis) : millis);
        return true;
    }

    /** The offset of a local time that is given as milliseconds as if it were in UTC; at a change of clocks the one before. */
    private long offsetMillis(long millis) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(millis, MILLIS_A_SECOND), 0, ZoneOffset.UTC);
        return zone.getRules().getOffset(time).getTotalSeconds() * MILLIS_A_SECOND;
    }

    private boolean readObject(ResultSet rows, int index, ScanResultBuffer row, ScanResultJson json)
            throws SQLException {
        Instant time = form == Form.ZONED ? zonedTime(rows, index) : localTime(rows, index);
        return observed(time == null ? null : (Long) Instants.millis(time), row);
    }

    private static @Nullable Instant zonedTime(ResultSet rows, int index) throws SQLException {
        OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private @Nullable Instant localTime(ResultSet rows, int index) throws SQLException {
        if (kind == ColumnKind.DATE) {
            LocalDate day = rows.getObject(index, LocalDate.class);
            return day == null ? null : day.atStartOfDay(zone).toInstant();
        }
        LocalDateTime time = rows.getObject(index, LocalDateTime.class);
        return time == null ? null : time.atZone(zone).toInstant();
    }

    private @Nullable Long parsed(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Instants.parse(text, form == Form.LOCAL_TEXT ? zone : null);
    }

    /**
     * Which rows to read: all of the window, those without a time, and perhaps some around it. Rows are compared once more when they are
     * read.
     */
    public String in(DayWindow window) {
        if (window.equals(DayWindow.ALL)) {
            return ScanQuery.ANY;
        }
        return "(" + column + " IS NULL OR " + between(first(window), end(window)) + ")";
    }

    /** Whether {@link #in} lets no row through that is of another day. */
    public boolean isExact(DayWindow window) {
        boolean text = (form == Form.TEXT) || (form == Form.LOCAL_TEXT);
        boolean spare = text
                || ((form == Form.ZONED) && (engine == ScanEngine.MARIADB))
                || ((form == Form.LOCAL) && !(isSteady(first(window)) && isSteady(end(window))));
        return window.equals(DayWindow.ALL) || !spare;
    }

    private static long first(DayWindow window) {
        return window.firstDay().toEpochDay() * ScanResultCursor.MILLIS_A_DAY;
    }

    private static long end(DayWindow window) {
        return (window.lastDay().toEpochDay() + 1) * ScanResultCursor.MILLIS_A_DAY;
    }

    /** Whether no clocks are changed near a border of days, so that later local times are later. */
    private boolean isSteady(long border) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochMilli(border - SPARE));
        return (next == null) || next.getInstant().isAfter(Instant.ofEpochMilli(border + SPARE));
    }

    private String between(long first, long end) {
        return switch (form) {
            case MILLIS -> between(column, String.valueOf(first), String.valueOf(end));
            case TEXT, LOCAL_TEXT -> engine == ScanEngine.SQLITE ? sqliteText(first, end) : ScanQuery.ANY;
            case LOCAL ->
                between(
                        column,
                        local(isSteady(first) ? first : first - SPARE),
                        local(isSteady(end) ? end : end + SPARE));
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
        return "TIMESTAMP '" + LITERAL.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone)) + "'";
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
