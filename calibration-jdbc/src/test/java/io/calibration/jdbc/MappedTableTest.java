package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Truth;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A table under a host's own names, read by a mapping: the same as the CSV that the host would export from it. */
class MappedTableTest {

    private static final ScanMapping MAPPING = ScanMapping.builder()
            .observedAt(Time.in("scored at").zone(ZoneOffset.UTC))
            .logicVersion(Text.constant("1.0.0"))
            .overallScore(Decimal.in("points"))
            .classification(Text.in("decision").values(Map.of("A", "good", "D", "bad")))
            .confidence(Decimal.in("sure"))
            .tier(Text.in("plan"))
            .outcome(Truth.of("came back", List.of("0"), List.of("1")))
            .flags(Codes.in("reason_codes").separatedBy(";"), Map.of(), FlagSeverity.MEDIUM)
            .build();

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>();
    private final List<String> csv =
            new ArrayList<>(List.of("scored at,points,decision,sure,plan,came back,reason_codes"));

    /** Among others, rows without a score, without a class, and of an outcome that is neither. */
    private void draw() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 300; i++) {
            String time = String.format(
                    Locale.ROOT,
                    "2026-05-%02d %02d:%02d:00",
                    1 + random.nextInt(28),
                    random.nextInt(24),
                    random.nextInt(60));
            String score = random.nextInt(20) == 0 ? "" : String.valueOf(random.nextInt(2010) / 20.0);
            String label = random.nextInt(20) == 0 ? "" : random.nextBoolean() ? "A" : "D";
            String sure = String.valueOf(random.nextInt(1001) / 1000.0);
            String plan = random.nextInt(4) == 0 ? "" : "plan " + random.nextInt(3);
            String outcome = List.of("", "0", "1", "2").get(random.nextInt(30) == 0 ? 3 : random.nextInt(3));
            String codes = List.of("", "R1", "R1;R2").get(random.nextInt(3));
            rows.add("('" + time + "', " + number(score) + ", " + text(label) + ", " + number(sure) + ", " + text(plan)
                    + ", " + number(outcome) + ", " + text(codes) + ")");
            csv.add(String.join(",", time, score, label, sure, plan, outcome, codes));
        }
    }

    private static String number(String text) {
        return text.isEmpty() ? "NULL" : text;
    }

    private static String text(String text) {
        return text.isEmpty() ? "NULL" : "'" + text + "'";
    }

    private String load(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("mapped");
        String quote = database == ScanDatabase.MARIADB ? "`" : "\"";
        database.execute(
                "CREATE TABLE " + name + " (" + quote + "scored at" + quote + " " + database.localTime + ", points "
                        + database.number + ", decision " + database.text + ", sure " + database.number + ", plan "
                        + database.text + ", " + quote + "came back" + quote + " INTEGER, reason_codes " + database.text
                        + ")",
                "INSERT INTO " + name + " VALUES " + String.join(", ", rows));
        return name;
    }

    @ParameterizedTest
    @EnumSource
    void a_table_gives_the_same_as_its_export(ScanDatabase database) throws SQLException, IOException {
        draw();
        MetricsPart part =
                Scans.collect(JdbcMetricSource.over(database.dataSource(), load(database), MAPPING), DayWindow.ALL);
        Path export = Files.write(folder.resolve("export.csv"), csv);
        MetricsPart expected = Scans.collect(MAPPING.over(export), DayWindow.ALL);
        assertThat(expected.results()).isGreaterThan(200);
        assertThat(expected.intake().rejected()).containsKey(new Rejection(RejectionReason.NOT_LISTED, "outcome"));
        assertThat(part.intake().rejected().keySet())
                .isEqualTo(expected.intake().rejected().keySet());
        assertThat(part.results()).isEqualTo(expected.results());
        assertThat(part.days()).isEqualTo(expected.days());
        assertThat(part.decisions()).isEqualTo(expected.decisions());
        assertThat(part.flags()).isEqualTo(expected.flags());
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "DUCKDB", "POSTGRESQL"})
    void instants_of_the_database_are_read_whatever_the_zone_of_the_session(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("instants");
        database.execute(
                "CREATE TABLE " + name + " (seen " + database.instant + ", points " + database.number + ", decision "
                        + database.text + ")",
                "INSERT INTO " + name + " VALUES ('2026-05-01 23:30:00+00:00', 70, 'good')");
        ScanMapping mapping = ScanMapping.builder()
                .observedAt(Time.in("SEEN"))
                .logicVersion(Text.constant("1.0.0"))
                .overallScore(Decimal.in("Points"))
                .classification(Text.in("decision"))
                .build();
        MetricsPart part = Scans.collect(JdbcMetricSource.over(database.dataSource(), name, mapping), DayWindow.ALL);
        assertThat(part.days()).containsOnlyKeys(java.time.LocalDate.of(2026, 5, 1));
    }

    @ParameterizedTest
    @EnumSource
    void columns_that_are_not_there_are_named_all_at_once(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("other");
        database.execute("CREATE TABLE " + name + " (points " + database.number + ")");
        assertThatThrownBy(
                        () -> Scans.collect(JdbcMetricSource.over(database.dataSource(), name, MAPPING), DayWindow.ALL))
                .isInstanceOf(CollectionException.class)
                .hasMessageContainingAll("scored at", "decision", "reason_codes");
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void a_name_that_is_more_than_one_is_refused(ScanDatabase database) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcMetricSource.over(database.dataSource(), "scans; DROP TABLE scans", MAPPING));
    }
}
