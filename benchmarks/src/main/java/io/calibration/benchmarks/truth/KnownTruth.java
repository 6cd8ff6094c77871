package io.calibration.benchmarks.truth;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the analyzers over worlds whose truth is known. Prints how far it is on standard error and, line by line, a table on standard output;
 * exits with 1 when a goal is missed by the bound of its interval. The same options give the same table.
 */
@Command(
        name = "known-truth",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures how often the analyzers alarm in healthy worlds and see known faults.")
public final class KnownTruth implements Callable<Integer> {

    private static final int LARGE = 20_000;
    private static final int QUICK_RUNS = 60;
    private static final int QUICK_RESULTS = 5_000;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "2000", description = "runs of each cell (2000)")
    int runs;

    @Option(
            names = "--large-runs",
            paramLabel = "N",
            defaultValue = "-1",
            description = "runs of each cell of more than 20,000 results (as many as the others; 0 leaves them out)")
    int largeRuns;

    @Option(names = "--quick", description = "60 runs of each cell of at most 5,000 results, for a first look")
    boolean quick;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            defaultValue = "",
            description = "only cells whose title it finds, such as 'healthy, broad, n = 50$'")
    Pattern only = Pattern.compile("");

    /** For the command line. */
    public KnownTruth() {}

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new KnownTruth()).execute(args));
    }

    @Override
    public Integer call() {
        List<Cell> cells = Cells.all().stream().filter(this::isAsked).toList();
        Table table = new Table(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        int done = 0;
        boolean missed = false;
        for (Cell cell : cells) {
            Measured measured = measure(cell, runs(cell));
            table.add(measured);
            missed |= measured.isMissed();
            System.err.printf(
                    "%n%d of %d: %s: %s, goal %s, %s%n",
                    ++done,
                    cells.size(),
                    cell.title(),
                    measured.seen().withInterval(),
                    cell.goal(),
                    measured.verdict());
        }
        return missed ? 1 : 0;
    }

    private boolean isAsked(Cell cell) {
        boolean fits = !quick || cell.results() <= QUICK_RESULTS;
        return fits
                && runs(cell) > 0
                && (only.pattern().isEmpty() || only.matcher(cell.title()).find());
    }

    private int runs(Cell cell) {
        int asked = cell.results() > LARGE && largeRuns >= 0 ? largeRuns : runs;
        return quick ? Math.min(QUICK_RUNS, asked) : asked;
    }

    /** A dot for every twentieth of the runs. */
    private static Measured measure(Cell cell, int runs) {
        AtomicInteger done = new AtomicInteger();
        return Measured.of(cell, runs, () -> {
            if (done.incrementAndGet() % Math.max(1, runs / 20) == 0) {
                System.err.print(".");
            }
        });
    }
}
