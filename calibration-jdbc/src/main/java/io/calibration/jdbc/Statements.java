package io.calibration.jdbc;

/**
 * All that the registry says to a database, but for the tables' {@code registry-1.sql}. Nothing in it depends on a session's settings: no
 * text but names, no quotes, no operators on text.
 */
final class Statements {

    static final String STORE_ID = "SELECT id FROM {t}store";
    static final String HAS_STORE = "SELECT 1 FROM {t}store WHERE id = ?";
    static final String INSERT_STORE = "INSERT INTO {t}store (singleton, id) VALUES (?, ?)";
    static final String STEPS = "SELECT step, checksum FROM {t}schema_step";
    static final String INSERT_STEP = "INSERT INTO {t}schema_step (step, checksum) VALUES (?, ?)";

    /** MariaDB and MySQL. */
    static final String COLLATIONS = "SELECT table_name, column_name, collation_name FROM information_schema.columns"
            + " WHERE table_schema = COALESCE(?, DATABASE()) AND collation_name IS NOT NULL"
            + " ORDER BY table_name, column_name";

    private static final String HEAD_COLUMNS =
            "SELECT revision, head_hash, head_at," + " (SELECT seq FROM {t}active WHERE scope = ?) AS pointer";

    /** The end of the log and where the pointer points to, by two primary keys. */
    static final String HEAD = HEAD_COLUMNS + " FROM {t}scope WHERE scope = ?";

    /** The same, and the entry that has a request's id already. */
    static final String HEAD_AND_REQUEST = HEAD_COLUMNS
            + ", (SELECT seq FROM {t}audit WHERE scope = ? AND request = ?) AS done FROM {t}scope WHERE scope = ?";

    static final String INSERT_SCOPE = "INSERT INTO {t}scope (scope, revision, head_hash, head_at) VALUES (?, ?, ?, ?)";
    static final String DELETE_NEW_SCOPE = "DELETE FROM {t}scope WHERE scope = ? AND revision = 0";

    /** Only from where it was. */
    static final String MOVE_HEAD = "UPDATE {t}scope SET revision = ?, head_hash = ?, head_at = ?"
            + " WHERE scope = ? AND revision = ? AND head_hash = ?";

    static final String HAS_LINES = "SELECT 1 FROM {t}audit WHERE scope = ? LIMIT 1";

    private static final String LINES = "SELECT a.seq, a.request, a.entry, a.hash, r.salt, r.body FROM {t}audit a"
            + " LEFT JOIN {t}reason r ON r.scope = a.scope AND r.seq = a.seq WHERE a.scope = ?";

    static final String PAGE_OF_LINES = LINES + " AND a.seq > ? ORDER BY a.seq LIMIT ?";
    static final String LINE_OF_REQUEST = LINES + " AND a.request = ?";

    static final String INSERT_LINE =
            "INSERT INTO {t}audit (scope, seq, previous, hash, request, entry) VALUES (?, ?, ?, ?, ?, ?)";
    static final String INSERT_REASON = "INSERT INTO {t}reason (scope, seq, salt, body) VALUES (?, ?, ?, ?)";
    static final String DELETE_REASON = "DELETE FROM {t}reason WHERE scope = ? AND seq = ?";

    static final String HAS_CONTENT = "SELECT 1 FROM {t}content WHERE digest = ?";
    static final String INSERT_CONTENT = "INSERT INTO {t}content (digest, body) VALUES (?, ?)";

    static final String VERSIONS = "SELECT version, state, content, base_version, base_content, summary, snapshot,"
            + " report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors"
            + " FROM {t}version WHERE scope = ? ORDER BY registered";
    static final String INSERT_VERSION = "INSERT INTO {t}version (scope, version, registered, state, content,"
            + " base_version, base_content, summary, snapshot, report, compatibility,"
            + " breaking, quorum, vote_seconds, round, binding, registrant, authors)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String SET_STATE = "UPDATE {t}version SET state = ? WHERE scope = ? AND version = ?";

    static final String INSERT_PARTICIPANT =
            "INSERT INTO {t}participant (scope, version, actor, duty) VALUES (?, ?, ?, ?)";

    static final String VOTES = "SELECT version, kind, actor, verdict, at_micros, acknowledges_breaking"
            + " FROM {t}vote WHERE scope = ? ORDER BY seq";
    static final String INSERT_VOTE = "INSERT INTO {t}vote (scope, version, actor, kind, duty, content, verdict,"
            + " acknowledges_breaking, seq, at_micros) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** The moves up to the one that the pointer points to. */
    static final String ACTIVATIONS = "SELECT seq, version, content, at_micros, actor, review_owed FROM {t}activation"
            + " WHERE scope = ? AND seq <= (SELECT seq FROM {t}active WHERE scope = ?) ORDER BY seq";

    static final String INSERT_ACTIVATION = "INSERT INTO {t}activation (scope, seq, version, content, at_micros, actor,"
            + " review_owed) VALUES (?, ?, ?, ?, ?, ?, ?)";
    static final String INSERT_POINTER =
            "INSERT INTO {t}active (seq, version, content, state, approver, verdict, scope)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    static final String MOVE_POINTER =
            "UPDATE {t}active SET seq = ?, version = ?, content = ?, state = ?, approver = ?,"
                    + " verdict = ? WHERE scope = ?";

    private Statements() {}

    /** No row, from a table that can be read. */
    static String nothingOf(String table) {
        return "SELECT 1 FROM {t}" + table + " WHERE 1 = 0";
    }

    /** The contents of so many digests. */
    static String contents(int digests) {
        return "SELECT digest, body FROM {t}content WHERE digest IN (?" + ", ?".repeat(digests - 1) + ")";
    }
}
