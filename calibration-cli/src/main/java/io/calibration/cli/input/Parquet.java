package io.calibration.cli.input;

import io.calibration.cli.registry.RegistryDatabase;
import io.calibration.cli.terminal.BadInput;
import io.calibration.collect.ScanMapping;
import io.calibration.jdbc.JdbcMetricSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Files of Parquet, which DuckDB reads. */
public final class Parquet {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern GLOB = Pattern.compile("[\\[*?]");
    private static final Pattern NESTED = Pattern.compile("^(STRUCT|MAP)\\(|\\[\\d*]$");
    private static final String IN_MEMORY = "jdbc:duckdb:;jdbc_stream_results=true;";

    private Parquet() {}

    /** Whether a file holds Parquet, by how it begins. */
    public static boolean is(Path file) {
        if (!Files.isRegularFile(file)) {
            return false; // a pipe can be read but once
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** DuckDB, in memory. */
    public static DataSource duckDb() {
        return RegistryDatabase.reading(IN_MEMORY);
    }

    /** @throws BadInput when the driver is not there */
    static void requireDuckDb(Path file) {
        try {
            duckDb();
        } catch (IllegalArgumentException e) {
            throw new BadInput(file
                    + ": Parquet is read by DuckDB, which is not in the jar. Put its driver (org.duckdb:duckdb_jdbc of"
                    + " Maven Central) into a folder, and name it: --lib DIR");
        }
    }

    /**
     * The first rows of a file, as the texts that a mapping reads: lists and structs as the JSON of them.
     *
     * @param most so many
     * @param columns takes the names
     * @param each takes the texts of a row, null where there is none
     * @throws BadInput when the file cannot be read
     */
    public static void first(Path file, int most, List<String> columns, Consumer<@Nullable String[]> each) {
        requireDuckDb(file);
        String path = GLOB.matcher(file.toAbsolutePath().toString())
                .replaceAll("[$0]")
                .replace("'", "''");
        String from = " FROM read_parquet('" + path + "', hive_partitioning = false) LIMIT ";
        try (Connection connection = duckDb().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> selected = new ArrayList<>();
            try (ResultSet none = statement.executeQuery("SELECT *" + from + 0)) {
                ResultSetMetaData about = none.getMetaData();
                for (int i = 1; i <= about.getColumnCount(); i++) {
                    String name = about.getColumnLabel(i);
                    String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
                    boolean isNested =
                            NESTED.matcher(about.getColumnTypeName(i)).find();
                    selected.add("CAST(" + (isNested ? "to_json(" + quoted + ")" : quoted) + " AS VARCHAR)");
                    columns.add(name);
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT " + String.join(", ", selected) + from + most)) {
                while (rows.next()) {
                    @Nullable String[] texts = new @Nullable String[columns.size()];
                    for (int i = 0; i < texts.length; i++) {
                        texts[i] = rows.getString(i + 1);
                    }
                    each.accept(texts);
                }
            }
        } catch (SQLException e) {
            throw new BadInput(file + ": this Parquet cannot be read. Copy it again, or write it anew.");
        }
    }

    /** @throws BadInput when one of the files holds something else */
    static JdbcMetricSource in(ScanMapping mapping, Path... files) {
        Stream.of(files).filter(file -> !is(file)).findFirst().ifPresent(other -> {
            throw new BadInput(other + ": this is no Parquet, and others are. Give files of one form at a time.");
        });
        return JdbcMetricSource.parquet(duckDb(), mapping, files);
    }
}
