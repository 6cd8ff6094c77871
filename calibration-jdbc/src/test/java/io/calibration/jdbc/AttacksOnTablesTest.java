package io.calibration.jdbc;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Raw SQL against each table and column of each engine, as the tables' owner and as the hardened role: what becomes of it stands in
 * {@code docs/databases.md}, word for word as found here. With {@code -Dcalibration.attacks.write=true} the page is written anew.
 */
class AttacksOnTablesTest {

    private static final Path PAGE = Path.of("..", "docs", "databases.md");
    private static final String BEGIN = "<!-- attacks: begin -->\n";
    private static final String END = "<!-- attacks: end -->\n";

    /** Nothing that the gate says rests on these: bytes that no version refers to, another scope, a reason erased as anybody may ask for. */
    private static final Set<String> MAY_BE_WITHOUT_EFFECT = Set.of("content INSERT", "scope INSERT", "reason DELETE");

    @Test
    void every_attack_on_a_table_is_refused_or_detected_as_the_page_says() throws SQLException, IOException {
        Map<String, List<String>> found = new TreeMap<>();
        List<String> unnoticed = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            for (boolean hardened : List.of(false, true)) {
                attack(engine, hardened, found, unnoticed);
            }
        }
        assertThat(unnoticed).isEmpty();
        String page = Files.readString(PAGE);
        String written = between(page, table(found));
        if (Boolean.getBoolean("calibration.attacks.write")) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(written);
    }

    private static void attack(Engine engine, boolean hardened, Map<String, List<String>> found, List<String> unnoticed)
            throws SQLException {
        try (AttackedRegistry registry = new AttackedRegistry(engine, hardened)) {
            Map<String, List<List<String>>> attacks = TableAttacks.all();
            Set<String> columns = registry.columns();
            assertThat(attacks.keySet()).as("an attack on each column").containsAll(columns);
            assertThat(registry.of(List.of()))
                    .as("without an attack")
                    .isEqualTo(AttackedRegistry.Outcome.WITHOUT_EFFECT);
            for (Map.Entry<String, List<List<String>>> attack : attacks.entrySet()) {
                Set<AttackedRegistry.Outcome> outcomes = new TreeSet<>();
                for (List<String> statements : attack.getValue()) {
                    AttackedRegistry.Outcome outcome = registry.of(statements);
                    if ((outcome == AttackedRegistry.Outcome.WITHOUT_EFFECT)
                            && !MAY_BE_WITHOUT_EFFECT.contains(attack.getKey())) {
                        unnoticed.add(engine + (hardened ? ", hardened: " : ": ") + statements);
                    }
                    outcomes.add(outcome);
                }
                found.computeIfAbsent(attack.getKey(), any -> new ArrayList<>())
                        .add(outcomes.stream().map(outcome -> outcome.letter).collect(joining(" ")));
            }
        }
    }

    private static String between(String page, String table) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin) + table + page.substring(page.indexOf(END));
    }

    private static String table(Map<String, List<String>> found) {
        List<String> engines = Stream.of(Engine.values())
                .flatMap(engine -> Stream.of(engine.product(), "hardened"))
                .toList();
        return row("attack on", engines)
                + row("---", engines.stream().map(any -> "---").toList())
                + found.entrySet().stream()
                        .map(entry -> row("`" + entry.getKey() + "`", entry.getValue()))
                        .collect(joining());
    }

    private static String row(String first, List<String> others) {
        return "| " + first + " | " + String.join(" | ", others) + " |\n";
    }
}
