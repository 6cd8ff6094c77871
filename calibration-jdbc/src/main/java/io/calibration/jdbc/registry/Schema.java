package io.calibration.jdbc.registry;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.calibration.jdbc.registry.Sql.Change;
import io.calibration.registry.Content;
import io.calibration.registry.RegistryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The registry's tables as steps of SQL in the jar (forward only, checksummed, each repeatable), and whether a database has and keeps them. */
public record Schema(Database database, Tables tables) {

    private static final String NOBODY = "calibration:startup-check";
    private static final List<String> STEPS = List.of(resource("registry-1.sql"));

    private static final String STORE_ID = "SELECT id FROM {t}store";

    /** All that makes the tables, to be run once by hand. */
    public String script(String storeId) {
        String insert = "INSERT INTO " + tables.qualifiedPrefix();
        return STEPS.stream().map(this::sql).collect(joining())
                + ("\n" + insert + "store (singleton, id) VALUES (1, '" + storeId + "');\n")
                + IntStream.rangeClosed(1, STEPS.size())
                        .mapToObj(step -> insert + "schema_step (step, checksum) VALUES (" + step + ", '"
                                + checksum(step) + "');\n")
                        .collect(joining());
    }

    /** Creates what is missing; a process that does the same at this moment does no harm. */
    public boolean create(Sql sql, String storeId) throws SQLException {
        for (String statement : statements()) {
            sql.execute(statement);
        }
        if (!sql.finds(STORE_ID)) {
            sql.change(store(1, storeId));
        }
        for (int step = applied(sql).size() + 1; step <= STEPS.size(); step++) {
            sql.change(Change.insert("schema_step", "step, checksum", step, checksum(step)));
        }
        return true;
    }

    /** Whether all tables are there. */
    private boolean isThere(Transactions transactions) {
        return transactions.finds(sql -> {
            for (String table : Tables.WORDS) {
                sql.finds("SELECT 1 FROM {t}" + table + " WHERE 1 = 0");
            }
            return true;
        });
    }

    /** Whether there is nothing to create: where DDL commits by itself, the tables are seen before their steps are written down. */
    public boolean isComplete(Transactions transactions) {
        return isThere(transactions) && (transactions.read(Schema::applied).size() >= STEPS.size());
    }

    /** @throws RegistryStoreException when the tables are older or newer than this library, or were made from another text */
    private void checkSteps(Transactions transactions) {
        Map<Integer, String> applied = transactions.read(Schema::applied);
        if (applied.keySet().stream().anyMatch(step -> step > STEPS.size())) {
            throw tables.wrong("were made by a newer version of this library. Update the library.");
        }
        for (int step = 1; step <= STEPS.size(); step++) {
            if (!applied.containsKey(step)) {
                throw tables.wrong("lack step " + step + ". Open the store once with SchemaMode.CREATE_IF_MISSING.");
            }
            if (!checksum(step).equals(applied.get(step))) {
                throw tables.wrong(
                        "were made from another text of step " + step + ". Compare them with the builder's ddl().");
            }
        }
    }

    /** The checksums of the steps that made the tables. */
    private static Map<Integer, String> applied(Sql sql) throws SQLException {
        return sql
                .list(
                        row -> Map.entry(row.getInt("step"), row.getString("checksum")),
                        "SELECT step, checksum FROM {t}schema_step")
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Which store the tables hold.
     *
     * @throws RegistryStoreException when they do not say so
     */
    public String storeId(Sql sql) throws SQLException {
        return sql.first(row -> row.getString("id"), STORE_ID)
                .orElseThrow(() -> tables.wrong("have lost the store's id. Restore it from a backup."));
    }

    /**
     * Finds out before the first request whether the database keeps what the tables promise. Leaves nothing behind.
     *
     * @throws RegistryStoreException naming the first thing that is wrong, and the mend
     */
    public void check(Transactions transactions) {
        if (!isThere(transactions)) {
            throw tables.wrong(
                    "cannot be read: a table is missing, or the permission to see it. Open the store once with"
                            + " SchemaMode.CREATE_IF_MISSING, or run the builder's ddl(); name the schema with schema().");
        }
        checkSteps(transactions);
        require(
                !transactions.read(this::comparesLoosely),
                "compare ids without regard to case or trailing spaces. Create them with the builder's ddl(), which"
                        + " names a binary collation.");
        List<String> loose = transactions.read(this::looseColumns);
        require(
                loose.isEmpty(),
                "have columns that do not compare byte by byte: " + loose + ". Compare them with the builder's ddl().");
        if (!transactions.readOnly()) {
            requireConstraints(transactions);
        }
    }

    /** The hardening's triggers refuse a line before a foreign key does; a temporary table of this name would take it. */
    private void requireConstraints(Transactions transactions) {
        Change reasonOfNothing = Log.reason(NOBODY, 1, NOBODY, new byte[] {0});
        Change lineOfNothing = Log.line(NOBODY, 1, NOBODY, NOBODY, NOBODY, NOBODY);
        require(
                transactions.refuses(sql -> sql.change(reasonOfNothing))
                        && !transactions.takes(sql -> sql.change(lineOfNothing)),
                "are not protected by their foreign keys. Switch foreign keys on (MariaDB: foreign_key_checks), and"
                        + " compare the tables with the builder's ddl().");
        require(
                transactions.refuses(sql -> sql.change(store(2, NOBODY))),
                "are not protected by their CHECK constraints. Switch them on (MariaDB: check_constraint_checks;"
                        + " MySQL: 8.0.16 or later; SQLite: ignore_check_constraints).");
    }

    private static Change store(int singleton, String id) {
        return Change.insert("store", "singleton, id", singleton, id);
    }

    /** Ids of stores are in lower case. */
    private boolean comparesLoosely(Sql sql) throws SQLException {
        String id = sql.first(row -> row.getString("id"), STORE_ID).orElse("");
        String hasStore = "SELECT 1 FROM {t}store WHERE id = ?";
        return sql.finds(hasStore, id.toUpperCase(Locale.ROOT)) || sql.finds(hasStore, id + " ");
    }

    private List<String> looseColumns(Sql sql) throws SQLException {
        List<String> loose = new ArrayList<>();
        for (String word : Tables.WORDS) {
            database.looseColumns(sql, tables.written("{t}" + word)).stream()
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

    private List<String> statements() {
        return STEPS.stream()
                .map(this::sql)
                .map(step -> step.lines()
                        .filter(line -> !line.startsWith("--"))
                        .reduce("", (text, line) -> text + line + "\n"))
                .flatMap(step -> Stream.of(step.split(";")))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    private String sql(String step) {
        return tables.written(database.ddl(step));
    }

    public static String checksum(int step) {
        return Content.utf8(STEPS.get(step - 1)).digest().hex();
    }

    private static String resource(String name) {
        try (InputStream text = Schema.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException("The jar lacks " + name + ".");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The jar's " + name + " cannot be read.", e);
        }
    }
}
