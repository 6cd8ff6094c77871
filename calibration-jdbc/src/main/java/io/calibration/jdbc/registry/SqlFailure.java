package io.calibration.jdbc.registry;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a failed statement means, by SQLState (whole, or its class of two characters) and vendor code: drivers agree on no exception class
 * (PostgreSQL and SQLite throw a plain one for a broken constraint). Codes of MariaDB and MySQL have four digits, those of H2 five, those
 * of SQLite at most three; PostgreSQL has none. The first that fits is meant.
 */
enum SqlFailure {
    /**
     * A lock was not to be had, somebody was faster, or the connection is gone: worth another try. States: lost connection, rolled back, shut
     * down, lock timeout, too many connections, duplicate key, table or its type exists. MariaDB: lock wait, deadlock, changed since read, killed, shutting
     * down, duplicate key, table exists. H2: lock timeout, concurrent update, closed object, broken connection, closed database, table
     * exists. SQLite: busy, locked.
     */
    TRANSIENT(
            "failed " + (Transactions.RETRIES + 1) + " times in a row. Look at the cause; it is safe to ask again.",
            Set.of(
                    "08", "40", "57P01", "57P02", "57P03", "55P03", "53300", "HYT00", "HYT01", "70100", "23505",
                    "42P07", "42710", "42S01"),
            Set.of(
                    1205, 1213, 1020, 1927, 1053, 1317, 1062, 1050, 1158, 1159, 1160, 1161, 2006, 2013, 50200, 90131,
                    90007, 90067, 90098, 90121, 42101, 5, 6)),
    /** A constraint said no. */
    CONSTRAINT(
            "refused the step by a constraint of the registry's tables. They may have been changed by hand: verify the"
                    + " registry.",
            Set.of("23"),
            Set.of(4025, 3819, 19)),
    /** A table or schema is not there. */
    MISSING(
            "does not find the registry's tables. Look at the cause: schema and prefix.",
            Set.of("42P01", "3F000", "42S02", "42S03", "42S04"),
            Set.of(1049, 90079)),
    /** Nothing can be written: a standby, a read-only transaction, server or file. */
    READ_ONLY(
            "only lets this connection read: it is a standby, or read-only by a setting. Name the database that is"
                    + " written to, or open the registry with readOnly().",
            Set.of("25006"),
            Set.of(1290, 1836, 90097, 8)),
    /** The user may not. */
    PERMISSION(
            "does not permit this user to do so. Grant what the builder's hardening(role) says, or open the registry"
                    + " with readOnly().",
            Set.of("42501"),
            Set.of(1044, 1142, 1143, 90096, 3, 23)),
    /** A prepared statement is not there, or there already: somebody changed the connection behind the driver. */
    POOLER(
            "lost a prepared statement: a pooler stands between that changes connections with every transaction. Say"
                    + " prepareThreshold=0 in the driver's URL.",
            Set.of("26000", "42P05"),
            Set.of()),
    /** It does not understand the statement: the session speaks another language. */
    LANGUAGE(
            "does not understand the registry's statements: its session speaks another language, as with sql_mode ="
                    + " ORACLE. Take that off the connections of this data source.",
            Set.of(),
            Set.of(1064)),
    /** Anything else: another try would fail in the same way. */
    PERMANENT("failed. Look at the cause: the tables, the space.", Set.of(), Set.of());

    private static final int SQLITE_PRIMARY = 0xff;

    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> states;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Integer> codes;

    SqlFailure(String meaning, Set<String> states, Set<Integer> codes) {
        this.meaning = meaning;
        this.states = states;
        this.codes = codes;
    }

    static SqlFailure of(SQLException e, Database database) {
        int code = e.getErrorCode() & (database == Database.SQLITE ? SQLITE_PRIMARY : ~0);
        return Stream.of(values())
                .filter(kind -> kind.isToldByClass(e) || kind.isToldBy(code, e))
                .findFirst()
                .orElse(PERMANENT);
    }

    private boolean isToldByClass(SQLException e) {
        return switch (this) {
            case TRANSIENT -> (e instanceof SQLTransientException) || (e instanceof SQLRecoverableException);
            case CONSTRAINT -> e instanceof SQLIntegrityConstraintViolationException;
            default -> false;
        };
    }

    /** SQLite says in words alone that there is no such table. */
    private boolean isToldBy(int code, SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        return states.contains(state)
                || states.contains(state.substring(0, Math.min(2, state.length())))
                || codes.contains(code)
                || ((this == MISSING)
                        && (code == 1)
                        && String.valueOf(e.getMessage()).contains("no such table"));
    }

    /** What it means and how to mend it. */
    String message(Database database) {
        return database + " " + meaning;
    }
}
