package io.calibration.benchmarks;

import java.nio.file.Path;

/** A goal of speed: two ways over the same results, and how their times have to compare. */
public enum Figure {
    RECORDS("map records / only reading and summing them", 1.7, false),
    ROWS("cursor over flat rows / bare histogram increments", 3, false),
    STREAMS("streams with groupingBy and sorted percentiles / map records", 25, true),
    SKETCHES("one pass of KLL sketches and hash maps / map records", 2, true),
    DUCKDB_ROWS("DuckDB, histograms / flat rows", 2, true),
    DUCKDB_ROWS_EXACT("DuckDB, exact percentiles / flat rows", 5, true),
    DUCKDB_RECORDS("DuckDB, histograms / map records", 0.9, true),
    DUCKDB_RECORDS_EXACT("DuckDB, exact percentiles / map records", 2, true),
    JSON("JSON lines to snapshot / Jackson streaming the same bytes", 1.3, false),
    THREADS("one thread / the busier of two threads", 1.8, true);

    private final String title;
    private final double goal;
    private final boolean atLeast;

    Figure(String title, double goal, boolean atLeast) {
        this.title = title;
        this.goal = goal;
        this.atLeast = atLeast;
    }

    String title() {
        return title;
    }

    double goal() {
        return goal;
    }

    /** Whether the ratio is the peer's time by ours and should be great, or ours by the peer's and should be small. */
    boolean atLeast() {
        return atLeast;
    }

    /** The library's way, giving the CPU time in nanoseconds. */
    Timed ours(Scans scans) {
        return switch (this) {
            case RECORDS, STREAMS, SKETCHES, DUCKDB_RECORDS, DUCKDB_RECORDS_EXACT ->
                cpu(() -> Ours.records(scans.records()));
            case ROWS, DUCKDB_ROWS, DUCKDB_ROWS_EXACT -> cpu(() -> Ours.rows(scans.columns()));
            case JSON -> {
                Path file = scans.jsonFile();
                yield cpu(() -> Ours.json(file));
            }
            case THREADS -> () -> Threads.busiestOf(2, scans.columns());
        };
    }

    /** The other way. */
    Timed peer(Scans scans) {
        return switch (this) {
            case RECORDS -> cpu(() -> Touching.records(scans.records()));
            case ROWS -> cpu(() -> new BareHistograms().count(scans.columns()));
            case STREAMS -> cpu(() -> Streams.aggregate(scans.records()));
            case SKETCHES -> cpu(() -> new Sketches().aggregate(scans.records()));
            case DUCKDB_ROWS, DUCKDB_RECORDS -> cpu(() -> scans.duckDb().histograms());
            case DUCKDB_ROWS_EXACT, DUCKDB_RECORDS_EXACT ->
                cpu(() -> scans.duckDb().percentiles());
            case JSON -> {
                byte[] lines = scans.jsonLines();
                yield cpu(() -> Touching.json(lines));
            }
            case THREADS -> () -> Threads.busiestOf(1, scans.columns());
        };
    }

    private static Timed cpu(Threads.Work work) {
        return () -> Threads.cpuNanos(work);
    }

    /** Something that was timed. */
    @FunctionalInterface
    interface Timed {
        double nanos() throws Exception;
    }
}
