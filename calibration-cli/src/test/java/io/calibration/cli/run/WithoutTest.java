package io.calibration.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibration.Calibration;
import io.calibration.collect.JsonLines;
import io.calibration.metrics.DayWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the policy switches off is said wherever it could be taken for an all-clear. */
class WithoutTest {

    private static final String OTHER = Scans.GOOD.replace("\"1.0.0\"", "\"v3\"");
    private static final String NOT_SCORED = Scans.GOOD.replace("\"overall_score\":70", "\"not_scored\":\"timed_out\"");

    @TempDir
    Path folder;

    private Run run(List<String> without, List<String> scans, Object... more) throws IOException {
        String ids = without.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        Path policy = Files.writeString(folder.resolve("policy.json"), "{\"without\":[" + ids + "]}");
        Path lines = Scans.file(folder, scans.toArray(new String[0]));
        List<Object> arguments =
                new ArrayList<>(List.of("--scans", lines, "--policy", policy, "--out", folder.resolve("out")));
        arguments.addAll(Arrays.asList(more));
        return Run.scans(arguments.toArray());
    }

    /** Without the breaks of lines. */
    private static String told(Run run) {
        return run.output().replaceAll("\\s+", " ");
    }

    private static List<String> many(String line, int times) {
        return Collections.nCopies(times, line);
    }

    private static List<String> oneInTwenty() {
        List<String> lines = new ArrayList<>(many(OTHER, 1_900));
        lines.addAll(many(Scans.GOOD, 100));
        return lines;
    }

    private List<String> everyAnalyzer() throws IOException {
        Path lines = Scans.file(folder, Scans.GOOD);
        return Calibration.of(JsonLines.in(lines), DemoCommand.sampleConfig())
                .collect(DayWindow.ALL)
                .analyze()
                .report()
                .analyzers();
    }

    @Test
    void what_is_switched_off_is_named_where_nothing_was_found() throws IOException {
        Run run = run(List.of("intake", "tier_mix"), oneInTwenty());
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(told(run))
                .contains(
                        "Left out: 1,900 of logic version v3.",
                        "Not judged, for the policy switches it off (without): intake, tier_mix.",
                        "What these analyzers would have found is not known, for the policy switches them off: intake, tier_mix.")
                .doesNotContain("A good end");
    }

    @Test
    void with_every_analyzer_off_nothing_is_said_to_be_in_line() throws IOException {
        Run run = run(everyAnalyzer(), many(Scans.GOOD, 100));
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(told(run))
                .contains("Nothing was judged: no analyzer ran.", "nothing was judged and nothing is known", "tier_mix")
                .doesNotContain("Nothing of what", "nothing calls for a change", "A good end");
    }

    @Test
    void without_any_score_and_without_the_analyzers_that_say_so_nothing_is_known() throws IOException {
        Run run = run(List.of("intake", "not_scored", "decision_mismatch"), many(NOT_SCORED, 100));
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(told(run))
                .contains("Nothing could be judged", "No result could be judged, so nothing is known.")
                .doesNotContain("Nothing of what", "The first finding", "A good end");
    }

    @Test
    void without_intake_a_run_of_which_nothing_counts_is_refused_with_what_came() throws IOException {
        for (String line : new String[] {OTHER, "{no JSON"}) {
            Run run = run(List.of("intake"), many(line, 20));
            assertThat(run.exitCode()).as(run.errors()).isEqualTo(2);
            assertThat(run.errors())
                    .contains(
                            "There is no result to analyze: 20 ",
                            line.equals(OTHER) ? "of logic version v3" : "is not one JSON object");
            assertThat(folder.resolve("out")).doesNotExist();
        }
    }

    @Test
    void for_programs_too_it_is_told_what_was_not_judged_and_what_was_left_out() throws IOException {
        List<String> scans = new ArrayList<>(oneInTwenty());
        scans.add("no JSON");
        scans.addAll(many(NOT_SCORED, 3));
        scans.addAll(many(Scans.GOOD.replace("2026-10-05", "2026-10-07"), 7));
        JsonNode json =
                run(List.of("intake"), scans, "--json", "--to", "2026-10-06").json();
        assertThat(json.get("switched_off")).extracting(JsonNode::asText).containsExactly("intake");
        assertThat(json.get("not_judged"))
                .extracting(each -> each.get("question").asText())
                .anyMatch(question -> question.startsWith("share of class"));
        assertThat(json.get("window").get("last_day").asText()).isEqualTo("2026-10-06");
        assertThat(json.get("collected").asInt()).isEqualTo(100);
        assertThat(json.get("not_scored").isNull()).isTrue(); // fewer than may be seen
        assertThat(json.get("rejected").asInt()).isEqualTo(1);
        assertThat(json.get("other_versions").asInt()).isEqualTo(1_900);
        assertThat(json.get("outside_window").isNull()).isTrue();
    }

    @Test
    void with_nothing_switched_off_the_end_is_good_and_no_word_is_said() throws IOException {
        Run run = run(List.of(), many(Scans.GOOD, 100));
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(told(run))
                .contains("Nothing of what was judged is out of line.", "A good end")
                .doesNotContain("switches");
    }
}
