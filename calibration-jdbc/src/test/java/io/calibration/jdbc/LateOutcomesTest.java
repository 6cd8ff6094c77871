package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.OutcomeMetrics.Ages;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns that say when outcomes became known, and whose the results are. */
class LateOutcomesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    @ParameterizedTest
    @EnumSource(ScanDatabase.class)
    void outcomes_are_counted_by_the_days_after_which_they_became_known(ScanDatabase database) throws Exception {
        String name = load(database, database.localTime, "'2026-03-08 07:30:00'", "INTEGER", "17");
        ScanTable table = table(name).outcomeAt("known_at", ZoneOffset.UTC).column(ScanColumn.GROUP, "person");
        MetricsPart part = Scans.collect(JdbcMetricSource.over(database.dataSource(), table), DayWindow.ALL);
        Ages ages = part.outcomes().byDay().get(DAY);
        assertThat(ages.good().get(Ages.bin(3))).isOne();
        assertThat(ages.bad().get(Ages.UNKNOWN)).isOne();
        assertThat(ages.total()).isEqualTo(2);
        assertThat(part.groups().groups()).hasSize(1);
        assertThat(part.groups().results()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(ScanDatabase.class)
    void milliseconds_and_keys_that_are_text(ScanDatabase database) throws Exception {
        String name = load(database, "BIGINT", "1772955000000", database.text, "'2026:7c1f'"); // 2026-03-08T07:30Z
        ScanTable table = table(name).outcomeAtMillis("known_at").column(ScanColumn.GROUP, "person");
        MetricsPart part = Scans.collect(JdbcMetricSource.over(database.dataSource(), table), DayWindow.ALL);
        assertThat(part.outcomes().byDay().get(DAY).good().get(Ages.bin(3))).isOne();
        assertThat(part.groups().secrets()).containsExactly("2026");
    }

    @ParameterizedTest
    @EnumSource(ScanDatabase.class)
    void a_number_that_is_no_time_is_refused_with_the_way_to_say_so(ScanDatabase database) throws Exception {
        if (database == ScanDatabase.SQLITE) {
            return; // its columns have no types
        }
        String name = load(database, "BIGINT", "1772955000000", database.text, "'7c1f'");
        ScanTable table = table(name).column(ScanColumn.OUTCOME_AT, "known_at");
        assertThatThrownBy(() -> Scans.collect(JdbcMetricSource.over(database.dataSource(), table), DayWindow.ALL))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("outcomeAtMillis(");
    }

    private static ScanTable table(String name) {
        return ScanTable.named(name)
                .observedAtMillis("observed_at")
                .withoutCategoryScores()
                .withoutFlags()
                .without(
                        ScanColumn.CONFIDENCE,
                        ScanColumn.ESCALATION,
                        ScanColumn.TIER,
                        ScanColumn.DATA_SUFFICIENT,
                        ScanColumn.CONFLICT_SCORE);
    }

    /** Two results of one person and day: one whose outcome became known three days later, one of which nobody knows when. */
    private static String load(ScanDatabase database, String time, String known, String key, String person)
            throws Exception {
        String name = ScanDatabase.newName("late");
        database.execute(
                "CREATE TABLE " + name + " (observed_at BIGINT, logic_version " + database.text
                        + ", overall_score " + database.number + ", classification " + database.text
                        + ", outcome BOOLEAN, known_at " + time + ", person " + key + ")",
                "INSERT INTO " + name + " VALUES (1772704800000, '" + Scans.LAYOUT.logicVersion() + "', 70, '"
                        + Scans.LAYOUT.classes().get(0) + "', TRUE, " + known + ", " + person + ")",
                "INSERT INTO " + name + " VALUES (1772704800000, '" + Scans.LAYOUT.logicVersion() + "', 70, '"
                        + Scans.LAYOUT.classes().get(0) + "', FALSE, NULL, " + person + ")");
        return name;
    }
}
