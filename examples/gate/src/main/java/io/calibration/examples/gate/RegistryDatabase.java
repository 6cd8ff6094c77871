package io.calibration.examples.gate;

import io.calibration.jdbc.JdbcRegistryStore;
import io.calibration.jdbc.SchemaMode;
import io.calibration.registry.RegistryStore;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database that keeps the registry, by its URL. A host has a pool instead: this opens a connection for every call. */
public final class RegistryDatabase implements DataSource {

    private final String url;

    private RegistryDatabase(String url) {
        this.url = url;
    }

    /**
     * A registry in this database, whose tables are created when there are none.
     *
     * @throws IllegalArgumentException when no driver knows the URL
     */
    public static RegistryStore create(String url) {
        return JdbcRegistryStore.builder(database(url))
                .schemaMode(SchemaMode.CREATE_IF_MISSING)
                .open();
    }

    /**
     * A registry that is there.
     *
     * @throws IllegalArgumentException when no driver knows the URL
     */
    static RegistryStore open(String url) {
        return JdbcRegistryStore.over(database(url));
    }

    private static DataSource database(String url) {
        if (DriverManager.drivers().noneMatch(driver -> accepts(driver, url))) {
            throw new IllegalArgumentException(
                    "--db: no driver on the class path knows this URL. H2's is in the jar; for"
                            + " others run java -cp JAR:DRIVER.jar MAIN_CLASS instead of java -jar JAR.");
        }
        return new RegistryDatabase(url);
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
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
