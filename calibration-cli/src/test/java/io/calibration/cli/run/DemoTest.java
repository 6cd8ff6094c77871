package io.calibration.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibration.approval.Registry;
import io.calibration.jdbc.JdbcRegistryStore;
import io.calibration.metrics.ScanResult;
import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    Path folder;

    @Test
    void the_sample_goes_from_two_known_faults_to_an_activated_and_rolled_back_config() {
        Run run = Run.demo("--out", folder);
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output())
                .contains(
                        "20,000 results",
                        "boundary_crowding  score_threshold:worth_exploring:65",
                        "over_triggered_flags  flag_type:contradictory_answers",
                        "1.0.0 -> 1.1.0",
                        "Refused (NOT_APPROVED)",
                        "Active: 1.1.0",
                        "CHAIN: HOLDS",
                        "Active: 1.0.0");
    }

    @Test
    void the_sample_has_no_finding_to_act_on_but_its_two_faults() {
        JsonNode json = Run.demo("--out", folder, "--json").json();
        assertThat(StreamSupport.stream(json.get("findings").spliterator(), false)
                        .filter(finding -> !finding.get("severity").asText().matches("info|low"))
                        .map(finding -> finding.get("subject").asText()))
                .containsExactlyInAnyOrder("score_threshold:worth_exploring:65", "flag_type:contradictory_answers");
    }

    @Test
    void the_next_window_is_held_against_what_the_change_summary_predicted() throws IOException {
        assertThat(Run.demo("--out", folder).exitCode()).isZero();
        Path scans = Scans.file(folder, Scans.GOOD.replace("1.0.0", "1.1.0"));
        Run after = Run.scans(
                "--scans",
                scans,
                "--config",
                folder.resolve("scoring_config_v1.1.0.json"),
                "--prediction",
                folder.resolve("change_summary_v1.1.0.json"),
                "--out",
                folder.resolve("after"),
                "--json");
        assertThat(after.exitCode()).as(after.errors()).isZero();
        assertThat(after.json().get("findings"))
                .anySatisfy(finding -> assertThat(finding.get("type").asText()).isEqualTo("prediction_open"));

        Run wrong = Run.demo("--prediction", folder.resolve("change_summary_v1.1.0.json"), "--out", folder);
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.errors()).contains("Name the summary of the config in force");
    }

    @Test
    void guardrails_from_a_file_keep_what_they_protect() throws IOException {
        Path guardrails = Files.writeString(
                folder.resolve("guardrails.json"),
                "{\"protected_paths\": [\"/compatibility_thresholds\", \"/red_flag_severity_thresholds\", \"/category_weights\"]}");
        Run run = Run.demo("--guardrails", guardrails, "--out", folder, "--json");
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.json().get("changes")).isEmpty();
        Files.writeString(guardrails, "{\"maximum_score_steps\": -1}");
        Run bad = Run.demo("--guardrails", guardrails, "--out", folder);
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.errors()).contains("/maximum_score_steps");
    }

    @Test
    void json_prints_one_object_and_nothing_else_on_standard_output() {
        Run run = Run.demo("--out", folder, "--json");
        assertThat(run.output().lines()).hasSize(1);
        JsonNode json = run.json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "findings",
                        "changes",
                        "files",
                        "not_judged",
                        "switched_off",
                        "failed",
                        "window",
                        "collected",
                        "not_scored",
                        "rejected",
                        "other_versions",
                        "outside_window");
        assertThat(json.get("collected").asLong()).isEqualTo(SampleResults.COUNT);
        assertThat(json.get("rejected").asLong()).isZero();
        assertThat(json.get("changes"))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.fieldNames())
                        .toIterable()
                        .containsExactly("path", "current_value", "proposed_value"));
        assertThat(json.get("files"))
                .hasSize(4)
                .allSatisfy(file -> assertThat(Path.of(file.asText())).exists());
    }

    @Test
    void the_same_clock_gives_the_same_bytes_whatever_the_locale_and_the_time_zone() throws IOException {
        Run.demo("--out", folder.resolve("first"));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Run.demo("--out", folder.resolve("second"));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(contents("second")).isEqualTo(contents("first")).hasSize(4);
    }

    private SortedMap<String, String> contents(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            Map<String, String> contents =
                    files.collect(Collectors.toMap(file -> file.getFileName().toString(), DemoTest::read));
            return new TreeMap<>(contents);
        }
    }

    @Test
    void a_stored_snapshot_serves_as_the_baseline_of_later_days() throws IOException {
        Run early = Run.demo("--to", "2026-10-18", "--out", folder.resolve("early"), "--json");
        String snapshot = early.json().get("files").get(0).asText();
        Run late = Run.demo("--from", "2026-10-19", "--baseline", snapshot, "--out", folder.resolve("late"));
        assertThat(late.exitCode()).as(late.errors()).isZero();
        assertThat(late.output()).contains("of 2026-10-05 to 2026-10-18");
    }

    @Test
    void a_baseline_that_shares_days_with_the_analyzed_ones_is_refused() {
        Run early = Run.demo("--to", "2026-10-18", "--out", folder.resolve("early"), "--json");
        String snapshot = early.json().get("files").get(0).asText();
        Run late = Run.demo("--from", "2026-10-18", "--baseline", snapshot, "--out", folder.resolve("late"));
        assertThat(late.exitCode()).isEqualTo(2);
        assertThat(late.errors()).contains("overlap");
    }

    @Test
    void a_run_that_changes_nothing_names_its_summary_by_the_time_so_that_the_next_one_does_not_collide()
            throws IOException {
        Run.scans("--scans", Scans.file(folder, Scans.GOOD), "--out", folder.resolve("out"));
        assertThat(folder.resolve("out/no_change_20261102_120000.json")).exists();
        assertThat(folder.resolve("out/change_summary_v1.0.0.json")).doesNotExist();
    }

    @Test
    void fault_03_a_text_that_says_that_nothing_escalated_is_no_escalation() throws IOException {
        String[] lines = new String[200];
        java.util.Arrays.fill(lines, Scans.GOOD.replace("\"escalation\":null", "\"escalation\":\"none\""));
        Run run = Run.scans("--scans", Scans.file(folder, lines), "--out", folder.resolve("out"), "--json");
        assertThat(run.output()).doesNotContain("high_escalation_rate");
    }

    @Test
    void a_registry_in_a_file_is_there_after_the_run_and_serves_the_next() {
        String db = "jdbc:h2:" + folder.resolve("registry");
        assertThat(Run.demo("--out", folder.resolve("out"), "--db", db).output())
                .contains("Where the registry is kept: H2", "FOLD: HOLDS");
        assertThat(folder.resolve("registry.mv.db")).exists();
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(db);
        Registry registry = Registry.builder()
                .store(JdbcRegistryStore.over(database))
                .scope(new ScopeId("demo-" + Run.NOON.instant().getEpochSecond()))
                .build();
        assertThat(registry.versions()).hasSize(2);
        assertThat(registry.log().verify().failures()).isEmpty();
    }

    @Test
    void results_of_your_own_end_at_the_submitted_proposal_and_the_commands_shown_go_on_from_it() throws IOException {
        String db = "jdbc:h2:" + folder.resolve("registry");
        Run run = crowded("--db", db);
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output())
                .contains(" is PROPOSED")
                .doesNotContain("ruth.reviewer", "otto.operator", "ada.admin", "Activate as");
        List<List<String>> commands = run.output()
                .lines()
                .filter(line -> line.contains(" registry --registry "))
                .map(line ->
                        List.of(line.substring(line.indexOf(" registry ") + 1).split(" ")))
                .toList();
        assertThat(commands).hasSize(3);
        assertThat(Run.command(commands.get(1).toArray()).exitCode())
                .as("pasted as it is, it is nobody's consent")
                .isEqualTo(2);
        assertThat(Run.command(commands.get(0).toArray()).output())
                .contains(" of 20,000 results change class.", "Share of each class: now -> with the changes")
                .containsPattern("  \\| {3}worth_exploring: \\d+\\.\\d % -> \\d+\\.\\d %; \\d+\\.\\d to \\d+\\.\\d %")
                .contains(
                        "The report that came with it, which the gate did not check, has these findings",
                        ":score_threshold:worth_exploring:65: ");
        for (List<String> command : commands) {
            Run next = Run.command(command.stream()
                    .map(word -> word.replace("YOUR_ID", "olga.owner"))
                    .toArray());
            assertThat(next.exitCode())
                    .as(command + next.output() + next.errors())
                    .isZero();
        }
        assertThat(Run.command("registry", "--db", db, "list").output())
                .contains(" ACTIVE, registered by service:calibration-job");
        Run stale = crowded("--db", db);
        assertThat(stale.exitCode()).isEqualTo(2);
        assertThat(stale.errors())
                .contains("active version is 1.1.0", "is another one, 1.0.0", "--scope", "--config ")
                .doesNotContain("another system?");
        String told = stale.errors()
                .lines()
                .filter(line -> line.contains(" config --out FILE"))
                .findFirst()
                .orElseThrow();
        Path inForce = folder.resolve("in_force.json");
        String[] words = told.substring(told.indexOf(" registry ") + 1).split(" ");
        words[words.length - 1] = inForce.toString();
        assertThat(Run.command((Object[]) words).exitCode()).isZero();
        Run fitting = crowded("--db", db, "--config", inForce.toString());
        assertThat(fitting.errors()).doesNotContain("active version");
        Path another = Files.writeString(
                folder.resolve("another.json"),
                "{\"logic_version\":\"1.1.0\",\"compatibility_thresholds\":{\"freigabe\":{\"min_score\":0}}}");
        assertThat(crowded("--db", db, "--config", another.toString()).errors())
                .contains("--config " + another, "is it the config of another system?");
    }

    @Test
    void the_next_night_is_told_that_the_same_proposal_waits() throws IOException {
        String db = "jdbc:h2:" + folder.resolve("registry");
        assertThat(crowded("--db", db).output()).contains("It is empty", "1.1.0 is PROPOSED");
        for (int night = 2; night <= 3; night++) {
            Run next = crowded("--db", db);
            assertThat(next.exitCode()).as(next.errors()).isZero();
            assertThat(next.output())
                    .contains(
                            "Version 1.0.0 is in force, as before.",
                            "wait for a decision as 1.1.0.",
                            "registry --registry")
                    .doesNotContain("A good end", "change_summary_v1.2.0");
        }
        assertThat(Run.command("registry", "--db", db, "list").output().lines().filter(line -> line.matches("[0-9].*")))
                .hasSize(2);
        Run other = crowded("--db", db, "--scope", "another");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.errors()).as("numbers of another scope's").contains("scoring_config_v1.1.0.json");
    }

    @Test
    void later_nights_of_one_registry_write_to_one_folder() throws IOException {
        String db = "jdbc:h2:" + folder.resolve("registry");
        Path out = folder.resolve("out");
        assertThat(crowded("--db", db).exitCode()).isZero();
        Run reject = Run.command(
                "registry", "--db", db, "reject", "1.1.0", "--as", "olga", "--reason", "No.", "--shown", shown(db));
        assertThat(reject.exitCode()).as(reject.errors()).isZero();
        Files.delete(out.resolve("scoring_config_v1.1.0.json"));
        Files.writeString(out.resolve("scoring_config_v1.1.0.json"), "{}");
        Run next = crowded("--db", db);
        assertThat(next.exitCode()).as(next.errors()).isZero();
        assertThat(out.resolve("scoring_config_v1.2.0.json")).exists();
    }

    @Test
    void a_night_that_asks_for_no_change_says_which_proposal_waits_and_that_it_does_not_support_it()
            throws IOException {
        String db = "jdbc:h2:" + folder.resolve("registry");
        assertThat(crowded("--db", db).output()).contains("1.1.0 is PROPOSED");
        Path quiet = Files.writeString(folder.resolve("quiet.jsonl"), Scans.GOOD + "\n");
        Run next = Run.scans("--scans", quiet, "--db", db, "--out", folder.resolve("next"));
        assertThat(next.exitCode()).as(next.errors()).isZero();
        assertThat(next.output())
                .contains(
                        "There is nothing to submit.",
                        "1.1.0 still waits for a decision (PROPOSED).",
                        "do not support it")
                .doesNotContain("Refused", "NOTHING_TO_CHANGE");
    }

    private static String shown(String db) {
        String text =
                Run.command("registry", "--db", db, "show", "1.1.0").output().strip();
        return text.substring(text.length() - 64);
    }

    @Test
    void a_run_whose_findings_no_config_answers_does_not_end_well() throws IOException {
        String[] lines = new String[200];
        java.util.Arrays.fill(lines, Scans.GOOD);
        java.util.Arrays.fill(lines, 0, 100, "{}");
        Run run = Run.scans("--scans", Scans.file(folder, lines), "--out", folder.resolve("out"));
        assertThat(run.output())
                .contains("CRITICAL  rejected_records", "for people to look at")
                .doesNotContain("A good end");
    }

    @Test
    void without_a_database_it_says_that_the_submission_is_gone_and_how_to_keep_it() throws IOException {
        Path out = folder.resolve("out");
        assertThat(crowded().output())
                .contains("it ends with this run", "--out " + out + "-kept --registry registry")
                .doesNotContain("Approve as");
    }

    /** Results that crowd at a line, as a host has them in a file. */
    private Run crowded(String... more) throws IOException {
        List<String> lines = new ArrayList<>();
        for (ScanResult result : new SampleResults(DemoCommand.sampleConfig())) {
            lines.add(Scans.of(result));
        }
        Path scans = Scans.file(folder, lines.toArray(String[]::new));
        List<Object> arguments = new ArrayList<>(List.of("--scans", scans, "--out", folder.resolve("out")));
        arguments.addAll(List.of(more));
        return Run.scans(arguments.toArray());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
