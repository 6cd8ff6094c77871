package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.CommandResult;
import io.calibration.config.Version;
import io.calibration.registry.RegistryStore;
import io.calibration.stores.FileRegistryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Registries as earlier versions of this library left them are read, verified and gone on with. The kept ones are written once, by the version
 * that they are of, with {@code -Dcalibration.kept=write}; nobody writes them anew.
 */
class KeptRegistriesTest {

    private static final Path KEPT = Path.of("src/test/resources/io/calibration/jdbc/kept/2026-11");
    private static final Path FOLDER = KEPT.resolve("files");
    private static final String SCOPE = "kept";
    private static final String PREFIX = "kept_";
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE IF NOT EXISTS (" + PREFIX + "\\w+)");

    private static final Pattern STATEMENT_END = Pattern.compile(";\n");

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_registry_kept_in_a_database_is_read_and_gone_on_with(Engine engine) throws Exception {
        TestRegistry registry = TestRegistry.at(engine, engine.database()).named(PREFIX);
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : STATEMENT_END.split(Files.readString(script(engine)), 0)) {
                statement.execute(sql);
            }
        }
        readAndGoneOnWith(registry.open(), script(engine));
    }

    @Test
    void a_registry_kept_in_files_is_read_and_gone_on_with() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = temporary.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        readAndGoneOnWith(FileRegistryStore.open(temporary, Life.AT_NOON), FOLDER);
    }

    private static void readAndGoneOnWith(RegistryStore store, Path kept) throws IOException {
        Life life = new Life(store, SCOPE);
        assertThat(life.registry.log().verify().failures()).isEmpty();
        assertThat(exported(life)).isEqualTo(Files.readString(log(kept)));
        assertThat(life.registry.active().orElseThrow().version().version()).isEqualTo(Life.V1);
        assertThat(life.execute(life.submit(new Version("1.5.0"), Life.V1))).isInstanceOf(CommandResult.Applied.class);
        assertThat(life.registry.log().verify().failures()).isEmpty();
    }

    private static String exported(Life life) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        life.registry.log().export(log);
        return log.toString(StandardCharsets.UTF_8);
    }

    /** The log as it was exported by the version that wrote it. */
    private static Path log(Path kept) {
        return kept.resolveSibling(kept.getFileName() + ".log.jsonl");
    }

    /** Writes what is kept. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void kept_is_written_on_demand_only(Engine engine) throws Exception {
        Assumptions.assumeTrue(
                "write".equals(System.getProperty("calibration.kept")), "kept registries are written once");
        TestRegistry registry = TestRegistry.at(engine, engine.database()).named(PREFIX);
        Life life = lived(registry.open(SchemaMode.CREATE_IF_MISSING));
        String ddl = JdbcRegistryStore.builder(registry.dataSource())
                .tablePrefix(PREFIX)
                .ddl();
        List<String> statements = new ArrayList<>();
        String creating =
                ddl.lines().filter(line -> !line.startsWith("--")).reduce("", (text, line) -> text + line + "\n");
        Stream.of(Pattern.compile(";").split(creating, 0))
                .map(String::strip)
                .filter(sql -> sql.startsWith("CREATE"))
                .forEach(statements::add);
        try (Connection connection = registry.dataSource().getConnection()) {
            var tables = TABLE.matcher(creating);
            while (tables.find()) {
                rows(connection, engine, tables.group(1), statements);
            }
        }
        Files.createDirectories(FOLDER);
        Files.writeString(script(engine), String.join(";\n", statements) + ";\n");
        Files.writeString(log(script(engine)), exported(life));
        if (engine == Engine.H2) {
            FileRegistryStore.create(FOLDER);
            Files.writeString(log(FOLDER), exported(lived(FileRegistryStore.open(FOLDER, Life.AT_NOON))));
        }
    }

    private static Life lived(RegistryStore store) {
        Life life = new Life(store, SCOPE);
        life.commands().subList(0, 17).forEach(command -> life.execute(command.get()));
        return life;
    }

    private static void rows(Connection connection, Engine engine, String table, List<String> statements)
            throws SQLException {
        String order = table.endsWith("version") ? " ORDER BY registered" : "";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table + order)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> names = new ArrayList<>();
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    names.add(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
                    values.add(literal(rows, i, engine));
                }
                statements.add("INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES ("
                        + String.join(", ", values) + ")");
            }
        }
    }

    private static String literal(ResultSet rows, int column, Engine engine) throws SQLException {
        Object value = rows.getObject(column);
        int type = rows.getMetaData().getColumnType(column);
        if (value == null) {
            return "NULL";
        }
        if (value instanceof byte[] || value instanceof java.sql.Blob || type == Types.BINARY) {
            String hex = HexFormat.of().formatHex(rows.getBytes(column));
            return engine == Engine.POSTGRESQL ? "'\\x" + hex + "'" : "X'" + hex + "'";
        }
        if (value instanceof Boolean) {
            return rows.getBoolean(column) ? "TRUE" : "FALSE";
        }
        String text = rows.getString(column);
        return value instanceof Number
                ? text
                : "'" + text.replace("'", "''").replace("\\", engine == Engine.MARIADB ? "\\\\" : "\\") + "'";
    }

    private static Path script(Engine engine) {
        return KEPT.resolve(engine.name().toLowerCase(Locale.ROOT) + ".sql");
    }
}
