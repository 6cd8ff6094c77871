package io.calibration.cli.terminal;

import io.calibration.metrics.MetricSource.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;

/** Says how far a collection is, when it takes longer than a second: as a bar on a terminal, else in a line each second. */
public final class ConsoleProgress implements Progress {

    private static final long SECOND = 1_000_000_000L;
    private static final long BAR_EVERY = SECOND / 5;
    private static final int BAR = 30;
    private static final int PERCENT = 100;

    private final PrintStream errors;
    private final boolean isTerminal;
    private final long begun = System.nanoTime();
    private long last = begun;
    private boolean isBarShown;

    /**
     * Begins to watch.
     *
     * @param errors where it is said
     * @param isTerminal whether that is a terminal, on which a line can be written over
     */
    public ConsoleProgress(PrintStream errors, boolean isTerminal) {
        this.errors = errors;
        this.isTerminal = isTerminal;
    }

    @Override
    public synchronized void advanced(long results, OptionalDouble share) {
        long now = System.nanoTime();
        if (isBarShown && share.isPresent() && share.getAsDouble() >= 1) {
            errors.print("\r" + bar(results, 1) + "\n");
            isBarShown = false;
        } else if (now - begun >= SECOND && now - last >= (isTerminal ? BAR_EVERY : SECOND)) {
            last = now;
            if (isTerminal && share.isPresent()) {
                errors.print("\r" + bar(results, share.getAsDouble()));
                isBarShown = true;
            } else {
                errors.println(line(results, share));
            }
        }
    }

    static String line(long results, OptionalDouble share) {
        String part = share.isPresent() ? " (" + (int) (PERCENT * share.getAsDouble()) + " %)" : "";
        return String.format(Locale.ROOT, "collected %,d results%s", results, part);
    }

    static String bar(long results, double share) {
        int full = (int) (BAR * share);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,d results",
                "#".repeat(full),
                ".".repeat(BAR - full),
                (int) (PERCENT * share),
                results);
    }
}
