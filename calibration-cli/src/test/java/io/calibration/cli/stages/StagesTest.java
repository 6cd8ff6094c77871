package io.calibration.cli.stages;

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
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stage by stage the same comes out as in one run. */
class StagesTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC);
    private static final String CONFIG =
            "{\"logic_version\": \"1.0.0\", \"class_thresholds\": {\"good\": {\"min_score\": 50}, \"poor\": {\"min_score\": 0}}}";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private Path config;
    private Path first;
    private Path second;

    @BeforeEach
    void results_that_crowd_at_the_line() throws IOException {
        config = Files.writeString(folder.resolve("config.json"), CONFIG);
        SplittableRandom random = new SplittableRandom(5);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 8_000; i++) {
            double score = i % 25 == 0 ? 49 + 2 * random.nextDouble() : 100 * random.nextDouble();
            lines.add(String.format(
                    Locale.ROOT,
                    "{\"observed_at\":\"2026-10-%02dT10:00:00Z\",\"logic_version\":\"1.0.0\",\"overall_score\":%.1f,\"classification\":\"%s\"}",
                    1 + i % 28,
                    score,
                    score >= 50 ? "good" : "poor"));
        }
        first = Files.write(folder.resolve("first.jsonl"), lines.subList(0, 5_000));
        second = Files.write(folder.resolve("second.jsonl"), lines.subList(5_000, lines.size()));
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
                .contains("/class_thresholds/good/min_score");
    }

    @Test
    void parts_of_two_machines_add_up_to_what_one_would_have_counted() throws IOException {
        String[] in = {"--config", config.toString(), "--out", out("parts"), "--exact"};
        List<String> parts = new ArrayList<>();
        for (Path file : List.of(first, second)) {
            String name = file.equals(first) ? "one" : "two";
            JsonNode collected = calibration(
                    "collect",
                    "--scans",
                    file.toString(),
                    "--part",
                    name,
                    "--config",
                    config.toString(),
                    "--out",
                    out(name));
            parts.add(collected.get("files").get(1).asText());
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
