package io.calibration.jdbc;

import io.calibration.collect.internal.ScanField;
import io.calibration.metrics.DayWindow;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a checked table are asked for. Where other tables belong to it, the rows of all come in one answer, each result followed
 * by its own, so that one pass and one moment of the database serve for all; the database sorts them.
 *
 * @param table the results
 * @param title the table as people call it
 * @param time the column of the time
 * @param parts what is selected of a result, in the order of {@link ScanField}
 * @param key the key of a result; null when none was named
 * @param children the tables that belong to it
 * @param plan whether the database aggregates
 */
record ScanQuery(
        ScanEngine engine,
        Name table,
        String title,
        ScanTime time,
        List<Part> parts,
        CheckedTable.@Nullable Column key,
        List<Child> children,
        CollectionPlan plan) {

    /** The alias of the table of results in every query. */
    static final Name RESULT = DSL.name("s");

    /** The alias of another table in a query. */
    static final Name CHILD = DSL.name("c");

    private static final Name KEY = DSL.name("result_key");
    private static final Name KIND = DSL.name("row_kind");

    /** Places of the key and of the kind of row where there are other tables. */
    static final int KEY_INDEX = 1;

    static final int KIND_INDEX = 2;

    /** The kind of a row that is a result; those of other tables are counted from 1. */
    static final int RESULT_KIND = 0;

    /** One column of a result. */
    record Part(ScanField field, Field<?> sql, ColumnReader reader) {}

    /** A table of which several rows may belong to a result. */
    record Child(ScanField field, Name table, Field<Object> result, List<Column> columns) {}

    /** A column of such a table. */
    record Column(Field<?> sql, ColumnKind kind) {}

    /** The same, with all rows streamed. */
    ScanQuery streamed() {
        return new ScanQuery(
                engine, table, title, time, parts, key, children, CollectionPlan.streaming("that was asked for"));
    }

    boolean isOneTable() {
        return children.isEmpty();
    }

    /** The place of a child's first column. */
    int firstColumn(Child wanted) {
        int index = KIND_INDEX + parts.size() + 1;
        for (Child child : children.subList(0, children.indexOf(wanted))) {
            index += child.columns().size();
        }
        return index;
    }

    /** The query in the database's own words. */
    String sql(DayWindow window) {
        return sql(isOneTable() || (key == null) ? results(time.in(window)) : merged(key.sql(), time.in(window)));
    }

    /** The results of a range of keys alone, in the order of the key. */
    String sql(DayWindow window, Field<Object> by, KeyRange range) {
        Condition where = time.in(window).and(range.holds(by));
        return sql(isOneTable() ? results(where).orderBy(by) : merged(by, where));
    }

    private String sql(Select<?> query) {
        return DSL.using(engine.dialect()).renderInlined(query);
    }

    /** Where a window's rows come from, as SQL. */
    String from(Condition which, DayWindow window) {
        String sql = sql(DSL.select(DSL.inline(1))
                .from(of(table, RESULT))
                .where(time.in(window).and(which)));
        return sql.substring(sql.indexOf(" from "));
    }

    private SelectConditionStep<Record> results(Condition where) {
        List<Field<?>> fields = parts.stream().<Field<?>>map(Part::sql).toList();
        return DSL.select(fields).from(of(table, RESULT)).where(where);
    }

    private Select<Record> merged(Field<Object> key, Condition where) {
        Select<Record> all =
                DSL.select(fields(key, RESULT_KIND)).from(of(table, RESULT)).where(where);
        for (int i = 0; i < children.size(); i++) {
            Child child = children.get(i);
            all = all.unionAll(DSL.select(fields(key, i + 1))
                    .from(of(table, RESULT))
                    .join(of(child.table(), CHILD))
                    .on(child.result().eq(key))
                    .where(where));
        }
        return DSL.select(DSL.asterisk()).from(all.asTable("a")).orderBy(DSL.field(KEY), DSL.field(KIND));
    }

    /** Key, kind, the columns of a result, and those of each other table; null in rows of another kind. */
    private List<Field<?>> fields(Field<Object> key, int kind) {
        List<Field<?>> fields =
                new ArrayList<>(List.of(key.as(KEY), DSL.inline(kind).as(KIND)));
        parts.forEach(part -> fields.add(kind == RESULT_KIND ? part.sql() : DSL.inline((Object) null)));
        for (int i = 0; i < children.size(); i++) {
            boolean own = kind == i + 1;
            children.get(i).columns().forEach(column -> fields.add(own ? column.sql() : DSL.inline((Object) null)));
        }
        List<Field<?>> named = new ArrayList<>(fields.subList(0, KIND_INDEX));
        for (int i = KIND_INDEX; i < fields.size(); i++) {
            named.add(fields.get(i).as("v" + i));
        }
        return named;
    }

    private static Table<Record> of(Name table, Name alias) {
        return DSL.table(table).as(alias);
    }
}
