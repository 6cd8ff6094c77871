package io.calibration.jdbc.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows a trigger refuses: those that do not come with the last entry of their scope's log, and say what it says. An entry has one
 * fixed order of fields, so that a text of it can be looked for; within its strings quotation marks are escaped. The words of SQL are those
 * that PostgreSQL, MariaDB and SQLite share; {@code {in}} is their function that gives where a text has another.
 */
final class StepRules {

    /**
     * A row of a table is refused.
     *
     * @param event what is done to it
     * @param refused the condition, in SQL
     */
    record Rule(String event, String table, String refused) {}

    private static final String NO_LAST_ENTRY = "NOT EXISTS (SELECT 1 FROM {t}scope s"
            + " JOIN {t}audit a ON a.scope = s.scope AND a.seq = s.revision AND a.hash = s.head_hash"
            + " WHERE s.scope = NEW.scope AND ";

    private static final String SUBJECT = "\",\"version\":\"<version>\",\"content\":\"<content>\"";

    private StepRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("INSERT", "scope", "NEW.revision <> 0"),
                new Rule("DELETE", "scope", "OLD.revision <> 0"),
                new Rule(
                        "UPDATE",
                        "scope",
                        "NEW.scope <> OLD.scope OR NEW.revision <> OLD.revision + 1 OR NEW.head_hash = OLD.head_hash"),
                new Rule("INSERT", "audit", isNotNext()),
                new Rule("INSERT", "version", unless("NEW.registered = s.revision", registers())),
                new Rule("UPDATE", "version", changesState() + " OR " + changesSchedule()),
                new Rule("INSERT", "participant", unless(takesPart())),
                new Rule("INSERT", "vote", unless("NEW.seq = s.revision", says("\"at\":<at_micros>,"), votes())),
                new Rule("INSERT", "activation", unless("NEW.seq = s.revision", says("\"at\":<at_micros>,"), moves())),
                new Rule("INSERT", "active", unless("NEW.seq = s.revision")),
                new Rule("UPDATE", "active", "NEW.seq = OLD.seq OR " + unless("NEW.seq = s.revision")));
    }

    /** The head moves first; then comes the entry that it names, after the one before. */
    private static String isNotNext() {
        String time = either(saysNew("\"at\":<s.head_at>,"), saysNew("\",\"action\":\"refused\",\"version\":\""));
        String corrects = saysNew("\",\"action\":\"time_corrected\",\"version\":\"");
        String fits = all(
                "s.revision = NEW.seq",
                "s.head_hash = NEW.hash",
                saysNew(
                        ",\"store\":\"<x.id>\",\"scope\":\"<scope>\",\"seq\":<seq>,\"previous\":\"<previous>\",\"at\":"),
                saysNew(",\"quorum\":<s.quorum>,\"vote_validity_seconds\":<s.vote_seconds>,\"actor\":\""),
                saysNew(",\"request\":\"<request>\",\"arguments\":\""),
                time,
                "(s.corrected = NEW.seq) = " + corrects);
        return "NOT EXISTS (SELECT 1 FROM {t}scope s CROSS JOIN {t}store x WHERE s.scope = NEW.scope AND " + fits + ")"
                + " OR (NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM {t}audit b WHERE b.scope = NEW.scope"
                + " AND b.seq = NEW.seq - 1 AND b.hash = NEW.previous))";
    }

    private static String registers() {
        String bound = SUBJECT + ",\"binding\":\"<binding>\"";
        String policy = says(",\"quorum\":<quorum>,\"vote_validity_seconds\":<vote_seconds>,\"actor\":\"");
        return either(
                all(
                        "NEW.state = 'PROPOSED'",
                        policy,
                        says("\"actor\":\"<registrant>\",\"action\":\"submitted" + bound
                                + ",\"base\":\"<base_version>\",\"base_content\":\"<base_content>\","
                                + "\"difference\":\"<difference>\",\"summary\":\"<summary>\"")),
                all("NEW.state = 'APPROVED'", policy, "NEW.base_version IS NULL", says("\"bootstrapped" + bound)));
    }

    private static String changesState() {
        String steps = Stream.of(
                        "PROPOSED APPROVED",
                        "PROPOSED REJECTED",
                        "PROPOSED WITHDRAWN",
                        "APPROVED REJECTED",
                        "APPROVED WITHDRAWN",
                        "APPROVED DEPRECATED")
                .collect(Collectors.joining("', '", "('", "')"));
        String consents = "NEW.quorum <= (SELECT COUNT(*) FROM {t}vote v WHERE v.scope = NEW.scope"
                + " AND v.version = NEW.version AND v.verdict = 'APPROVE')";
        return "(NEW.state <> OLD.state AND (CONCAT(OLD.state, ' ', NEW.state) NOT IN " + steps + " OR "
                + unless(
                        says("\",\"action\":\"<LOWER(state)>\",\"version\":\"<version>\""),
                        either("NEW.state <> 'APPROVED'", all(says("\",\"to\":\"approved\""), consents)))
                + "))";
    }

    private static String changesSchedule() {
        return "(COALESCE(NEW.schedule, '') <> COALESCE(OLD.schedule, '') AND "
                + unless(says("\",\"version\":\"<version>\"")) + ")";
    }

    private static String takesPart() {
        return all(says("\",\"version\":\"<version>\""), either(says(":<actor>\""), "NEW.actor = 'system:bootstrap'"));
    }

    private static String votes() {
        String by = "\"actor\":\"human:<actor>\",\"action\":\"";
        return either(
                all(
                        "NEW.verdict = 'APPROVE'",
                        either(says(by + "approved" + SUBJECT), says(by + "bootstrapped" + SUBJECT)),
                        "NEW.acknowledges_breaking = " + says("\"acknowledges_breaking\":true")),
                all("NEW.verdict = 'REJECT'", says(by + "rejected" + SUBJECT)));
    }

    private static String moves() {
        String by = "\"actor\":\"<actor>\",\"action\":\"";
        String back = says(by + "rolled_back" + SUBJECT);
        String forth = either(says(by + "activated" + SUBJECT), says(by + "bootstrapped" + SUBJECT));
        return all(either(forth, back), "NEW.review_owed = " + back);
    }

    private static String unless(String... conditions) {
        return NO_LAST_ENTRY + all(conditions) + ")";
    }

    private static String all(String... conditions) {
        return String.join(" AND ", conditions);
    }

    private static String either(String one, String other) {
        return "((" + one + ") OR (" + other + "))";
    }

    private static String says(String text) {
        return has("a.entry", text);
    }

    private static String saysNew(String text) {
        return has("NEW.entry", text);
    }

    /** Whether the entry has the text. Between pointed brackets stands a column: of the new row, unless it says of which. */
    private static String has(String entry, String text) {
        String[] pieces = text.split("[<>]", -1);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < pieces.length; i++) {
            parts.add(i % 2 == 0 ? "'" + pieces[i] + "'" : column(pieces[i]));
        }
        return "({in}(" + entry + ", " + (parts.size() == 1 ? parts.get(0) : "CONCAT" + joined(parts)) + ") > 0)";
    }

    private static String joined(List<String> parts) {
        return "(" + String.join(", ", parts) + ")";
    }

    private static String column(String name) {
        return name.equals("LOWER(state)") ? "LOWER(NEW.state)" : name.contains(".") ? name : "NEW." + name;
    }
}
