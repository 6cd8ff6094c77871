package io.calibration.cli.terminal;

import io.calibration.metrics.MetricSource.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;

/** Says on the console how far a collection is, once a second, when it takes longer than one. */
public final class ConsoleProgress implements Progress {

    private static final long SECOND = 1_000_000_000L;

    private final PrintStream errors;
    private long last = System.nanoTime();

    /** @param errors where it is said */
    public ConsoleProgress(PrintStream errors) {
        this.errors = errors;
    }

    @Override
    public synchronized void advanced(long results, OptionalDouble share) {
        long now = System.nanoTime();
        if (now - last >= SECOND) {
            last = now;
            String part = share.isPresent() ? " (" + (int) (100 * share.getAsDouble()) + " %)" : "";
            errors.println(String.format(Locale.ROOT, "collected %,d results%s", results, part));
        }
    }
}
