package io.calibration.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.jdbc.JdbcMetricSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table can be made; what it says is not looked at. */
class BenchmarksTest {

    @ParameterizedTest
    @EnumSource(Figure.class)
    void both_ways_of_a_figure_run(Figure figure) throws Exception {
        try (Scans scans = new Scans(500)) {
            assertThat(figure.ours(scans).nanos()).isPositive();
            assertThat(figure.peer(scans).nanos()).isPositive();
        }
    }

    @Test
    void every_form_of_the_results_gives_the_same_snapshot() throws Exception {
        try (Scans scans = new Scans(2_000)) {
            var expected = Ours.rows(scans.columns());
            assertThat(expected.metrics().intake().accepted()).isEqualTo(2_000);
            assertThat(Ours.records(scans.records())).isEqualTo(expected);
            assertThat(Ours.json(scans.jsonFile())).isEqualTo(expected);
        }
    }

    @Test
    void the_table_has_a_line_a_figure() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Benchmarks.collector(List.of(Figure.ROWS), new Comparisons(500, 0, 1, 10), 1_000, out);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("| " + Figure.ROWS.title() + " | ");
    }

    @Test
    void the_gate_can_be_timed() {
        assertThat(new GateTime().decide()).isEmpty();
        assertThat(GateTime.verification(400)).isPositive();
    }

    @Test
    void the_database_can_be_timed() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DatabaseTime time = new DatabaseTime();
        try {
            time.activations(new PrintStream(bytes, true, StandardCharsets.UTF_8), 4);
            time.logs(new PrintStream(bytes, true, StandardCharsets.UTF_8), 4, 10);
            assertThat(time.remembered()).isEqualTo(time.unchanged()).isPresent();
        } finally {
            time.close();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("| activate, with 4 versions registered | ")
                .contains("| move the pointer, 10 entries | ");
    }

    @Test
    void a_snapshot_in_a_database_can_be_measured() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        PostgresTime.print(out, 500, 1);
        PostgresTime.printMemory(out, 500, 4);
        DuckDbTime.print(out, 500, 1);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("snapshot of 500 results in PostgreSQL / reading the rows: ")
                .contains("s on one connection, ")
                .contains("2,000 results from PostgreSQL in ")
                .contains("snapshot of 500 results in DuckDB / SQL written by hand: ");
    }

    @Test
    void the_database_holds_the_same_results() throws Exception {
        try (PostgresScans database = new PostgresScans(2_000);
                OrmMetrics orm = new OrmMetrics(database.dataSource());
                Scans scans = new Scans(2_000)) {
            assertThat(Ours.collect(JdbcMetricSource.over(database.dataSource(), PostgresScans.TABLE)))
                    .isEqualTo(Ours.rows(scans.columns()));
            assertThat((Integer) orm.collect()).isGreaterThan(50);
        }
    }
}
