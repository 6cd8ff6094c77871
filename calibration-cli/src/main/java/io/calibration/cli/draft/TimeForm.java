package io.calibration.cli.draft;

import io.calibration.cli.terminal.BadInput;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the times of a column are written.
 *
 * @param patterns those that fit all of them; none for ISO 8601 or a number; several where day and month cannot be told apart
 * @param unit of a number, or null
 * @param hasZone whether each names its zone
 */
record TimeForm(List<String> patterns, @Nullable Unit unit, boolean hasZone) {

    private static final Pattern ISO = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}([.,]\\d+)?)?)?( ?(Z|[+-]\\d{2}(:?\\d{2})?))?");
    private static final Pattern ZONED = Pattern.compile(".*\\d{2}:\\d{2}.*(Z|[+-]\\d{2}(:?\\d{2})?)");
    private static final List<String> DAYS = List.of(
            "d.M.yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "yyyy/M/d",
            "d MMM yyyy",
            "d-MMM-yyyy",
            "MMM d, yyyy");
    private static final List<String> CLOCKS = List.of("", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a");
    private static final double FEW = 0.01; // of the rows may hold what is no time
    private static final int LONGEST = 40;
    private static final String COLUMN = "any";
    private static final double FIRST_SECOND = 5e8; // 1985
    private static final double LAST_SECOND = 4e9;
    private static final double THOUSAND = 1000;

    /** The form, or empty where the column does not hold times. */
    static Optional<TimeForm> of(Column column) {
        Set<String> texts = column.counts().keySet();
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        if (column.isNumeric()) {
            return unit(column).map(unit -> new TimeForm(List.of(), unit, true));
        }
        if (texts.stream().allMatch(text -> ISO.matcher(text).matches())) {
            return Optional.of(new TimeForm(
                    List.of(),
                    null,
                    texts.stream().allMatch(text -> ZONED.matcher(text).matches())));
        }
        List<String> patterns = DAYS.stream()
                .flatMap(day -> CLOCKS.stream()
                        .flatMap(clock -> clock.isEmpty() ? Stream.of(day) : Stream.of(day + clock, day + "," + clock)))
                .filter(pattern -> fits(pattern, texts))
                .toList();
        return patterns.isEmpty() ? Optional.empty() : Optional.of(new TimeForm(patterns, null, false));
    }

    /**
     * The form that the owner says.
     *
     * @throws BadInput when it is none, or does not read nearly all times of the column
     */
    static TimeForm said(String pattern, Column column) {
        Map<String, Long> times = column.counts();
        DateTimeFormatter format =
                format(pattern, times.keySet().stream().findFirst().orElse(""));
        List<String> unread =
                times.keySet().stream().filter(text -> !tellsDay(format, text)).toList();
        long rows =
                unread.stream().mapToLong(text -> times.getOrDefault(text, 0L)).sum();
        if (rows > FEW * times.values().stream().mapToLong(Long::longValue).sum()) {
            throw wrong(pattern, unread.get(0));
        }
        boolean hasZone = times.keySet().stream()
                .filter(text -> !unread.contains(text))
                .allMatch(text -> format.parse(text).isSupported(ChronoField.INSTANT_SECONDS));
        return new TimeForm(List.of(pattern), null, hasZone);
    }

    /**
     * A pattern as a mapping takes it.
     *
     * @param example a time that it is for; empty where none is known
     * @throws BadInput when it is none
     */
    static DateTimeFormatter format(String pattern, String example) {
        try {
            return Time.in(COLUMN).format(pattern).formatter().orElseThrow();
        } catch (IllegalArgumentException e) {
            throw wrong(pattern, example);
        }
    }

    private static BadInput wrong(String pattern, String example) {
        return new BadInput("--time-format " + pattern + ": this pattern reads no "
                + (example.isEmpty() || example.length() > LONGEST ? "times" : "time such as " + example)
                + ". Write d for the day, M for the month, yyyy for the year, H for the hour and m for the minute, with the signs between"
                + " them, such as d.M.yyyy H:mm.");
    }

    private static boolean tellsDay(DateTimeFormatter format, String text) {
        try {
            return LocalDate.from(format.parse(text)).isSupported(ChronoField.EPOCH_DAY);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean fits(String pattern, Set<String> texts) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        try {
            texts.forEach(format::parse);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<Unit> unit(Column column) {
        double least = column.least();
        double most = column.most();
        if (least > FIRST_SECOND && most < LAST_SECOND) {
            return Optional.of(Unit.SECONDS);
        }
        return least > FIRST_SECOND * THOUSAND && most < LAST_SECOND * THOUSAND
                ? Optional.of(Unit.MILLISECONDS)
                : Optional.empty();
    }
}
