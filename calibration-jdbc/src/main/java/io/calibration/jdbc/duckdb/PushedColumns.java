package io.calibration.jdbc.duckdb;

import io.calibration.collect.internal.ScanField;
import io.calibration.config.Labels;
import io.calibration.jdbc.scan.CheckedTable;
import io.calibration.jdbc.scan.ColumnKind;
import io.calibration.jdbc.scan.ScanEngine;
import io.calibration.jdbc.scan.ScanQuery;
import io.calibration.jdbc.scan.ScanTime;
import io.calibration.jdbc.scan.ValuePlace;
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
 * @param dimensions by name
 * @param flags a list of structs; null when the table has none
 */
public record PushedColumns(
        Map<ScanField, String> values,
        Map<String, String> categories,
        Map<String, String> dimensions,
        @Nullable String flags) {

    /** Numbers that become the same doubles in SQL as in Java. */
    private static final Pattern NUMBERS =
            Pattern.compile("DOUBLE|FLOAT|U?TINYINT|U?SMALLINT|U?INTEGER|BIGINT|DECIMAL\\(\\d+, ?[0-9]\\)");

    private static final Pattern FLAGS = Pattern.compile("STRUCT\\((.*)\\)\\[\\]");
    private static final List<String> FLAG_FIELDS =
            List.of("\"type\" VARCHAR", "category VARCHAR", "severity VARCHAR", "type VARCHAR");

    /** What a column is, where it hinders aggregation. */
    public static final class Unsuited extends Exception {
        private static final long serialVersionUID = 1L;

        Unsuited(String why) {
            super(why);
        }
    }

    /**
     * The columns of a table.
     *
     * @throws Unsuited when it is none of DuckDB, or SQL reads one otherwise than this library does
     */
    public static PushedColumns of(ScanQuery query) throws Unsuited {
        require(
                query.engine() == ScanEngine.DUCKDB,
                "of the databases that were measured only DuckDB aggregates faster");
        Map<ScanField, ValuePlace> places = query.described().places();
        EnumMap<ScanField, String> values = new EnumMap<>(ScanField.class);
        for (ScanField field : places.keySet()) {
            switch (field) {
                case OBSERVED_AT -> values.put(field, millis(query.time()));
                case CATEGORY_SCORES, FLAGS, DIMENSIONS -> {}
                case OUTCOME_AT, GROUP -> throw new Unsuited(field.key() + " is looked at row by row");
                default -> values.put(field, value(field, places.get(field), query.results()));
            }
        }
        ValuePlace categories = places.get(ScanField.CATEGORY_SCORES);
        ValuePlace dimensions = places.get(ScanField.DIMENSIONS);
        ValuePlace flags = places.get(ScanField.FLAGS);
        return new PushedColumns(
                values,
                categories == null ? Map.of() : categories(categories, query.results()),
                dimensions == null ? Map.of() : dimensions(dimensions, query.results()),
                flags == null ? null : flags(flags, query.results()));
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

    private static String value(ScanField field, @Nullable ValuePlace place, CheckedTable table) throws Unsuited {
        String name = field.key();
        if (place instanceof ValuePlace.Constant constant) {
            return constant.sql();
        }
        if (!(place instanceof ValuePlace.Plain plain)) {
            throw new Unsuited(name + " is not a column of its own");
        }
        CheckedTable.Column column = found(table, plain.column());
        return switch (ColumnKind.Use.of(field)) {
            case NUMBER -> number(name, column);
            case TRUTH -> {
                require(column.kind() == ColumnKind.TRUTH, name + " is not BOOLEAN");
                yield column.sql();
            }
            case TEXT -> {
                require(column.kind() == ColumnKind.TEXT, name + " is not text");
                yield "(" + column.sql() + ")::VARCHAR";
            }
            case JSON, KEY -> throw new Unsuited(name + " is no text or number alone");
        };
    }

    private static Map<String, String> categories(ValuePlace place, CheckedTable table) throws Unsuited {
        if (!(place instanceof ValuePlace.Columns columns)) {
            throw new Unsuited("categories have no columns of their own");
        }
        TreeMap<String, String> byLabel = new TreeMap<>();
        for (Map.Entry<String, String> entry : columns.byLabel().entrySet()) {
            String label = Labels.normalise(entry.getKey()).orElseThrow();
            String column = number("category " + label, found(table, entry.getValue()));
            require(byLabel.put(label, column) == null, "two categories have one label");
            require(!label.equals(Labels.OTHER), "a category is called other");
        }
        require(byLabel.size() <= 24, "there are more than 24 categories");
        return byLabel;
    }

    private static Map<String, String> dimensions(ValuePlace place, CheckedTable table) throws Unsuited {
        if (!(place instanceof ValuePlace.Columns columns)) {
            throw new Unsuited("dimensions have no columns of their own");
        }
        TreeMap<String, String> byName = new TreeMap<>();
        for (Map.Entry<String, String> entry : columns.byLabel().entrySet()) {
            CheckedTable.Column column = found(table, entry.getValue());
            boolean suited = column.kind() == ColumnKind.TEXT || column.kind() == ColumnKind.INTEGER;
            require(suited, "the dimension " + entry.getKey() + " is neither text nor a whole number");
            byName.put(entry.getKey(), "(" + column.sql() + ")::VARCHAR");
        }
        return byName;
    }

    private static String flags(ValuePlace place, CheckedTable table) throws Unsuited {
        if (!(place instanceof ValuePlace.Plain list)) {
            throw new Unsuited("flags are in a table of their own");
        }
        CheckedTable.Column column = found(table, list.column());
        require(isListOfFlags(column.typeName()), "flags are no list of structs of three texts");
        return column.sql();
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
    public static String written(String sql) {
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
