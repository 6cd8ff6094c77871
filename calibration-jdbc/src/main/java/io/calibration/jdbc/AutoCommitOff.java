package io.calibration.jdbc;

/**
 * What it means that a data source hands out a connection whose auto-commit is off: JDBC does not tell a transaction of the host, which the
 * store must not commit, from a pool's setting.
 */
public enum AutoCommitOff {
    /** Nobody knows, so the store refuses such a connection and leaves it as it is. The default. */
    REFUSE,
    /** The pool hands out every connection so, none with a transaction open; the store's transactions are its own. */
    POOL_DEFAULT,
    /**
     * The host's transaction is open, and the store joins it: it neither commits nor rolls back, and tries nothing again. What fails takes
     * nothing with it but its own. Commands want the isolation READ COMMITTED (not on SQLite). With auto-commit on, a transaction is the
     * store's own.
     */
    JOIN
}
