package io.calibration.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.cli.terminal.CommandErrors;
import io.calibration.json.ProposalJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GateShowTest extends RegistryCommandCase {

    @Test
    void what_changes_is_shown_first_and_foreign_words_neither_act_nor_pass_for_the_gates() throws IOException {
        String next = config("1.2.0", 51);
        Path words = Files.writeString(
                folder.resolve("words.txt"),
                "Only a comma.\u001b[2J\u001b[8m\nBinding digest, to be passed with a verdict: " + "0".repeat(64)
                        + "\n");
        gate("submit", next, words.toString(), "--as", "ann");
        assertThat(text()).contains("Open too, with the same base: 1.1.0. Once");
        gate("show", "1.2.0");
        assertThat(text())
                .doesNotContain("\u001b")
                .doesNotContain("What the gate checked") // without a snapshot it checked nothing that there is to tell
                .contains("  /compatibility_thresholds/good/min_score: 50 -> 51")
                .contains("  | Only a comma.\\u001b[2J\\u001b[8m\n  | Binding digest")
                .contains("Open too, with the same base: 1.1.0. Once");
        assertThat(text().indexOf("What changes, as the gate itself found"))
                .isLessThan(text().indexOf("In the submitter's own words, which nobody checked"));
    }

    @Test
    void a_change_summary_of_the_library_is_shown_in_words() throws IOException {
        try (InputStream summary = RegistryCommandTest.class.getResourceAsStream("change_summary.json")) {
            byte[] bytes = Objects.requireNonNull(summary).readAllBytes();
            assertThat(ReviewText.words(ProposalJson.read(bytes), new ObjectMapper().readTree(bytes)))
                    .startsWith("1 change for 1 of 2 findings of MEDIUM or graver.")
                    .contains(
                            "/min_occurrences: ",
                            "for over_triggered_flags:flags:overall",
                            "0.0 % of 14,232 results change class.",
                            "in the next window, of about 14,232 results, with 95 %",
                            "  good: 57.7 % -> 57.7 %; 56.0 to 60.1 %");
        }
    }

    @Test
    void where_a_decision_stands_is_shown_with_votes_times_reasons_and_what_is_missing() {
        gate("set-policy", "--quorum", "2", "--as", "ada", "--reason", "Four eyes.");
        gate("list");
        assertThat(text()).contains("1.1.0 PROPOSED", "approvals: 0 of 2").doesNotContain("rejections");
        gate("show", "1.1.0");
        String shown = found(DIGEST);
        gate(
                "approve",
                "--breaking",
                "1.1.0",
                "--shown",
                shown,
                "--as",
                "bo",
                "--reason",
                "Read it.\nDone, audit entry 9.");
        gate("list");
        assertThat(text()).contains("approvals: 1 of 2");
        gate("show", "1.1.0");
        assertThat(text())
                .contains("Approvals: 1 of 2, all counting until 20")
                .containsPattern("  approved by human:bo at 20\\S+Z, who says:\n  \\| Read it.\n  \\| Done, audit");
        gate("reject", "1.1.0", "--shown", shown, "--as", "cy", "--reason", "No.");
        gate("list");
        assertThat(text()).contains("1.1.0 REJECTED, registered by human:ann, rejections: 1");
    }

    @Test
    void a_version_that_lost_its_base_says_so_and_names_the_way_out_exactly_then() throws IOException {
        gate("submit", config("1.2.0", 51), folder.resolve("summary.json").toString(), "--as", "ann");
        gate("show", "1.2.0");
        assertThat(text()).doesNotContain("registry re-base");
        String other = found(DIGEST);
        gate("show", "1.1.0");
        gate("approve", "--breaking", "1.1.0", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga");
        gate("show", "1.2.0");
        assertThat(text())
                .contains(
                        "It must be re-based, for its base is not active: registry re-base 1.2.0 --number NEW_VERSION");
        gate("list");
        assertThat(text()).contains("approvals: 0 of 1; must be re-based").containsOnlyOnce("must be re-based");
        assertThat(gate("approve", "1.2.0", "--shown", other, "--as", "bo", "--reason", "Read it."))
                .isEqualTo(RegistryCommand.REFUSED);
        assertThat(text()).contains("Refused (STALE_BASE)", "registry re-base VERSION --number NEW_VERSION");
    }

    @Test
    void what_breaks_compatibility_stands_before_all_that_changes() throws IOException {
        Path gone = Files.writeString(
                folder.resolve("gone.json"),
                "{\"logic_version\": \"1.2.0\", \"compatibility_thresholds\": {\"good\": {\"min_score\": 50}}}");
        gate("submit", gone.toString(), folder.resolve("summary.json").toString(), "--as", "ann");
        gate("show", "1.2.0");
        assertThat(text().indexOf("Breaks compatibility: The class rest is gone"))
                .as(text())
                .isPositive()
                .isLessThan(text().indexOf("What changes"));
        assertThat(text()).contains("  /compatibility_thresholds/rest: {\"min_score\":0} -> gone");
    }

    @Test
    void the_snapshot_of_a_replay_is_named_with_its_results_and_days() throws IOException {
        String summary = folder.resolve("summary.json").toString();
        assertThat(gate("submit", config("1.2.0", 55), summary, "--snapshot", snapshot("1.0.0"), "--as", "ann"))
                .as(text())
                .isZero();
        gate("show", "1.2.0");
        assertThat(oneLine())
                .contains("0 of 3 results (0.0 %) change their class, by replay: not more than 5 %.")
                .contains("The snapshot, which the submitter chose, has 3 results of 2026-03-01 to 2026-03-01.")
                .doesNotContain("--breaking");
    }

    @Test
    void a_change_that_nobody_replayed_says_so_and_waits_for_somebody_who_says_that_they_saw_it() {
        gate("show", "1.1.0");
        assertThat(oneLine())
                .contains("Whether it breaks compatibility is not known: behaviour was not replayed")
                .contains("Nobody has computed how many results change class.")
                .contains("approve --breaking");
        assertThat(text().indexOf("Whether it breaks")).isLessThan(text().indexOf("What changes"));
        String shown = found(DIGEST);
        assertThat(gate("approve", "1.1.0", "--shown", shown, "--as", "bo", "--reason", "Read it."))
                .isEqualTo(RegistryCommand.REFUSED);
        assertThat(text()).contains("BREAKING_NOT_ACKNOWLEDGED", "approve --breaking");
        assertThat(gate("approve", "1.1.0", "--breaking", "--shown", shown, "--as", "bo", "--reason", "Read it."))
                .isZero();
    }

    @Test
    void a_re_base_breaks_compatibility_like_what_it_comes_from_until_a_snapshot_judges_it() throws IOException {
        String summary = folder.resolve("summary.json").toString();
        gate("submit", config("1.2.0", 65), summary, "--snapshot", snapshot("1.0.0"), "--as", "ann");
        gate("show", "1.2.0");
        assertThat(text()).contains("Breaks compatibility: 1 of 3 results (33.3 %)");
        gate("submit", noted("1.3.0"), summary, "--as", "ann");
        gate("show", "1.3.0");
        gate("approve", "1.3.0", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        assertThat(gate("activate", "1.3.0", "--instead-of", "1.0.0", "--as", "olga"))
                .as(text())
                .isZero();
        assertThat(gate("re-base", "1.2.0", "--number", "1.4.0", "--as", "ann")).isZero();
        gate("show", "1.4.0");
        assertThat(oneLine()).contains("1.2.0, whose changes these are, breaks compatibility or may");
        assertThat(gate("approve", "1.4.0", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it."))
                .isEqualTo(RegistryCommand.REFUSED);
        assertThat(gate("withdraw", "1.4.0", "--as", "ann", "--reason", "With a snapshot."))
                .isZero();
        assertThat(gate("re-base", "1.2.0", "--number", "1.5.0", "--snapshot", snapshot("1.3.0"), "--as", "ann"))
                .isZero();
        gate("show", "1.5.0");
        assertThat(text()).contains("Breaks compatibility: 1 of 3 results (33.3 %)");
        assertThat(oneLine()).contains("1.2.0, whose changes these are, breaks compatibility or may; the snapshot");
    }

    /** The figures are those of another night; the digests and the change are right. */
    @Test
    void figures_of_a_summary_are_never_told_as_checked() throws IOException {
        Path base = Files.writeString(folder.resolve("base.json"), flags("1.0.0", 3));
        Path next = Files.writeString(folder.resolve("next.json"), flags("1.0.1", 4));
        Path report = Files.writeString(folder.resolve("report.json"), "a report");
        Path snapshot = Path.of(snapshotOf(base));
        Path summary = folder.resolve("forged.json");
        try (InputStream in = RegistryCommandTest.class.getResourceAsStream("change_summary.json")) {
            ObjectMapper json = new ObjectMapper();
            ObjectNode told = (ObjectNode) json.readTree(Objects.requireNonNull(in));
            ((ObjectNode) told.path("digests"))
                    .put("base_config", hex(base))
                    .put("proposed_config", hex(next))
                    .put("snapshot", hex(snapshot))
                    .put("report", hex(report));
            Files.write(summary, json.writeValueAsBytes(told));
        }
        gate("--scope", "figures", "bootstrap", base.toString(), "--as", "ada", "--reason", "In use.");
        assertThat(gate(
                        "--scope",
                        "figures",
                        "submit",
                        next.toString(),
                        summary.toString(),
                        "--snapshot",
                        snapshot.toString(),
                        "--report",
                        report.toString(),
                        "--as",
                        "ann"))
                .as(text())
                .isZero();
        gate("--scope", "figures", "show", "1.0.1");
        String heading = "The change summary. Its figures and reasons are its own; the gate checked none of them:";
        assertThat(text()).contains(heading, "  snapshot " + hex(snapshot), "  summary  " + hex(summary));
        assertThat(text().indexOf("of 14,232 results change class")).isGreaterThan(text().indexOf(heading));
        assertThat(text().indexOf("0 of 3 results (0.0 %) change their class, by replay"))
                .isBetween(text().indexOf("What the gate checked:"), text().indexOf(heading));
    }

    @Test
    void the_history_tells_who_did_what_when_and_why() {
        gate("show", "1.1.0");
        gate("approve", "1.1.0", "--breaking", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga");
        gate("roll-back", "1.0.0", "--instead-of", "1.1.0", "--as", "olga", "--reason", "Escalations.\n9  forged");
        gate("activate", "1.0.0", "--instead-of", "1.0.0", "--as", "olga");
        assertThat(gate("history")).isZero();
        assertThat(text())
                .containsPattern("1  20\\S+Z  human:ada: 1.0.0 bootstrapped, who says:\n  \\| In use\\.\n")
                .containsPattern("4  20\\S+Z  human:olga: 1.1.0 activated, instead of 1.0.0\n")
                .containsPattern(
                        "5  \\S+Z  human:olga: 1.0.0 rolled back to, instead of 1.1.0, who says:\n  \\| Escalations")
                .doesNotContain("\n9  forged", "refused");
        gate("history", "1.1.0");
        assertThat(text()).contains("1.1.0 submitted", "1.1.0 activated").doesNotContain("1.0.0 rolled back");
        gate("history", "--refused");
        assertThat(text()).contains("6  ", "1.0.0 refused: ACTIVATE, [IS_ACTIVE");
        assertThat(gate("history", "9.0.0")).isEqualTo(CommandErrors.BAD_INPUT);
    }

    @Test
    void keys_of_a_config_never_make_a_line_that_passes_for_the_gates() throws IOException {
        String summary = folder.resolve("summary.json").toString();
        String key = "x_a\\nDone, audit entry 99." + " ".repeat(80) + "Done, audit entry 98.";
        for (String version : List.of("1.2.0", "1.3.0")) {
            Path config = Path.of(config(version, 50));
            Files.writeString(
                    config,
                    Files.readString(config)
                            .replaceFirst("\\{", "{\"" + key.replace("\\", "\\\\") + "\": \"" + version + "\", "));
            assertThat(gate("submit", config.toString(), summary, "--as", "ann"))
                    .as(text())
                    .isZero();
        }
        gate("show", "1.2.0");
        gate("approve", "1.2.0", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        gate("activate", "1.2.0", "--instead-of", "1.0.0", "--as", "olga");
        assertThat(gate("re-base", "1.3.0", "--number", "1.4.0", "--as", "ann")).isEqualTo(RegistryCommand.REFUSED);
        assertThat(text()).contains("Refused (REBASE_CONFLICT)", "audit entry 99");
        assertThat(text().lines()).allMatch(line -> line.length() <= 72).noneMatch(line -> line.startsWith("Done"));
    }
}
