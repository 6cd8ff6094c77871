package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsPart;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of every database, in every shape, against the same results as JSON lines. */
class StreamingTest {

    @ParameterizedTest
    @EnumSource
    void every_shape_gives_what_json_lines_give(ScanDatabase database) throws Exception {
        for (ScanShape shape : ScanShape.values()) {
            List<Scans.Scan> scans = Scans.random(11, 400);
            JdbcMetricSource source = JdbcMetricSource.over(database.dataSource(), shape.load(database, scans));
            MetricsPart expected = Scans.asJsonLines(scans, DayWindow.ALL);
            assertThat(expected.intake().rejected()).hasSizeGreaterThan(6);
            Scans.assertSame(Scans.collect(source, DayWindow.ALL), expected, shape);
            DayWindow window = new DayWindow(LocalDate.of(2026, 5, 3), LocalDate.of(2026, 5, 4));
            Scans.assertSame(Scans.collect(source, window), Scans.asJsonLines(scans, window), shape);
        }
    }

    @Property(tries = 40)
    void random_tables_and_windows(@ForAll ScanShape shape, @ForAll long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<Scans.Scan> scans = Scans.random(seed, random.nextInt(60));
        LocalDate first = LocalDate.of(2026, 4, 29).plusDays(random.nextInt(12));
        DayWindow window = new DayWindow(first, first.plusDays(random.nextInt(5)));
        MetricsPart expected = Scans.asJsonLines(scans, window);
        for (ScanDatabase database : List.of(ScanDatabase.H2, ScanDatabase.SQLITE)) {
            JdbcMetricSource source = JdbcMetricSource.over(database.dataSource(), shape.load(database, scans));
            Scans.assertSame(Scans.collect(source, window), expected, database);
        }
    }
}
