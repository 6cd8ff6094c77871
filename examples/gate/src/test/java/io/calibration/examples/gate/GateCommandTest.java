package io.calibration.examples.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.Calibration;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.ProposalJson;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.registry.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateCommandTest {

    private static final Pattern DIGEST = Pattern.compile("verdict: ([0-9a-f]{64})");
    private static final Pattern CHECKPOINT = Pattern.compile("elsewhere: (.*)");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void a_proposal_waits() throws IOException {
        String base = config("1.0.0", 50);
        String next = config("1.1.0", 52);
        Path summary = Files.writeString(folder.resolve("summary.json"), "{\"why\": \"fewer false alarms\"}");
        assertThat(gate("bootstrap", base, "--as", "ada", "--reason", "In use."))
                .isZero();
        assertThat(gate("submit", next, summary.toString(), "--as", "ann")).isZero();
    }

    @Test
    void a_version_goes_through_the_gate_and_back() {
        gate("show", "1.1.0");
        assertThat(text()).contains("fewer false alarms");
        String shown = found(DIGEST);
        assertThat(gate("approve", "--breaking", "1.1.0", "--shown", shown, "--as", "bo", "--reason", "Read it."))
                .isZero();
        assertThat(gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga"))
                .isZero();
        assertThat(gate("roll-back", "1.0.0", "--instead-of", "1.1.0", "--as", "olga", "--reason", "Alarms."))
                .isZero();
        gate("list");
        assertThat(text()).contains("1.0.0 ACTIVE", "1.1.0 SUPERSEDED", "a review is owed");
        gate("verify");
        assertThat(gate("verify", found(CHECKPOINT))).isZero();
        assertThat(text()).contains("CHECKPOINTS HOLDS", "FOLD HOLDS");
    }

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
                .contains("  /compatibility_thresholds/good/min_score: 50 -> 51")
                .contains("  | Only a comma.\\u001b[2J\\u001b[8m\n  | Binding digest")
                .contains("Open too, with the same base: 1.1.0. Once");
        assertThat(text().indexOf("What changes, as the gate itself found"))
                .isLessThan(text().indexOf("In the submitter's own words, which nobody checked"));
    }

    @Test
    void an_approved_version_is_scheduled_and_made_active_when_it_is_due() {
        gate("show", "1.1.0");
        gate("approve", "--breaking", "1.1.0", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        assertThat(gate("activate-due", "--as", "job")).isZero();
        assertThat(text()).contains("Nothing is due.");
        String soon = java.time.Instant.now()
                .plusSeconds(3600)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        assertThat(gate("schedule", "1.1.0", "--instead-of", "1.0.0", "--from", soon, "--as", "olga"))
                .isZero();
        gate("list");
        assertThat(text()).contains("1.1.0 SCHEDULED");
        gate("show", "1.1.0");
        assertThat(text()).contains("To be active from " + soon + " on, instead of 1.0.0.");
        assertThat(gate("unschedule", "1.1.0", "--as", "olga", "--reason", "Not now."))
                .isZero();
        assertThat(gate("set-policy", "--quorum", "2", "--as", "ada", "--reason", "Four eyes are few."))
                .isZero();
        assertThat(gate("correct-time", "--as", "ada", "--reason", "?")).isEqualTo(GateCommand.REFUSED);
        assertThat(gate("re-base", "1.1.0", "--number", "1.2.0", "--as", "ann")).isEqualTo(GateCommand.REFUSED);
    }

    @Test
    void a_refusal_is_told_in_plain_words_and_ends_with_1() {
        assertThat(gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga"))
                .isEqualTo(GateCommand.REFUSED);
        assertThat(text()).contains("Refused (NOT_APPROVED): The version is not approved.");
        gate("show", "1.1.0");
        assertThat(gate("reject", "1.1.0", "--shown", found(DIGEST), "--as", "ann", "--reason", "No."))
                .isEqualTo(GateCommand.REFUSED);
    }

    @Test
    void the_config_of_the_active_or_of_a_named_version_is_written_byte_for_byte() throws IOException {
        assertThat(gate("config")).isZero();
        assertThat(text()).isEqualTo(Files.readString(folder.resolve("1.0.0.json")));
        Path file = Files.writeString(
                folder.resolve("in_force.json"), "the config of yesterday, which was longer".repeat(9));
        assertThat(gate("config", "1.1.0", "--out", file.toString())).isZero();
        assertThat(text()).contains("The config of 1.1.0 is in " + file);
        assertThat(file).hasSameBinaryContentAs(folder.resolve("1.1.0.json"));
        assertThat(gate("config", "9.0.0")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("does not know this version");
    }

    @Test
    void a_config_that_could_act_on_a_terminal_is_written_to_a_file_only() throws IOException {
        Path config = Path.of(config("1.2.0", 53));
        String acting = Files.readString(config).replaceFirst("\\{", "{\t\r\n\"x_note\": \"\u009b2J\", ");
        Files.writeString(config, acting);
        assertThat(gate("submit", config.toString(), config.toString(), "--as", "ann"))
                .as(text())
                .isZero();
        assertThat(gate("config", "1.2.0")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--out FILE").doesNotContain("\u009b");
        assertThat(gate("config", "1.2.0", "--out", folder.resolve("out.json").toString()))
                .isZero();
        assertThat(folder.resolve("out.json")).hasContent(acting);
        Files.writeString(config, acting.replace("\u009b2J", "").replace("1.2.0", "1.3.0"));
        gate("submit", config.toString(), config.toString(), "--as", "ann");
        assertThat(gate("config", "1.3.0"))
                .as("tabs and ends of lines only show")
                .isZero();
    }

    @Test
    void nobody_decides_as_a_program_or_as_what_looks_like_one() {
        gate("show", "1.1.0");
        String shown = found(DIGEST);
        for (String who : List.of("service:ann", "service:job", "human:bo", "system:bootstrap")) {
            int code = gate("approve", "--breaking", "1.1.0", "--shown", shown, "--as", who, "--reason", "Read it.");
            assertThat(code).as(who + ": " + text()).isNotZero();
            assertThat(text()).containsAnyOf("Only a person can do this", "the id of a person has no");
            gate("reject", "1.1.0", "--shown", shown, "--as", who, "--reason", "No.");
            gate("set-policy", "--quorum", "2", "--as", who, "--reason", "No.");
        }
        gate("list");
        assertThat(text()).contains("1.1.0 PROPOSED").doesNotContain("1.1.0 REJECTED");
        assertThat(gate("approve", "--breaking", "1.1.0", "--shown", shown, "--as", "bo", "--reason", "Read it."))
                .isZero();
        assertThat(text()).contains("Done, audit entry", ": 1.1.0 approved.");
    }

    @Test
    void the_first_version_is_listed_by_who_began_the_registry() {
        gate("list");
        assertThat(text())
                .contains("1.0.0 ACTIVE, first of the registry, begun by human:ada", "registered by human:ann")
                .doesNotContain("system:bootstrap");
        gate("show", "1.0.0");
        assertThat(text()).contains("begun by human:ada").doesNotContain("system:bootstrap");
    }

    @Test
    void an_unknown_option_is_named_without_its_value() {
        assertThat(gate("lst", "--polcy", "policy.json")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(gate("list", "--polcy", "policy.json")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("Unknown option: '--polcy'").doesNotContain("policy.json");
    }

    @Test
    void the_same_changes_once_more_end_with_0_and_name_the_proposal_that_waits() throws IOException {
        String summary = folder.resolve("summary.json").toString();
        assertThat(gate("submit", config("1.2.0", 52), summary, "--as", "ann")).isZero();
        assertThat(text()).contains("the same changes wait for a decision as 1.1.0");
        gate("list");
        assertThat(text()).doesNotContain("1.2.0 PROPOSED");
    }

    @Test
    void bad_input_ends_with_2_and_without_a_stack_trace() {
        assertThat(gate("show", "9.0.0")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(gate("approve", "--breaking", "1.1.0", "--shown", "x", "--as", "bo"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(gate("verify", "x")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(gate("nothing")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).doesNotContain("\tat ");
    }

    @Test
    void an_exported_log_has_a_line_an_entry() throws IOException {
        Path log = folder.resolve("log.jsonl");
        assertThat(gate("export", log.toString())).isZero();
        assertThat(Files.readAllLines(log)).hasSize(2);
    }

    @Test
    void a_bootstrap_without_a_reason_makes_no_folder_and_can_be_asked_again() {
        String elsewhere = folder.resolve("another").toString();
        String config = folder.resolve("1.0.0.json").toString();
        assertThat(gate("--registry", elsewhere, "bootstrap", config, "--as", "ada"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(Path.of(elsewhere)).doesNotExist();
        assertThat(gate("--registry", elsewhere, "bootstrap", config, "--as", "ada", "--reason", "In use."))
                .isZero();
    }

    @Test
    void a_folder_without_a_registry_is_told_as_such() {
        assertThat(gate("--registry", folder.resolve("nowhere").toString(), "list"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text())
                .contains("There is no registry in", "Begin one with the subcommand bootstrap.")
                .doesNotContain("backup");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void bad_input_is_told_in_words() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.json"));
        assertThat(gate("submit", empty.toString(), empty.toString(), "--as", "ann"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("is empty. Write a JSON object.").doesNotContain("Exception", "\tat ");
        assertThat(gate("submit", "nowhere.json", empty.toString(), "--as", "ann"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("nowhere.json: there is no such file.").doesNotContain("Exception");
        assertThat(gate("--scope", "../elsewhere", "list")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("The scope id must be").doesNotContain("Exception");
    }

    @Test
    void an_unknown_scope_is_refused_with_those_that_there_are_whatever_is_asked() throws IOException {
        gate("--scope", "another", "bootstrap", config("1.0.0", 50), "--as", "ada", "--reason", "In use.");
        String log = folder.resolve("log.jsonl").toString();
        for (String[] asked : new String[][] {{"list"}, {"show", "1.0.0"}, {"config"}, {"verify"}, {"export", log}}) {
            List<String> unknown = new ArrayList<>(List.of("--scope", "nobodys"));
            unknown.addAll(List.of(asked));
            assertThat(gate(unknown.toArray(String[]::new))).isEqualTo(CommandErrors.BAD_INPUT);
            assertThat(text()).contains("no version in scope nobodys", "--scope: another, default.");
        }
        assertThat(Path.of(log)).doesNotExist();
    }

    @Test
    void a_list_of_no_scope_in_particular_names_the_others() throws IOException {
        assertThat(gate("list")).isZero();
        assertThat(text()).doesNotContain("--scope");
        gate("--scope", "another", "bootstrap", config("1.0.0", 50), "--as", "ada", "--reason", "In use.");
        assertThat(gate("list")).isZero();
        assertThat(text()).contains("1.0.0 ACTIVE", "--scope: another, default.");
    }

    @Test
    void where_the_default_scope_is_not_there_a_list_names_those_that_are() throws IOException {
        String elsewhere = folder.resolve("another").toString();
        gate(
                "--registry",
                elsewhere,
                "--scope",
                "dating",
                "bootstrap",
                config("1.0.0", 50),
                "--as",
                "a",
                "--reason",
                "x");
        assertThat(gate("--registry", elsewhere, "list")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("no version in scope default", "--scope: dating.");
    }

    @Test
    void a_mistake_at_the_command_line_is_told_in_a_sentence_and_not_in_a_page_of_usage() {
        assertThat(gate("approve", "--breaking", "1.1.0", "--shown", "x", "--as", "bo"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--shown", "\"x\": A digest is").doesNotContain("Usage:");
        assertThat(gate("lst")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("Did you mean list").doesNotContain("Usage:");
        assertThat(gate()).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text())
                .contains("Name one of activate, activate-due, approve", "verify")
                .doesNotContain("Usage:");
    }

    @Test
    void help_needs_no_registry_and_everything_else_asks_for_one() {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        assertThat(GateCommand.run(out, out, "submit", "--help")).isZero();
        assertThat(GateCommand.run(out, out, "list")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("SUMMARY", "--registry DIR or --db JDBC_URL");
    }

    @Test
    void every_subcommand_has_help() {
        assertThat(gate("approve", "--help")).isZero();
        assertThat(text()).contains("--shown", "VERSION");
    }

    @Test
    void a_change_summary_of_the_library_is_shown_in_words() throws IOException {
        try (InputStream summary = GateCommandTest.class.getResourceAsStream("change_summary.json")) {
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
    void the_policy_in_force_is_listed_and_what_set_policy_is_not_told_stays() {
        gate("list");
        assertThat(text()).contains("Policy in force: people who must approve: 1; an approval counts for 14 days.");
        gate("set-policy", "--quorum", "2", "--days", "3", "--as", "ada", "--reason", "Four eyes.");
        assertThat(gate("set-policy", "--quorum", "3", "--as", "ada", "--reason", "Six."))
                .isZero();
        gate("list");
        assertThat(text()).contains("must approve: 3; an approval counts for 3 days.");
        gate("set-policy", "--days", "2", "--as", "ada", "--reason", "Fresh.");
        gate("list");
        assertThat(text()).contains("must approve: 3; an approval counts for 2 days.");
        assertThat(gate("set-policy", "--as", "ada", "--reason", "?")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--quorum, --days, or both");
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
        assertThat(text()).doesNotContain("gate re-base");
        String other = found(DIGEST);
        gate("show", "1.1.0");
        gate("approve", "--breaking", "1.1.0", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga");
        gate("show", "1.2.0");
        assertThat(text())
                .contains("It must be re-based, for its base is not active: gate re-base 1.2.0 --number NEW_VERSION");
        gate("list");
        assertThat(text()).contains("approvals: 0 of 1; must be re-based").containsOnlyOnce("must be re-based");
        assertThat(gate("approve", "1.2.0", "--shown", other, "--as", "bo", "--reason", "Read it."))
                .isEqualTo(GateCommand.REFUSED);
        assertThat(text()).contains("Refused (STALE_BASE)", "gate re-base VERSION --number NEW_VERSION");
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
                .isEqualTo(GateCommand.REFUSED);
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
                .isEqualTo(GateCommand.REFUSED);
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
        try (InputStream in = GateCommandTest.class.getResourceAsStream("change_summary.json")) {
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
    void whoever_approves_before_the_quorum_is_told_that_it_is_not_approved_yet() {
        gate("set-policy", "--quorum", "2", "--as", "ada", "--reason", "Four eyes.");
        gate("show", "1.1.0");
        String shown = found(DIGEST);
        gate("approve", "1.1.0", "--breaking", "--shown", shown, "--as", "bo", "--reason", "Read it.");
        assertThat(text()).contains("Approvals: 1 of 2; it is not approved yet", "1 more must approve it");
        gate("approve", "1.1.0", "--breaking", "--shown", shown, "--as", "cy", "--reason", "Read it.");
        assertThat(text()).contains("Approvals: 2 of 2; it can be activated.");
    }

    @Test
    void a_stricter_policy_names_what_waits_for_more_and_its_schedule_stays_in_sight() {
        gate("show", "1.1.0");
        gate("approve", "1.1.0", "--breaking", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        String late = java.time.Instant.now()
                .plusSeconds(30 * 86_400)
                .atOffset(java.time.ZoneOffset.ofHours(1))
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        gate("schedule", "1.1.0", "--instead-of", "1.0.0", "--from", late, "--as", "olga");
        assertThat(text()).contains("Refused (BAD_SCHEDULE)", "up to 20");
        String soon = java.time.Instant.now()
                .plusSeconds(3600)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        gate("schedule", "1.1.0", "--instead-of", "1.0.0", "--from", soon, "--as", "olga");
        assertThat(text()).contains("1.1.0 scheduled, to be active from " + soon + " on, instead of 1.0.0.");
        gate("list");
        assertThat(text()).contains("1.1.0 SCHEDULED", "to be active from " + soon + " on");
        gate("set-policy", "--quorum", "2", "--as", "ada", "--reason", "Four eyes.");
        assertThat(text())
                .contains("Done, audit entry 6: policy set.", "people who must approve: 2")
                .contains("Waits for more: 1.1.0 PROPOSED")
                .contains("approvals: 1 of 2, to be active from " + soon + " on");
        gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga");
        assertThat(text()).contains("Refused (QUORUM_NOT_MET): 1 of 2 people approved");
        gate("list");
        assertThat(text()).contains("to be active from " + soon + " on");
    }

    @Test
    void an_instant_days_and_a_reason_that_nobody_keeps_are_told_in_words() throws IOException {
        for (String instant : List.of("tomorrow", "2026-11-29T06:00")) {
            assertThat(gate("schedule", "1.1.0", "--instead-of", "1.0.0", "--from", instant, "--as", "olga"))
                    .isEqualTo(CommandErrors.BAD_INPUT);
            assertThat(text()).contains(instant, "such as 2026-12-01T06:00:00Z").doesNotContain("java.time");
        }
        assertThat(gate("set-policy", "--days", "15", "--as", "ada", "--reason", "?"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--days 15: an approval counts for 1 to 14 days.");
        Path empty = Files.writeString(folder.resolve("empty.txt"), " \n");
        assertThat(gate("submit", config("1.2.0", 51), empty.toString(), "--as", "ann"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains(empty + " is empty");
        assertThat(gate("submit", config("1.2.0", 51), config("1.2.0", 51), "--as", "ann", "--reason", "?"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("Unknown option: '--reason'");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{}");
        assertThat(gate("submit", wrong.toString(), wrong.toString(), "--as", "ann"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).startsWith(wrong + ": ");
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
    void a_version_is_withdrawn_by_an_author_and_deprecated_once_it_is_out_of_use() throws IOException {
        gate("submit", config("1.2.0", 51), folder.resolve("summary.json").toString(), "--as", "ann");
        assertThat(gate("withdraw", "1.2.0", "--as", "bo", "--reason", "Not mine."))
                .isEqualTo(GateCommand.REFUSED);
        assertThat(gate("withdraw", "1.2.0", "--as", "ann", "--reason", "A mistake."))
                .isZero();
        gate("show", "1.1.0");
        gate("approve", "1.1.0", "--breaking", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga");
        assertThat(gate("deprecate", "1.1.0", "--as", "ada", "--reason", "Old."))
                .isEqualTo(GateCommand.REFUSED);
        assertThat(gate("deprecate", "1.0.0", "--as", "ada", "--reason", "Old."))
                .isZero();
        gate("list");
        assertThat(text()).contains("1.0.0 DEPRECATED", "1.2.0 WITHDRAWN");
    }

    @Test
    void a_mistyped_folder_names_the_registries_beside_it() throws IOException {
        assertThat(gate("--registry", folder.resolve("registri").toString(), "list"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text())
                .contains("Did you mean " + folder.resolve("registry") + "?")
                .doesNotContain("--db");
    }

    @Test
    void a_second_schedule_says_that_it_takes_the_place_of_the_first() {
        gate("show", "1.1.0");
        gate("approve", "--breaking", "1.1.0", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        java.time.Instant soon =
                java.time.Instant.now().plusSeconds(3600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        String first = soon.toString();
        gate("schedule", "1.1.0", "--instead-of", "1.0.0", "--from", first, "--as", "olga");
        assertThat(text()).doesNotContain("takes the place");
        gate(
                "schedule",
                "1.1.0",
                "--instead-of",
                "1.0.0",
                "--from",
                soon.plusSeconds(60).toString(),
                "--as",
                "olga");
        assertThat(text()).contains("It takes the place of the schedule for " + first + ".");
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
        assertThat(gate("re-base", "1.3.0", "--number", "1.4.0", "--as", "ann")).isEqualTo(GateCommand.REFUSED);
        assertThat(text()).contains("Refused (REBASE_CONFLICT)", "audit entry 99");
        assertThat(text().lines()).allMatch(line -> line.length() <= 72).noneMatch(line -> line.startsWith("Done"));
    }

    /** Three results under a registered config, at 10, 60 and 70. */
    private String snapshot(String version) throws IOException {
        return snapshotOf(folder.resolve(version + ".json"));
    }

    private String snapshotOf(Path config) throws IOException {
        ScoringConfig base = ConfigJson.read(config);
        List<ScanResult> results = Stream.of(10, 60, 70)
                .map(score -> new ScanResult(
                        java.time.Instant.parse("2026-03-01T12:00:00Z"),
                        base.logicVersion().text(),
                        (double) score,
                        score < 50 ? "rest" : "good",
                        Map.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null))
                .toList();
        byte[] snapshot = SnapshotJson.write(
                Calibration.builder()
                        .source(ScanResults.of(results))
                        .config(base)
                        .build()
                        .collect(DayWindow.ALL)
                        .snapshot(),
                PrivacyPolicy.exact());
        return Files.write(folder.resolve("snapshot.json"), snapshot).toString();
    }

    /** The config in use with a note for people, which decides nothing. */
    private String noted(String version) throws IOException {
        Path config = Path.of(config(version, 50));
        return Files.writeString(config, Files.readString(config).replaceFirst("\\{", "{\"x_note\": 1, "))
                .toString();
    }

    private static String flags(String version, int occurrences) {
        return "{\"logic_version\": \"" + version + "\", \"compatibility_thresholds\": {\"good\": {\"min_score\": 50}, "
                + "\"rest\": {\"min_score\": 0}}, \"red_flag_severity_thresholds\": {\"low\": {\"min_occurrences\": "
                + occurrences + "}}}";
    }

    private static String hex(Path file) throws IOException {
        return Digest.of(Files.readAllBytes(file)).hex();
    }

    /** Without the breaks of long lines. */
    private String oneLine() {
        return text().replaceAll("\\n *(\\.\\.\\. )?", " ").replaceAll(" +", " ");
    }

    private String config(String version, int threshold) throws IOException {
        return Files.writeString(
                        folder.resolve(version + ".json"),
                        "{\"logic_version\": \"" + version
                                + "\", \"compatibility_thresholds\": {\"good\": {\"min_score\": " + threshold
                                + "}, \"rest\": {\"min_score\": 0}}}")
                .toString();
    }

    private int gate(String... arguments) {
        printed.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--registry")) {
            all.addAll(0, List.of("--registry", folder.resolve("registry").toString()));
        }
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return GateCommand.run(out, out, all.toArray(String[]::new));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(text());
        assertThat(matcher.find()).as(text()).isTrue();
        return matcher.group(1).trim();
    }
}
