package io.calibration.jdbc.registry;

import static java.util.stream.Collectors.toMap;

import io.calibration.registry.Content;
import io.calibration.registry.RegistryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The registry's tables as steps of SQL in the jar: forward only, checksummed, each repeatable. */
public final class Schema {

    private static final List<String> STEPS = List.of(resource("registry-1.sql"));

    private final Database database;
    private final Tables tables;

    public Schema(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** All that makes the tables, to be run once by hand. */
    public String script(String storeId) {
        String steps = STEPS.stream().map(this::sql).reduce("", String::concat);
        String store =
                "\nINSERT INTO " + tables.qualifiedPrefix() + "store (singleton, id) VALUES (1, '" + storeId + "');\n";
        return steps + store + rows(STEPS.size()).reduce("", String::concat);
    }

    private Stream<String> rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(step -> "INSERT INTO " + tables.qualifiedPrefix() + "schema_step (step, checksum) VALUES ("
                        + step + ", '" + checksum(step) + "');\n");
    }

    /** Creates what is missing; a process that does the same at this moment does no harm. */
    public void create(Sql sql, String storeId) throws SQLException {
        for (String statement : statements()) {
            sql.execute(statement);
        }
        if (!sql.finds(Statements.STORE_ID)) {
            sql.change(Statements.INSERT_STORE, 1, storeId);
        }
        for (int step = applied(sql).size() + 1; step <= STEPS.size(); step++) {
            sql.change(Statements.INSERT_STEP, step, checksum(step));
        }
    }

    /** Whether all tables are there. */
    boolean isThere(Transactions transactions) {
        return transactions.finds(sql -> {
            for (String table : Tables.WORDS) {
                sql.finds(Statements.nothingOf(table));
            }
            return true;
        });
    }

    /** Whether there is nothing to create: where DDL commits by itself, the tables are seen before their steps are written down. */
    public boolean isComplete(Transactions transactions) {
        return isThere(transactions) && (transactions.read(Schema::applied).size() >= STEPS.size());
    }

    /** @throws RegistryStoreException when the tables are older or newer than this library, or were made from another text */
    void checkSteps(Transactions transactions) {
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
        return sql.list(row -> Map.entry(row.getInt("step"), row.getString("checksum")), Statements.STEPS).stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Which store the tables hold.
     *
     * @throws RegistryStoreException when they do not say so
     */
    public String storeId(Sql sql) throws SQLException {
        return sql.first(row -> row.getString("id"), Statements.STORE_ID)
                .orElseThrow(() -> tables.wrong("have lost the store's id. Restore it from a backup."));
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
