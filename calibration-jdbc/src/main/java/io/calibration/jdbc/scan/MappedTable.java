package io.calibration.jdbc.scan;

import static java.util.stream.Collectors.joining;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.JoinedRows;
import io.calibration.collect.ScanMapping.TextRows;
import io.calibration.metrics.CollectionException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table or a view, with those of other tables that belong to them, or of Parquet files that DuckDB reads, as texts. Immutable and
 * thread-safe.
 */
public final class MappedTable implements TextRows {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62}){0,2}");

    private static final Pattern GLOB = Pattern.compile("[\\[*?]");

    private final DataSource dataSource;
    private final String title;
    private final String table;
    private final List<Path> files; // of Parquet, in place of a table
    private final ScanMapping mapping;

    private MappedTable(DataSource dataSource, String title, String table, List<Path> files, ScanMapping mapping) {
        this.dataSource = dataSource;
        this.title = title;
        this.table = table;
        this.files = files;
        this.mapping = mapping;
    }

    /**
     * The rows of a table or a view.
     *
     * @throws IllegalArgumentException when a name is more than that of a table, with a schema before it or without
     */
    public static MappedTable of(DataSource dataSource, String table, ScanMapping mapping) {
        List<String> tables = Stream.concat(
                        Stream.of(table), mapping.joined().values().stream().map(JoinedRows::table))
                .distinct()
                .toList();
        tables.forEach(MappedTable::requireName);
        String title = (tables.size() == 1 ? "table " : "tables ") + String.join(", ", tables);
        return new MappedTable(dataSource, title, table, List.of(), mapping);
    }

    /**
     * The rows of Parquet files, one file after the other, each by its own columns and types.
     *
     * @param duckDb any database of DuckDB; nothing is stored in it
     * @throws IllegalArgumentException when the mapping joins rows of other tables
     */
    public static MappedTable ofParquet(DataSource duckDb, List<Path> files, ScanMapping mapping) {
        if (!mapping.joined().isEmpty()) {
            throw new IllegalArgumentException("The mapping joins rows of other tables, which a file has not: "
                    + String.join(", ", mapping.joined().keySet()) + ". Read a database with it, or name columns.");
        }
        return new MappedTable(
                duckDb, files.stream().map(Path::toString).collect(joining(", ")), "", List.copyOf(files), mapping);
    }

    private static void requireName(String table) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException(table
                    + " is no name of a table: that has letters, digits and _, and may have a schema and a point before it. Make a"
                    + " view of another one.");
        }
    }

    private boolean isParquet() {
        return !files.isEmpty();
    }

    @Override
    public void read(List<String> columns, Consumer<@Nullable String[]> each) {
        try (Connection connection = open();
                ScanSession session = ScanSession.open(connection, ScanEngine.of(connection))) {
            FoundTables tables = new FoundTables(session.connection(), null);
            for (MappedQuery query : isParquet() ? ofFiles(tables, columns) : List.of(ofTable(tables, columns))) {
                read(session, query, new MappedRows(query, mapping, columns, each));
            }
        } catch (SQLException e) {
            throw failed(0, e);
        }
    }

    private Connection open() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new CollectionException(
                    "The database for " + title
                            + " cannot be opened. Check that it is there: its file or its address, the user and the password.",
                    e);
        }
    }

    private MappedQuery ofTable(FoundTables tables, List<String> columns) throws SQLException {
        return MappedQuery.of(tables, tables.ask(table, MappedQuery.ALIAS), mapping, columns);
    }

    /** Each file by itself: where several are read at once, a time without a zone becomes one of the session's, and a float another double. */
    private List<MappedQuery> ofFiles(FoundTables tables, List<String> columns) throws SQLException {
        if (tables.engine() != ScanEngine.DUCKDB) {
            throw new CollectionException(
                    "Parquet is read by DuckDB. Give a data source of it, in place of " + tables.engine() + ".", null);
        }
        List<MappedQuery> queries = new ArrayList<>();
        for (Path file : files) {
            String path = literal(file);
            CheckedTable rows = tables.ask(
                    file.toString(), "read_parquet(" + path + ", hive_partitioning = false)", MappedQuery.ALIAS);
            tables.requireNames(rows, "SELECT name FROM parquet_schema(" + path + ")");
            queries.add(MappedQuery.of(tables, rows, mapping, columns));
        }
        return queries;
    }

    /** Its path, whole, so that none begins as an address does, and without meaning as a pattern. */
    private static String literal(Path file) {
        String path = file.toAbsolutePath().toString();
        return "'" + GLOB.matcher(path).replaceAll("[$0]").replace("'", "''") + "'";
    }

    private void read(ScanSession session, MappedQuery query, MappedRows rows) {
        try (Statement statement = session.statement();
                ResultSet found = statement.executeQuery(query.sql())) {
            while (found.next()) {
                rows.next(found);
            }
            rows.end();
        } catch (SQLException e) {
            throw failed(rows.results(), e);
        }
    }

    private CollectionException failed(long results, SQLException e) {
        String mend = isParquet()
                ? "Check that the files are there, and that Parquet is what they hold."
                : "Check the connection and what views read, and collect again.";
        return new CollectionException("Reading " + title + " failed after " + results + " rows. " + mend, e);
    }
}
