package io.calibration.benchmarks;

import io.calibration.Analyzed;
import io.calibration.Calibration;
import io.calibration.benchmarks.truth.AnalyzedWorld;
import io.calibration.metrics.MetricsSnapshot;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How long all analyzers together take for a window of 30 days, with a baseline of twice its results. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AnalysisTime {

    /** Results of the window. */
    @Param("1000000")
    public int results = 1_000_000;

    private MetricsSnapshot snapshot;
    private Calibration calibration;

    /** For JMH. */
    public AnalysisTime() {
        snapshot = AnalyzedWorld.window(1);
        calibration = AnalyzedWorld.calibration(1);
    }

    /** Collects. */
    @Setup
    public void collect() {
        snapshot = AnalyzedWorld.window(results);
        calibration = AnalyzedWorld.calibration(2 * results);
    }

    /** One analysis. */
    @Benchmark
    public Analyzed analyze() {
        return calibration.analyze(snapshot);
    }

    /** Prints the median and the 95th percentile. */
    static void print(PrintStream out, int forks, int iterations, int seconds) throws RunnerException {
        Result<?> result = new Runner(new OptionsBuilder()
                        .include(AnalysisTime.class.getName() + "\\.analyze")
                        .forks(forks)
                        .warmupIterations(iterations)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(iterations)
                        .measurementTime(TimeValue.seconds(seconds))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()
                .iterator()
                .next()
                .getPrimaryResult();
        out.println("| figure | median | 95th percentile | goal |");
        out.println("| --- | --- | --- | --- |");
        out.printf(
                Locale.ROOT,
                "| analysis of 30 days, 1,000,000 results, baseline of 2,000,000 | %.0f ms | %.0f ms | < 250 ms |%n",
                result.getStatistics().getPercentile(50),
                result.getStatistics().getPercentile(95));
    }
}
