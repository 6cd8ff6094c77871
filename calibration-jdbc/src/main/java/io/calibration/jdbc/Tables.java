package io.calibration.jdbc;

import java.util.List;
import java.util.regex.Pattern;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The registry's tables under their names in the host's database, and their columns. */
final class Tables {

    static final Field<Boolean> ACKNOWLEDGES_BREAKING = column("acknowledges_breaking", Boolean.class);
    static final Field<String> ACTOR = column("actor", String.class);
    static final Field<String> APPROVER = column("approver", String.class);
    static final Field<Long> AT = column("at_micros", Long.class);
    static final Field<String> AUTHORS = column("authors", String.class);
    static final Field<String> BASE_CONTENT = column("base_content", String.class);
    static final Field<String> BASE_VERSION = column("base_version", String.class);
    static final Field<String> BINDING = column("binding", String.class);
    static final Field<byte[]> BODY = column("body", byte[].class);
    static final Field<Boolean> BREAKING = column("breaking", Boolean.class);
    static final Field<String> CHECKSUM = column("checksum", String.class);
    static final Field<String> COMPATIBILITY = column("compatibility", String.class);
    static final Field<String> CONTENT = column("content", String.class);
    static final Field<String> DIGEST = column("digest", String.class);
    static final Field<String> DUTY = column("duty", String.class);
    static final Field<String> ENTRY = column("entry", String.class);
    static final Field<String> HASH = column("hash", String.class);
    static final Field<Long> HEAD_AT = column("head_at", Long.class);
    static final Field<String> HEAD_HASH = column("head_hash", String.class);
    static final Field<String> ID = column("id", String.class);
    static final Field<String> KIND = column("kind", String.class);
    static final Field<String> PREVIOUS = column("previous", String.class);
    static final Field<Integer> QUORUM = column("quorum", Integer.class);
    static final Field<Long> REGISTERED = column("registered", Long.class);
    static final Field<String> REGISTRANT = column("registrant", String.class);
    static final Field<String> REPORT = column("report", String.class);
    static final Field<String> REQUEST = column("request", String.class);
    static final Field<Boolean> REVIEW_OWED = column("review_owed", Boolean.class);
    static final Field<Long> REVISION = column("revision", Long.class);
    static final Field<Integer> ROUND = column("round", Integer.class);
    static final Field<String> SALT = column("salt", String.class);
    static final Field<String> SCOPE = column("scope", String.class);
    static final Field<Long> SEQ = column("seq", Long.class);
    static final Field<Integer> SINGLETON = column("singleton", Integer.class);
    static final Field<String> SNAPSHOT = column("snapshot", String.class);
    static final Field<String> STATE = column("state", String.class);
    static final Field<Integer> STEP = column("step", Integer.class);
    static final Field<String> SUMMARY = column("summary", String.class);
    static final Field<String> VERDICT = column("verdict", String.class);
    static final Field<String> VERSION = column("version", String.class);
    static final Field<Long> VOTE_SECONDS = column("vote_seconds", Long.class);

    static final List<Field<?>> SCOPE_ROW = List.of(SCOPE, REVISION, HEAD_HASH, HEAD_AT);
    static final List<Field<?>> ACTIVATION_ROW = List.of(SEQ, VERSION, CONTENT, AT, ACTOR, REVIEW_OWED);
    static final List<Field<?>> VOTE_ROW = List.of(VERSION, KIND, ACTOR, VERDICT, AT, ACKNOWLEDGES_BREAKING);
    static final List<Field<?>> VERSION_ROW = List.of(
            VERSION,
            STATE,
            CONTENT,
            BASE_VERSION,
            BASE_CONTENT,
            SUMMARY,
            SNAPSHOT,
            REPORT,
            COMPATIBILITY,
            BREAKING,
            QUORUM,
            VOTE_SECONDS,
            ROUND,
            BINDING,
            REGISTRANT,
            AUTHORS);

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,19}");

    final Table<Record> store;
    final Table<Record> schemaStep;
    final Table<Record> scope;
    final Table<Record> audit;
    final Table<Record> reason;
    final Table<Record> content;
    final Table<Record> version;
    final Table<Record> participant;
    final Table<Record> vote;
    final Table<Record> activation;
    final Table<Record> active;
    private final String schema;
    private final String prefix;

    /**
     * The tables of this schema and prefix.
     *
     * @param schema empty for the connection's own
     * @throws IllegalArgumentException when one is no plain identifier: they stand in SQL as they are
     */
    Tables(String schema, String prefix) {
        if (!schema.isEmpty()) {
            checkName("schema", schema);
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("The table prefix must be lower-case letters, digits and underscores,"
                    + " 1 to 20, and must begin with a letter.");
        }
        this.schema = schema;
        this.prefix = prefix;
        store = table("store");
        schemaStep = table("schema_step");
        scope = table("scope");
        audit = table("audit");
        reason = table("reason");
        content = table("content");
        version = table("version");
        participant = table("participant");
        vote = table("vote");
        activation = table("activation");
        active = table("active");
    }

    /** @throws IllegalArgumentException when the name of this is no plain identifier: it stands in SQL as it is */
    static void checkName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The " + what + "'s name must be letters, digits and underscores, at most"
                            + " 63, and must not begin with a digit.");
        }
    }

    List<Table<Record>> all() {
        return List.of(
                store, schemaStep, scope, audit, reason, content, version, participant, vote, activation, active);
    }

    String schema() {
        return schema;
    }

    String prefix() {
        return prefix;
    }

    /** What stands before a table's own word in SQL. */
    String qualifiedPrefix() {
        return schema.isEmpty() ? prefix : schema + "." + prefix;
    }

    private Table<Record> table(String word) {
        Name name = schema.isEmpty() ? DSL.unquotedName(prefix + word) : DSL.unquotedName(schema, prefix + word);
        return DSL.table(name);
    }

    private static <T> Field<T> column(String name, Class<T> type) {
        return DSL.field(DSL.unquotedName(name), type);
    }
}
