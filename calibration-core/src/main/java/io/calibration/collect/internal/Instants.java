package io.calibration.collect.internal;

import io.calibration.metrics.Intake.RejectionReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as ISO 8601 and databases write them: {@code 2026-01-31T12:00:00Z}, a blank for the T, seconds and their fraction or not, and an
 * offset as {@code +01:00}, {@code +0100} or {@code +01}, or {@code Z}, {@code UTC} or {@code GMT}. What is no instant comes out as a number that is no time, one for each reason.
 */
public final class Instants {

    /** What the numbers from {@link ScanResultBuffer#UNREAD} on stand for. */
    private static final List<RejectionReason> REASONS = List.of(
            RejectionReason.NOT_A_TIME,
            RejectionReason.LOCAL_TIME,
            RejectionReason.DATE_ALONE,
            RejectionReason.TIME_AS_NUMBER,
            RejectionReason.MISSING,
            RejectionReason.NO_SUCH_TIME,
            RejectionReason.HOUR_24,
            RejectionReason.SECOND_60,
            RejectionReason.NO_OFFSET);

    /** The time of a result that has none, or a blank one. */
    public static final long ABSENT = none(RejectionReason.MISSING);

    /** The time of a text that is none. */
    public static final long UNREADABLE = none(RejectionReason.NOT_A_TIME);

    /** The time of a text that names no zone where none is known. */
    public static final long LOCAL = none(RejectionReason.LOCAL_TIME);

    private static final long NO_SUCH_TIME = none(RejectionReason.NO_SUCH_TIME);
    private static final Set<String> UNIVERSAL = Set.of("Z", "UTC", "GMT");
    private static final int DATE_END = 10; // of YYYY-MM-DD
    private static final int MINUTES_END = 16; // of YYYY-MM-DDTHH:MM
    private static final int SECONDS_END = 19;
    private static final int MILLIS = 1_000;
    private static final int MILLIS_A_DAY = 86_400_000;
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.?\\d*|\\.\\d+");
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d(:?\\d\\d)?|[+-]\\d\\d:\\d\\d:\\d\\d");

    private Instants() {}

    /**
     * Milliseconds since 1970-01-01T00:00:00Z, or a number of which {@link #isTime} says that it is none.
     *
     * @param zone the zone of texts that name none: a time that the clocks skip is moved on by what they skip, one that comes twice is the
     *     first, a day alone its beginning; null when such are no times
     */
    public static long parse(String text, @Nullable ZoneId zone) {
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) == ' ') { // databases pad
            length--;
        }
        if (length == 0) {
            return ABSENT;
        }
        long day = epochDay(text, length);
        if (!isTime(day)) {
            boolean number = NUMBER.matcher(text).region(0, length).matches();
            return number ? none(RejectionReason.TIME_AS_NUMBER) : day;
        }
        if (length == DATE_END) {
            return zone == null ? none(RejectionReason.DATE_ALONE) : startOf(day, zone);
        }
        int secondsEnd = length > MINUTES_END && text.charAt(MINUTES_END) == ':' ? SECONDS_END : MINUTES_END;
        int end = length < secondsEnd ? 0 : fractionEnd(text, secondsEnd, length);
        long millis = end == 0 ? UNREADABLE : millisOfDay(text, secondsEnd, end);
        return isTime(millis) ? at(day * MILLIS_A_DAY + millis, text, end, length, zone) : millis;
    }

    /** The milliseconds of an instant; none of those that no long can hold, such as infinity of a database. */
    public static long millis(Instant time) {
        return Math.abs(time.getEpochSecond()) < Long.MAX_VALUE / MILLIS
                ? time.toEpochMilli()
                : ScanResultBuffer.UNREAD;
    }

    private static long none(RejectionReason reason) {
        return ScanResultBuffer.UNREAD + REASONS.indexOf(reason);
    }

    /** Whether it is the number of an instant. */
    public static boolean isTime(long millis) {
        return millis >= ScanResultBuffer.UNREAD + REASONS.size();
    }

    /** Why a number that {@link #parse} gave is no time that a result may carry. */
    public static RejectionReason reason(long millis) {
        return isTime(millis) ? RejectionReason.NOT_A_TIME : REASONS.get((int) (millis - ScanResultBuffer.UNREAD));
    }

    private static long epochDay(String text, int length) {
        if (length < DATE_END || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return UNREADABLE;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, DATE_END);
        if ((year | month | day) < 0) {
            return UNREADABLE;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            return NO_SUCH_TIME;
        }
    }

    /** Where the time ends; a fraction of the second begins with a point or a comma. */
    private static int fractionEnd(String text, int secondsEnd, int length) {
        int end = secondsEnd;
        if (secondsEnd == SECONDS_END && end < length && (text.charAt(end) == '.' || text.charAt(end) == ',')) {
            end++;
            while (end < length && isDigit(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static long millisOfDay(String text, int secondsEnd, int end) {
        char between = text.charAt(DATE_END);
        if ((between != 'T' && between != 't' && between != ' ') || text.charAt(13) != ':') {
            return UNREADABLE;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, MINUTES_END);
        int second = secondsEnd == SECONDS_END ? number(text, 17, SECONDS_END) : 0;
        if ((hour | minute | second) < 0) {
            return UNREADABLE;
        }
        return hour < 24 && minute < 60 && second < 60
                ? (hour * 3_600L + minute * 60L + second) * MILLIS + fraction(text, secondsEnd + 1, end)
                : none(beyond(hour, minute, second));
    }

    private static RejectionReason beyond(int hour, int minute, int second) {
        if (hour == 24 && minute < 60 && second < 60) {
            return RejectionReason.HOUR_24;
        }
        return hour < 24 && minute < 60 && second == 60 ? RejectionReason.SECOND_60 : RejectionReason.NO_SUCH_TIME;
    }

    private static int fraction(String text, int from, int end) {
        int millis = 0;
        for (int i = from, unit = MILLIS / 10; i < end && unit > 0; i++, unit /= 10) {
            millis += unit * (text.charAt(i) - '0');
        }
        return millis;
    }

    /** A time of the day in the zone that follows it, or in that of texts that name none. */
    private static long at(long millis, String text, int from, int length, @Nullable ZoneId zone) {
        int at = from;
        while (at < length && text.charAt(at) == ' ') {
            at++;
        }
        if (at == length) {
            return zone == null ? none(RejectionReason.LOCAL_TIME) : local(millis, zone);
        }
        char first = text.charAt(at);
        if (first == 'Z' && at + 1 == length) {
            return millis;
        }
        return first == '+' || first == '-' || Character.isLetter(first)
                ? minus(text.substring(at, length), millis)
                : UNREADABLE;
    }

    private static long startOf(long day, ZoneId zone) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private static long local(long millis, ZoneId zone) {
        LocalDateTime time =
                Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDateTime();
        return time.atZone(zone).toInstant().toEpochMilli();
    }

    private static long minus(String offset, long millis) {
        if (UNIVERSAL.contains(offset.toUpperCase(Locale.ROOT))) {
            return millis;
        }
        try {
            return OFFSET.matcher(offset).matches()
                    ? millis - ZoneOffset.of(offset).getTotalSeconds() * (long) MILLIS
                    : none(RejectionReason.NO_OFFSET);
        } catch (DateTimeException e) { // more than 18 hours, or 60 minutes
            return none(RejectionReason.NO_OFFSET);
        }
    }

    /** The number that these characters are, or a negative one when they are not all digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
