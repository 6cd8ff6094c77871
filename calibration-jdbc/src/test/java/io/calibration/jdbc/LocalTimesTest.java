package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsPart;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times without a zone, in zones whose clocks are changed at the borders of UTC's days. */
class LocalTimesTest {

    /** At 00:00 UTC clocks went from 00:00 to 01:00 on 2026-03-29, and from 01:00 to 00:00 on 2026-10-25 at 01:00 UTC. */
    private static final ZoneId AZORES = ZoneId.of("Atlantic/Azores");

    /** The whole of 2011-12-30 was skipped: 2011-12-29 23:59:59 at -10:00 was followed by 2011-12-31 00:00:00 at +14:00. */
    private static final ZoneId SAMOA = ZoneId.of("Pacific/Apia");

    private static String load(ScanDatabase database, String type, List<String> times) throws SQLException {
        String name = ScanDatabase.newName("zoned");
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + name + " (id INTEGER, observed_at " + type + ", overall_score "
                + database.number + ", classification " + database.text + ")");
        for (int i = 0; i < times.size(); i++) {
            statements.add("INSERT INTO " + name + " VALUES (" + i + ", '" + times.get(i) + "', 70, 'good')");
        }
        database.execute(statements.toArray(String[]::new));
        return name;
    }

    private static ScanTable described(String name) {
        return ScanTable.named(name)
                .key("id")
                .logicVersion("1.0.0")
                .without(ScanColumn.CONFIDENCE, ScanColumn.ESCALATION, ScanColumn.TIER)
                .without(ScanColumn.DATA_SUFFICIENT, ScanColumn.CONFLICT_SCORE, ScanColumn.OUTCOME)
                .withoutCategoryScores()
                .withoutFlags();
    }

    private static Map<LocalDate, Long> days(JdbcMetricSource source, DayWindow window) {
        MetricsPart part = Scans.collect(source, window);
        assertThat(part.intake().rejected()).isEmpty();
        Map<LocalDate, Long> days = new TreeMap<>();
        part.days().forEach((day, counts) -> days.put(day, counts.results()));
        return days;
    }

    /** A time that is skipped is later by what is skipped, one that comes twice is the first, whatever the zones of session and process. */
    @ParameterizedTest
    @EnumSource
    void clocks_are_changed_as_java_time_says(ScanDatabase database) throws SQLException {
        List<String> times = List.of(
                "2026-03-28 22:59:59", // 23:59:59 UTC, the day before
                "2026-03-28 23:00:00",
                "2026-03-29 00:30:00", // skipped: 01:30 at +00:00
                "2026-03-29 23:59:59",
                "2026-03-30 00:00:00",
                "2026-10-24 23:59:59",
                "2026-10-25 00:00:00", // twice: the first at 00:00 UTC
                "2026-10-25 22:59:59",
                "2026-10-25 23:00:00");
        assertLikeJava(database, AZORES, times);
        assertLikeJava(
                database,
                SAMOA,
                List.of(
                        "2011-12-28 14:00:00",
                        "2011-12-29 13:59:59",
                        "2011-12-29 23:59:59",
                        "2011-12-30 00:00:00",
                        "2011-12-30 13:30:00",
                        "2011-12-30 23:59:59",
                        "2011-12-31 00:00:00",
                        "2011-12-31 13:59:59",
                        "2011-12-31 14:00:00"));
    }

    private static void assertLikeJava(ScanDatabase database, ZoneId zone, List<String> times) throws SQLException {
        Map<LocalDate, Long> expected = new TreeMap<>();
        for (String time : times) {
            LocalDate day = LocalDateTime.parse(time.replace(' ', 'T'))
                    .atZone(zone)
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .toLocalDate();
            expected.merge(day, 1L, Long::sum);
        }
        TimeZone before = TimeZone.getDefault();
        for (String type : List.of(database.localTime, "VARCHAR(30)")) {
            ScanTable table = described(load(database, type, times)).observedAt("observed_at", zone);
            JdbcMetricSource source = JdbcMetricSource.over(database.dataSource(), table);
            for (JdbcMetricSource way : List.of(source, source.inParallel(2))) {
                try {
                    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
                    assertThat(days(way, DayWindow.ALL))
                            .as("%s %s", database, type)
                            .isEqualTo(expected);
                    for (LocalDate day : expected.keySet()) {
                        assertThat(days(way, new DayWindow(day, day)))
                                .as("%s %s %s", database, type, day)
                                .isEqualTo(Map.of(day, expected.get(day)));
                    }
                } finally {
                    TimeZone.setDefault(before);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_day_alone_begins_at_its_first_moment_in_the_zone_that_is_named(ScanDatabase database) throws SQLException {
        for (String type : List.of("DATE", "VARCHAR(10)")) {
            ScanTable table = described(load(database, type, List.of("2026-03-29", "2026-10-25", "2026-10-26")));
            assertThat(days(database, table.observedAt("observed_at", AZORES)))
                    .isEqualTo(Map.of(day("2026-03-29"), 1L, day("2026-10-25"), 1L, day("2026-10-26"), 1L));
            assertThat(days(database, table.observedAt("observed_at", ZoneId.of("Europe/Berlin"))))
                    .isEqualTo(Map.of(day("2026-03-28"), 1L, day("2026-10-24"), 1L, day("2026-10-25"), 1L));
        }
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Map<LocalDate, Long> days(ScanDatabase database, ScanTable table) {
        return days(JdbcMetricSource.over(database.dataSource(), table), DayWindow.ALL);
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void a_column_of_days_is_refused_until_a_zone_is_named(ScanDatabase database) throws SQLException {
        ScanTable table = described(load(database, "DATE", List.of()));
        assertThatThrownBy(() -> JdbcMetricSource.over(database.dataSource(), table))
                .hasMessageContainingAll(" but must be a time with its zone. Say which it is with observedAt(\"")
                .hasMessageEndingWith("\", zone), such as ZoneOffset.UTC or ZoneId.of(\"Europe/Berlin\").");
    }

    @Test
    void duckdb_streams_times_of_a_zone_whose_offset_changes() throws SQLException {
        ScanTable table = described(load(ScanDatabase.DUCKDB, "TIMESTAMP", List.of()));
        assertThat(plan(table.observedAt("observed_at", ZoneId.of("Etc/GMT-2"))))
                .startsWith("DuckDB aggregates");
        assertThat(plan(table.observedAt("observed_at", AZORES)))
                .isEqualTo("Rows are streamed: the zone of the time changes its offset.");
    }

    private static String plan(ScanTable table) {
        return JdbcMetricSource.over(ScanDatabase.DUCKDB.dataSource(), table)
                .plan()
                .toString();
    }
}
