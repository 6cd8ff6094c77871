package io.calibration.jdbc.registry;

import io.calibration.registry.RegistryStoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds out before the first request whether the database keeps what the tables promise. Leaves nothing behind. */
public final class StartupCheck {

    private static final String NOBODY = "calibration:startup-check";

    private final Transactions transactions;
    private final Tables tables;
    private final Schema schema;

    public StartupCheck(Transactions transactions, Schema schema) {
        this.transactions = transactions;
        this.tables = transactions.tables();
        this.schema = schema;
    }

    /**
     * Looks at everything.
     *
     * @throws RegistryStoreException naming the first thing that is wrong, and the mend
     */
    public void run() {
        if (!schema.isThere(transactions)) {
            throw tables.wrong(
                    "cannot be read: a table is missing, or the permission to see it. Open the store once with"
                            + " SchemaMode.CREATE_IF_MISSING, or run the builder's ddl(); name the schema with schema().");
        }
        schema.checkSteps(transactions);
        require(
                !transactions.read(this::comparesLoosely),
                "compare ids without regard to case or trailing spaces. Create them with the builder's ddl(), which"
                        + " names a binary collation.");
        List<String> loose = transactions.read(this::looseColumns);
        require(
                loose.isEmpty(),
                "have columns that do not compare byte by byte: " + loose + ". Compare them with the builder's ddl().");
        if (!transactions.isReadOnly()) {
            requireConstraints();
        }
    }

    private void requireConstraints() {
        require(
                transactions.refuses(this::breakForeignKey) && !transactions.takes(this::breakLog),
                "are not protected by their foreign keys. Switch foreign keys on (MariaDB: foreign_key_checks), and"
                        + " compare the tables with the builder's ddl().");
        require(
                transactions.refuses(this::breakCheck),
                "are not protected by their CHECK constraints. Switch them on (MariaDB: check_constraint_checks;"
                        + " MySQL: 8.0.16 or later; SQLite: ignore_check_constraints).");
    }

    private int breakForeignKey(Sql sql) throws SQLException {
        return sql.change(Statements.INSERT_REASON, NOBODY, 1L, NOBODY, new byte[] {0});
    }

    /** The hardening's triggers refuse it before a foreign key does; a temporary table of this name would take it. */
    private int breakLog(Sql sql) throws SQLException {
        return sql.change(Statements.INSERT_LINE, NOBODY, 1L, NOBODY, NOBODY, NOBODY, NOBODY);
    }

    private int breakCheck(Sql sql) throws SQLException {
        return sql.change(Statements.INSERT_STORE, 2, NOBODY);
    }

    /** Ids of stores are in lower case. */
    private boolean comparesLoosely(Sql sql) throws SQLException {
        String id = sql.first(row -> row.getString("id"), Statements.STORE_ID).orElse("");
        return sql.finds(Statements.HAS_STORE, id.toUpperCase(Locale.ROOT))
                || sql.finds(Statements.HAS_STORE, id + " ");
    }

    private List<String> looseColumns(Sql sql) throws SQLException {
        List<String> loose = new ArrayList<>();
        for (String word : Tables.WORDS) {
            transactions.database().looseColumns(sql, tables.written("{t}" + word)).stream()
                    .map(column -> tables.prefix() + word + "." + column)
                    .forEach(loose::add);
        }
        return loose;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw tables.wrong(otherwise);
        }
    }
}
