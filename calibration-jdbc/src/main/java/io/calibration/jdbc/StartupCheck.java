package io.calibration.jdbc;

import io.calibration.registry.RegistryStoreException;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Finds out before the first request whether the database keeps what the tables promise. Leaves nothing behind. */
final class StartupCheck {

    private static final String NOBODY = "calibration:startup-check";

    private final Transactions transactions;
    private final Tables tables;
    private final Schema schema;

    StartupCheck(Transactions transactions, Tables tables, Schema schema) {
        this.transactions = transactions;
        this.tables = tables;
        this.schema = schema;
    }

    /** @throws RegistryStoreException naming the first thing that is wrong, and the mend */
    void run() {
        if (!schema.isThere(transactions)) {
            throw wrong("cannot be read: a table is missing, or the permission to select. Open the store once with"
                    + " SchemaMode.CREATE_IF_MISSING, or run the builder's ddl().");
        }
        transactions.read(sql -> {
            schema.checkSteps(sql);
            return true;
        });
        require(
                transactions.refuses(this::breakForeignKey),
                "are not protected by their foreign keys. Switch foreign keys on (MariaDB: foreign_key_checks), and"
                        + " compare the tables with the builder's ddl().");
        require(
                transactions.refuses(this::breakCheck),
                "are not protected by their CHECK constraints. Switch them on (MariaDB: check_constraint_checks;"
                        + " MySQL: 8.0.16 or later; SQLite: ignore_check_constraints).");
        require(
                !transactions.read(this::comparesLoosely),
                "compare ids without regard to case or trailing spaces. Create them with the builder's ddl(), which"
                        + " names a binary collation.");
        if (transactions.database().hasCollations()) {
            List<String> loose = transactions.read(this::looseColumns);
            require(
                    loose.isEmpty(),
                    "have columns without a binary collation: " + loose + ". Compare them with ddl().");
        }
    }

    private int breakForeignKey(DSLContext sql) {
        return sql.insertInto(tables.audit)
                .set(Tables.SCOPE, NOBODY)
                .set(Tables.SEQ, 1L)
                .set(Tables.PREVIOUS, NOBODY)
                .set(Tables.HASH, NOBODY)
                .set(Tables.REQUEST, NOBODY)
                .set(Tables.ENTRY, NOBODY)
                .execute();
    }

    private int breakCheck(DSLContext sql) {
        return sql.insertInto(tables.store)
                .set(Tables.SINGLETON, 2)
                .set(Tables.ID, NOBODY)
                .execute();
    }

    private boolean comparesLoosely(DSLContext sql) {
        return sql.fetchExists(
                tables.store, Tables.ID.eq(DSL.upper(Tables.ID)).or(Tables.ID.eq(Tables.ID.concat(DSL.inline(" ")))));
    }

    private List<String> looseColumns(DSLContext sql) {
        Field<String> collation = DSL.field(DSL.name("collation_name"), String.class);
        Field<String> schemaName = DSL.field(DSL.name("table_schema"), String.class);
        Field<String> tableName = DSL.field(DSL.name("table_name"), String.class);
        Field<String> columnName = DSL.field(DSL.name("column_name"), String.class);
        String here =
                tables.schema().isEmpty() ? sql.fetchValue(DSL.field("database()", String.class)) : tables.schema();
        return sql.select(tableName.concat(DSL.inline("."), columnName))
                .from(DSL.table(DSL.name("information_schema", "columns")))
                .where(schemaName.eq(here))
                .and(tableName.in(tables.all().stream()
                        .map(table -> table.getName().toLowerCase(Locale.ROOT))
                        .toList()))
                .and(collation.isNotNull())
                .and(collation.notLike("%\\_bin", '\\'))
                .orderBy(tableName, columnName)
                .fetchInto(String.class);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw wrong(otherwise);
        }
    }

    private RegistryStoreException wrong(String what) {
        return new RegistryStoreException("The tables " + tables.qualifiedPrefix() + "... " + what, null);
    }
}
