package io.calibration.jdbc;

import io.calibration.jdbc.registry.Database;
import io.calibration.jdbc.registry.Hardening;
import io.calibration.jdbc.registry.Schema;
import io.calibration.jdbc.registry.Sql;
import io.calibration.jdbc.registry.Tables;
import io.calibration.jdbc.registry.Transactions;
import io.calibration.registry.RegistryStoreException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens a {@link JdbcRegistryStore}. For one thread; the store it opens is for many. */
public final class JdbcRegistryStoreBuilder {

    private final DataSource dataSource;
    private SchemaMode mode = SchemaMode.VALIDATE;
    private String schema = "";
    private String tablePrefix = "calibration_";
    private AutoCommitOff autoCommitOff = AutoCommitOff.REFUSE;
    private boolean readOnly;
    private @Nullable Clock clock;
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
     * What time it is to the store, for tests. Default: what the database server says, whatever the clocks of those who ask say; on SQLite,
     * which has no server, this machine's clock.
     */
    public JdbcRegistryStoreBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * Opens the store to be read: nothing is written, neither to check that constraints are kept nor to remember anything, and commands are
     * refused. For a user who may only select, a standby, a file that is read-only.
     */
    public JdbcRegistryStoreBuilder readOnly() {
        readOnly = true;
        return this;
    }

    /** What it means when the data source hands out a connection whose auto-commit is off. Default: {@link AutoCommitOff#REFUSE}. */
    public JdbcRegistryStoreBuilder autoCommitOff(AutoCommitOff value) {
        autoCommitOff = value;
        return this;
    }

    /**
     * Opens the store. Never within a transaction of the host.
     *
     * @throws IllegalArgumentException when schema or prefix is no plain identifier, or when a read-only store should create its tables
     * @throws RegistryStoreException when the database cannot be reached, is too old or not known, or when its tables are not as they must
     *     be; the message says which and how to mend it
     */
    public JdbcRegistryStore build() {
        if (readOnly && (mode == SchemaMode.CREATE_IF_MISSING)) {
            throw new IllegalArgumentException("readOnly() creates no tables. Leave CREATE_IF_MISSING out.");
        }
        Tables named = new Tables(schema, tablePrefix);
        Transactions transactions =
                transactions(named, autoCommitOff == AutoCommitOff.JOIN ? AutoCommitOff.REFUSE : autoCommitOff);
        Database database = transactions.database();
        if ((database == Database.SQLITE) && !readOnly) {
            requireWriteAhead(transactions);
        }
        Schema tables = new Schema(database, database.namesSchemasInDdl() ? transactions.tables() : named);
        if ((mode == SchemaMode.CREATE_IF_MISSING) && !tables.isComplete(transactions)) {
            String storeId = newStoreId();
            transactions.write(sql -> tables.create(sql, storeId));
        }
        if (mode != SchemaMode.NONE) {
            tables.check(transactions);
        }
        String id = transactions.read(tables::storeId);
        Clock time = (clock == null) && (database == Database.SQLITE) ? Clock.systemUTC() : clock;
        return new JdbcRegistryStore(transactions.of(transactions.tables(), autoCommitOff), id, time);
    }

    /** On the tables where they are found. */
    private Transactions transactions(Tables named, AutoCommitOff meaning) {
        Database database = database(meaning);
        Transactions asNamed = new Transactions(dataSource, database, named, meaning, readOnly, random);
        if (!schema.isEmpty()) {
            return asNamed;
        }
        String home = asNamed.single(sql -> database.home(sql, named.written("{t}store")));
        return asNamed.of(named.in(home), meaning);
    }

    /**
     * The SQL that makes the tables in this database, for people who create tables by hand. Run it once: it names the new store, with
     * another id at every call.
     *
     * @throws IllegalArgumentException when schema or prefix is no plain identifier
     * @throws RegistryStoreException when the database cannot be reached or is not known
     */
    public String ddl() {
        return new Schema(database(AutoCommitOff.JOIN), new Tables(schema, tablePrefix)).script(newStoreId());
    }

    /**
     * The SQL that hardens the tables against people with a password, for people to run once, after the tables were made, as their owner.
     * Triggers refuse to change or delete what never changes, and whatever the log's last entry does not bear out: states, votes, moves of the
     * pointer (not on H2, whose triggers are Java classes); a role gets the rights that the store needs and no others (not on SQLite, which has
     * no roles). Open the store as that role, with {@link SchemaMode#VALIDATE}.
     *
     * @param role a role or user that exists: letters, digits and underscores
     * @return statements, each ending with a semicolon and an empty line
     * @throws IllegalArgumentException when role, schema or prefix is no plain identifier
     * @throws RegistryStoreException when the database cannot be reached or is not known
     */
    public String hardening(String role) {
        Tables.checkName("role", role);
        Tables named = new Tables(schema, tablePrefix);
        Transactions transactions = transactions(named, AutoCommitOff.JOIN);
        return new Hardening(transactions.database(), named, transactions.tables()).script(role);
    }

    private Database database(AutoCommitOff meaning) {
        try (Connection connection = dataSource.getConnection()) {
            Transactions.requireKnown(connection, meaning);
            Database database = Database.of(connection);
            if ((database == Database.SQLITE) && !schema.isEmpty()) {
                throw new RegistryStoreException("SQLite has no schemas. Leave the schema out.", null);
            }
            return database;
        } catch (SQLException e) {
            throw new RegistryStoreException(Transactions.NO_CONNECTION, e);
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
