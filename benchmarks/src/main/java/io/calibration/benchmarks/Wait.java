package io.calibration.benchmarks;

import java.io.PrintStream;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How long somebody waits for one step of the whole, as the clock has it. */
enum Wait {
    ANALYSIS(
            AnalysisTime.class,
            "analysis of 30 days, 1,000,000 results by four dimensions of 8 values, 12 flag types, baseline of 2,000,000",
            "< 250 ms"),
    PROPOSAL(ProposalTime.class, "proposal for 5 thresholds, 12 flag types, 8 categories", "≤ 500 ms");

    private final Class<?> benchmark;
    private final String title;
    private final String goal;

    Wait(Class<?> benchmark, String title, String goal) {
        this.benchmark = benchmark;
        this.title = title;
        this.goal = goal;
    }

    /** Prints the median and the 95th percentile. */
    void print(PrintStream out, int forks, int iterations, int seconds) throws RunnerException {
        Result<?> result = new Runner(new OptionsBuilder()
                        .include(benchmark.getName() + "\\..*")
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
                "| %s | %.0f ms | %.0f ms | %s |%n",
                title,
                result.getStatistics().getPercentile(50),
                result.getStatistics().getPercentile(95),
                goal);
    }
}
