package io.calibration.jdbc.registry;

/**
 * What the registry says to a database, but for the tables' {@code registry-1.sql} and the hardening. Nothing in it depends on a session's
 * settings: no operators on text, no backslashes, nothing between double quotes.
 */
public final class Statements {

    public static final String STORE_ID = "SELECT id FROM {t}store";
    public static final String HAS_STORE = "SELECT 1 FROM {t}store WHERE id = ?";
    public static final String INSERT_STORE = "INSERT INTO {t}store (singleton, id) VALUES (?, ?)";
    public static final String STEPS = "SELECT step, checksum FROM {t}schema_step";
    public static final String INSERT_STEP = "INSERT INTO {t}schema_step (step, checksum) VALUES (?, ?)";

    /** Where a table of this name is found, leaving temporary ones out, or else where one would be made. */
    public static final String POSTGRESQL_SCHEMA = "SELECT COALESCE((SELECT n.nspname FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relname = ? AND c.relpersistence <> 't' AND n.nspname = ANY (pg_catalog.current_schemas(false))"
            + " ORDER BY pg_catalog.array_position(pg_catalog.current_schemas(false), n.nspname) LIMIT 1),"
            + " pg_catalog.current_schema())";

    /** The columns of a table whose texts do not compare byte by byte: of a type from elsewhere (citext), padded, or with a loose collation. */
    public static final String POSTGRESQL_LOOSE_COLUMNS = "SELECT a.attname FROM pg_catalog.pg_attribute a"
            + " JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
            + " LEFT JOIN pg_catalog.pg_collation c ON c.oid = a.attcollation"
            + " WHERE a.attrelid = pg_catalog.to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped"
            + " AND (n.nspname <> 'pg_catalog' OR t.typname = 'bpchar' OR NOT c.collisdeterministic)"
            + " ORDER BY a.attnum";

    private static final String HEAD_COLUMNS = "SELECT revision, head_hash, head_at, quorum, vote_seconds, corrected,"
            + " (SELECT seq FROM {t}active WHERE scope = ?) AS pointer";

    /** The end of the log and where the pointer points to, by two primary keys. */
    public static final String HEAD = HEAD_COLUMNS + " FROM {t}scope WHERE scope = ?";

    /** The same, the server's time, and the entry that has a request's id already. */
    public static final String HEAD_AND_REQUEST = HEAD_COLUMNS
            + ", {now} AS server_micros, (SELECT seq FROM {t}audit WHERE scope = ? AND request = ?) AS done FROM {t}scope WHERE scope = ?";

    public static final String SCOPES = "SELECT scope FROM {t}scope WHERE revision > 0";

    public static final String INSERT_SCOPE = "INSERT INTO {t}scope (revision, head_hash, head_at,"
            + " quorum, vote_seconds, corrected, scope) VALUES (?, ?, ?, ?, ?, ?, ?)";
    public static final String DELETE_NEW_SCOPE = "DELETE FROM {t}scope WHERE scope = ? AND revision = 0";

    /** Only from where it was. */
    public static final String MOVE_HEAD = "UPDATE {t}scope SET revision = ?, head_hash = ?, head_at = ?,"
            + " quorum = ?, vote_seconds = ?, corrected = ?"
            + " WHERE scope = ? AND revision = ? AND head_hash = ?";

    public static final String FIRST_LINE = "SELECT COALESCE(min(seq), 0) AS seq FROM {t}audit WHERE scope = ?";

    /** What the fold of the log needs. */
    public static final String PAGE_OF_ENTRIES =
            "SELECT seq, previous, hash, request, entry FROM {t}audit WHERE scope = ? AND seq > ? ORDER BY seq";

    private static final String LINES =
            "SELECT a.seq, a.previous, a.request, a.entry, a.hash, r.salt, r.body FROM {t}audit a"
                    + " LEFT JOIN {t}reason r ON r.scope = a.scope AND r.seq = a.seq WHERE a.scope = ?";

    public static final String PAGE_OF_LINES = LINES + " AND a.seq > ? ORDER BY a.seq";
    public static final String LINE_OF_REQUEST = LINES + " AND a.request = ?";

    public static final String INSERT_LINE =
            "INSERT INTO {t}audit (scope, seq, previous, hash, request, entry) VALUES (?, ?, ?, ?, ?, ?)";
    public static final String INSERT_REASON = "INSERT INTO {t}reason (scope, seq, salt, body) VALUES (?, ?, ?, ?)";
    public static final String DELETE_REASON = "DELETE FROM {t}reason WHERE scope = ? AND seq = ?";

    public static final String CONTENT = "SELECT body FROM {t}content WHERE digest = ?";
    public static final String INSERT_CONTENT = "INSERT INTO {t}content (digest, body) VALUES (?, ?)";

    /** The entry by a question of its own: PostgreSQL, until it has statistics, joins it by reading all entries of the scope. */
    private static final String SELECT_VERSIONS = "SELECT v.version, v.state, v.content, v.base_version,"
            + " v.base_content, v.difference, v.summary, v.snapshot, v.report, v.compatibility, v.breaking, v.quorum,"
            + " v.vote_seconds, v.round, v.binding, v.registrant, v.authors, v.schedule,"
            + " (SELECT a.entry FROM {t}audit a WHERE a.scope = v.scope AND a.seq = v.registered) AS registration,"
            + " t.seq, t.kind, t.actor, t.verdict, t.at_micros, t.acknowledges_breaking"
            + " FROM {t}version v"
            + " LEFT JOIN {t}vote t ON t.scope = v.scope AND t.version = v.version WHERE v.scope = ?";

    /** One row for each vote of a version, or one without a vote. */
    public static final String VERSIONS = SELECT_VERSIONS + " ORDER BY v.registered, t.seq";

    public static final String VERSION = SELECT_VERSIONS + " AND v.version = ? ORDER BY t.seq";
    public static final String INSERT_VERSION = "INSERT INTO {t}version (scope, version, registered, state, content,"
            + " base_version, base_content, difference, summary, snapshot, report, compatibility,"
            + " breaking, quorum, vote_seconds, round, binding, registrant, authors)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    public static final String SET_STATE = "UPDATE {t}version SET state = ? WHERE scope = ? AND version = ?";

    public static final String SET_SCHEDULE = "UPDATE {t}version SET schedule = ? WHERE scope = ? AND version = ?";

    public static final String INSERT_PARTICIPANT =
            "INSERT INTO {t}participant (scope, version, actor, duty) VALUES (?, ?, ?, ?)";

    public static final String INSERT_VOTE = "INSERT INTO {t}vote (scope, version, actor, kind, duty, content, verdict,"
            + " acknowledges_breaking, final_state, seq, at_micros) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Every move; last the one that the pointer points to, wherever it stands. */
    public static final String ACTIVATIONS = "SELECT m.seq, m.version, m.content, m.at_micros, m.actor, m.review_owed"
            + " FROM {t}activation m LEFT JOIN {t}active p ON p.scope = m.scope AND p.seq = m.seq"
            + " WHERE m.scope = ? ORDER BY CASE WHEN p.seq IS NULL THEN 0 ELSE 1 END, m.seq";

    /** Whose consent the pointer rests on. */
    public static final String APPROVER = "SELECT version, approver FROM {t}active WHERE scope = ?";

    public static final String PARTICIPANTS = "SELECT version, actor, duty FROM {t}participant WHERE scope = ?";

    public static final String INSERT_ACTIVATION =
            "INSERT INTO {t}activation (scope, seq, version, content, at_micros, actor,"
                    + " review_owed) VALUES (?, ?, ?, ?, ?, ?, ?)";
    public static final String INSERT_POINTER =
            "INSERT INTO {t}active (seq, version, content, state, approver, verdict, scope)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    public static final String MOVE_POINTER =
            "UPDATE {t}active SET seq = ?, version = ?, content = ?, state = ?, approver = ?,"
                    + " verdict = ? WHERE scope = ?";

    private Statements() {}

    /** The same. */
    public static String mariaDbLooseColumns(String table) {
        return "SHOW FULL COLUMNS FROM " + table + " WHERE Collation NOT LIKE '%bin'";
    }

    /** No row, from a table that can be read. */
    public static String nothingOf(String table) {
        return "SELECT 1 FROM {t}" + table + " WHERE 1 = 0";
    }

    /** The contents of so many digests. */
    public static String contents(int digests) {
        return "SELECT digest, body FROM {t}content WHERE digest IN (?" + ", ?".repeat(digests - 1) + ")";
    }
}
