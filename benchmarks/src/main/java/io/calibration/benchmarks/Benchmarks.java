package io.calibration.benchmarks;

import java.io.PrintStream;
import java.util.List;

/** Measures what the project promises of speed and memory, and prints one table. */
public final class Benchmarks {

    private static final int RESULTS = 200_000;
    private static final long HEAP_RESULTS = 100_000_000L;

    private Benchmarks() {}

    /**
     * Takes the part to be measured: {@code analysis}, {@code cost}, {@code proposal}, {@code gate}, {@code database}, {@code postgres},
     * {@code postgres-memory}, {@code orm}, {@code duckdb}; or {@code collector}, and then, if not all, the names of {@link Figure}s.
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "analysis" -> Wait.ANALYSIS.print(System.out, 2, 3, 5);
            case "cost" -> CostTime.print(System.out, 3);
            case "proposal" -> Wait.PROPOSAL.print(System.out, 2, 3, 5);
            case "gate" -> GateTime.print(System.out, 100_000, 3);
            case "database" -> DatabaseTime.print(System.out, 1_000);
            case "postgres" -> PostgresTime.print(System.out, 1_000_000, 3);
            case "postgres-memory" -> PostgresTime.printMemory(System.out, 1_000_000, 10);
            case "orm" -> PostgresTime.printOrm(System.out, 200_000, 3);
            case "duckdb" -> DuckDbTime.print(System.out, 10_000_000, 3);
            case "collector" -> collector(arguments);
            default -> {
                System.err.println(
                        "Usage: java -jar benchmarks.jar analysis | cost | proposal | gate | database | postgres"
                                + " | postgres-memory | orm | duckdb | collector [figure ...]");
                System.exit(2);
            }
        }
    }

    private static void collector(String[] arguments) throws Exception {
        List<Figure> chosen = List.of(arguments).subList(1, arguments.length).stream()
                .map(Figure::valueOf)
                .toList();
        collector(chosen, new Comparisons(RESULTS, 2, 5, 1_500), HEAP_RESULTS, System.out);
    }

    /** Prints the collector's table, line by line as it is measured. */
    static void collector(List<Figure> chosen, Comparisons comparisons, long heapResults, PrintStream out)
            throws Exception {
        out.println(Measured.HEAD);
        for (Figure figure : chosen.isEmpty() ? List.of(Figure.values()) : chosen) {
            out.println(comparisons.measure(figure));
        }
        if (chosen.isEmpty()) {
            try (Scans scans = new Scans(comparisons.results())) {
                Memory.allocations(scans).forEach(out::println);
            }
            out.println(Memory.heap(heapResults));
            out.println(Memory.snapshotFile());
        }
    }
}
