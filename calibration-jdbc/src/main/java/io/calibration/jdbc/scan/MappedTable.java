package io.calibration.jdbc.scan;

import io.calibration.collect.ScanMapping.TextRows;
import io.calibration.metrics.CollectionException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of a table or a view, as texts. Immutable and thread-safe. */
public final class MappedTable implements TextRows {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62}){0,2}");

    private final DataSource dataSource;
    private final String table;

    /** @throws IllegalArgumentException when the name is more than that of a table, with a schema before it or without */
    public MappedTable(DataSource dataSource, String table) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "The name of a table has letters, digits and _, and may have a schema and a point before it. Make a view of"
                            + " another one.");
        }
        this.dataSource = dataSource;
        this.table = table;
    }

    @Override
    public void read(List<String> columns, Consumer<@Nullable String[]> each) {
        long rows = 0;
        try (Connection connection = dataSource.getConnection();
                ScanSession session = ScanSession.open(connection, ScanEngine.of(connection));
                Statement statement = session.statement();
                ResultSet found = statement.executeQuery(sql(session, columns))) {
            @Nullable String[] texts = new @Nullable String[columns.size()];
            while (found.next()) {
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = found.getString(i + 1);
                }
                each.accept(texts);
                rows++;
            }
        } catch (SQLException e) {
            throw new CollectionException(
                    "Reading table " + table + " failed after " + rows
                            + " rows. Check its name, the connection and the permission to select.",
                    e);
        }
    }

    /** Columns are quoted as they are spelt in the table, so that no name is more than one. */
    private String sql(ScanSession session, List<String> columns) throws SQLException {
        List<String> there = new ArrayList<>();
        try (Statement statement = session.connection().createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData about = none.getMetaData();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                there.add(about.getColumnLabel(i));
            }
        }
        List<String> missing = new ArrayList<>();
        List<String> spelt = new ArrayList<>();
        for (String column : columns) {
            spelling(column, there).ifPresentOrElse(spelt::add, () -> missing.add(column));
        }
        if (!missing.isEmpty()) {
            throw new CollectionException(
                    "Table " + table + " has not the columns that the mapping names: " + String.join(", ", missing)
                            + ". It has " + String.join(", ", there) + ".",
                    null);
        }
        String quote = session.connection().getMetaData().getIdentifierQuoteString();
        return spelt.stream()
                .map(name -> quote + name.replace(quote, quote + quote) + quote)
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + table));
    }

    /** As it is written, or the only one that differs in upper and lower case alone. */
    private static Optional<String> spelling(String column, List<String> there) {
        if (there.contains(column)) {
            return Optional.of(column);
        }
        List<String> alike = there.stream().filter(column::equalsIgnoreCase).toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }
}
