package io.calibration.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibration.json.PolicyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy from a time that a person calls healthy, and the next run that is judged by it. */
class LearnCommandTest {

    @TempDir
    Path folder;

    private Path scans;
    private Path policy;

    @BeforeEach
    void four_weeks() throws IOException {
        List<String> lines = new ArrayList<>();
        new SampleResults(DemoCommand.sampleConfig()).forEach(result -> lines.add(Scans.of(result)));
        scans = Scans.file(folder, lines.toArray(String[]::new));
        policy = folder.resolve("learned.json");
    }

    private Run learn(String who) {
        return Run.command(
                "learn",
                "--scans",
                scans,
                "--config",
                "src/main/resources/io/calibration/cli/run/scoring_config_v1.0.0.json",
                "--as",
                who,
                "--out",
                policy,
                "--json");
    }

    @Test
    void what_was_learned_is_what_the_next_run_is_judged_by() throws IOException {
        Run learned = learn("ada");
        assertThat(learned.exitCode()).as(learned.errors()).isZero();
        assertThat(PolicyJson.read(policy).learned().saidBy()).isEqualTo("human:ada");
        Run next = Run.scans("--scans", scans, "--policy", policy, "--out", folder.resolve("out"), "--json");
        assertThat(next.exitCode()).as(next.errors()).isZero();
        assertThat(next.json().get("findings"))
                .as("ranges of the window itself")
                .noneMatch(finding -> finding.get("type").asText().equals("over_triggered_flags"));
        JsonNode report = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(
                        Files.readString(Path.of(next.json().get("files").get(1).asText())));
        assertThat(report.get("policy_digest")).isEqualTo(learned.json().get("policy_digest"));
    }

    @Test
    void a_program_cannot_say_that_a_time_is_healthy_and_no_file_is_overwritten() throws IOException {
        assertThat(learn("service:nightly").exitCode()).isEqualTo(2);
        assertThat(policy).doesNotExist();
        Files.writeString(policy, "mine");
        Run again = learn("ada");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.errors()).contains("is not overwritten");
        assertThat(policy).hasContent("mine");
    }
}
