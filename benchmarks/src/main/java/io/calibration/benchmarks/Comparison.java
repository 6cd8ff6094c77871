package io.calibration.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Runs both ways of a figure in turn over the same objects, and counts the CPU time of each: what disturbs the one disturbs the other,
 * so that their ratio holds on a machine with other work too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Comparison {

    @Param("RECORDS")
    private Figure figure = Figure.RECORDS;

    @Param("400000")
    private int results;

    private Scans scans = new Scans(1);
    private Figure.Timed ours = () -> 0;
    private Figure.Timed peer = () -> 0;

    public Comparison() {}

    @Setup
    public void prepare() {
        scans = new Scans(results);
        ours = figure.ours(scans);
        peer = figure.peer(scans);
    }

    @TearDown
    public void close() throws Exception {
        scans.close();
    }

    /** Nanoseconds of CPU time in one iteration. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Times {

        public double ours;
        public double peer;
        public double rounds;

        public Times() {}
    }

    @Benchmark
    public void round(Times times) throws Exception {
        times.peer += peer.nanos();
        times.ours += ours.nanos();
        times.rounds++;
    }
}
