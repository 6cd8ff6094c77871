package io.calibration.cli.registry;

import io.calibration.jdbc.JdbcRegistryStore;
import io.calibration.jdbc.SchemaMode;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStoreException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database that keeps the registry, by its URL. A host has a pool instead: this opens a connection for every call. */
public final class RegistryDatabase implements DataSource {

    private static final int H2_NEEDS_ADMIN = 90040;
    private static final int H2_RELATIVE_PATH = 90011;
    private static final Set<Integer> H2_NO_DATABASE = Set.of(90146, 90149);

    private final RegistryUrl url;
    private final String text;
    private final Properties settings;

    private RegistryDatabase(RegistryUrl url, String text, Properties settings) {
        this.url = url;
        this.text = text;
        this.settings = settings;
    }

    /**
     * The registry in this database, to be read and written; its tables, and an embedded database, are created when there are none.
     *
     * @throws IllegalArgumentException when no driver knows the URL, when its file would lie in a folder that there is not, or when the
     *     registry there can only be read
     */
    public static RegistryStore create(String url) {
        return find(url).orElseGet(() -> {
            RegistryUrl known = known(url);
            return JdbcRegistryStore.builder(new RegistryDatabase(known, known.creating(), new Properties()))
                    .schemaMode(SchemaMode.CREATE_IF_MISSING)
                    .build();
        });
    }

    /**
     * The registry in this database, to be read and written; empty when there is none. Creates nothing.
     *
     * @throws IllegalArgumentException when no driver knows the URL, when its file would lie in a folder that there is not, or when the
     *     registry there can only be read
     */
    public static Optional<RegistryStore> find(String url) {
        RegistryDatabase database = existing(url);
        return database.isThere() ? Optional.of(database.store()) : Optional.empty();
    }

    /**
     * A registry that is there, to be read and written.
     *
     * @throws IllegalArgumentException when there is none, when it can only be read, or when no driver knows the URL
     */
    static RegistryStore open(String url) {
        return find(url).orElseThrow(() -> new IllegalArgumentException(new RegistryUrl(url).absent()));
    }

    /**
     * A registry that is there, to be read.
     *
     * @throws IllegalArgumentException when there is none, or when no driver knows the URL
     */
    static RegistryStore read(String url) {
        RegistryDatabase database = existing(url);
        if (!database.isThere()) {
            throw new IllegalArgumentException(database.url.absent());
        }
        return database.readOnlyStore();
    }

    /**
     * A database that is there and holds something else, to be read.
     *
     * @throws IllegalArgumentException when no driver knows the URL, or its file is not there, which some drivers would make
     */
    public static DataSource reading(String url) {
        RegistryDatabase database = existing(url);
        if (database.url.isMissingFile()) {
            throw new IllegalArgumentException(database.url.shown() + ": there is no such file. Check the path.");
        }
        return database;
    }

    private static RegistryDatabase existing(String url) {
        RegistryUrl known = known(url);
        return new RegistryDatabase(known, known.existing(), known.existingSettings());
    }

    private static RegistryUrl known(String url) {
        if (DriverManager.drivers().noneMatch(driver -> accepts(driver, url))) {
            throw new IllegalArgumentException(new RegistryUrl(url).shown()
                    + ": no driver knows this URL. Those of H2, SQLite and PostgreSQL are in the jar; for others put the"
                    + " driver's jar into a folder, and name it: --lib DIR");
        }
        RegistryUrl known = new RegistryUrl(url);
        known.missingFolder().ifPresent(folder -> {
            throw new IllegalArgumentException(
                    known.shown() + ": there is no folder " + folder + ". Make it, or name another.");
        });
        return known;
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether the tables are there. That a database cannot be reached is for the store to tell, which has the words. */
    private boolean isThere() {
        if (url.isMissingFile()) {
            return false;
        }
        try (Connection connection = getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            String table = about.storesUpperCaseIdentifiers() ? "CALIBRATION_STORE" : "calibration_store";
            try (ResultSet tables = about.getTables(connection.getCatalog(), null, table, null)) {
                return tables.next();
            }
        } catch (SQLException e) {
            if (url.isH2() && e.getErrorCode() == H2_RELATIVE_PATH) {
                throw new IllegalArgumentException(url.relative(), e);
            }
            return !url.isH2() || !H2_NO_DATABASE.contains(e.getErrorCode());
        }
    }

    private RegistryStore store() {
        try {
            return JdbcRegistryStore.over(this);
        } catch (RegistryStoreException e) {
            throw canBeRead() ? new IllegalArgumentException(onlyRead(e), e) : e;
        }
    }

    private boolean canBeRead() {
        try {
            readOnlyStore();
            return true;
        } catch (RegistryStoreException e) {
            return false;
        }
    }

    private String onlyRead(RegistryStoreException why) {
        String reason = url.isSqlite()
                ? "SQLite may not write to the file, or beside it"
                : String.valueOf(why.getMessage()).replaceFirst("\\. .*", "");
        return "The registry at " + url.shown() + " can be read, but not written (" + reason
                + "): name a user and a database that may write.";
    }

    private RegistryStore readOnlyStore() {
        try {
            return JdbcRegistryStore.builder(this).readOnly().build();
        } catch (RegistryStoreException e) {
            String unchanging = url.unchanging().orElseThrow(() -> e);
            return JdbcRegistryStore.builder(new RegistryDatabase(url, unchanging, new Properties()))
                    .readOnly()
                    .build();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return DriverManager.getConnection(text, settings);
        } catch (SQLException e) {
            if (!url.isH2() || e.getErrorCode() != H2_NEEDS_ADMIN) {
                throw e;
            }
            // Only an administrator may switch the trace file off; whoever may not has said nothing wrong.
            return DriverManager.getConnection(text + ";IGNORE_UNKNOWN_SETTINGS=TRUE", settings);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return DriverManager.getConnection(text, user, password);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
