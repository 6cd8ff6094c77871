package io.calibration.jdbc.scan;

import static java.util.stream.Collectors.joining;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.JoinedRows;
import io.calibration.internal.Nearest;
import io.calibration.jdbc.scan.CheckedTable.Column;
import io.calibration.metrics.CollectionException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the rows that a mapping reads are asked for. Where rows of other tables belong to a result, all come in one answer, each result followed
 * by its own, as in {@link ScanQuery}.
 *
 * @param parts the results, then each table that is joined to them
 */
record MappedQuery(ScanEngine engine, List<Part> parts) {

    /** The alias of each table in its part. */
    static final String ALIAS = "t";

    /** In place of the length and the text of a packed value that is null. */
    static final char NOTHING = '-';

    /** Places of the key and of the kind of row where tables are joined; kinds are counted from 0, the results. */
    static final int KEY = 1;

    static final int KIND = 2;

    /**
     * What is selected of a table.
     *
     * @param key that of a result; null where no table is joined
     */
    record Part(CheckedTable table, @Nullable Column key, List<Column> columns) {}

    /**
     * Holds the mapping against the tables.
     *
     * @param results null where they cannot be asked, which is among the mistakes
     * @param names the columns that the mapping reads, joined ones among them
     * @throws CollectionException when the tables are not as the mapping says, with every mistake
     */
    static MappedQuery of(FoundTables tables, @Nullable CheckedTable results, ScanMapping mapping, List<String> names)
            throws SQLException {
        List<String> own = names.stream()
                .filter(name -> !mapping.joined().containsKey(name))
                .toList();
        List<Part> parts = new ArrayList<>();
        String key = mapping.joined().isEmpty() ? null : mapping.key().orElseThrow();
        addPart(results, key, own, parts);
        for (Map.Entry<String, JoinedRows> joined : mapping.joined().entrySet()) {
            if (results != null) {
                requireNewName(joined.getKey(), results, tables);
            }
            JoinedRows rows = joined.getValue();
            addPart(
                    tables.ask(rows.table(), ALIAS),
                    rows.result(),
                    rows.columns().values(),
                    parts);
        }
        tables.requireNoMistake();
        return new MappedQuery(tables.engine(), parts);
    }

    private static void requireNewName(String joined, CheckedTable results, FoundTables tables) {
        results.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(joined))
                .forEach(column -> tables.mistake(
                        "joined." + joined,
                        "has the name of " + results.title() + "." + column.name(),
                        "Give it another, there and where the mapping reads it."));
    }

    private static void addPart(
            @Nullable CheckedTable table, @Nullable String key, Collection<String> names, List<Part> parts) {
        if (table != null) {
            List<Column> columns = new ArrayList<>();
            names.forEach(name -> add(table, name, columns));
            List<Column> keys = new ArrayList<>();
            if (key != null) {
                add(table, key, keys);
            }
            parts.add(new Part(table, keys.isEmpty() ? null : keys.get(0), columns));
        }
    }

    private static void add(CheckedTable table, String name, List<Column> columns) {
        List<String> there = table.columns().stream().map(Column::name).toList();
        Column column = table.column(name, "Name another in the mapping." + Nearest.hint(name, there));
        if (column != null) {
            columns.add(column);
        }
    }

    /** Whether rows of other tables come behind each result. */
    boolean isMerged() {
        return parts.size() > 1;
    }

    /** Whether all values of a row come as one text: the driver of DuckDB takes a microsecond and more for every text that it hands over. */
    boolean isPacked() {
        return engine == ScanEngine.DUCKDB && !isMerged();
    }

    /** The query in the database's own words. */
    String sql() {
        if (isMerged()) {
            return IntStream.range(0, parts.size())
                    .mapToObj(this::part)
                    .collect(joining(
                            " UNION ALL ",
                            "SELECT * FROM (",
                            ") a ORDER BY " + (areNumbers() ? "result_key" : engine.inOrder("result_key"))
                                    + ", row_kind"));
        }
        List<String> values = parts.get(0).columns().stream().map(engine::value).toList();
        return "SELECT " + (isPacked() ? packed(values) : String.join(", ", values)) + from(parts.get(0));
    }

    private static String from(Part part) {
        return " FROM " + part.table().name() + " " + ALIAS;
    }

    /** All values in one text, each behind its length. */
    private String packed(List<String> values) {
        return values.stream()
                .map(engine::text)
                .map(text -> "coalesce(length(" + text + ") || ':' || " + text + ", '" + NOTHING + "')")
                .collect(joining(" || "));
    }

    /**
     * Key, kind, the values of this kind of row, and nothing in the places of other kinds. Those of other tables are texts, for what a database
     * takes a first row's nothing for would not become a number; so are those of DuckDB, whose driver moves times into the zone of the machine.
     */
    private String part(int kind) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (Column column : parts.get(i).columns()) {
                String value = i == kind ? engine.value(column) : "NULL";
                fields.add(i == 0 && engine != ScanEngine.DUCKDB ? value : engine.text(value));
            }
        }
        String key = key(kind).sql();
        return IntStream.range(0, fields.size())
                .mapToObj(i -> ", " + fields.get(i) + " AS v" + i)
                .collect(joining(
                        "",
                        "SELECT " + (areNumbers() ? key : "RTRIM(" + engine.text(key) + ")") + " AS result_key, " + kind
                                + " AS row_kind",
                        from(parts.get(kind))));
    }

    /**
     * Whether all keys are whole numbers. Others are compared as the texts that they read as, without the blanks with which CHAR pads, and sorted
     * so that none comes between rows of the same: what a database holds for equal may read otherwise.
     */
    private boolean areNumbers() {
        return IntStream.range(0, parts.size()).allMatch(i -> engine.isWhole(key(i)));
    }

    /** By which a table names a result. */
    Column key(int part) {
        return Objects.requireNonNull(parts.get(part).key());
    }
}
