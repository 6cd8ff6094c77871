package io.calibration.cli.input;

import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.metrics.DayWindow;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The days that are looked at. */
public final class DaysOptions {

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "first UTC day, such as 2026-10-05; default: the first there is")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "DAY", description = "last UTC day; default: the last there is")
    @Nullable
    String to;

    /** The window, or null where it is mistaken. */
    public @Nullable DayWindow window(Mistakes mistakes) {
        LocalDate first = mistakes.in(() -> from == null ? DayWindow.ALL.firstDay() : day("--from", from));
        LocalDate last = mistakes.in(() -> to == null ? DayWindow.ALL.lastDay() : day("--to", to));
        if (first == null || last == null) {
            return null;
        }
        mistakes.unless(!last.isBefore(first), "--to (" + last + ") is before --from (" + first + "). Swap them.");
        return last.isBefore(first) ? null : new DayWindow(first, last);
    }

    private static LocalDate day(String option, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!DayWindow.ALL.contains(day)) {
                throw new BadInput(option + " " + text + ": scan results lie in " + DayWindow.ALL + ".");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new BadInput(option + " " + text + ": this is no day. Write year-month-day, such as 2026-10-05.");
        }
    }
}
