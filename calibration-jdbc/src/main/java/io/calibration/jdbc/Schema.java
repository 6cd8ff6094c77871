package io.calibration.jdbc;

import io.calibration.registry.Content;
import io.calibration.registry.RegistryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The registry's tables as steps of SQL in the jar: forward only, checksummed, each repeatable. */
final class Schema {

    private static final List<String> STEPS = List.of(resource("registry-1.sql"));

    private final Database database;
    private final Tables tables;

    Schema(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** All that makes the tables, to be run once by hand. */
    String script(String storeId) {
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
    void create(DSLContext sql, String storeId) {
        statements().forEach(statement -> sql.execute(statement));
        if (!sql.fetchExists(tables.store)) {
            sql.insertInto(tables.store)
                    .set(Tables.SINGLETON, 1)
                    .set(Tables.ID, storeId)
                    .execute();
        }
        int applied = sql.fetchCount(tables.schemaStep);
        for (int step = applied + 1; step <= STEPS.size(); step++) {
            sql.insertInto(tables.schemaStep)
                    .set(Tables.STEP, step)
                    .set(Tables.CHECKSUM, checksum(step))
                    .execute();
        }
    }

    /** Whether all tables can be read. */
    boolean isThere(Transactions transactions) {
        return transactions.works(sql -> tables.all().stream()
                .allMatch(table -> sql.fetchCount(DSL.selectOne().from(table).limit(1)) >= 0));
    }

    /** Whether there is nothing to create: where DDL commits by itself, the tables are seen before their steps are written down. */
    boolean isComplete(Transactions transactions) {
        return isThere(transactions) && (transactions.read(sql -> sql.fetchCount(tables.schemaStep)) >= STEPS.size());
    }

    /** @throws RegistryStoreException when the tables are older or newer than this library, or were made from another text */
    void checkSteps(DSLContext sql) {
        Map<Integer, String> applied =
                sql.select(Tables.STEP, Tables.CHECKSUM).from(tables.schemaStep).fetchMap(Tables.STEP, Tables.CHECKSUM);
        if (applied.keySet().stream().anyMatch(step -> step > STEPS.size())) {
            throw wrong("were made by a newer version of this library. Update the library.");
        }
        for (int step = 1; step <= STEPS.size(); step++) {
            if (!applied.containsKey(step)) {
                throw wrong("lack step " + step + ". Open the store once with SchemaMode.CREATE_IF_MISSING.");
            }
            if (!checksum(step).equals(applied.get(step))) {
                throw wrong("were made from another text of step " + step + ". Compare them with the builder's ddl().");
            }
        }
    }

    private Stream<String> statements() {
        return STEPS.stream()
                .map(this::sql)
                .map(step -> step.lines()
                        .filter(line -> !line.startsWith("--"))
                        .reduce("", (text, line) -> text + line + "\n"))
                .flatMap(step -> Stream.of(step.split(";")))
                .filter(statement -> !statement.isBlank());
    }

    private String sql(String step) {
        return database.ddl(step).replace("{t}", tables.qualifiedPrefix());
    }

    private RegistryStoreException wrong(String what) {
        return new RegistryStoreException("The tables " + tables.qualifiedPrefix() + "... " + what, null);
    }

    private static String checksum(int step) {
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
