package io.calibration.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What somebody can do by hand to each table and column: another plausible value, a row less, a row that nobody gave. {@code {t}} is the
 * prefix, {@code {c1}} and {@code {c3}} are the contents of the first and third version, {@code {f}} is a hash of nothing, {@code {x}} are
 * other bytes, {@code {head}} is the last entry's hash.
 */
final class TableAttacks {

    /** By what is attacked, such as {@code vote.seq} or {@code vote INSERT}; each a list of statements. */
    private final Map<String, List<List<String>>> attacks = new LinkedHashMap<>();

    private String table = "";

    private TableAttacks() {}

    static Map<String, List<List<String>>> all() {
        TableAttacks all = new TableAttacks();
        all.scope();
        all.log();
        all.versions();
        all.votes();
        all.moves();
        all.store();
        return all.attacks;
    }

    private void store() {
        table = "store";
        set("singleton", "singleton = 2");
        set("id", "id = 'jdbc:other'");
        delete("1 = 1");
        insert("singleton, id", "2, 'jdbc:other'");
        table = "schema_step";
        set("step", "step = 2");
        set("checksum", "checksum = '{f}'");
        delete("1 = 1");
        insert("step, checksum", "2, '{f}'"); // the last: nobody takes it back where the tables are hardened
    }

    private void scope() {
        table = "scope";
        set("scope", "scope = 'other'");
        set("revision", "revision = revision + 1", "revision = revision - 1");
        set("head_hash", "head_hash = '{f}'");
        set("head_at", "head_at = head_at + 1");
        set("quorum", "quorum = 1");
        set("vote_seconds", "vote_seconds = 60");
        set("corrected", "corrected = 3");
        delete("scope = 'dating'");
        insert(
                "scope, revision, head_hash, head_at, quorum, vote_seconds, corrected",
                "'other', 5, '{f}', 1, 1, 60, 0");
    }

    private void log() {
        table = "audit";
        set("scope", "scope = 'other' WHERE seq = 9", "scope = 'other' WHERE seq = 2");
        set("seq", "seq = 99 WHERE seq = 9", "seq = 99 WHERE seq = 2");
        set("previous", "previous = '{f}' WHERE seq = 9");
        set("hash", "hash = '{f}' WHERE seq = 9");
        set("request", "request = 'forged' WHERE seq = 9");
        set("entry", "entry = REPLACE(entry, 'human:reviewer', 'human:nobody') WHERE seq = 8");
        delete("seq = 9", "seq = 2");
        insert("scope, seq, previous, hash, request, entry", "'dating', 12, '{head}', '{f}', 'forged', '{}'");
        table = "reason";
        set("scope", "scope = 'other' WHERE seq = 9");
        set("seq", "seq = 3 WHERE seq = 9");
        set("salt", "salt = '00000000000000000000000000000000' WHERE seq = 9");
        set("body", "body = {x} WHERE seq = 9");
        delete("seq = 9");
        insert("scope, seq, salt, body", "'dating', 3, '00000000000000000000000000000000', {x}");
        table = "content";
        set("digest", "digest = '{f}' WHERE digest = '{c3}'");
        set("body", "body = {x} WHERE digest = '{c3}'");
        delete("digest = '{c3}'");
        insert("digest, body", "'{f}', {x}");
    }

    private void versions() {
        table = "version";
        String third = " WHERE version = '1.2.0'";
        set("scope", "scope = 'other'" + third);
        set("version", "version = '1.9.0'" + third);
        set("registered", "registered = 8" + third);
        set("state", "state = 'PROPOSED'" + third, "state = 'APPROVED' WHERE version = '1.3.0'");
        set("content", "content = '{c1}'" + third, "content = '{c1}' WHERE version = '1.3.0'");
        set("base_version", "base_version = '1.0.0'" + third, "base_version = '1.0.0', base_content = '{c1}'" + third);
        set("base_content", "base_content = '{c1}'" + third);
        Stream.of("difference", "summary", "snapshot", "report", "compatibility")
                .forEach(evidence -> set(evidence, evidence + " = '{c1}'" + third));
        set("breaking", "breaking = NOT breaking" + third);
        set("quorum", "quorum = 1" + third);
        set("vote_seconds", "vote_seconds = 60" + third);
        set("round", "round = 2" + third);
        set("binding", "binding = '{f}'" + third);
        set("registrant", "registrant = 'human:nobody'" + third);
        set("authors", "authors = ' human:nobody'" + third);
        set("schedule", "schedule = '12 1 1.1.0 human:operator'" + third);
        delete("version = '1.2.0'", "version = '1.3.0'");
        insert(
                "scope, version, registered, state, content, breaking, quorum, vote_seconds, round, binding, registrant, authors",
                "'dating', '1.9.0', 8, 'APPROVED', '{c3}', FALSE, 1, 60, 1, '{f}', 'human:author', ' '");
    }

    private void votes() {
        table = "participant";
        String author = " WHERE version = '1.2.0' AND actor = 'author'";
        String reviewer = " WHERE version = '1.2.0' AND actor = 'reviewer'";
        set("scope", "scope = 'other'" + author, "scope = 'other'" + reviewer);
        set("version", "version = '1.0.0'" + author, "version = '1.0.0'" + reviewer);
        set("actor", "actor = 'nobody'" + author, "actor = 'nobody'" + reviewer);
        set("duty", "duty = 'REVIEWER'" + author, "duty = 'AUTHOR'" + reviewer);
        delete(author.substring(7), reviewer.substring(7));
        String duties = "scope, version, actor, duty";
        insert(duties, "'dating', '1.3.0', 'nobody', 'REVIEWER'");
        table = "vote";
        set("scope", "scope = 'other'" + reviewer);
        set("version", "version = '1.0.0'" + reviewer);
        set("actor", "actor = 'nobody'" + reviewer, "actor = 'author'" + reviewer);
        set("kind", "kind = 'SERVICE'" + reviewer);
        set("duty", "duty = 'AUTHOR'" + reviewer);
        set("content", "content = '{c1}'" + reviewer);
        set("verdict", "verdict = 'REJECT'" + reviewer, "verdict = 'APPROVE' WHERE version = '1.3.0'");
        set("acknowledges_breaking", "acknowledges_breaking = NOT acknowledges_breaking" + reviewer);
        set("final_state", "final_state = 'APPROVED'" + reviewer, "final_state = NULL WHERE version = '1.3.0'");
        set("seq", "seq = 7" + reviewer);
        set("at_micros", "at_micros = at_micros + 1" + reviewer);
        delete(reviewer.substring(7), "version = '1.3.0'");
        String row = "scope, version, actor, kind, duty, content, verdict, acknowledges_breaking, seq, at_micros";
        attack(
                "vote INSERT",
                "INSERT INTO {t}participant (" + duties + ") VALUES ('dating', '1.2.0', 'nobody', 'REVIEWER')",
                "INSERT INTO {t}vote (" + row + ") VALUES ('dating', '1.2.0', 'nobody', 'HUMAN', 'REVIEWER', '{c3}',"
                        + " 'APPROVE', FALSE, 7, 1)");
    }

    private void moves() {
        table = "activation";
        List.of(" WHERE seq = 1", " WHERE seq = 6").forEach(where -> {
            set("scope", "scope = 'other'" + where);
            set("seq", "seq = 3" + where);
            set("version", "version = '1.2.0'" + where, "version = '1.2.0', content = '{c3}'" + where);
            set("content", "content = '{c3}'" + where);
            set("at_micros", "at_micros = at_micros + 1" + where);
            set("actor", "actor = 'human:nobody'" + where);
            set("review_owed", "review_owed = NOT review_owed" + where);
            delete(where.substring(7));
        });
        insert(
                "scope, seq, version, content, at_micros, actor, review_owed",
                "'dating', 9, '1.2.0', '{c3}', 1, 'human:operator', FALSE");
        table = "active";
        set("scope", "scope = 'other'");
        set("seq", "seq = 1", "seq = 1, version = '1.0.0', content = '{c1}', approver = 'admin'");
        set("version", "version = '1.2.0'");
        set("content", "content = '{c3}'");
        set("state", "state = 'PROPOSED'");
        set("approver", "approver = 'second'", "approver = 'author'");
        set("verdict", "verdict = 'REJECT'");
        delete("1 = 1");
        insert(
                "scope, seq, version, content, state, approver, verdict",
                "'dating', 1, '1.0.0', '{c1}', 'APPROVED', 'admin', 'APPROVE'");
    }

    private void set(String column, String... changes) {
        for (String change : changes) {
            attack(table + "." + column, "UPDATE {t}" + table + " SET " + change);
        }
    }

    private void delete(String... rows) {
        for (String row : rows) {
            attack(table + " DELETE", "DELETE FROM {t}" + table + " WHERE " + row);
        }
    }

    private void insert(String columns, String values) {
        attack(table + " INSERT", "INSERT INTO {t}" + table + " (" + columns + ") VALUES (" + values + ")");
    }

    private void attack(String what, String... statements) {
        attacks.computeIfAbsent(what, any -> new ArrayList<>()).add(List.of(statements));
    }
}
