package io.calibration.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.cli.CalibrationCommand;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.registry.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A registry of files in which a proposal waits, and the command line that is asked about it. */
abstract class RegistryCommandCase {

    static final Pattern DIGEST = Pattern.compile("verdict: ([0-9a-f]{64})");
    static final Pattern CHECKPOINT = Pattern.compile("elsewhere: (.*)");

    final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void a_proposal_waits() throws IOException {
        String base = config("1.0.0", 50);
        String next = config("1.1.0", 52);
        Path summary = Files.writeString(folder.resolve("summary.json"), "{\"why\": \"fewer false alarms\"}");
        assertThat(gate("bootstrap", base, "--as", "ada", "--reason", "In use."))
                .isZero();
        assertThat(gate("submit", next, summary.toString(), "--as", "ann")).isZero();
    }

    /** Three results under a registered config, at 10, 60 and 70. */
    String snapshot(String version) throws IOException {
        return snapshotOf(folder.resolve(version + ".json"));
    }

    String snapshotOf(Path config) throws IOException {
        ScoringConfig base = ConfigJson.read(config);
        List<ScanResult> results = Stream.of(10, 60, 70)
                .map(score -> ScanResult.builder()
                        .observedAt(Instant.parse("2026-03-01T12:00:00Z"))
                        .logicVersion(base.logicVersion().text())
                        .overallScore(score)
                        .classification(score < 50 ? "rest" : "good")
                        .build())
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
    String noted(String version) throws IOException {
        Path config = Path.of(config(version, 50));
        return Files.writeString(config, Files.readString(config).replaceFirst("\\{", "{\"x_note\": 1, "))
                .toString();
    }

    static String flags(String version, int occurrences) {
        return "{\"logic_version\": \"" + version + "\", \"compatibility_thresholds\": {\"good\": {\"min_score\": 50}, "
                + "\"rest\": {\"min_score\": 0}}, \"red_flag_severity_thresholds\": {\"low\": {\"min_occurrences\": "
                + occurrences + "}}}";
    }

    static String hex(Path file) throws IOException {
        return Digest.of(Files.readAllBytes(file)).hex();
    }

    /** Without the breaks of long lines. */
    String oneLine() {
        return text().replaceAll("\\n *(\\.\\.\\. )?", " ").replaceAll(" +", " ");
    }

    String config(String version, int threshold) throws IOException {
        return Files.writeString(
                        folder.resolve(version + ".json"),
                        "{\"logic_version\": \"" + version
                                + "\", \"compatibility_thresholds\": {\"good\": {\"min_score\": " + threshold
                                + "}, \"rest\": {\"min_score\": 0}}}")
                .toString();
    }

    int gate(String... arguments) {
        printed.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--registry")) {
            all.addAll(0, List.of("--registry", folder.resolve("registry").toString()));
        }
        return run(printed, printed, all.toArray(String[]::new));
    }

    static int run(OutputStream out, OutputStream errors, String... arguments) {
        String[] all =
                Stream.concat(Stream.of("registry"), Stream.of(arguments)).toArray(String[]::new);
        return CalibrationCommand.run(Clock.systemUTC(), out, errors, all);
    }

    String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(text());
        assertThat(matcher.find()).as(text()).isTrue();
        return matcher.group(1).trim();
    }
}
