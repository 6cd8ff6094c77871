package io.calibration.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way with real scan results, against an independent count of the raw lines. */
class RealDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"speed-dating", "nyc-restaurants", "sf-restaurants"})
    void exact_counts_equal_an_independent_count_of_the_raw_lines(String name) throws IOException {
        Path data = data(name);
        Path scans = data.resolve("scan_results.jsonl.gz");
        Run run = Run.scans(
                "--scans",
                scans,
                "--config",
                data.resolve("scoring_config_v1.0.0.json"),
                "--out",
                folder,
                "--exact",
                "--json");
        assertThat(run.exitCode()).as(run.errors()).isZero();
        JsonNode snapshot =
                JSON.readTree(Path.of(run.json().get("files").get(0).asText()).toFile());
        Count count = Count.of(scans);
        assertThat(snapshotCounts(snapshot)).isEqualTo(count.counts);
        assertThat(run.json().get("collected").asLong()).isEqualTo(count.results);
    }

    @Test
    void speed_daters_are_out_of_line_with_their_outcomes_and_show_no_trend() throws IOException {
        Path policy = folder.resolve("policy.json");
        Files.writeString(policy, "{\"confidence_means\": \"good_outcome\"}");
        List<JsonNode> findings = findings("speed-dating", "--policy", policy);
        assertThat(told(findings)).anyMatch(f -> f.matches("confidence_miscalibrated .* (medium|high|critical)"));
        assertThat(told(findings)).noneMatch(f -> f.matches(".*(spike|dip|silenced).* (low|medium|high|critical)"));
        assertThat(findings)
                .filteredOn(finding -> finding.get("subject").asText().startsWith("score_threshold:"))
                .hasSize(4)
                .allSatisfy(finding -> {
                    assertThat(finding.get("severity").asText()).isEqualTo("info");
                    assertThat(finding.get("verdict").asText()).isEqualTo("inconclusive");
                    assertThat(finding.get("description").asText()).contains("lattice");
                });
        assertThat(note(findings)).contains("multiples of 10");
        assertThat(told(findings("speed-dating")))
                .as("nobody says what confidence is the probability of")
                .noneMatch(f -> f.startsWith("confidence_miscalibrated"));
    }

    @Test
    void new_york_piles_up_over_two_lines_has_grades_beside_its_config_and_outcomes_that_may_come_yet()
            throws IOException {
        List<JsonNode> findings = findings("nyc-restaurants");
        assertThat(told(findings))
                .anyMatch(f -> f.matches("boundary_crowding score_threshold:a:87 (high|critical)"))
                .anyMatch(f -> f.matches("boundary_crowding score_threshold:b:73 (high|critical)"))
                .anyMatch(f -> f.matches("decision_mismatch decisions:overall critical"))
                .anyMatch(f -> f.matches("outcomes_missing outcomes:trend info"));
        assertThat(findings)
                .as("an outcome is the next inspection, a year later")
                .anySatisfy(finding -> assertThat(finding.get("description").asText())
                        .contains("they may only not be known yet: outcomes.known_after_days"));
        assertThat(findings)
                .filteredOn(finding -> finding.get("subject").asText().startsWith("score_threshold:"))
                .allSatisfy(finding -> assertThat(finding.get("description").asText())
                        .as("a jump")
                        .contains("on the better side"));
        assertThat(findings)
                .anySatisfy(finding ->
                        assertThat(finding.get("description").asText()).contains("in 832 of 93,437 results"));
        assertThat(told(findings))
                .as("no drift of anything else")
                .filteredOn(f -> f.matches(".* (medium|high|critical)"))
                .hasSize(3);
    }

    @Test
    void san_francisco_crowds_nowhere_and_its_parity_is_named() throws IOException {
        List<JsonNode> findings = findings("sf-restaurants");
        assertThat(told(findings))
                .noneMatch(f -> f.matches(".* score_threshold:good:91 (medium|high|critical)"))
                .noneMatch(f -> f.matches(".* score_threshold:needs_improvement:71 (low|medium|high|critical)"))
                .noneMatch(f -> f.matches(".*(spike|dip|silenced).* (low|medium|high|critical)"));
        assertThat(note(findings)).contains("multiples of 2");
    }

    private List<JsonNode> findings(String name, Object... more) throws IOException {
        Path data = data(name);
        List<Object> arguments = new ArrayList<>(List.of(
                "--scans",
                data.resolve("scan_results.jsonl.gz"),
                "--config",
                data.resolve("scoring_config_v1.0.0.json"),
                "--out",
                Files.createTempDirectory(folder, "run"),
                "--exact",
                "--json"));
        arguments.addAll(List.of(more));
        Run run = Run.scans(arguments.toArray());
        assertThat(run.exitCode()).as(run.errors()).isZero();
        List<JsonNode> findings = new ArrayList<>();
        run.json().get("findings").forEach(findings::add);
        return findings;
    }

    /** Type, subject and severity of each. */
    private static List<String> told(List<JsonNode> findings) {
        return findings.stream()
                .map(finding -> finding.get("type").asText() + " "
                        + finding.get("subject").asText() + " "
                        + finding.get("severity").asText())
                .toList();
    }

    private static String note(List<JsonNode> findings) {
        return findings.stream()
                .filter(finding -> finding.get("type").asText().equals("score_lattice"))
                .map(finding -> finding.get("description").asText())
                .findFirst()
                .orElse("");
    }

    private static Map<String, Long> snapshotCounts(JsonNode snapshot) {
        Map<String, Long> counts = new TreeMap<>();
        snapshot.get("classification").properties().forEach(each -> put(counts, "class ", each, "results"));
        snapshot.get("red_flags").get("by_type").properties().forEach(each -> put(counts, "flag ", each, "results"));
        snapshot.get("days").properties().forEach(each -> put(counts, "day ", each, "results"));
        JsonNode bins = snapshot.get("layout").get("score_bins");
        JsonNode histogram = snapshot.get("score_distributions").get("overall").get("histogram");
        for (int bin = 0; bin < bins.size(); bin++) {
            counts.put("score " + bins.get(bin).asInt(), histogram.get(bin).asLong());
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static void put(Map<String, Long> counts, String kind, Map.Entry<String, JsonNode> entry, String field) {
        counts.put(kind + entry.getKey(), entry.getValue().get(field).asLong());
    }

    /** A naive count. */
    private static final class Count {

        final Map<String, Long> counts = new TreeMap<>();
        long results;

        static Count of(Path scans) throws IOException {
            Count count = new Count();
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(scans)), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    count.add(JSON.readTree(line));
                }
            }
            return count;
        }

        private void add(JsonNode result) {
            results++;
            one("class " + label(result.get("classification")));
            one("score " + (int) Math.floor(result.get("overall_score").asDouble()));
            one("day " + result.get("observed_at").asText().substring(0, 10));
            TreeSet<String> types = new TreeSet<>();
            result.get("flags").forEach(flag -> types.add(label(flag.get("type"))));
            types.forEach(type -> one("flag " + type));
        }

        private void one(String key) {
            counts.merge(key, 1L, Long::sum);
        }

        private static String label(JsonNode text) {
            return text.asText()
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('-', '_')
                    .replace(' ', '_');
        }
    }

    private static Path data(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "the real scan results are not beside the project");
        return folder.resolve("shared/data").resolve(name);
    }
}
