package io.calibration.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQL that makes the tables refuse more than their constraints do: triggers against changing what never changes, where the database has
 * triggers in SQL, and the least rights for a role, where it has roles.
 */
final class Hardening {

    private static final List<String> INSERT_ONLY =
            List.of("store", "schema_step", "audit", "content", "participant", "vote", "activation");

    /** All columns of a version but its state. */
    private static final String FIXED =
            "scope, version, registered, content, base_version, base_content, difference, summary,"
                    + " snapshot, report, compatibility, breaking, quorum, vote_seconds, round, binding, registrant, authors";

    private final Database database;
    private final Tables tables;

    Hardening(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** The statements, each followed by an empty line. */
    String script(String role) {
        return Stream.concat(triggers(), grants(role))
                .map(statement -> statement + ";\n\n")
                .collect(Collectors.joining());
    }

    private Stream<String> triggers() {
        if (database == Database.H2) {
            return Stream.empty(); // its triggers are Java classes
        }
        Stream<String> rows = Stream.of(
                        INSERT_ONLY.stream()
                                .flatMap(table -> Stream.of(trigger("UPDATE", table), trigger("DELETE", table))),
                        Stream.of(
                                trigger("UPDATE", "reason"), trigger("DELETE", "version"), trigger("DELETE", "active")),
                        database.hasTriggersOfColumns()
                                ? Stream.of(trigger("UPDATE OF " + FIXED, "version"))
                                : Stream.<String>empty())
                .flatMap(each -> each);
        return database == Database.POSTGRESQL ? Stream.concat(Stream.of(function()), rows) : rows;
    }

    private String function() {
        return "CREATE FUNCTION " + name("refuse") + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '"
                + refusal("%") + "', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$";
    }

    private String trigger(String event, String table) {
        String word = table + "_no_" + event.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        // PostgreSQL's triggers live with their table and bear no schema.
        String name = database == Database.POSTGRESQL ? tables.prefix() + word : name(word);
        String head = "CREATE TRIGGER " + name + " BEFORE " + event + " ON " + name(table) + " FOR EACH ROW ";
        String refusal = "'" + refusal(tables.prefix() + table) + "'";
        return head
                + switch (database) {
                    case POSTGRESQL -> "EXECUTE FUNCTION " + name("refuse") + "()";
                    case SQLITE -> "BEGIN SELECT RAISE(ABORT, " + refusal + "); END";
                    case MARIADB, MYSQL -> "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = " + refusal;
                    case H2 -> throw new IllegalStateException();
                };
    }

    private static String refusal(String table) {
        return "The registry never changes or deletes such rows of " + table + ".";
    }

    /** What the store itself needs. It locks a scope's row, and takes one away that was begun for nothing. */
    private Stream<String> grants(String role) {
        if (database == Database.SQLITE) {
            return Stream.empty();
        }
        boolean columns = database != Database.H2;
        return Stream.concat(
                Tables.WORDS.stream().map(table -> grant("SELECT, INSERT", table, role)),
                Stream.of(
                        grant("UPDATE, DELETE", "scope", role),
                        grant("DELETE", "reason", role),
                        grant("UPDATE", "active", role),
                        grant(columns ? "UPDATE (state, schedule)" : "UPDATE", "version", role)));
    }

    private String grant(String rights, String table, String role) {
        return "GRANT " + rights + " ON " + name(table) + " TO " + role;
    }

    private String name(String word) {
        return tables.qualifiedPrefix() + word;
    }
}
