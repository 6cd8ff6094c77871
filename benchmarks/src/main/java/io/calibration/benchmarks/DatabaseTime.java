package io.calibration.benchmarks;

import io.calibration.approval.Command;
import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.approval.Registry;
import io.calibration.approval.Registry.ActiveConfig;
import io.calibration.approval.ReviewMaterial;
import io.calibration.config.Version;
import io.calibration.jdbc.JdbcRegistryStore;
import io.calibration.jdbc.SchemaMode;
import io.calibration.registry.Actor;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a registry in a PostgreSQL server of this machine costs, every commit forced to the disk: an activation, next to a bare transaction
 * of two statements on the same server in turn; and reading the active config, asked for and remembered.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DatabaseTime {

    private static final Actor AUTHOR = Actor.service("calibration-job");
    private static final Actor REVIEWER = Actor.human("reviewer");
    private static final Actor OPERATOR = Actor.human("operator");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LocalPostgres database;
    private final Registry registry;
    private int versions;

    /** An own server with a registry whose first version is active. */
    public DatabaseTime() {
        database = LocalPostgres.start();
        registry = Registry.builder()
                .store(JdbcRegistryStore.builder(database.dataSource())
                        .schemaMode(SchemaMode.CREATE_IF_MISSING)
                        .build())
                .scope(new ScopeId("timed"))
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .build();
        registry.execute(new Command.Bootstrap(OPERATOR, number(0), config(0), "In use."));
        database.execute("CREATE TABLE pointer (id INTEGER PRIMARY KEY, version VARCHAR(64))");
        database.execute("CREATE TABLE move (id BIGSERIAL PRIMARY KEY, version VARCHAR(64))");
        database.execute("INSERT INTO pointer VALUES (1, '1.0.0')");
    }

    /** Stops the server. */
    @TearDown
    public void close() throws IOException, SQLException {
        database.close();
    }

    /** The active config, looked up and unchanged. */
    @Benchmark
    public Optional<ActiveConfig> unchanged() {
        return registry.active();
    }

    /** The active config as it was within the last minute. */
    @Benchmark
    public Optional<ActiveConfig> remembered() {
        return registry.active(MINUTE);
    }

    /** Prints the figures. */
    static void print(PrintStream out, int activations) throws IOException, SQLException, RunnerException {
        out.println("| figure | median | ratio | goal |");
        out.println("| --- | --- | --- | --- |");
        DatabaseTime time = new DatabaseTime();
        try {
            time.activations(out, activations);
            time.logs(out, activations, 10, 1_000, 100_000);
        } finally {
            time.close();
        }
        out.printf(Locale.ROOT, "| active config, unchanged | %.0f µs | | one statement |%n", nanos("unchanged") / 1e3);
        out.printf(Locale.ROOT, "| active config, remembered | %.0f ns | | < 1000 ns |%n", nanos("remembered"));
    }

    /** Measures both in turn, so that other work on the disk disturbs both alike. The first half is to warm up. */
    void activations(PrintStream out, int count) throws SQLException {
        long[] bare = new long[count];
        long[] ours = new long[count];
        for (int i = 0; i < count; i++) {
            Command activation = approved();
            long start = System.nanoTime();
            bareTransaction(i);
            bare[i] = System.nanoTime() - start;
            start = System.nanoTime();
            execute(activation);
            ours[i] = System.nanoTime() - start;
        }
        double bareMillis = medianMillis(bare);
        double ourMillis = medianMillis(ours);
        out.printf(Locale.ROOT, "| transaction of two statements | %.2f ms | 1 | |%n", bareMillis);
        out.printf(
                Locale.ROOT,
                "| activate, with %d versions registered | %.2f ms | %.2f | <= 4 |%n",
                versions,
                ourMillis,
                ourMillis / bareMillis);
    }

    /**
     * The first look at a scope by a process, and moves of its pointer, by the size of its log: moves of all sizes in turn. Refusals make an entry
     * each, and nothing else.
     */
    void logs(PrintStream out, int moves, int... sizes) throws SQLException {
        List<Registry> filled = IntStream.of(sizes).mapToObj(this::filled).toList();
        for (int i = 0; i < sizes.length; i++) {
            long start = System.nanoTime();
            filled.get(i).active();
            out.printf(
                    Locale.ROOT,
                    "| first look at %d entries | %.0f ms | | |%n",
                    sizes[i],
                    (System.nanoTime() - start) / 1e6);
            execute(filled.get(i), new Command.Activate(OPERATOR, number(1), number(0)));
        }
        long[][] nanos = new long[sizes.length][moves];
        for (int move = 0; move < moves; move++) {
            for (int i = 0; i < sizes.length; i++) {
                Command back = new Command.RollBack(OPERATOR, number(move % 2), number(1 - move % 2), "Back.");
                long start = System.nanoTime();
                execute(filled.get(i), back);
                nanos[i][move] = System.nanoTime() - start;
            }
        }
        double least = medianMillis(nanos[0]);
        for (int i = 0; i < sizes.length; i++) {
            double median = medianMillis(nanos[i]);
            out.printf(
                    Locale.ROOT,
                    "| move the pointer, %d entries | %.2f ms | %.2f | <= 1.2 |%n",
                    sizes[i],
                    median,
                    median / least);
        }
    }

    /** A registry that has not looked yet at a log of this size. */
    private Registry filled(int size) {
        ScopeId scope = new ScopeId("log-of-" + size);
        Registry writer = opened(scope);
        writer.execute(new Command.Bootstrap(OPERATOR, number(0), config(0), "In use."));
        approve(writer);
        for (long entries = writer.log().checkpoint().seq(); entries < size; entries++) {
            writer.execute(new Command.Activate(OPERATOR, number(2), number(0)));
        }
        return opened(scope);
    }

    private Registry opened(ScopeId scope) {
        return Registry.builder()
                .store(JdbcRegistryStore.over(database.dataSource()))
                .scope(scope)
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .build();
    }

    private static void approve(Registry registry) {
        Version next = number(1);
        Content summary = Content.utf8("summary of " + next);
        execute(
                registry,
                new Command.Submit(AUTHOR, next, config(1), number(0), List.of(), ReviewMaterial.of(summary)));
        Digest shown = registry.bindingDigest(next).orElseThrow();
        execute(registry, new Command.Approve(REVIEWER, next, shown, "Read it."));
    }

    private static double medianMillis(long[] nanos) {
        long[] warm = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
        Arrays.sort(warm);
        return warm[warm.length / 2] / 1e6;
    }

    private Command approved() {
        Version base = number(versions);
        versions++;
        Version next = number(versions);
        Content summary = Content.utf8("summary of " + next);
        execute(new Command.Submit(AUTHOR, next, config(versions), base, List.of(), ReviewMaterial.of(summary)));
        execute(new Command.Approve(REVIEWER, next, registry.bindingDigest(next).orElseThrow(), "Read it."));
        return new Command.Activate(OPERATOR, next, base);
    }

    private void execute(Command command) {
        execute(registry, command);
    }

    private static void execute(Registry registry, Command command) {
        if (!registry.execute(command).refusals().isEmpty()) {
            throw new IllegalStateException(command.action() + " was refused.");
        }
    }

    private void bareTransaction(int i) throws SQLException {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        try (var move = connection.prepareStatement("INSERT INTO move (version) VALUES (?)");
                var pointer = connection.prepareStatement("UPDATE pointer SET version = ? WHERE id = 1")) {
            move.setString(1, "1." + i + ".0");
            move.executeUpdate();
            pointer.setString(1, "1." + i + ".0");
            pointer.executeUpdate();
        }
        connection.commit();
    }

    private static double nanos(String benchmark) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(DatabaseTime.class.getName() + "\\." + benchmark + "$")
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(2))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50);
    }

    private static Version number(int i) {
        return new Version("1." + i + ".0");
    }

    private static Content config(int i) {
        return Content.utf8("{\"logic_version\":\"" + number(i) + "\",\"x_of\":\"" + number(i) + "\",\"x_note\":\""
                + "x".repeat(2000) + "\"}");
    }
}
