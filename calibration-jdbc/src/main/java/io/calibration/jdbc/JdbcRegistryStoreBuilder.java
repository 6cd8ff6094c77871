package io.calibration.jdbc;

import io.calibration.registry.RegistryStoreException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Opens a {@link JdbcRegistryStore}. For one thread; the store it opens is for many. */
public final class JdbcRegistryStoreBuilder {

    private final DataSource dataSource;
    private SchemaMode mode = SchemaMode.VALIDATE;
    private String schema = "";
    private String tablePrefix = "calibration_";
    private RandomGenerator random = new SecureRandom();

    JdbcRegistryStoreBuilder(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What to do about the tables. Default: {@link SchemaMode#VALIDATE}. */
    public JdbcRegistryStoreBuilder schemaMode(SchemaMode value) {
        mode = value;
        return this;
    }

    /**
     * The schema (MariaDB, MySQL: the database) of the tables. Default: the connection's own. SQLite has none.
     *
     * @param value letters, digits and underscores; it stands in SQL without quotes
     */
    public JdbcRegistryStoreBuilder schema(String value) {
        schema = value;
        return this;
    }

    /**
     * What the tables' names begin with, so that several registries can live in one schema. Default: {@code calibration_}.
     *
     * @param value lower-case letters, digits and underscores, 1 to 20
     */
    public JdbcRegistryStoreBuilder tablePrefix(String value) {
        tablePrefix = value;
        return this;
    }

    /** Where pauses before retries, and a new store's id, are drawn from. Default: a {@link SecureRandom}. Used by one thread at a time. */
    public JdbcRegistryStoreBuilder random(RandomGenerator value) {
        random = value;
        return this;
    }

    /**
     * Opens the store.
     *
     * @throws IllegalArgumentException when schema or prefix is no plain identifier
     * @throws RegistryStoreException when the database cannot be reached or is not known, or when its tables are not as they must be; the
     *     message says which and how to mend it
     */
    public JdbcRegistryStore open() {
        Tables tables = new Tables(schema, tablePrefix);
        Database database = database();
        Transactions transactions = new Transactions(dataSource, database, tables, random);
        if (database == Database.SQLITE) {
            requireWriteAhead(transactions);
        }
        Schema tableSchema = new Schema(database, tables);
        if (mode == SchemaMode.CREATE_IF_MISSING) {
            create(transactions, tableSchema);
        }
        if (mode != SchemaMode.NONE) {
            new StartupCheck(transactions, tables, tableSchema).run();
        }
        return new JdbcRegistryStore(transactions, tables);
    }

    /**
     * The SQL that makes the tables in this database, for people who create tables by hand. Run it once: it names the new store, with
     * another id at every call.
     *
     * @throws IllegalArgumentException when schema or prefix is no plain identifier
     * @throws RegistryStoreException when the database cannot be reached or is not known
     */
    public String ddl() {
        return new Schema(database(), new Tables(schema, tablePrefix)).script(newStoreId());
    }

    /**
     * The SQL that hardens the tables against people with a password, for people to run once, after the tables were made, as their owner.
     * Triggers refuse to change or delete what never changes (not on H2, whose triggers are Java classes); a role gets the rights that the
     * store needs and no others (not on SQLite, which has no roles). Open the store as that role, with {@link SchemaMode#VALIDATE}.
     *
     * @param role a role or user that exists: letters, digits and underscores
     * @return statements, each ending with a semicolon and an empty line
     * @throws IllegalArgumentException when role, schema or prefix is no plain identifier
     * @throws RegistryStoreException when the database cannot be reached or is not known
     */
    public String hardening(String role) {
        Tables.checkName("role", role);
        return new Hardening(database(), new Tables(schema, tablePrefix)).script(role);
    }

    private void create(Transactions transactions, Schema tableSchema) {
        String storeId = newStoreId();
        if (!tableSchema.isComplete(transactions)) {
            transactions.write(sql -> {
                tableSchema.create(sql, storeId);
                return true;
            });
        }
    }

    private Database database() {
        try (Connection connection = dataSource.getConnection()) {
            Database database = Database.of(connection);
            if ((database == Database.SQLITE) && !schema.isEmpty()) {
                throw new RegistryStoreException("SQLite has no schemas. Leave the schema out.", null);
            }
            return database;
        } catch (SQLException e) {
            throw new RegistryStoreException("The database cannot be reached. Check address, user and password.", e);
        }
    }

    private static void requireWriteAhead(Transactions transactions) {
        if (!transactions.single(sql -> writesAhead(sql, "") || writesAhead(sql, " = WAL"))) {
            throw new RegistryStoreException(
                    "SQLite does not do write-ahead logging here. Use a file on a local disk, that may be written.",
                    null);
        }
    }

    /**
     * Write-ahead logging stays with the file; with it, readers and the writer do not wait for each other. SQLite refuses at once to begin
     * it while somebody else does, so one looks first.
     */
    private static boolean writesAhead(Sql sql, String setting) throws SQLException {
        return sql.first(row -> row.getString(1), "PRAGMA journal_mode" + setting)
                .filter("wal"::equals)
                .isPresent();
    }

    private String newStoreId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "jdbc:" + HexFormat.of().formatHex(bytes);
    }
}
