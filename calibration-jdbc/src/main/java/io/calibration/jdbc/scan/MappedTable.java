package io.calibration.jdbc.scan;

import static java.util.stream.Collectors.joining;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.JoinedRows;
import io.calibration.collect.ScanMapping.TextRows;
import io.calibration.collect.internal.JoinedText;
import io.calibration.metrics.CollectionException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table or a view, or of Parquet files that DuckDB reads, as texts. Where rows of other tables belong to a result, all come in
 * one answer, each result followed by its own, as in {@link ScanQuery}. Immutable and thread-safe.
 */
public final class MappedTable implements TextRows {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62}){0,2}");

    private static final char NOTHING = '-'; // where a packed value is null
    private static final String PARQUET = "read_parquet(";
    private static final Pattern GLOB = Pattern.compile("[\\[*?]");

    private final DataSource dataSource;
    private final String title;
    private final String from;
    private final ScanMapping mapping;
    private final @Nullable String key;
    private final SortedMap<String, JoinedRows> joined;

    private MappedTable(DataSource dataSource, String title, String from, ScanMapping mapping) {
        this.dataSource = dataSource;
        this.title = title;
        this.from = from;
        this.mapping = mapping;
        key = mapping.key().orElse(null);
        joined = mapping.joined();
        joined.values().forEach(rows -> requireName(rows.table()));
    }

    /**
     * The rows of a table or a view.
     *
     * @throws IllegalArgumentException when a name is more than that of a table, with a schema before it or without
     */
    public static MappedTable of(DataSource dataSource, String table, ScanMapping mapping) {
        return new MappedTable(dataSource, "table " + table, requireName(table), mapping);
    }

    /**
     * The rows of Parquet files.
     *
     * @param duckDb any database of DuckDB; nothing is stored in it
     */
    public static MappedTable ofParquet(DataSource duckDb, List<Path> files, ScanMapping mapping) {
        String names = files.stream()
                .map(file ->
                        "'" + GLOB.matcher(file.toString()).replaceAll("[$0]").replace("'", "''") + "'")
                .collect(joining(", ", PARQUET + "[", "], union_by_name = true)"));
        return new MappedTable(duckDb, files.stream().map(Path::toString).collect(joining(", ")), names, mapping);
    }

    private static String requireName(String table) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "The name of a table has letters, digits and _, and may have a schema and a point before it. Make a view of"
                            + " another one.");
        }
        return table;
    }

    @Override
    public void read(List<String> columns, Consumer<@Nullable String[]> each) {
        Rows rows = new Rows(columns, each);
        try (Connection connection = dataSource.getConnection();
                ScanSession session = ScanSession.open(connection, ScanEngine.of(connection));
                Statement statement = session.statement();
                ResultSet found = statement.executeQuery(sql(session.connection(), columns))) {
            boolean isPacked = joined.isEmpty() && ScanEngine.of(connection) == ScanEngine.DUCKDB;
            while (found.next()) {
                if (isPacked) {
                    rows.unpack(found.getString(1));
                } else {
                    rows.next(found);
                }
            }
            rows.end();
        } catch (SQLException e) {
            throw new CollectionException(
                    "Reading " + title + " failed after " + rows.results
                            + " rows. Check its name, the connection and the permission to select.",
                    e);
        }
    }

    /** The results as they come, or each followed by its rows of other tables, those of one table after those of the other. */
    private String sql(Connection connection, List<String> columns) throws SQLException {
        ScanEngine engine = ScanEngine.of(connection);
        if (from.startsWith(PARQUET) && engine != ScanEngine.DUCKDB) {
            throw new CollectionException(
                    "Parquet is read by DuckDB. Give a data source of it, in place of " + engine + ".", null);
        }
        List<String> missing = new ArrayList<>();
        List<String> own =
                columns.stream().filter(column -> !joined.containsKey(column)).toList();
        List<String> selected = selected(connection, engine, title, from, own, missing);
        List<JoinedRows> others = List.copyOf(joined.values());
        List<List<String>> ofOthers = new ArrayList<>();
        for (JoinedRows rows : others) {
            List<String> names = new ArrayList<>(rows.columns().values());
            names.add(rows.result());
            ofOthers.add(selected(connection, engine, "table " + rows.table(), rows.table(), names, missing));
        }
        List<String> keys = key == null || others.isEmpty()
                ? List.of()
                : selected(connection, engine, title, from, List.of(key), missing);
        if (!missing.isEmpty()) {
            throw new CollectionException(String.join(" ", missing), null);
        }
        if (!keys.isEmpty()) {
            return merged(engine, keys.get(0), selected, others, ofOthers);
        }
        return "SELECT " + (engine == ScanEngine.DUCKDB ? packed(selected) : String.join(", ", selected)) + " FROM "
                + from;
    }

    /** All values in one text, each behind its length: the driver of DuckDB takes a microsecond and more for every text that it hands over. */
    private static String packed(List<String> selected) {
        return selected.stream()
                .map(value -> ScanEngine.DUCKDB.text(value))
                .map(text -> "coalesce(length(" + text + ") || ':' || " + text + ", '" + NOTHING + "')")
                .collect(joining(" || "));
    }

    private String merged(
            ScanEngine engine,
            String resultKey,
            List<String> selected,
            List<JoinedRows> others,
            List<List<String>> ofOthers) {
        List<Integer> sizes = new ArrayList<>(List.of(selected.size()));
        others.forEach(rows -> sizes.add(rows.columns().size()));
        StringBuilder all = new StringBuilder(fields(engine, resultKey, 0, selected, sizes))
                .append(" FROM ")
                .append(from);
        for (int i = 0; i < others.size(); i++) {
            List<String> values = ofOthers.get(i);
            String result = values.get(values.size() - 1);
            all.append(" UNION ALL ")
                    .append(fields(engine, result, i + 1, values.subList(0, values.size() - 1), sizes))
                    .append(" FROM ")
                    .append(others.get(i).table())
                    .append(" WHERE ")
                    .append(result)
                    .append(" IS NOT NULL");
        }
        return "SELECT * FROM (" + all + ") a ORDER BY result_key, row_kind";
    }

    /**
     * Key, kind, the values of this kind of row, and nothing in the places of other kinds. Those of other tables are texts, for what a database
     * takes a first row's nothing for would not become a number.
     */
    private static String fields(
            ScanEngine engine, String resultKey, int kind, List<String> values, List<Integer> sizes) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            for (int j = 0; j < sizes.get(i); j++) {
                String value = i == kind ? values.get(j) : "NULL";
                fields.add(i == 0 ? value : engine.text(value));
            }
        }
        return IntStream.range(0, fields.size())
                .mapToObj(i -> ", " + fields.get(i) + " AS v" + i)
                .collect(joining("", "SELECT " + resultKey + " AS result_key, " + kind + " AS row_kind", ""));
    }

    /** What to select for each column; one that is not there is told with those that are. */
    private static List<String> selected(
            Connection connection,
            ScanEngine engine,
            String title,
            String from,
            List<String> columns,
            List<String> missing)
            throws SQLException {
        List<CheckedTable.Column> there = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + from + " WHERE 1 = 0")) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            ResultSetMetaData about = none.getMetaData();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                String name = about.getColumnLabel(i);
                String type = about.getColumnTypeName(i);
                ColumnKind kind = engine.kind(about.getColumnType(i), type, about.getPrecision(i));
                String quoted = quote + name.replace(quote, quote + quote) + quote; // so that no name is more than one
                there.add(new CheckedTable.Column(name, kind, type, quoted));
            }
        }
        List<String> lacking = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        for (String column : columns) {
            spelt(column, there).ifPresentOrElse(found -> selected.add(engine.value(found)), () -> lacking.add(column));
        }
        if (!lacking.isEmpty()) {
            missing.add("In " + title + " are not the columns that the mapping names: " + String.join(", ", lacking)
                    + ". There are "
                    + there.stream().map(CheckedTable.Column::name).collect(joining(", ")) + ".");
        }
        return selected;
    }

    /** As it is written, or the only one that differs in upper and lower case alone. */
    private static Optional<CheckedTable.Column> spelt(String column, List<CheckedTable.Column> there) {
        return there.stream()
                .filter(found -> found.name().equals(column))
                .findFirst()
                .or(() -> {
                    List<CheckedTable.Column> alike = there.stream()
                            .filter(found -> found.name().equalsIgnoreCase(column))
                            .toList();
                    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
                });
    }

    /** Puts the rows of other tables into their result, which comes before them. */
    private final class Rows {

        private static final int KEY = 1;
        private static final int KIND = 2;
        private static final int DECIMAL = 10;

        private final Consumer<@Nullable String[]> each;
        private final @Nullable String[] texts;
        private final int[] own; // places of the results' own columns
        private final List<JoinedText> others;
        private final int[] places; // of what is joined, or -1 where nobody asks for it
        private final int[][] columns; // of the answer, by kind of row
        private @Nullable String present; // the key of the result that is being read
        private boolean open;
        private long results;

        Rows(List<String> names, Consumer<@Nullable String[]> each) {
            this.each = each;
            texts = new @Nullable String[names.size()];
            own = IntStream.range(0, names.size())
                    .filter(i -> !joined.containsKey(names.get(i)))
                    .toArray();
            others = joined.values().stream()
                    .map(rows -> new JoinedText(mapping, rows))
                    .toList();
            places = joined.keySet().stream().mapToInt(names::indexOf).toArray();
            int first = others.isEmpty() ? 1 : KIND + 1;
            List<Integer> sizes = new ArrayList<>(List.of(own.length));
            joined.values().forEach(rows -> sizes.add(rows.columns().size()));
            columns = new int[sizes.size()][];
            for (int kind = 0; kind < columns.length; kind++) {
                columns[kind] = IntStream.range(first, first + sizes.get(kind)).toArray();
                first += sizes.get(kind);
            }
        }

        void next(ResultSet found) throws SQLException {
            int kind = others.isEmpty() ? 0 : found.getInt(KIND);
            if (kind == 0) {
                requireNewKey(found);
                end();
                for (int i = 0; i < own.length; i++) {
                    texts[own[i]] = found.getString(columns[0][i]);
                }
                present = others.isEmpty() ? null : found.getString(KEY);
                open = true;
            } else if (open && Objects.equals(present, found.getString(KEY))) {
                @Nullable String[] values = new @Nullable String[columns[kind].length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = found.getString(columns[kind][i]);
                }
                others.get(kind - 1).add(values);
            }
        }

        /** Results of one key come one after the other, and the rows of other tables only then: they would all be of the last. */
        private void requireNewKey(ResultSet found) throws SQLException {
            if (open && present != null && present.equals(found.getString(KEY))) {
                throw new CollectionException(
                        "Several results of " + title + " have the same " + key
                                + ", so that rows of other tables belong to no one of them. Name another key.",
                        null);
            }
        }

        void unpack(String values) {
            end();
            int at = 0;
            for (int place : own) {
                int begin = values.indexOf(':', at) + 1;
                boolean isNothing = values.charAt(at) == NOTHING;
                int end = isNothing
                        ? at + 1
                        : values.offsetByCodePoints(begin, Integer.parseInt(values, at, begin - 1, DECIMAL));
                texts[place] = isNothing ? null : values.substring(begin, end);
                at = end;
            }
            open = true;
        }

        /** Hands on the result whose rows were read. */
        void end() {
            if (!open) {
                return;
            }
            for (int i = 0; i < places.length; i++) {
                String text = others.get(i).end();
                if (places[i] >= 0) {
                    texts[places[i]] = text;
                }
            }
            results++;
            open = false;
            each.accept(texts);
        }
    }
}
