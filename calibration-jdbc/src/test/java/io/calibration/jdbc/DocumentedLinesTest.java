package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.registry.RegistryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The lines of SQL in the documentation do what is said there. */
class DocumentedLinesTest {

    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_lines_for_postgresql_set_up_and_harden_a_registry() throws Exception {
        String url = PostgresServer.url().replace("user=postgres", "currentSchema=calibration&password=secret&user=");
        holds("postgresql.md", OtherProcess.at(PostgresServer.url()), url, OtherProcess.at(url + "calibration"));
    }

    @Test
    void the_lines_for_mariadb_set_up_and_harden_a_registry() throws Exception {
        String url = MariaDbServer.URL.replace("/registry?user=root", "/calibration?password=secret&user=");
        String administrator = MariaDbServer.URL.replace("/registry", "/calibration");
        holds("mariadb.md", MariaDbServer.database(), url, OtherProcess.at(administrator));
    }

    /** The first lines are for the administrator, and so are the second; then somebody runs the script. */
    private static void holds(String page, DataSource administrator, String url, DataSource runsScript)
            throws IOException, SQLException {
        List<String> blocks = SQL.matcher(Files.readString(Path.of("..", "docs", "databases", page)))
                .results()
                .map(found -> found.group(1).replace("'...'", "'secret'").replaceAll("--.*", ""))
                .toList();
        run(administrator, Stream.of(blocks.get(0).split(";")));
        JdbcRegistryStoreBuilder owner = JdbcRegistryStore.builder(OtherProcess.at(url + "calibration"));
        owner.schemaMode(SchemaMode.CREATE_IF_MISSING).build();
        run(administrator, Stream.of(blocks.get(1).split(";")));
        run(runsScript, Stream.of(owner.hardening("calibration_app").split("\n\n")));
        RegistryStore store = JdbcRegistryStore.builder(OtherProcess.at(url + "calibration_app"))
                .clock(Life.AT_NOON)
                .build();
        Life life = new Life(store, "dating").prepared();
        assertThat(life.registry.log().verify().failures()).isEmpty();
    }

    private static void run(DataSource dataSource, Stream<String> statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements.filter(each -> !each.isBlank()).toList()) {
                statement.executeUpdate(sql);
            }
        }
    }
}
