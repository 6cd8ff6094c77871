package io.calibration.jdbc.registry;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQL that makes the tables refuse more than their constraints do: triggers against changing what never changes, and against rows that the
 * log does not bear out, where the database has triggers in SQL; and the least rights for a role, where it has roles.
 *
 * @param tables as the host says them
 * @param found where they are
 */
public record Hardening(Database database, Tables tables, Tables found) {

    private static final List<String> INSERT_ONLY =
            List.of("store", "schema_step", "audit", "content", "participant", "vote", "activation");

    /** The statements, each followed by an empty line. */
    public String script(String role) {
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
                                ? Stream.of(
                                        trigger("UPDATE OF scope, version, registered, " + Projection.FIXED, "version"))
                                : Stream.<String>empty())
                .flatMap(each -> each);
        Stream<String> all = Stream.concat(rows, StepRules.all().stream().flatMap(this::trigger));
        return database == Database.POSTGRESQL ? Stream.concat(Stream.of(function()), all) : all;
    }

    private String function() {
        return "CREATE FUNCTION " + name("refuse") + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                + raise(quoted(refusal("%")) + ", TG_TABLE_NAME USING") + " END $$";
    }

    private static String raise(String message) {
        return "RAISE EXCEPTION " + message + " ERRCODE = 'restrict_violation';";
    }

    /** The statements that make a trigger of a rule. */
    private Stream<String> trigger(StepRules.Rule rule) {
        String word = rule.table() + "_as_logged_" + rule.event().toLowerCase(Locale.ROOT);
        String message = "The registry's log does not bear out this row of " + tables.prefix() + rule.table() + ".";
        String head = head(word, rule.event(), rule.table());
        return switch (database) {
            case POSTGRESQL -> {
                String row = rule.event().equals("DELETE") ? "OLD" : "NEW";
                String function = "CREATE FUNCTION " + name(word) + "() RETURNS trigger LANGUAGE plpgsql"
                        + " SET search_path = pg_catalog, pg_temp AS $$ BEGIN IF "
                        + found.written(rule.refused()).replace("{in}", "strpos") + " THEN "
                        + raise(quoted(message) + " USING") + " END IF; RETURN " + row + "; END $$";
                yield Stream.of(function, head + "EXECUTE FUNCTION " + name(word) + "()");
            }
            case SQLITE -> Stream.of(head + "WHEN " + refused(rule) + " " + abort(message));
            case MARIADB, MYSQL ->
                Stream.of(asOne(head + "IF " + refused(rule) + " THEN " + signal(message) + "; END IF"));
            case H2 -> throw new IllegalStateException();
        };
    }

    /** In the host's own words: these databases look for a trigger's tables where the trigger is. */
    private String refused(StepRules.Rule rule) {
        return rule.refused().replace("{t}", tables.qualifiedPrefix()).replace("{in}", "INSTR");
    }

    /** As a statement without a semicolon, at which the client on the command line would cut it. MySQL knows no such words. */
    private String asOne(String statement) {
        return database == Database.MYSQL ? statement : "EXECUTE IMMEDIATE " + quoted(statement);
    }

    private static String signal(String message) {
        return "SIGNAL SQLSTATE '23000' SET MESSAGE_TEXT = " + quoted(message);
    }

    private static String abort(String message) {
        return "BEGIN SELECT RAISE(ABORT, " + quoted(message) + "); END";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private String trigger(String event, String table) {
        String word = table + "_no_" + event.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        String refusal = refusal(tables.prefix() + table);
        return head(word, event, table)
                + switch (database) {
                    case POSTGRESQL -> "EXECUTE FUNCTION " + name("refuse") + "()";
                    case SQLITE -> abort(refusal);
                    case MARIADB, MYSQL -> signal(refusal);
                    case H2 -> throw new IllegalStateException();
                };
    }

    private String head(String word, String event, String table) {
        // PostgreSQL's triggers live with their table and bear no schema.
        String name = database == Database.POSTGRESQL ? tables.prefix() + word : name(word);
        return "CREATE TRIGGER " + name + " BEFORE " + event + " ON " + name(table) + " FOR EACH ROW ";
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
