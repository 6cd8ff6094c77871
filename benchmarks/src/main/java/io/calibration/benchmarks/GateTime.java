package io.calibration.benchmarks;

import io.calibration.approval.Command;
import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.approval.Refusal;
import io.calibration.approval.Registry;
import io.calibration.approval.ReviewMaterial;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.ScopeId;
import io.calibration.stores.InMemoryRegistryStore;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How long the gate takes to decide on an activation after 1,000 versions: {@code check}, which is the rules and the facts that they ask
 * for (five small contents read and digested), and so an upper bound of the rules alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GateTime {

    private static final int VERSIONS = 1_000;
    private static final Actor AUTHOR = Actor.human("author");
    private static final Actor REVIEWER = Actor.human("reviewer");

    private final Registry registry = Registry.builder()
            .store(new InMemoryRegistryStore())
            .scope(new ScopeId("benchmark"))
            .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
            .build();
    private final Command.Activate activation = new Command.Activate(AUTHOR, number(VERSIONS), number(VERSIONS - 1));

    /** A registry whose last version is approved and not yet active. */
    public GateTime() {
        live(registry, VERSIONS);
        submit(registry, VERSIONS);
        approve(registry, VERSIONS, REVIEWER);
    }

    /** One decision. */
    @Benchmark
    public List<Refusal> decide() {
        return registry.check(activation);
    }

    /** Prints both figures of the gate. */
    static void print(PrintStream out, int entries, int seconds) throws RunnerException {
        out.println("| figure | median | goal |");
        out.println("| --- | --- | --- |");
        double nanos = new Runner(new OptionsBuilder()
                        .include(GateTime.class.getName() + "\\..*")
                        .forks(2)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(seconds))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()
                .iterator()
                .next()
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50);
        out.printf(Locale.ROOT, "| check of an activation, facts and rules | %.1f µs | < 20 µs |%n", nanos / 1e3);
        out.printf(
                Locale.ROOT, "| verification of %,d entries, CPU | %.2f s | < 2 s |%n", entries, verification(entries));
    }

    /** Median CPU seconds of five verifications, after one to warm up. */
    static double verification(int entries) {
        Registry registry = Registry.builder()
                .store(new InMemoryRegistryStore())
                .scope(new ScopeId("benchmark"))
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .build();
        live(registry, entries / 4);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[6];
        for (int i = 0; i < nanos.length; i++) {
            long before = threads.getCurrentThreadCpuTime();
            if (!registry.log().verify().failures().isEmpty()) {
                throw new IllegalStateException("The log does not verify.");
            }
            nanos[i] = threads.getCurrentThreadCpuTime() - before;
        }
        Arrays.sort(nanos, 1, nanos.length);
        return nanos[3] / 1e9;
    }

    /** Each version is submitted, refused to its author, approved and activated. */
    private static void live(Registry registry, int versions) {
        registry.execute(new Command.Bootstrap(REVIEWER, number(0), config(0), "In use."));
        for (int i = 1; i < versions; i++) {
            submit(registry, i);
            approve(registry, i, AUTHOR);
            approve(registry, i, REVIEWER);
            registry.execute(new Command.Activate(AUTHOR, number(i), number(i - 1)));
        }
    }

    private static void submit(Registry registry, int i) {
        registry.execute(new Command.Submit(
                AUTHOR, number(i), config(i), number(i - 1), List.of(), ReviewMaterial.of(Content.utf8("summary"))));
    }

    private static void approve(Registry registry, int i, Actor by) {
        registry.execute(new Command.Approve(
                by, number(i), registry.bindingDigest(number(i)).orElseThrow(), "Read it."));
    }

    private static Version number(int i) {
        return new Version("1." + i + ".0");
    }

    private static Content config(int i) {
        return Content.utf8("{\"logic_version\":\"1." + i + ".0\",\"x_of\":" + i + "}");
    }
}
