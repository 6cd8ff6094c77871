package io.calibration.jdbc;

import io.calibration.config.Labels;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a DuckDB table whose values SQL reads as this library does.
 *
 * @param values by field, as SQL; absent when the table does not have it
 * @param categories by label
 * @param flags a list of structs; null when the table has none
 */
record PushedColumns(
        Map<ScanColumn, String> values,
        Map<String, String> categories,
        @Nullable String flags) {

    /** Numbers that become the same doubles in SQL as in Java. */
    private static final Pattern NUMBERS =
            Pattern.compile("DOUBLE|FLOAT|U?TINYINT|U?SMALLINT|U?INTEGER|BIGINT|DECIMAL\\(\\d+, ?[0-9]\\)");

    private static final Pattern FLAGS = Pattern.compile("STRUCT\\((.*)\\)\\[\\]");
    private static final List<String> FLAG_FIELDS =
            List.of("\"type\" VARCHAR", "category VARCHAR", "severity VARCHAR", "type VARCHAR");

    /** What a column is, where it hinders aggregation. */
    private static final class Unsuited extends Exception {
        private static final long serialVersionUID = 1L;

        Unsuited(String why) {
            super(why);
        }
    }

    /** How results of a table without mistakes are collected. */
    static CollectionPlan plan(ScanTable described, CheckedTable table, ScanTime time) {
        if (time.engine() != ScanEngine.DUCKDB) {
            return CollectionPlan.streaming("of the databases that were measured only DuckDB aggregates faster");
        }
        try {
            return CollectionPlan.pushingDown(new PushedColumns(
                    values(described, table, time), categories(described, table), flags(described, table)));
        } catch (Unsuited e) {
            return CollectionPlan.streaming(String.valueOf(e.getMessage()));
        }
    }

    private static Map<ScanColumn, String> values(ScanTable described, CheckedTable table, ScanTime time)
            throws Unsuited {
        EnumMap<ScanColumn, String> values = new EnumMap<>(ScanColumn.class);
        for (Map.Entry<ScanColumn, ValuePlace> entry : described.values().entrySet()) {
            ScanColumn field = entry.getKey();
            values.put(field, field == ScanColumn.OBSERVED_AT ? millis(time) : value(field, entry.getValue(), table));
        }
        return values;
    }

    private static String millis(ScanTime time) throws Unsuited {
        String selected = time.selected();
        return switch (time.form()) {
            case MILLIS, ZONED -> "(" + selected + ")::BIGINT";
            case LOCAL -> {
                require(time.zone() instanceof ZoneOffset, "the zone of the time changes its offset");
                yield "(" + selected + ")::BIGINT - " + ((ZoneOffset) time.zone()).getTotalSeconds() * 1_000L;
            }
            case TEXT, LOCAL_TEXT -> throw new Unsuited("the time is text");
        };
    }

    private static String value(ScanColumn field, ValuePlace place, CheckedTable table) throws Unsuited {
        String name = field.field().key();
        if (place instanceof ValuePlace.Constant constant) {
            return constant.sql();
        }
        if (!(place instanceof ValuePlace.Plain plain)) {
            throw new Unsuited(name + " is not a column of its own");
        }
        CheckedTable.Column column = found(table, plain.column());
        return switch (ColumnUse.of(field)) {
            case NUMBER -> number(name, column);
            case TRUTH -> {
                require(column.kind() == ColumnKind.TRUTH, name + " is not BOOLEAN");
                yield column.sql();
            }
            case TEXT -> {
                require(column.kind() == ColumnKind.TEXT, name + " is not text");
                yield "(" + column.sql() + ")::VARCHAR";
            }
            case JSON -> throw new Unsuited(name + " is JSON");
        };
    }

    private static Map<String, String> categories(ScanTable described, CheckedTable table) throws Unsuited {
        TreeMap<String, String> byLabel = new TreeMap<>();
        if (described.categories() instanceof ScanCategories.Columns columns) {
            for (Map.Entry<String, String> entry : columns.byCategory().entrySet()) {
                String label = Labels.normalise(entry.getKey()).orElseThrow();
                String column = number("category " + label, found(table, entry.getValue()));
                require(byLabel.put(label, column) == null, "two categories have one label");
                require(!label.equals(Labels.OTHER), "a category is called other");
            }
        } else {
            require(described.categories() instanceof ScanCategories.None, "categories have no columns of their own");
        }
        require(byLabel.size() <= 24, "there are more than 24 categories");
        return byLabel;
    }

    private static @Nullable String flags(ScanTable described, CheckedTable table) throws Unsuited {
        if (described.flags() instanceof ScanFlags.None) {
            return null;
        }
        if (described.flags() instanceof ScanFlags.Json json) {
            CheckedTable.Column column = found(table, json.column());
            require(isListOfFlags(column.typeName()), "flags are no list of structs of three texts");
            return column.sql();
        }
        throw new Unsuited("flags are in a table of their own");
    }

    private static boolean isListOfFlags(String type) {
        var matcher = FLAGS.matcher(type);
        if (!matcher.matches()) {
            return false;
        }
        List<String> fields = new ArrayList<>(List.of(matcher.group(1).split(", ")));
        return (fields.size() == 3)
                && FLAG_FIELDS.containsAll(fields)
                && fields.stream()
                                .map(field -> field.replace("\"", ""))
                                .distinct()
                                .count()
                        == 3;
    }

    private static String number(String name, CheckedTable.Column column) throws Unsuited {
        require(NUMBERS.matcher(column.typeName()).matches(), name + " is " + column.typeName());
        String value = column.kind() == ColumnKind.FLOAT ? written(column.sql()) : "(" + column.sql() + ")::DOUBLE";
        return value + " + 0.0::DOUBLE"; // makes -0.0 plain zero
    }

    /**
     * The shortest decimal of a float. Where two are as short, or it is far from 1, DuckDB writes another than Java does: such a value
     * becomes one that no plain row has, so that its row is read.
     */
    static String written(String sql) {
        String size = "abs(" + sql + ")";
        String text = "(" + sql + ")::VARCHAR";
        return "CASE WHEN " + sql + " IS NULL OR " + sql + " = 0 OR " + size + " > 1e-6 AND " + size + " < 1e6 AND ("
                + text
                + "::DOUBLE <> " + sql + "::DOUBLE OR length(" + text + ") <= 9) THEN " + text
                + "::DOUBLE ELSE 'NaN'::DOUBLE END";
    }

    private static CheckedTable.Column found(CheckedTable table, String name) throws Unsuited {
        CheckedTable.Column column = table.column(name, "");
        if (column == null) {
            throw new Unsuited("a column is missing");
        }
        return column;
    }

    private static void require(boolean suited, String orElse) throws Unsuited {
        if (!suited) {
            throw new Unsuited(orElse);
        }
    }
}
