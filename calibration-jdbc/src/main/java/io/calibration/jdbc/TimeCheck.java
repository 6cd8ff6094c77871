package io.calibration.jdbc;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Finds out what the column of the time holds. */
final class TimeCheck {

    private static final String MEND = "Name the column that holds the time with column(OBSERVED_AT, ...).";

    private TimeCheck() {}

    /** The column; null when it is none of a time, which is then among the mistakes. */
    static @Nullable ScanTime time(ScanEngine engine, ScanTable described, CheckedTable table) {
        ValuePlace.InColumn place = described.observedAt();
        CheckedTable.Column column = table.column(place.column(), MEND);
        if (column == null) {
            return null;
        }
        ZoneId zone = place instanceof ValuePlace.Local local ? local.zone() : null;
        ScanTime.Form form = place instanceof ValuePlace.Millis
                ? millis(column, table)
                : zone == null ? zoned(column, table) : local(column, table);
        return form == null
                ? null
                : new ScanTime(engine, column.sql(), column.kind(), form, zone == null ? ZoneOffset.UTC : zone);
    }

    private static ScanTime.@Nullable Form millis(CheckedTable.Column column, CheckedTable table) {
        if ((column.kind() == ColumnKind.INTEGER) || (column.kind() == ColumnKind.ANY)) {
            return ScanTime.Form.MILLIS;
        }
        table.wrongType(column, "a whole number", "Change it, or do not say observedAtMillis.");
        return null;
    }

    private static ScanTime.@Nullable Form zoned(CheckedTable.Column column, CheckedTable table) {
        String name = column.name();
        return switch (column.kind()) {
            case ZONED_TIME -> ScanTime.Form.ZONED;
            case TEXT, CHAR, ANY -> ScanTime.Form.TEXT;
            case LOCAL_TIME, DATE -> {
                String mend = "Say which it is with observedAt(\"" + name
                        + "\", zone), such as ZoneOffset.UTC or ZoneId.of(\"Europe/Berlin\").";
                table.wrongType(column, "a time with its zone", mend);
                yield null;
            }
            default -> {
                String mend =
                        "Change it, or say observedAtMillis(\"" + name + "\") when it holds milliseconds since 1970.";
                table.wrongType(column, "a time", mend);
                yield null;
            }
        };
    }

    private static ScanTime.@Nullable Form local(CheckedTable.Column column, CheckedTable table) {
        return switch (column.kind()) {
            case ZONED_TIME -> ScanTime.Form.ZONED;
            case LOCAL_TIME, DATE -> ScanTime.Form.LOCAL;
            case TEXT, CHAR, ANY -> ScanTime.Form.LOCAL_TEXT;
            default -> {
                table.wrongType(column, "a time", "Change it, or name a view that converts it.");
                yield null;
            }
        };
    }
}
