package io.calibration.jdbc.registry;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/**
 * What a failed statement means, by SQLState and vendor code: drivers agree on no exception class (PostgreSQL and SQLite throw a plain
 * one for a broken constraint).
 */
enum SqlFailure {
    /** A lock was not to be had, somebody was faster, or the connection is gone: worth another try. */
    TRANSIENT,
    /** A constraint said no. */
    CONSTRAINT,
    /** A table or schema is not there. */
    MISSING,
    /** Nothing can be written: a standby, a read-only transaction, server or file. */
    READ_ONLY,
    /** The user may not. */
    PERMISSION,
    /** A prepared statement is not there, or there already: somebody changed the connection behind the driver. */
    POOLER,
    /** It does not understand the statement: the session speaks another language. */
    LANGUAGE,
    /** Anything else: another try would fail in the same way. */
    PERMANENT;

    /** SQLStates by class (two characters) and whole: lost connection, rolled back, shut down, lock timeout, too many connections. */
    private static final Set<String> TRANSIENT_STATES = Set.of(
            "08", "40", "57P01", "57P02", "57P03", "55P03", "53300", "HYT00", "HYT01", "70100", "23505", "42P07",
            "42S01");

    /** Lock wait, deadlock, changed since read, killed, shutting down, duplicate key, table exists. */
    private static final Set<Integer> TRANSIENT_MARIADB =
            Set.of(1205, 1213, 1020, 1927, 1053, 1317, 1062, 1050, 1158, 1159, 1160, 1161, 2006, 2013);

    /** Lock timeout, concurrent update, closed object, broken connection, closed database, table exists. */
    private static final Set<Integer> TRANSIENT_H2 = Set.of(50200, 90131, 90007, 90067, 90098, 90121, 42101);

    private static final int SQLITE_PRIMARY = 0xff;
    private static final Set<Integer> TRANSIENT_SQLITE = Set.of(5, 6); // busy, locked
    private static final int SQLITE_CONSTRAINT = 19;

    static SqlFailure of(SQLException exception, Database database) {
        if (isTransient(exception, database)) {
            return TRANSIENT;
        }
        if (isConstraint(exception, database)) {
            return CONSTRAINT;
        }
        if (database == Database.SQLITE) {
            return ofSqlite(exception);
        }
        SqlFailure byState = byState(state(exception));
        return byState == PERMANENT ? byCode(exception.getErrorCode()) : byState;
    }

    private static SqlFailure byState(String state) {
        return switch (state) {
            case "42P01", "3F000", "42S02", "42S03", "42S04" -> MISSING;
            case "25006" -> READ_ONLY;
            case "42501" -> PERMISSION;
            case "26000", "42P05" -> POOLER;
            default -> PERMANENT;
        };
    }

    /** MariaDB has four digits, H2 five. */
    private static SqlFailure byCode(int code) {
        return switch (code) {
            case 1049, 90079 -> MISSING;
            case 1290, 1836, 90097 -> READ_ONLY;
            case 1044, 1142, 1143, 90096 -> PERMISSION;
            case 1064 -> LANGUAGE;
            default -> PERMANENT;
        };
    }

    /** SQLite says in words alone that there is no such table. */
    private static SqlFailure ofSqlite(SQLException e) {
        return switch (e.getErrorCode() & SQLITE_PRIMARY) {
            case 1 -> String.valueOf(e.getMessage()).contains("no such table") ? MISSING : PERMANENT;
            case 3, 23 -> PERMISSION;
            case 8 -> READ_ONLY;
            default -> PERMANENT;
        };
    }

    private static boolean isTransient(SQLException e, Database database) {
        String state = state(e);
        boolean byState = TRANSIENT_STATES.contains(state) || TRANSIENT_STATES.contains(classOf(state));
        boolean byClass = (e instanceof SQLTransientException) || (e instanceof SQLRecoverableException);
        return byState
                || byClass
                || switch (database) {
                    case H2 -> TRANSIENT_H2.contains(e.getErrorCode());
                    case MARIADB, MYSQL -> TRANSIENT_MARIADB.contains(e.getErrorCode());
                    case SQLITE -> TRANSIENT_SQLITE.contains(e.getErrorCode() & SQLITE_PRIMARY);
                    case POSTGRESQL -> false;
                };
    }

    private static boolean isConstraint(SQLException e, Database database) {
        return (e instanceof SQLIntegrityConstraintViolationException)
                || classOf(state(e)).equals("23")
                || ((database == Database.MARIADB) && (e.getErrorCode() == 4025))
                || ((database == Database.MYSQL) && (e.getErrorCode() == 3819))
                || ((database == Database.SQLITE) && ((e.getErrorCode() & SQLITE_PRIMARY) == SQLITE_CONSTRAINT));
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state;
    }

    private static String classOf(String state) {
        return state.substring(0, Math.min(2, state.length()));
    }
}
