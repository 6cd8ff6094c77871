package io.calibration.collect.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/** Reads ISO 8601 instants: the usual forms by hand, every other by {@link DateTimeFormatter#ISO_OFFSET_DATE_TIME}. */
public final class Instants {

    private static final int SECONDS_END = 19; // of YYYY-MM-DDTHH:MM:SS
    private static final long UNREADABLE = Long.MIN_VALUE;
    private static final int LONGEST = 64;

    private Instants() {}

    /** Milliseconds since 1970-01-01T00:00:00Z, or {@link ScanResultBuffer#NO_TIME} when the text is no instant. */
    public static long parse(CharSequence text) {
        long millis = text.length() > SECONDS_END ? parseUsual(text) : UNREADABLE;
        return millis == UNREADABLE ? parseAny(text) : millis;
    }

    private static long parseAny(CharSequence text) {
        if (text.length() > LONGEST) {
            return ScanResultBuffer.NO_TIME;
        }
        try {
            return Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text))
                    .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return ScanResultBuffer.NO_TIME;
        }
    }

    private static long parseUsual(CharSequence text) {
        if (text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return UNREADABLE;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        boolean isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        if (!(isTime && isDate(year, month, day))) {
            return UNREADABLE;
        }
        long seconds = epochDay(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second;
        return withFraction(text, seconds * 1_000);
    }

    private static long withFraction(CharSequence text, long millis) {
        int at = SECONDS_END;
        int fraction = 0;
        if (text.charAt(at) == '.') {
            int digits = 0;
            for (at++; at < text.length() && isDigit(text.charAt(at)); at++) {
                fraction = digits < 3 ? fraction * 10 + (text.charAt(at) - '0') : fraction;
                digits++;
            }
            for (int filled = digits; filled < 3; filled++) {
                fraction *= 10;
            }
            if (digits == 0 || digits > 9) {
                return UNREADABLE;
            }
        }
        return withOffset(text, at, millis + fraction);
    }

    /** Takes {@code Z} or an offset of whole minutes such as {@code +02:00}. */
    private static long withOffset(CharSequence text, int at, long millis) {
        int length = text.length() - at;
        if (length == 1 && text.charAt(at) == 'Z') {
            return millis;
        }
        if (length != 6 || text.charAt(at + 3) != ':') {
            return UNREADABLE;
        }
        char sign = text.charAt(at);
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        if ((sign != '+' && sign != '-') || hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return UNREADABLE;
        }
        long offset = (hours * 60L + minutes) * 60_000L;
        return sign == '+' ? millis - offset : millis + offset;
    }

    private static boolean isDate(int year, int month, int day) {
        if (year < 0 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        return day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static long epochDay(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay();
    }

    /** The number that these characters are, or a negative one when they are not all digits. */
    private static int number(CharSequence text, int from, int to) {
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
