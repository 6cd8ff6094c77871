package io.calibration.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {

    private static final String CONFIG =
            "{\"logic_version\":\"1.0.0\",\"compatibility_thresholds\":{\"worth_exploring\":{\"min_score\":0}}}";

    @TempDir
    Path folder;

    private Run scan(Path scans) {
        return Run.scans("--scans", scans, "--out", folder.resolve("out"), "--exact");
    }

    private void assertRefused(Run run, String... words) {
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(2);
        assertThat(run.errors()).contains(words).doesNotContain("\tat ", "Exception");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_file_that_does_not_exist_is_refused() {
        assertRefused(scan(folder.resolve("nowhere.jsonl")), "nowhere.jsonl");
    }

    @Test
    void a_policy_with_mistakes_is_refused_with_their_places() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.json"), "{\"flag_rate\": {\"max\": 30}}");
        assertRefused(
                Run.demo("--policy", policy, "--out", folder.resolve("out")),
                policy + ": One mistake in the document:",
                "/flag_rate/max",
                "must be a share from 0 to 1");
    }

    @Test
    void a_policy_that_switches_off_what_there_is_not_is_refused_with_the_nearest_name() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.json"), "{\"without\": [\"tier_mixs\"]}");
        assertRefused(Run.demo("--policy", policy, "--out", folder.resolve("out")), "\"tier_mixs\"", "Maybe tier_mix?");
    }

    @Test
    void what_policy_and_guardrails_name_and_the_config_lacks_is_told_at_once_before_anything_is_read()
            throws IOException {
        Path policy = Files.writeString(
                folder.resolve("policy.json"), "{\"class_shares\": {\"worth_exploringg\": {\"max\": 0.5}}}");
        Path guardrails = Files.writeString(
                folder.resolve("guardrails.json"),
                "{\"protected_paths\": [\"/compatibility_threshold\", \"/category_weight\"]}");
        Path scans = Scans.file(folder); // empty, which would be a mistake of its own
        Run run = Run.scans(
                "--scans", scans, "--policy", policy, "--guardrails", guardrails, "--out", folder.resolve("out"));
        assertRefused(
                run,
                "class_shares name the class worth_exploringg",
                "Maybe worth_exploring?",
                "protected_paths name /category_weight,",
                "Maybe /category_weights?",
                "Maybe /compatibility_thresholds?");
        assertThat(run.errors()).doesNotContain("empty");
    }

    @Test
    void a_database_without_a_driver_or_that_cannot_be_reached_is_refused() {
        Path out = folder.resolve("out");
        assertRefused(Run.demo("--db", "jdbc:nowhere:x", "--out", out), "no driver", "--lib DIR");
        Run unreachable = Run.demo("--db", "jdbc:h2:tcp://localhost:1/x", "--out", out);
        assertThat(unreachable.exitCode()).isEqualTo(2);
        assertThat(unreachable.errors())
                .contains("cannot be reached", "Cause: Connection is broken")
                .doesNotContain("\tat ");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        assertRefused(scan(Scans.file(folder)), "scans.jsonl", "empty");
    }

    @Test
    void local_times_need_a_zone_and_a_zone_that_is_none_is_refused() throws IOException {
        Path scans = Scans.file(folder, Scans.GOOD.replaceAll("(T[0-9:]+)Z", "$1"));
        assertRefused(
                scan(scans),
                "observed_at is a time without a zone",
                "here with --zone Europe/Berlin",
                "first in line 1");
        assertRefused(
                Run.scans("--scans", scans, "--zone", "Nowhere", "--out", folder.resolve("out")),
                "--zone",
                "such as Europe/Berlin");
        Run run = Run.scans("--scans", scans, "--zone", "Europe/Berlin", "--out", folder.resolve("out"), "--exact");
        assertThat(run.exitCode()).as(run.errors()).isZero();
    }

    @Test
    void a_directory_is_refused() {
        assertRefused(scan(folder), folder.toString(), "is a folder");
    }

    @Test
    void a_directory_for_a_config_or_a_baseline_is_refused() throws IOException {
        Path scans = Scans.file(folder, Scans.GOOD);
        Path out = folder.resolve("out");
        assertRefused(Run.scans("--scans", scans, "--config", folder, "--out", out), folder.toString(), "is a folder");
        Run baseline = Run.scans("--scans", scans, "--baseline", folder, "--out", out);
        assertThat(baseline.exitCode()).as(baseline.errors()).isEqualTo(2);
        assertThat(baseline.errors()).contains(folder.toString(), "is a folder");
    }

    @Test
    void a_baseline_without_a_good_line_is_refused_with_the_reason() throws IOException {
        Path baseline = Files.writeString(folder.resolve("earlier.jsonl"), "no JSON");
        Run run = Run.scans(
                "--scans", Scans.file(folder, Scans.GOOD), "--baseline", baseline, "--out", folder.resolve("out"));
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(2);
        assertThat(run.errors()).contains("earlier.jsonl", "1 rejected", "line 1");
    }

    @Test
    void results_without_a_score_are_told_in_one_line() throws IOException {
        String notScored = Scans.GOOD.replace("\"overall_score\":70", "\"not_scored\":\"timed_out\"");
        Run run = scan(Scans.file(folder, Scans.GOOD, notScored, notScored, Scans.GOOD));
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output())
                .contains("2 of 4 results were not scored (50.0 %).", "results_not_scored")
                .doesNotContain("timed_out");
    }

    @Test
    void a_reason_is_named_where_enough_results_have_it() throws IOException {
        String notScored = Scans.GOOD.replace("\"overall_score\":70", "\"not_scored\":\"timed_out\"");
        String[] lines = new String[20];
        java.util.Arrays.setAll(lines, line -> line < 10 ? notScored : Scans.GOOD);
        assertThat(scan(Scans.file(folder, lines)).output())
                .contains("10 of 20 results were not scored (50.0 %), most often timed_out.");
    }

    @Test
    void a_run_without_any_score_is_a_report_with_its_artifacts() throws IOException {
        String notScored = Scans.GOOD.replace("\"overall_score\":70", "\"not_scored\":\"timed_out\"");
        String[] lines = new String[40];
        Arrays.fill(lines, notScored);
        lines[7] = "no JSON";
        Run run = scan(Scans.file(folder, lines));
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output())
                .contains("CRITICAL  no_results", "39 of 40 results were not scored (97.5 %), most often timed_out.")
                .containsPattern("39 records are\\s+without a score, most often\\s+timed_out")
                .contains("2 findings of MEDIUM", "No result could be judged");
        assertThat(written()).anyMatch(name -> name.startsWith("metrics_snapshot"));
        assertThat(written()).anyMatch(name -> name.startsWith("calibration_report"));
        assertThat(written()).anyMatch(name -> name.startsWith("no_change"));
    }

    @Test
    void a_baseline_without_any_score_is_refused_for_that() throws IOException {
        String early = Scans.GOOD
                .replace("2026-10-05", "2026-09-05")
                .replace("\"overall_score\":70", "\"not_scored\":\"timed_out\"");
        Path baseline = Files.writeString(folder.resolve("earlier.jsonl"), early + "\n");
        Run run = Run.scans(
                "--scans", Scans.file(folder, Scans.GOOD), "--baseline", baseline, "--out", folder.resolve("out"));
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(2);
        assertThat(run.errors()).contains("earlier.jsonl", "1 without a score");
    }

    private List<String> written() throws IOException {
        try (var files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void what_a_baseline_leaves_out_is_told() throws IOException {
        String early = Scans.GOOD.replace("2026-10-05", "2026-09-05");
        Path baseline = Files.writeString(folder.resolve("earlier.jsonl"), early + "\nno JSON\n");
        Run run = Run.scans(
                "--scans", Scans.file(folder, Scans.GOOD), "--baseline", baseline, "--out", folder.resolve("out"));
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("Left out of the baseline: 1 rejected", "first in line 2");
    }

    @Test
    void a_file_of_blank_lines_is_refused_for_what_it_is() throws IOException {
        assertRefused(scan(Scans.file(folder, "", "  ")), "blank", "one scan result a line");
    }

    @Test
    void a_day_that_does_not_exist_is_refused_in_plain_words() {
        assertRefused(Run.demo("--from", "2025-02-29", "--out", folder.resolve("out")), "--from", "no day");
    }

    @Test
    void a_truncated_gzip_is_refused() throws IOException {
        String[] lines = new String[2000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = Scans.line(String.valueOf(i % 101), "worth_exploring");
        }
        Path file = Scans.gzip(folder, lines);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertRefused(scan(file), "scans.jsonl.gz");
    }

    @Test
    void a_file_of_only_bad_lines_is_refused_with_the_reason() throws IOException {
        assertRefused(scan(Scans.file(folder, "this", "{is", "no JSON")), "line", "3 rejected");
    }

    @Test
    void a_text_file_without_any_json_is_told_to_need_a_mapping_before_it_is_read() throws IOException {
        Path csv = Files.writeString(folder.resolve("export.csv"), "\ufeffat,score\n2026-01-01,3\n");
        Path packed = Scans.gzip(folder, "at,score", "2026-01-01,3");
        for (String command : new String[] {"run", "collect"}) {
            Run run =
                    Run.command(command, "--scans", csv, packed, "--config", config(), "--out", folder.resolve("out"));
            assertRefused(
                    run,
                    csv + ": no line begins as one JSON object does",
                    packed + ": no line begins",
                    "name it with --mapping, or draft one with init");
        }
    }

    @Test
    void a_pattern_in_quotes_is_told_to_be_the_shells() throws IOException {
        assertRefused(scan(folder.resolve("*.parquet")), "*.parquet: there is no such file", "leave out the quotes");
    }

    @Test
    void collect_of_nothing_that_counts_is_refused_as_a_run_is_and_a_part_of_nothing_is_not() throws IOException {
        Path scans = Scans.file(folder, Scans.GOOD.replace("\"1.0.0\"", "\"9.0.0\""));
        Path out = folder.resolve("out");
        assertRefused(
                Run.command("collect", "--scans", scans, "--config", config(), "--out", out),
                "There is no result to analyze",
                "9.0.0",
                "--config ");
        Run part = Run.command("collect", "--part", "a", "--scans", scans, "--config", config(), "--out", out);
        assertThat(part.exitCode()).as(part.errors()).isZero();
    }

    @Test
    void a_part_that_no_file_can_be_named_after_leaves_no_snapshot_either() throws IOException {
        Path out = folder.resolve("named");
        assertRefused(
                Run.command(
                        "collect",
                        "--part",
                        "pX",
                        "--scans",
                        Scans.file(folder, Scans.GOOD),
                        "--config",
                        config(),
                        "--out",
                        out),
                "The origin of a part is made of a-z");
        assertThat(out).doesNotExist();
    }

    private Path config() throws IOException {
        return Files.writeString(folder.resolve("config.json"), CONFIG);
    }

    @Test
    void a_window_without_results_is_refused() throws IOException {
        Path scans = Scans.file(folder, Scans.GOOD);
        assertRefused(
                Run.scans(
                        "--scans", scans, "--from", "2020-01-01", "--to", "2020-01-31", "--out", folder.resolve("out")),
                "fewer than 10 outside the window",
                "--from");
    }

    @Test
    void results_of_another_version_are_refused_with_what_was_seen_and_how_to_map_it() throws IOException {
        Path scans = Scans.file(folder, Scans.GOOD.replace("\"1.0.0\"", "\"v1.0.0\""));
        Run run = Run.scans("--scans", scans, "--out", folder.resolve("out"));
        assertRefused(
                run, "fewer than 10 of logic version v1.0.0", "exactly 1.0.0", "no SemVer", "--mapping", "SQL view");
        assertThat(run.output()).as("alike in one output").contains("fewer than 10 of logic version v1.0.0");
    }

    @Test
    void results_of_another_version_are_asked_whether_the_config_is_that_of_another_system() throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), CONFIG.replace("1.0.0", "2.0.0"));
        Path scans = Scans.file(folder, Scans.GOOD);
        assertRefused(
                Run.scans("--scans", scans, "--config", config, "--out", folder.resolve("out")),
                "--config " + config,
                "2.0.0 with the classes worth_exploring. Is it that of another system");
        assertRefused(
                scan(scans.resolveSibling(unknownClass())),
                "scoring_config_v1.0.0.json",
                "Is it that of another system");
    }

    private String unknownClass() throws IOException {
        Files.writeString(folder.resolve("unknown.jsonl"), Scans.line("70", "freigabe") + "\n");
        return "unknown.jsonl";
    }

    @Test
    void where_every_line_is_no_result_only_that_is_to_be_mended() throws IOException {
        Path latin = Files.write(
                folder.resolve("latin.jsonl"),
                Scans.GOOD.replace("free", "fr\u00e9e").getBytes(StandardCharsets.ISO_8859_1));
        Run run = scan(latin);
        assertRefused(run, "save the file as UTF-8", "Mend at the source what is rejected.");
        assertThat(run.errors()).doesNotContain("--from", "config", "one scan result a line");
    }

    @Test
    void gzip_within_gzip_is_named_as_that() throws IOException {
        Path once = Scans.gzip(folder, Scans.GOOD);
        Path twice = folder.resolve("twice.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(twice))) {
            out.write(Files.readAllBytes(once));
        }
        assertRefused(scan(twice), "twice.jsonl.gz", "gzip within gzip", "Unpack it once");
    }

    @Test
    void an_all_clear_says_beside_it_how_many_results_were_not_judged() throws IOException {
        String[] lines = new String[80];
        Arrays.setAll(lines, line -> line < 20 ? Scans.GOOD.replace("1.0.0", "1.1.0") : Scans.GOOD);
        lines[79] = "no JSON";
        Path config = Files.writeString(folder.resolve("config.json"), CONFIG);
        Run run = Run.scans("--scans", Scans.file(folder, lines), "--config", config, "--out", folder.resolve("out"));
        assertThat(run.output().replaceAll("\\s+", " "))
                .contains("is out of line. Not judged: 20 of other versions, 1 rejected.");
    }

    @Test
    void a_few_results_get_no_all_clear() throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), CONFIG);
        String[] five = {Scans.GOOD, Scans.GOOD, Scans.GOOD, Scans.GOOD, Scans.GOOD};
        Run run = Run.scans("--scans", Scans.file(folder, five), "--config", config, "--out", folder.resolve("out"));
        assertThat(run.output().replaceAll("\\s+", " "))
                .contains("There are too few results to judge much by", "The config in force stays as it is.")
                .doesNotContain("Nothing of what was judged", "A good end");
    }

    @Test
    void an_unseen_character_within_a_version_is_named() throws IOException {
        Path scans = Scans.file(folder, Scans.GOOD.replace("1.0.0", "1.0\u200b.0"));
        assertRefused(scan(scans), "of logic version 1.0.0 (holds U+200B)");
    }

    @Test
    void a_baseline_is_told_by_the_days_that_its_results_carry() throws IOException {
        Path baseline = Scans.file(folder, Scans.GOOD);
        Path scans = folder.resolve("later.jsonl");
        Files.writeString(scans, Scans.GOOD.replaceAll("\"20[0-9-]+T", "\"2027-06-01T") + "\n");
        Run run = Run.scans("--scans", scans, "--baseline", baseline, "--out", folder.resolve("out"));
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output())
                .contains("Compared with 1 result of 2026-10-05 to 2026-10-05.", "Not judged, and what it would take")
                .doesNotContain("2027-05-31");
    }

    @Test
    void an_option_of_another_command_is_refused_with_its_name() throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), CONFIG);
        assertRefused(
                Run.demo("--config", config, "--out", folder.resolve("out")),
                "Unknown option: '--config'",
                "It is one of analyze, collect",
                "run");
    }

    @Test
    void all_mistakes_are_told_at_once_and_nothing_is_begun() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.json"), "{\"flag_rate\": {\"max\": 30}}");
        Path guardrails = Files.writeString(folder.resolve("guardrails.json"), "{\"maximum_score_steps\": -1}");
        Path baseline = Files.writeString(folder.resolve("baseline.json"), "{\"schema\": 1}");
        Run run = Run.scans(
                "--scans",
                folder.resolve("nowhere.jsonl"),
                "--config",
                folder.resolve("nowhere.json"),
                "--policy",
                policy,
                "--guardrails",
                guardrails,
                "--baseline",
                baseline,
                "--zone",
                "Mars",
                "--from",
                "yesterday",
                "--to",
                "2026-13-01",
                "--scope",
                "A b",
                "--db",
                "jdbc:h2:" + folder.resolve("registry"),
                "--out",
                folder.resolve("out"));
        assertRefused(
                run,
                "nowhere.jsonl: there is no such file.",
                "nowhere.json: there is no such file.",
                "/flag_rate/max",
                "/maximum_score_steps",
                "/schema",
                "--zone Mars: this is no time zone. Write its name, such as Europe/Berlin",
                "--from yesterday: this is no day. Write year-month-day, such as 2026-10-05.",
                "--to 2026-13-01: this is no day.",
                "--scope A b: The scope id must be");
        assertThat(run.errors()).doesNotContain("Usage:", "--help");
        assertNothingBegun();
    }

    @Test
    void what_only_the_results_show_is_told_before_the_registry_is_begun_too() throws IOException {
        Path bad = Scans.file(folder, "{no JSON");
        Path good = Files.writeString(folder.resolve("good.jsonl"), Scans.GOOD + "\n");
        Path policy = Files.writeString(
                folder.resolve("policy.json"), "{\"class_shares\": {\"unheard_of\": {\"max\": 0.5}}}");
        for (Object[] mistaken : new Object[][] {
            {"--scans", bad},
            {"--scans", good, "--baseline", bad},
            {"--scans", good, "--baseline", good},
            {"--scans", good, "--policy", policy}
        }) {
            List<Object> all = new ArrayList<>(List.of(mistaken));
            all.addAll(List.of("--db", "jdbc:h2:" + folder.resolve("registry"), "--out", folder.resolve("out")));
            assertRefused(Run.scans(all.toArray()), ".");
            assertNothingBegun();
        }
    }

    private void assertNothingBegun() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("registry") || name.equals("out"));
        }
    }

    @Test
    void with_json_a_mistake_is_one_object_on_standard_error_with_code_and_sentence() {
        Run day = Run.demo("--json", "--from", "yesterday");
        assertThat(day.output()).isEmpty();
        assertThat(day.error().get("code").asText()).isEqualTo("bad_input");
        assertThat(day.error().get("sentence").asText()).startsWith("--from yesterday: this is no day.");
        assertThat(Run.demo("--json", "--scan", "x").error().get("code").asText())
                .isEqualTo("usage");
        assertThat(Run.demo("--json", "--db", "jdbc:h2:tcp://localhost:1/x")
                        .error()
                        .get("sentence")
                        .asText())
                .contains("cannot be reached", "Connection is broken");
    }

    @Test
    void a_relative_path_of_h2_is_answered_with_the_one_to_write() {
        assertRefused(Run.demo("--db", "jdbc:h2:registry", "--out", folder.resolve("out")), "Write jdbc:h2:./registry");
    }

    @Test
    void a_folder_for_the_registry_that_there_is_not_is_told_before_anything_is_read() {
        Path registry = folder.resolve("reg").resolve("registry");
        Run run = Run.demo("--db", "jdbc:h2:" + registry, "--out", folder.resolve("out"));
        assertRefused(run, "there is no folder " + registry.getParent());
        assertThat(run.output()).doesNotContain("Collect");
        assertThat(registry.getParent()).doesNotExist();
    }

    @Test
    void days_in_the_wrong_order_are_refused() {
        assertRefused(Run.demo("--from", "2026-02-01", "--to", "2026-01-01", "--out", folder.resolve("out")), "--from");
    }

    @Test
    void a_day_beyond_every_scan_result_is_refused() {
        assertRefused(Run.demo("--from", "+999999999-01-01", "--out", folder.resolve("out")), "--from", "1970-01-01");
    }

    @Test
    void an_unknown_option_is_refused_with_the_one_that_may_be_meant() {
        assertRefused(Run.scans("--scan", "x"), "--scan", "Did you mean ", "--scans");
    }

    @Test
    void an_out_that_cannot_be_written_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("a_file"), "");
        Run run = Run.scans("--scans", Scans.file(folder, Scans.GOOD), "--out", file.resolve("below"));
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(2);
        assertThat(run.errors()).contains("a_file").doesNotContain("\tat ");
    }

    @Test
    void an_out_that_holds_the_proposal_of_another_run_is_refused_before_anything_is_begun() throws IOException {
        for (String name : List.of("scoring_config_v1.1.0.json", "change_summary_v1.0.1.json")) {
            Path out = Files.createDirectory(folder.resolve(name + "_holder"));
            Path taken = Files.writeString(out.resolve(name), "{}");
            Run run = Run.demo("--out", out, "--db", "jdbc:h2:" + folder.resolve("registry"));
            assertThat(run.exitCode()).as(run.errors()).isEqualTo(2);
            assertThat(run.errors()).contains(name, "Name another folder, or move");
            assertThat(run.output()).doesNotContain("Collect");
            assertThat(taken).hasContent("{}");
            try (var files = Files.list(out)) {
                assertThat(files).hasSize(1);
            }
            assertNothingBegun();
        }
    }

    @Test
    void an_out_beside_older_configs_is_free() throws IOException {
        Path out = Files.createDirectory(folder.resolve("results"));
        Files.writeString(out.resolve("scoring_config_v1.0.0.json"), "{}");
        Files.writeString(out.resolve("change_summary_v0.9.0.json"), "{}");
        Files.writeString(out.resolve("scoring_config_vnext.json"), "{}");
        Run run = Run.demo("--out", out);
        assertThat(run.exitCode()).as(run.errors()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON | `{ logic_version` | line 1",
                "empty | `` | empty",
                "duplicate keys | `{\"logic_version\":\"1.0.0\",\"logic_version\":\"1.0.0\",\"compatibility_thresholds\":{\"a\":{\"min_score\":0}}}` | /logic_version",
                "out of order | `{\"logic_version\":\"1.0.0\",\"compatibility_thresholds\":{\"a\":{\"min_score\":50},\"b\":{\"min_score\":60},\"c\":{\"min_score\":0}}}` | /compatibility_thresholds/b/min_score",
                "a missing section | `{\"logic_version\":\"1.0.0\"}` | /class_thresholds",
                "an unknown key | `{\"logic_version\":\"1.0.0\",\"compatibility_thresholds\":{\"a\":{\"min_scor\":0}}}` | min_score",
                "no SemVer | `{\"logic_version\":\"1.0\",\"compatibility_thresholds\":{\"a\":{\"min_score\":0}}}` | /logic_version"
            })
    void a_bad_config_is_refused_with_its_place(String name, String document, String place) throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), Objects.requireNonNullElse(document, ""));
        Run run = Run.scans(
                "--config", config, "--scans", Scans.file(folder, Scans.GOOD), "--out", folder.resolve("out"));
        assertRefused(run, place);
    }

    @Test
    void a_config_with_three_mistakes_is_refused_with_all_three() throws IOException {
        Path config = Files.writeString(
                folder.resolve("config.json"),
                "{\"logic_version\":\"one\",\"compatibility_thresholds\":{\"a\":{\"min_score\":\"7\"},\"b\":{\"min_score\":0,\"min_confidence\":7}}}");
        assertRefused(
                Run.scans(
                        "--config", config, "--scans", Scans.file(folder, Scans.GOOD), "--out", folder.resolve("out")),
                "/logic_version",
                "/compatibility_thresholds/a/min_score",
                "/compatibility_thresholds/b/min_confidence");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON | `{oops` | not_json",
                "wrong type | `{\"overall_score\":\"70\"}` | text_for_number",
                "duplicate key | `{\"overall_score\":70,\"overall_score\":70}` | duplicate_key",
                "NaN | `@NaN` | not_a_number",
                "1e400 | `@1e400` | not_a_number",
                "outside the scale | `@101` | out_of_range"
            })
    void a_bad_line_among_good_ones_is_counted_by_reason_and_line(String name, String line, String code)
            throws IOException {
        String bad = line.startsWith("@") ? Scans.line(line.substring(1), "caution") : line;
        assertCounted(scan(Scans.file(folder, Scans.GOOD, bad, Scans.GOOD)), code, 2);
    }

    @Test
    void an_unknown_class_is_counted() throws IOException {
        String unknown = Scans.line("70", "unheard_of");
        assertCounted(scan(Scans.file(folder, Scans.GOOD, unknown, Scans.GOOD)), "unknown_class", 2);
    }

    @Test
    void a_line_over_a_mebibyte_is_counted() throws IOException {
        String big = "{\"x\":\"" + "a".repeat(1 << 20) + "\"," + Scans.GOOD.substring(1);
        assertCounted(scan(Scans.file(folder, Scans.GOOD, big, Scans.GOOD)), "too_long", 2);
    }

    @Test
    void a_long_line_without_a_result_in_it_is_counted_as_an_unknown_number() throws IOException {
        String garbage = "{\"x\":\"" + "a".repeat(1 << 20) + "\"}";
        assertCounted(scan(Scans.file(folder, Scans.GOOD, garbage, Scans.GOOD)), "unknown_number", 2);
    }

    @Test
    void five_thousand_levels_of_nesting_are_counted() throws IOException {
        String deep = "{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertCounted(scan(Scans.file(folder, Scans.GOOD, deep, Scans.GOOD)), "too_deep", 2);
    }

    private void assertCounted(Run run, String code, int firstLine) throws IOException {
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("1 rejected", "first in line " + firstLine);
        try (var files = Files.list(folder.resolve("out"))) {
            Path snapshot = files.filter(f -> f.getFileName().toString().startsWith("metrics_snapshot"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(snapshot, StandardCharsets.UTF_8)).contains(code);
        }
    }

    @Test
    void labels_too_long_or_too_many_become_other() throws IOException {
        String[] lines = new String[1000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = Scans.GOOD.replace(
                    "\"flags\":[]",
                    "\"flags\":[{\"type\":\"type_" + i + "\",\"severity\":\"low\",\"category\":\"c\"}]");
        }
        lines[0] = Scans.GOOD.replace("\"free\"", "\"" + "x".repeat(10_000) + "\"");
        Run run = Run.scans("--scans", Scans.file(folder, lines), "--out", folder.resolve("out"), "--json");
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.json().get("collected").asLong()).isEqualTo(1000);
    }
}
