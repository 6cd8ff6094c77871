package io.calibration.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.calibration.jdbc.JdbcMetricSource;
import io.calibration.jdbc.ScanTable;
import io.calibration.metrics.MetricSource;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * A snapshot of a PostgreSQL table with JSON columns, against just reading the same rows with the same driver, in the CPU time of the
 * client's process and of the server's together. Both take turns on one connection.
 */
final class PostgresTime {

    private static final OperatingSystemMXBean CLIENT =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANOS_A_TICK = 10_000_000;
    private static final int FETCH_SIZE = 1_000;

    private final Connection connection;
    private final Path server;

    private PostgresTime(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
            pid.next();
            server = Path.of("/proc", pid.getString(1), "stat");
        }
    }

    /** Prints the figure. */
    static void print(PrintStream out, int results, int rounds) throws Exception {
        try (PostgresScans scans = new PostgresScans(results);
                Connection connection = scans.dataSource().getConnection()) {
            PostgresTime time = new PostgresTime(connection);
            MetricSource source = JdbcMetricSource.over(time.alwaysThis(), PostgresScans.TABLE);
            List<double[]> measured = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                double[] read = time.cpu(time::read);
                double[] collected = time.cpu(() -> Ours.collect(source));
                if (round > 0) { // the first warms up
                    measured.add(new double[] {read[0], read[1], collected[0], collected[1]});
                }
            }
            double[] median = median(measured);
            double ratio = (median[2] + median[3]) / (median[0] + median[1]);
            out.printf(
                    Locale.ROOT,
                    "snapshot of %,d results in PostgreSQL / reading the rows: %.2f (goal <= 1.5)%n"
                            + "  reading:  client %.2f s, server %.2f s%n  snapshot: client %.2f s, server %.2f s%n"
                            + "  heap of the client: %d MB at most%n",
                    results,
                    ratio,
                    median[0],
                    median[1],
                    median[2],
                    median[3],
                    Runtime.getRuntime().maxMemory() >> 20);
            printParallel(out, scans.dataSource(), rounds);
        }
    }

    /** Prints what reading ranges of the key at once does to the time on the clock. */
    private static void printParallel(PrintStream out, DataSource dataSource, int rounds) {
        JdbcMetricSource one = JdbcMetricSource.over(
                dataSource, ScanTable.named(PostgresScans.TABLE).key("id"));
        JdbcMetricSource two = one.inParallel(2);
        List<double[]> measured = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            measured.add(new double[] {seconds(one), seconds(two)});
        }
        double[] median = median(measured);
        out.printf(
                Locale.ROOT,
                "  on the clock: %.2f s on one connection, %.2f s on two (%.2fx)%n",
                median[0],
                median[1],
                median[0] / median[1]);
    }

    private static double seconds(MetricSource source) {
        long start = System.nanoTime();
        Ours.collect(source);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Prints the figure against the way of the system that came before. */
    static void printOrm(PrintStream out, int results, int rounds) throws Exception {
        try (PostgresScans scans = new PostgresScans(results);
                Connection connection = scans.dataSource().getConnection()) {
            PostgresTime time = new PostgresTime(connection);
            MetricSource source = JdbcMetricSource.over(time.alwaysThis(), PostgresScans.TABLE);
            List<double[]> measured = new ArrayList<>();
            try (OrmMetrics orm = new OrmMetrics(time.alwaysThis())) {
                for (int round = 0; round <= rounds; round++) {
                    double[] loaded = time.cpu(orm::collect);
                    double[] collected = time.cpu(() -> Ours.collect(source));
                    if (round > 0) { // the first warms up
                        measured.add(new double[] {loaded[0] + loaded[1], collected[0] + collected[1]});
                    }
                }
            }
            double[] median = median(measured);
            out.printf(
                    Locale.ROOT,
                    "nine loads of %,d results through an object mapper / snapshot: %.1f (goal >= 25)%n"
                            + "  %.2f s against %.2f s of client and server%n",
                    results,
                    median[0] / median[1],
                    median[0],
                    median[1]);
        }
    }

    /** Prints what memory many rows need: each of a million, several times over. */
    static void printMemory(PrintStream out, int results, int copies) throws Exception {
        try (PostgresScans scans = new PostgresScans(results)) {
            try (Connection connection = scans.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE VIEW many AS SELECT s.* FROM generate_series(1, " + copies + "), "
                        + PostgresScans.TABLE + " s");
            }
            long start = System.nanoTime();
            long collected = Ours.collect(JdbcMetricSource.over(scans.dataSource(), "many"))
                    .results();
            out.printf(
                    Locale.ROOT,
                    "%,d results from PostgreSQL in %.0f s, at most %d MB of a heap of %d MB%n",
                    collected,
                    (System.nanoTime() - start) / 1e9,
                    Soak.peakHeap() >> 20,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static double[] median(List<double[]> measured) {
        double[] median = new double[measured.get(0).length];
        Arrays.setAll(
                median, i -> measured.stream().mapToDouble(m -> m[i]).sorted().toArray()[measured.size() / 2]);
        return median;
    }

    /** Seconds of client and server. */
    private double[] cpu(Threads.Work work) throws Exception {
        System.gc(); // the one does not pay for what the other left
        double client = CLIENT.getProcessCpuTime();
        double before = serverNanos();
        Threads.cpuNanos(work);
        return new double[] {(CLIENT.getProcessCpuTime() - client) / 1e9, (serverNanos() - before) / 1e9};
    }

    /** User and system time, fields 14 and 15; the second, which may hold spaces, ends with a bracket. */
    private double serverNanos() throws IOException {
        String stat = Files.readString(server);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_A_TICK;
    }

    private Object read() throws SQLException {
        connection.setAutoCommit(false);
        long touched = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows =
                    statement.executeQuery("SELECT observed_at, logic_version, overall_score, classification,"
                            + " category_scores, confidence, flags, escalation, tier, data_sufficient, conflict_score, outcome FROM "
                            + PostgresScans.TABLE)) {
                while (rows.next()) {
                    touched += touch(rows);
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return touched;
    }

    private static long touch(ResultSet rows) throws SQLException {
        long touched = rows.getObject(1, OffsetDateTime.class).toEpochSecond();
        touched += (long) (rows.getDouble(3) + rows.getDouble(6) + rows.getDouble(11));
        for (int text : new int[] {2, 4, 5, 7, 8, 9}) {
            String value = rows.getString(text);
            touched += value == null ? 0 : value.length();
        }
        return touched + (rows.getBoolean(10) ? 1 : 0) + (rows.getBoolean(12) ? 1 : 0);
    }

    /** A data source of this one connection, which it does not close. */
    private DataSource alwaysThis() {
        ClassLoader loader = PostgresTime.class.getClassLoader();
        Connection kept = (Connection) Proxy.newProxyInstance(
                loader, new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                loader,
                new Class<?>[] {DataSource.class},
                (proxy, method, given) ->
                        method.getName().equals("getConnection") ? kept : method.invoke(connection, given));
    }
}
