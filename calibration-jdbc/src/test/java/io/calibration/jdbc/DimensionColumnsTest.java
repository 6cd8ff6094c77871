package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.collect.ScanResults;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.KnownLabels;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns that hold the values of dimensions. */
class DimensionColumnsTest {

    private static final long START = 1_772_704_800_000L; // 2026-03-05T10:00Z
    private static final SnapshotLayout LAYOUT = Scans.LAYOUT.withKnownLabels(KnownLabels.none()
            .withDimensions(new TreeMap<>(Map.of(
                    "segment",
                    new TreeSet<>(List.of("retail", "corporate")),
                    "branch",
                    new TreeSet<>(),
                    KnownLabels.TIER,
                    new TreeSet<>(),
                    KnownLabels.HOUR_OF_DAY,
                    new TreeSet<>()))));

    /** One row; null where a column is null. */
    private record Row(
            int hour,
            double score,
            @Nullable String segment,
            @Nullable Integer branch,
            String tier) {}

    private static final List<Row> ROWS = List.of(
            new Row(0, 70, "Retail", 12, "free"),
            new Row(1, 30, "corporate", 7, "free"),
            new Row(2, 70, "somewhere else", null, "paid"),
            new Row(26, 80, null, 12, "paid"),
            new Row(27, 180, "retail", 12, "paid"));

    @ParameterizedTest
    @EnumSource(ScanDatabase.class)
    void columns_count_as_results_in_memory_do(ScanDatabase database) throws Exception {
        ScanTable table = table(load(database)).dimensionsInColumns(Map.of("segment", "market", "Branch", "branch"));
        assertThat(collect(JdbcMetricSource.over(database.dataSource(), table))).isEqualTo(inMemory());
    }

    @ParameterizedTest
    @EnumSource(ScanDatabase.class)
    void a_column_with_json_counts_likewise(ScanDatabase database) throws Exception {
        ScanTable table = table(load(database)).dimensionsInJson("dims");
        assertThat(collect(JdbcMetricSource.over(database.dataSource(), table))).isEqualTo(inMemory());
    }

    @ParameterizedTest
    @EnumSource(ScanDatabase.class)
    void tier_and_hour_need_no_column_and_what_is_not_declared_is_told(ScanDatabase database) throws Exception {
        ScanTable table = table(load(database)).dimensionsInColumns("market");
        MetricsPart part = collect(JdbcMetricSource.over(database.dataSource(), table));
        assertThat(part.dimensions()).containsOnlyKeys("tier", "hour_of_day");
        assertThat(part.dimensions().get("hour_of_day")).containsOnlyKeys("h10", "h11", "h12");
        assertThat(part.intake().ignored())
                .containsOnly(
                        Map.entry(new Rejection(RejectionReason.NOT_DECLARED, "dimensions"), new Intake.Tally(3, 1)));
    }

    @ParameterizedTest
    @EnumSource(ScanDatabase.class)
    void a_column_that_is_none_is_refused_with_its_mend(ScanDatabase database) throws Exception {
        ScanTable table = table(load(database)).dimensionsInColumns(Map.of("segment", "nowhere"));
        assertThatThrownBy(() -> JdbcMetricSource.over(database.dataSource(), table))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("dimensionsInColumns(...)");
        assertThatIllegalArgumentException().isThrownBy(() -> table.dimensionsInColumns());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.dimensionsInColumns("segment", "Segment"))
                .withMessageContaining("are the same label: segment");
    }

    private static MetricsPart collect(MetricSource source) {
        return SnapshotCollector.collect(
                        source, new MetricSource.CollectionRequest(DayWindow.ALL, LAYOUT, MetricSource.Progress.NONE))
                .metrics();
    }

    private static MetricsPart inMemory() {
        List<ScanResult> results = new ArrayList<>();
        for (Row row : ROWS) {
            results.add(ScanResult.builder()
                    .observedAt(Instant.ofEpochMilli(START + row.hour * 3_600_000L))
                    .logicVersion("1.0.0")
                    .overallScore(row.score)
                    .classification("good")
                    .tier(row.tier)
                    .dimension("segment", row.segment)
                    .dimension("branch", row.branch == null ? null : row.branch.toString())
                    .build());
        }
        return collect(ScanResults.of(results));
    }

    private static ScanTable table(String name) {
        return ScanTable.named(name)
                .observedAtMillis("observed_at")
                .withoutCategoryScores()
                .withoutFlags()
                .without(
                        ScanColumn.CONFIDENCE,
                        ScanColumn.ESCALATION,
                        ScanColumn.DATA_SUFFICIENT,
                        ScanColumn.OUTCOME,
                        ScanColumn.CONFLICT_SCORE);
    }

    private static String load(ScanDatabase database) throws Exception {
        String name = ScanDatabase.newName("dims");
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + name + " (observed_at BIGINT, logic_version " + database.text
                + ", overall_score " + database.number + ", classification " + database.text + ", tier "
                + database.text + ", market " + database.text + ", branch INTEGER, dims " + database.text + ")");
        for (Row row : ROWS) {
            String json = "{\"Segment\": " + (row.segment == null ? null : '"' + row.segment + '"') + ", \"branch\": "
                    + row.branch + "}";
            statements.add("INSERT INTO " + name + " VALUES (" + (START + row.hour * 3_600_000L) + ", '1.0.0', "
                    + row.score + ", 'good', '" + row.tier + "', "
                    + (row.segment == null ? "NULL" : "'" + row.segment + "'") + ", " + row.branch + ", '" + json
                    + "')");
        }
        database.execute(statements.toArray(new String[0]));
        return name;
    }
}
