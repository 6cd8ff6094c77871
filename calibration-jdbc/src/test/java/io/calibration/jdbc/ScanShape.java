package io.calibration.jdbc;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.JoinedRows;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Truth;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a host may lay out its scan results: everything in one row, a column a category, or tables of their own. */
enum ScanShape {
    JSON_COLUMNS,
    CATEGORY_COLUMNS,
    CHILD_TABLES;

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    /** Makes tables of this shape, fills them, and describes them. */
    ScanTable load(ScanDatabase database, List<Scans.Scan> scans) throws SQLException {
        String name = ScanDatabase.newName("scans");
        create(database, name);
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            insertResults(database, connection, name, scans);
            if (this != JSON_COLUMNS) {
                insertFlags(connection, name, scans);
            }
            if (this == CHILD_TABLES) {
                insertScores(connection, name, scans);
            }
            connection.commit();
        }
        if ((this == JSON_COLUMNS) && (database == ScanDatabase.POSTGRESQL)) {
            database.execute("CREATE VIEW " + name + "_in_order AS SELECT * FROM " + name + " ORDER BY id");
            return table(name + "_in_order"); // its rows stand wherever there is room
        }
        return table(name);
    }

    private ScanTable table(String name) {
        ScanTable table = ScanTable.named(name).key("id").flagsInTable(name + "_flags", "scan_id");
        return switch (this) {
            case JSON_COLUMNS -> ScanTable.named(name);
            case CATEGORY_COLUMNS -> table.categoryScoresInColumns("values_match", "trust", "fun");
            case CHILD_TABLES -> table.categoryScoresInTable(name + "_scores", "scan_id", "category", "score");
        };
    }

    /** The same tables, described by a mapping. */
    ScanMapping mapping(ScanDatabase database, String name) {
        Time time = Time.in("observed_at");
        ScanMapping.Builder mapping = ScanMapping.builder()
                .observedAt(database == ScanDatabase.MARIADB ? time.zone(ZoneOffset.ofHours(9)) : time)
                .logicVersion(Text.in("logic_version"))
                .overallScore(Decimal.in("overall_score"))
                .classification(Text.in("classification"))
                .confidence(Decimal.in("confidence"))
                .escalation(Codes.in("escalation"))
                .tier(Text.in("tier"))
                .dataSufficient(Truth.in("data_sufficient"))
                .conflictScore(Decimal.in("conflict_score"))
                .outcome(Truth.in("outcome"));
        if (this == JSON_COLUMNS) {
            return mapping.categoriesInJson("category_scores")
                    .flagsInJson("flags")
                    .build();
        }
        Map<String, String> flag = Map.of("type", "type", "severity", "severity", "category", "category");
        mapping.key("id")
                .join("raised", JoinedRows.objects(name + "_flags", "scan_id", flag))
                .flagsInJson("raised");
        if (this == CHILD_TABLES) {
            mapping.join("scores", JoinedRows.object(name + "_scores", "scan_id", "category", "score"))
                    .categoriesInJson("scores");
        } else {
            Scans.CATEGORIES.forEach(category -> mapping.category(category, Decimal.in(category)));
        }
        return mapping.build();
    }

    private void create(ScanDatabase database, String name) throws SQLException {
        String columns = "id INTEGER PRIMARY KEY, observed_at " + database.instant + ", logic_version " + database.text
                + ", overall_score " + database.number + ", classification " + database.text + ", confidence "
                + database.number + ", escalation " + database.text + ", tier " + database.text
                + ", data_sufficient BOOLEAN, conflict_score " + database.number + ", outcome BOOLEAN";
        columns += switch (this) {
            case JSON_COLUMNS -> ", category_scores " + database.json + ", flags " + database.json;
            case CATEGORY_COLUMNS ->
                ", values_match " + database.number + ", trust " + database.number + ", fun " + database.number;
            case CHILD_TABLES -> "";
        };
        database.execute(
                "CREATE TABLE " + name + " (" + columns + ")",
                "CREATE TABLE " + name + "_flags (scan_id INTEGER, type " + database.text + ", severity "
                        + database.text + ", category " + database.text + ")",
                "CREATE TABLE " + name + "_scores (scan_id INTEGER, category " + database.text + ", score "
                        + database.number + ")");
    }

    private void insertResults(ScanDatabase database, Connection connection, String name, List<Scans.Scan> scans)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < scans.size(); i++) {
            Scans.Scan scan = scans.get(i);
            List<Object> row = new ArrayList<>(Arrays.asList(
                    i,
                    time(database, scan, i),
                    scan.logicVersion(),
                    scan.overallScore(),
                    scan.classification(),
                    scan.confidence(),
                    scan.escalation(),
                    scan.tier(),
                    scan.dataSufficient(),
                    scan.conflictScore(),
                    scan.outcome()));
            if (this == JSON_COLUMNS) {
                row.addAll(List.of(Scans.scores(scan), Scans.flags(scan)));
            } else if (this == CATEGORY_COLUMNS) {
                Scans.CATEGORIES.forEach(
                        category -> row.add(scan.categoryScores().get(category)));
            }
            rows.add(row.toArray());
        }
        String cast = database == ScanDatabase.POSTGRESQL ? "CAST(? AS JSONB)" : "?";
        String last = switch (this) {
            case JSON_COLUMNS -> ", " + cast + ", " + cast;
            case CATEGORY_COLUMNS -> ", ?, ?, ?";
            case CHILD_TABLES -> "";
        };
        insert(connection, "INSERT INTO " + name + " VALUES (" + "?, ".repeat(10) + "?" + last + ")", rows);
    }

    /** Where the database keeps instants, at an offset of its own in every row; as text on SQLite. */
    private static Object time(ScanDatabase database, Scans.Scan scan, int row) {
        if (scan.observedAt() == null) {
            return null;
        }
        ZoneOffset offset = ZoneOffset.ofHours(row % 23 - 11);
        return switch (database) {
            case SQLITE -> scan.observedAt().atOffset(offset).toString();
            case MARIADB -> TEXT.format(LocalDateTime.ofInstant(scan.observedAt(), ZoneOffset.ofHours(9)));
            default -> scan.observedAt().atOffset(offset);
        };
    }

    private static void insertFlags(Connection connection, String name, List<Scans.Scan> scans) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (int i = scans.size() - 1; i >= 0; i--) {
            for (Scans.Flag flag : scans.get(i).flags()) {
                rows.add(new Object[] {i, flag.type(), flag.severity(), flag.category()});
            }
        }
        insert(connection, "INSERT INTO " + name + "_flags VALUES (?, ?, ?, ?)", rows);
    }

    private static void insertScores(Connection connection, String name, List<Scans.Scan> scans) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < scans.size(); i++) {
            int id = i;
            scans.get(i).categoryScores().forEach((category, score) -> rows.add(new Object[] {id, category, score}));
        }
        insert(connection, "INSERT INTO " + name + "_scores VALUES (?, ?, ?)", rows);
    }

    private static void insert(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            if (!rows.isEmpty()) {
                statement.executeBatch();
            }
        }
    }
}
