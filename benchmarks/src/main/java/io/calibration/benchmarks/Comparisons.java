package io.calibration.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link Comparison} for one figure after the other.
 *
 * @param results how many scan results
 * @param forks JVMs a figure; 0 to stay in this one
 * @param iterations measured iterations a fork, after half as many to warm up
 * @param millis length of an iteration
 */
record Comparisons(int results, int forks, int iterations, long millis) {

    Measured measure(Figure figure) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(Comparison.class.getName() + "\\.round")
                .param("figure", figure.name())
                .param("results", Integer.toString(results))
                .forks(forks)
                .jvmArgsAppend("-Xmx3g")
                .warmupIterations((iterations + 1) / 2)
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(millis))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return summary(figure, iterations(new Runner(options).run()));
    }

    private static List<IterationResult> iterations(Collection<RunResult> runs) {
        List<IterationResult> iterations = new ArrayList<>();
        for (RunResult run : runs) {
            for (BenchmarkResult fork : run.getBenchmarkResults()) {
                iterations.addAll(fork.getIterationResults());
            }
        }
        return iterations;
    }

    private Measured summary(Figure figure, List<IterationResult> iterations) {
        double ours = median(iterations.stream().mapToDouble(i -> nanosAResult(i, "ours")));
        double peer = median(iterations.stream().mapToDouble(i -> nanosAResult(i, "peer")));
        double oursByPeer = median(iterations.stream().mapToDouble(i -> score(i, "ours") / score(i, "peer")));
        return new Measured(
                figure.title(),
                figure.atLeast() ? times(peer, ours) : times(ours, peer),
                figure.atLeast() ? 1 / oursByPeer : oursByPeer,
                figure.goal(),
                figure.atLeast());
    }

    private static String times(double first, double second) {
        return String.format(Locale.ROOT, "%.0f / %.0f ns a result", first, second);
    }

    private double nanosAResult(IterationResult iteration, String counter) {
        return score(iteration, counter) / score(iteration, "rounds") / results;
    }

    private static double score(IterationResult iteration, String counter) {
        @SuppressWarnings("rawtypes") // as JMH declares it
        Map<String, Result> counters = iteration.getSecondaryResults();
        Result<?> result = counters.get(counter);
        if (result == null) {
            throw new IllegalStateException("JMH gave no counter named " + counter + ".");
        }
        return result.getScore();
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
