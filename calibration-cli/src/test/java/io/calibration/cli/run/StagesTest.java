package io.calibration.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calibration.cli.CalibrationCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stage by stage the same comes out as in one run. */
class StagesTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private Path config;
    private Path first;
    private Path second;

    @BeforeEach
    void results_that_crowd_at_a_line() throws IOException {
        config = Path.of("src/main/resources/io/calibration/cli/run/scoring_config_v1.0.0.json");
        List<String> lines = new ArrayList<>();
        new SampleResults(DemoCommand.sampleConfig()).forEach(result -> lines.add(Scans.of(result)));
        first = Files.write(folder.resolve("first.jsonl"), lines.subList(0, 12_000));
        second = Files.write(folder.resolve("second.jsonl"), lines.subList(12_000, lines.size()));
    }

    private JsonNode calibration(String... arguments) throws IOException {
        printed.reset();
        errors.reset();
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
        assertThat(CalibrationCommand.run(NOON, printed, errors, all))
                .as(errors.toString(StandardCharsets.UTF_8))
                .isZero();
        return new ObjectMapper().readTree(printed.toByteArray());
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private static byte[] content(JsonNode result, int file) throws IOException {
        return Files.readAllBytes(Path.of(result.get("files").get(file).asText()));
    }

    @Test
    void collect_analyze_and_propose_write_what_one_run_writes() throws IOException {
        String[] scans = {"--scans", first.toString(), second.toString(), "--config", config.toString()};
        JsonNode run = calibration(with(scans, "run", "--out", out("run")));
        JsonNode collected = calibration(with(scans, "collect", "--out", out("stages")));
        String snapshot = collected.get("files").get(0).asText();
        assertThat(content(collected, 0)).isEqualTo(content(run, 0));

        JsonNode exact = calibration(with(scans, "collect", "--out", out("exact"), "--exact"));
        String counts = exact.get("files").get(0).asText();
        JsonNode analyzed =
                calibration("analyze", counts, "--config", config.toString(), "--out", out("exact"), "--exact");
        assertThat(analyzed.findValuesAsText("id"))
                .isEqualTo(run.findValuesAsText("id"))
                .isNotEmpty();
        JsonNode proposed = calibration(
                "propose",
                counts,
                analyzed.get("files").get(0).asText(),
                "--config",
                config.toString(),
                "--out",
                out("exact"),
                "--exact");
        assertThat(proposed.get("changes")).isEqualTo(run.get("changes")).isNotEmpty();
        assertThat(calibration("compare", snapshot, snapshot).get("figures"))
                .isNotEmpty()
                .allSatisfy(
                        figure -> assertThat(figure.get("differs").asBoolean()).isFalse());
        assertThat(calibration(
                                "diff",
                                config.toString(),
                                proposed.get("files").get(0).asText())
                        .get("differences")
                        .findValuesAsText("path"))
                .contains("/compatibility_thresholds/worth_exploring/min_score");
    }

    @Test
    void parts_of_two_machines_add_up_to_what_one_would_have_counted() throws IOException {
        String[] in = {"--config", config.toString(), "--out", out("parts"), "--exact"};
        List<String> parts = new ArrayList<>();
        for (Path file : List.of(first, second)) {
            parts.add(part(file.equals(first) ? "one" : "two", file));
        }
        JsonNode summed = calibration(with(in, "sum", parts.get(1), parts.get(0)));
        JsonNode whole = calibration(
                "collect",
                "--scans",
                first.toString(),
                second.toString(),
                "--config",
                config.toString(),
                "--out",
                out("whole"),
                "--exact");
        assertThat(content(summed, 0)).isEqualTo(content(whole, 0));
    }

    @Test
    void a_part_that_is_another_one_over_again_is_refused_with_both_names() throws IOException {
        String part = part("one", first);
        String copy = Files.copy(Path.of(part), folder.resolve("copy.part")).toString();
        for (List<String> twice : List.of(List.of(part, copy), List.of(part, part))) {
            errors.reset();
            int code = CalibrationCommand.run(
                    NOON, printed, errors, "sum", twice.get(0), twice.get(1), "--config", config.toString());
            assertThat(code).isEqualTo(2);
            assertThat(errors.toString(StandardCharsets.UTF_8))
                    .contains(twice.get(1) + " is " + twice.get(0) + " over again", "Name each part once.");
        }
    }

    @Test
    void two_machines_that_had_nothing_to_count_have_parts_alike_and_are_added_up() throws IOException {
        Path none = Files.writeString(
                folder.resolve("none.jsonl"),
                Files.readAllLines(first).get(0).replace("\"logic_version\":\"1.0.0\"", "\"logic_version\":\"9.0.0\""));
        List<String> parts = List.of(part("one", none), part("two", none), part("three", first));
        assertThat(Path.of(parts.get(0))).hasSameBinaryContentAs(Path.of(parts.get(1)));
        JsonNode summed = calibration(
                with(parts.toArray(String[]::new), "sum", "--config", config.toString(), "--out", out("sum")));
        assertThat(summed.get("collected").asInt()).isEqualTo(12_000);
    }

    /** The part of some results. */
    private String part(String name, Path scans) throws IOException {
        return calibration(
                        "collect",
                        "--scans",
                        scans.toString(),
                        "--part",
                        name,
                        "--config",
                        config.toString(),
                        "--out",
                        out(name))
                .get("files")
                .get(1)
                .asText();
    }

    @Test
    void all_mistakes_of_a_stage_are_told_at_once() {
        errors.reset();
        int code = CalibrationCommand.run(
                NOON, printed, errors, "analyze", "nowhere.json", "--config", "none.json", "--policy", "not.json");
        assertThat(code).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("nowhere.json", "none.json", "not.json");
    }

    private static String[] with(String[] last, String... begin) {
        return Stream.concat(Stream.of(begin), Stream.of(last)).toArray(String[]::new);
    }
}
