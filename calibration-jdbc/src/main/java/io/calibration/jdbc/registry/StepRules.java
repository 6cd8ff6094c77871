package io.calibration.jdbc.registry;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which rows a trigger refuses: those that do not come with the last entry of their scope's log, and say what it says. An entry has one
 * fixed order of fields, so that a text of it can be looked for; within its strings quotation marks are escaped. The words of SQL are those
 * that PostgreSQL, MariaDB and SQLite share; {@code {in}} is their function that gives where a text has another.
 *
 * <p>Here, <code>{unlogged}</code> begins a condition on the last entry, <code>{log text}</code> is whether that entry has the text, and
 * <code>{new text}</code> whether a new one has it. Between pointed brackets stands a column: of the new row, unless it says of which.
 */
final class StepRules {

    private static final String UNLOGGED = "NOT EXISTS (SELECT 1 FROM {t}scope s"
            + " JOIN {t}audit a ON a.scope = s.scope AND a.seq = s.revision AND a.hash = s.head_hash"
            + " WHERE s.scope = NEW.scope AND";

    private static final Pattern TEXT_OF_ENTRY = Pattern.compile("\\{(log|new) ([^}]*)}");
    private static final Pattern COLUMN = Pattern.compile("<([^>]*)>");

    private StepRules() {}

    /**
     * A row of a table is refused.
     *
     * @param event what is done to it
     * @param refused the condition, in SQL
     */
    record Rule(String event, String table, String refused) {

        private static Rule of(String event, String table, String refused) {
            String line = refused.strip().replace('\n', ' ').replace("{unlogged}", UNLOGGED);
            return new Rule(
                    event,
                    table,
                    TEXT_OF_ENTRY
                            .matcher(line)
                            .replaceAll(found -> has(found.group(1).equals("log") ? "a" : "NEW", found.group(2))));
        }
    }

    static List<Rule> all() {
        return List.of(
                Rule.of("INSERT", "scope", "NEW.revision <> 0"),
                Rule.of("DELETE", "scope", "OLD.revision <> 0"),
                Rule.of("UPDATE", "scope", """
                        NEW.scope <> OLD.scope OR NEW.revision <> OLD.revision + 1 OR NEW.head_hash = OLD.head_hash
                        """),
                // The head moves first; then comes the entry that it names, after the one before.
                Rule.of("INSERT", "audit", """
                        NOT EXISTS (SELECT 1 FROM {t}scope s CROSS JOIN {t}store x WHERE s.scope = NEW.scope
                        AND s.revision = NEW.seq AND s.head_hash = NEW.hash
                        AND {new ,"store":"<x.id>","scope":"<scope>","seq":<seq>,"previous":"<previous>","at":}
                        AND {new ,"quorum":<s.quorum>,"vote_validity_seconds":<s.vote_seconds>,"actor":"}
                        AND {new ,"request":"<request>","arguments":"}
                        AND (({new "at":<s.head_at>,}) OR ({new ","action":"refused","version":"}))
                        AND (s.corrected = NEW.seq) = {new ","action":"time_corrected","version":"})
                        OR (NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM {t}audit b WHERE b.scope = NEW.scope
                        AND b.seq = NEW.seq - 1 AND b.hash = NEW.previous))
                        """),
                Rule.of("INSERT", "version", """
                        {unlogged} NEW.registered = s.revision AND ((NEW.state = 'PROPOSED'
                        AND {log ,"quorum":<quorum>,"vote_validity_seconds":<vote_seconds>,"actor":"}
                        AND {log "actor":"<registrant>","action":"submitted<step>,"binding":"<binding>",\
                        "base":"<base_version>","base_content":"<base_content>",\
                        "difference":"<difference>","summary":"<summary>"})
                        OR (NEW.state = 'APPROVED'
                        AND {log ,"quorum":<quorum>,"vote_validity_seconds":<vote_seconds>,"actor":"}
                        AND NEW.base_version IS NULL AND {log "bootstrapped<step>,"binding":"<binding>"})))
                        """),
                Rule.of("UPDATE", "version", """
                        (NEW.state <> OLD.state AND (CONCAT(OLD.state, ' ', NEW.state) NOT IN ('PROPOSED APPROVED',
                        'PROPOSED REJECTED', 'PROPOSED WITHDRAWN', 'APPROVED REJECTED', 'APPROVED WITHDRAWN',
                        'APPROVED DEPRECATED') OR {unlogged} {log ","action":"<LOWER(state)>","version":"<version>"}
                        AND ((NEW.state <> 'APPROVED') OR ({log ","to":"approved"} AND NEW.quorum <=
                        (SELECT COUNT(*) FROM {t}vote v WHERE v.scope = NEW.scope AND v.version = NEW.version
                        AND v.verdict = 'APPROVE'))))))
                        OR (COALESCE(NEW.schedule, '') <> COALESCE(OLD.schedule, '')
                        AND {unlogged} {log ","version":"<version>"}))
                        """),
                Rule.of("INSERT", "participant", """
                        {unlogged} {log ","version":"<version>"}
                        AND (({log :<actor>"}) OR (NEW.actor = 'system:bootstrap')))
                        """),
                Rule.of("INSERT", "vote", """
                        {unlogged} NEW.seq = s.revision AND {log "at":<at_micros>,} AND ((NEW.verdict = 'APPROVE'
                        AND (({log "actor":"human:<actor>","action":"approved<step>})
                        OR ({log "actor":"human:<actor>","action":"bootstrapped<step>}))
                        AND NEW.acknowledges_breaking = {log "acknowledges_breaking":true})
                        OR (NEW.verdict = 'REJECT' AND {log "actor":"human:<actor>","action":"rejected<step>})))
                        """),
                Rule.of("INSERT", "activation", """
                        {unlogged} NEW.seq = s.revision AND {log "at":<at_micros>,}
                        AND (((({log "actor":"<actor>","action":"activated<step>})
                        OR ({log "actor":"<actor>","action":"bootstrapped<step>})))
                        OR ({log "actor":"<actor>","action":"rolled_back<step>}))
                        AND NEW.review_owed = {log "actor":"<actor>","action":"rolled_back<step>})
                        """),
                Rule.of("INSERT", "active", "{unlogged} NEW.seq = s.revision)"),
                Rule.of("UPDATE", "active", "NEW.seq = OLD.seq OR {unlogged} NEW.seq = s.revision)"));
    }

    private static String has(String row, String text) {
        String whole = text.replace("<step>", "\",\"version\":\"<version>\",\"content\":\"<content>\"");
        String quoted = "'" + COLUMN.matcher(whole).replaceAll(column -> "', " + column(column.group(1)) + ", '") + "'";
        String sought = whole.contains("<") ? "CONCAT(" + quoted + ")" : quoted;
        return "({in}(" + row + ".entry, " + sought + ") > 0)";
    }

    private static String column(String name) {
        return name.equals("LOWER(state)") ? "LOWER(NEW.state)" : name.contains(".") ? name : "NEW." + name;
    }
}
