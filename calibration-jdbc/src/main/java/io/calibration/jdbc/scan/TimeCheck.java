package io.calibration.jdbc.scan;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Finds out what the column of the time holds. */
final class TimeCheck {

    private static final String MEND = "Name the column that holds the time with column(OBSERVED_AT, ...).";

    private TimeCheck() {}

    /** The column; null when it is none of a time, which is then among the mistakes. */
    static @Nullable ScanTime time(ScanEngine engine, TableDescription described, CheckedTable table) {
        ValuePlace.InColumn place = described.observedAt();
        CheckedTable.Column column = table.column(place.column(), MEND);
        if (column == null) {
            return null;
        }
        ZoneId zone = place instanceof ValuePlace.Local local ? local.zone() : ZoneOffset.UTC;
        ScanTime.Form form = form(column.kind(), place);
        if (form == null) {
            refuse(column, place, table);
            return null;
        }
        return new ScanTime(engine, column.sql(), column.kind(), form, zone);
    }

    private static ScanTime.@Nullable Form form(ColumnKind kind, ValuePlace place) {
        boolean millis = place instanceof ValuePlace.Millis;
        boolean local = place instanceof ValuePlace.Local;
        return switch (kind) {
            case INTEGER -> millis ? ScanTime.Form.MILLIS : null;
            case TEXT, CHAR, ANY -> {
                ScanTime.Form text = local ? ScanTime.Form.LOCAL_TEXT : ScanTime.Form.TEXT;
                yield !millis ? text : kind == ColumnKind.ANY ? ScanTime.Form.MILLIS : null;
            }
            case ZONED_TIME -> millis ? null : ScanTime.Form.ZONED;
            case LOCAL_TIME, DATE -> local ? ScanTime.Form.LOCAL : null;
            default -> null;
        };
    }

    private static void refuse(CheckedTable.Column column, ValuePlace place, CheckedTable table) {
        String name = column.name();
        if (place instanceof ValuePlace.Millis) {
            table.wrongType(column, "a whole number", "Change it, or do not say observedAtMillis.");
        } else if (place instanceof ValuePlace.Local) {
            table.wrongType(column, "a time", CheckedTable.CHANGE);
        } else if ((column.kind() == ColumnKind.LOCAL_TIME) || (column.kind() == ColumnKind.DATE)) {
            String mend = "Say which it is with observedAt(\"" + name
                    + "\", zone), such as ZoneOffset.UTC or ZoneId.of(\"Europe/Berlin\").";
            table.wrongType(column, "a time with its zone", mend);
        } else {
            String mend = "Change it, or say observedAtMillis(\"" + name + "\") when it holds milliseconds since 1970.";
            table.wrongType(column, "a time", mend);
        }
    }
}
