package io.calibration.collect;

import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Unit;
import io.calibration.collect.internal.Instants;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads times as a mapping says that they are written. Not thread-safe. */
final class MappedTime {

    private static final BigDecimal MILLIS_A_SECOND = BigDecimal.valueOf(1_000);
    private static final int LONGEST = 40;
    private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2026, 1, 31, 12, 0, 0, 0, ZoneOffset.UTC);

    private final @Nullable DateTimeFormatter format;
    private final @Nullable ZoneId zone;
    private final @Nullable Unit unit;
    private String last = "";
    private long lastMillis;

    MappedTime(Time time) {
        format = time.formatter().orElse(null);
        zone = time.zone();
        unit = time.unit();
    }

    /** @throws IllegalArgumentException when it is no pattern, none that tells a day, or one of a clock that does not tell the time */
    static void requirePattern(String pattern) {
        try {
            DateTimeFormatter written = formatter(pattern);
            TemporalAccessor read = written.parse(written.format(EXAMPLE));
            LocalDate.from(read);
            if (read.query(TemporalQueries.localTime()) == null
                    && Stream.of(ChronoField.values())
                            .anyMatch(field -> field.isTimeBased() && read.isSupported(field))) {
                throw new DateTimeException("Every time would be taken for midnight.");
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "The format is no pattern of a day or a time, such as dd.MM.yyyy HH:mm (java.time.format.DateTimeFormatter)."
                            + " MM is the month, and mm the minute; HH is the hour from 0 to 23, and hh that from 1 to 12, with a for AM or PM.",
                    e);
        }
    }

    /** Of names in English whatever the locale; a day that does not exist is none, where Java would take the last one of the month. */
    static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Milliseconds since 1970-01-01T00:00:00Z, or a number that says why it is no time (as in {@link Instants}). */
    long millis(String text) {
        if (!text.equals(last)) { // many results share a time that is written by the day or minute
            lastMillis = unit == null ? written(text) : counted(text, unit);
            last = text;
        }
        return lastMillis;
    }

    private long written(String text) {
        if (format == null) {
            return Instants.parse(text, zone);
        }
        try {
            TemporalAccessor time = format.parse(text);
            if (time.isSupported(ChronoField.INSTANT_SECONDS)) {
                return Instants.millis(Instant.from(time));
            }
            LocalDate day = LocalDate.from(time);
            return zone == null ? Instants.LOCAL : Instants.millis(local(day, time, zone));
        } catch (DateTimeException e) {
            return Instants.UNREADABLE;
        }
    }

    private static Instant local(LocalDate day, TemporalAccessor time, ZoneId zone) {
        LocalTime clock = time.query(TemporalQueries.localTime());
        return (clock == null ? day.atStartOfDay(zone) : day.atTime(clock).atZone(zone)).toInstant();
    }

    private static long counted(String text, Unit unit) {
        if (text.length() > LONGEST) {
            return Instants.UNREADABLE;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.abs().precision() - (long) number.scale() > LONGEST) { // 1e999999999 would take all memory
                return Instants.UNREADABLE;
            }
            BigDecimal millis = unit == Unit.SECONDS ? number.multiply(MILLIS_A_SECOND) : number;
            return Instants.millis(
                    Instant.ofEpochMilli(millis.setScale(0, RoundingMode.FLOOR).longValueExact()));
        } catch (ArithmeticException | NumberFormatException e) {
            return Instants.UNREADABLE;
        }
    }
}
