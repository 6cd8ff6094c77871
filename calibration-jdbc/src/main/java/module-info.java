/** Scan results and the registry in a database. Drivers are the host's. */
module io.calibration.jdbc {
    requires transitive io.calibration.core;
    requires transitive java.sql;
    requires static org.jspecify;

    exports io.calibration.jdbc;
}
