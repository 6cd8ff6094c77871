package io.calibration.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.cli.terminal.CommandErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries in databases, as people name them at the command line: where none is nothing comes into being, and what only reads can read. */
class RegistryDatabaseTest {

    private static final Pattern DIGEST = Pattern.compile("verdict: ([0-9a-f]{64})");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:%s/regstry", "jdbc:h2:%s/regstry;IFEXISTS=FALSE", "jdbc:sqlite:%s/regstry.db"})
    void a_wrong_path_is_refused_with_the_right_one_and_nothing_comes_into_being(String wrong) throws IOException {
        String right = wrong.replace("regstry", "registry")
                .replace(";IFEXISTS=FALSE", "")
                .formatted(folder);
        begin(right);
        List<String> before = files();
        for (String[] asked : new String[][] {
            {"list"}, {"verify"}, {"show", "1.0.0"}, {"activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga"}
        }) {
            assertThat(gate(wrong.formatted(folder), asked)).isEqualTo(CommandErrors.BAD_INPUT);
            assertThat(text())
                    .contains("There is no registry at", "Did you mean " + right + "?", "bootstrap")
                    .doesNotContain("\tat ");
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void the_name_of_h2_s_file_is_not_its_url_and_a_folder_is_no_database() throws IOException {
        String right = "jdbc:h2:" + folder.resolve("registry");
        begin(right);
        assertThat(gate(right + ".mv.db", "list")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("Did you mean " + right + "?");
        RegistryCommandCase.run(
                printed, printed, "--registry", folder.resolve("registry").toString(), "list");
        assertThat(text()).contains("Did you mean --registry " + right + "?");
    }

    @Test
    void a_database_without_the_tables_is_no_registry_and_gets_none() throws SQLException, IOException {
        String url = "jdbc:h2:" + folder.resolve("other");
        DriverManager.getConnection(url).close();
        assertThat(gate(url, "list")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("There is no registry at " + url, "begin one");
        begin(url);
        assertThat(gate(url, "list")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:registry", "jdbc:h2:file:registry"})
    void a_relative_path_of_h2_is_answered_with_the_one_to_write(String url) {
        assertThat(gate(url, "list")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text())
                .contains("Write " + url.replace("registry", "./registry"))
                .doesNotContain("\n\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:h2:%s/reg/registry", "jdbc:h2:file:%s/reg/registry", "jdbc:sqlite:%s/reg/registry.db"})
    void a_folder_that_there_is_not_is_named_and_not_made(String url) throws IOException {
        String config = config("1.0.0", 50);
        String in = url.formatted(folder);
        for (String[] asked : new String[][] {{"list"}, {"bootstrap", config, "--as", "ada", "--reason", "In use."}}) {
            assertThat(gate(in, asked)).isEqualTo(CommandErrors.BAD_INPUT);
            assertThat(text()).contains("there is no folder " + folder.resolve("reg") + ". Make it");
        }
        assertThat(folder.resolve("reg")).doesNotExist();
    }

    @Test
    void without_a_driver_it_is_told_where_to_put_one() {
        assertThat(gate("jdbc:nowhere:x", "list")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("no driver knows this URL", "--lib DIR");
    }

    @Test
    void a_file_to_be_read_that_is_not_there_is_told_and_does_not_come_into_being() {
        Path missing = folder.resolve("missing.db");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistryDatabase.reading("jdbc:sqlite:" + missing + "?cache=shared"))
                .withMessage("jdbc:sqlite:" + missing + ": there is no such file. Check the path.");
        assertThat(new RegistryUrl("jdbc:duckdb:" + missing).isMissingFile()).isTrue();
        assertThat(new RegistryUrl("jdbc:duckdb:").isMissingFile()).isFalse();
        assertThat(new RegistryUrl("jdbc:duckdb:md:cloud").isMissingFile()).isFalse();
        assertThat(missing).doesNotExist();
    }

    @Test
    void a_password_is_not_repeated() {
        assertThat(new RegistryUrl("jdbc:postgresql://bo:secret@host/db?password=secret").absent())
                .contains("jdbc:postgresql://host/db")
                .doesNotContain("secret");
    }

    @Test
    void h2_leaves_no_trace_file_beside_the_registry() throws IOException {
        begin("jdbc:h2:" + folder.resolve("registry"));
        assertThat(files()).noneMatch(name -> name.endsWith(".trace.db"));
    }

    @Test
    void a_user_of_h2_who_may_only_select_can_look_at_everything_and_is_told_why_deciding_fails()
            throws SQLException, IOException {
        String url = "jdbc:h2:" + folder.resolve("registry");
        begin(url);
        try (Connection owner = DriverManager.getConnection(url);
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE USER reader PASSWORD 'secret'");
            statement.execute("GRANT SELECT ON SCHEMA public TO reader");
        }
        assertReadsAlone(url + ";USER=reader;PASSWORD=secret");
    }

    @Test
    void files_that_only_can_be_read_can_be_looked_at_and_deciding_is_told_why_it_fails() throws IOException {
        String h2 = "jdbc:h2:" + folder.resolve("registry");
        begin(h2);
        assertReadsAlone(h2 + ";ACCESS_MODE_DATA=r");
        String sqlite = "jdbc:sqlite:" + folder.resolve("registry.db");
        begin(sqlite);
        assertReadsAlone("jdbc:sqlite:file:" + folder.resolve("registry.db") + "?mode=ro");
        assertReadsAlone(sqlite + "?open_mode=1");
    }

    private void assertReadsAlone(String url) throws IOException {
        assertThat(gate(url, "list")).as(text()).isZero();
        assertThat(text()).contains("1.1.0 PROPOSED");
        assertThat(gate(url, "verify")).as(text()).isZero();
        Path log = folder.resolve("log.jsonl");
        assertThat(gate(url, "export", log.toString())).as(text()).isZero();
        assertThat(Files.readAllLines(log)).hasSize(2);
        assertThat(gate(url, "show", "1.1.0")).as(text()).isZero();
        Matcher shown = DIGEST.matcher(text());
        assertThat(shown.find()).isTrue();
        assertThat(gate(url, "approve", "1.1.0", "--shown", shown.group(1), "--as", "bo", "--reason", "Read it."))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text().strip().lines()).hasSize(1);
        assertThat(text())
                .contains("can be read, but not written", "that may write")
                .doesNotContain("secret");
    }

    /** A registry with a version in use and one that waits. */
    private void begin(String url) throws IOException {
        String base = config("1.0.0", 50);
        String next = config("1.1.0", 52);
        assertThat(gate(url, "bootstrap", base, "--as", "ada", "--reason", "In use."))
                .as(text())
                .isZero();
        assertThat(gate(url, "submit", next, base, "--as", "ann")).as(text()).isZero();
    }

    private String config(String version, int threshold) throws IOException {
        return Files.writeString(
                        folder.resolve(version + ".json"),
                        "{\"logic_version\": \"" + version
                                + "\", \"compatibility_thresholds\": {\"good\": {\"min_score\": " + threshold
                                + "}, \"rest\": {\"min_score\": 0}}}")
                .toString();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private int gate(String url, String... arguments) {
        printed.reset();
        String[] all = Stream.concat(Stream.of("--registry", url), Stream.of(arguments))
                .toArray(String[]::new);
        return RegistryCommandCase.run(printed, printed, all);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
