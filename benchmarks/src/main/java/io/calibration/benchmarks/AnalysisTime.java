package io.calibration.benchmarks;

import io.calibration.Analyzed;
import io.calibration.Calibration;
import io.calibration.benchmarks.truth.AnalyzedWorld;
import io.calibration.metrics.MetricsSnapshot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long all analyzers together take for a window of 30 days, with a baseline of twice its results. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AnalysisTime {

    /** Results of the window. */
    @Param("1000000")
    public int results = 1_000_000;

    /** Whether results are told apart by four dimensions of eight values, and carry twelve flag types. */
    @Param("true")
    public boolean byDimensions = true;

    private MetricsSnapshot snapshot;
    private Calibration calibration;

    /** For JMH. */
    public AnalysisTime() {
        snapshot = AnalyzedWorld.window(1, false);
        calibration = AnalyzedWorld.calibration(1, false);
    }

    /** Collects. */
    @Setup
    public void collect() {
        snapshot = AnalyzedWorld.window(results, byDimensions);
        calibration = AnalyzedWorld.calibration(2 * results, byDimensions);
    }

    /** One analysis. */
    @Benchmark
    public Analyzed analyze() {
        return calibration.analyze(snapshot);
    }
}
