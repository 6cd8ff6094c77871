package io.calibration.cli.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.json.ConfigJson;
import io.calibration.json.MappingJson;
import io.calibration.json.PolicyJson;
import io.calibration.metrics.DayWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field on the page of terms has rows, a mapping and a config, and they go together. */
class TermsPageTest {

    private static final int TIMES = 40; // so that one row that is wrong is a finding

    @TempDir
    Path folder;

    static Stream<String> fields() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("README.md"))) {
            root = root.getParent();
        }
        String page = Files.readString(root.resolve("docs/your-terms.md"));
        return Arrays.stream(page.split("\n## ", -1)).skip(1);
    }

    @Test
    void there_are_eight_fields() throws IOException {
        assertThat(fields()).hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void every_row_of_a_field_is_a_result_of_the_class_that_its_config_gives(String field) throws IOException {
        List<String> lines = blocks(field, "csv").get(0).lines().toList();
        List<String> results = lines.subList(1, lines.size());
        List<String> many = Stream.concat(
                        Stream.of(lines.get(0)),
                        Collections.nCopies(TIMES, results).stream().flatMap(List::stream))
                .toList();
        List<String> documents = blocks(field, "json");
        CalibrationReport report = Calibration.builder()
                .source(MappingJson.read(bytes(documents.get(0))).over(Files.write(folder.resolve("rows.csv"), many)))
                .config(ConfigJson.read(bytes(documents.get(1))))
                .policy(documents.size() > 2 ? PolicyJson.read(bytes(documents.get(2))) : CalibrationPolicy.standard())
                .build()
                .collect(DayWindow.ALL)
                .analyze()
                .report();
        assertThat(report.results()).isEqualTo((long) TIMES * results.size());
        assertThat(report.findings())
                .noneMatch(finding -> finding.type().matches("decision_mismatch|rejected_records"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> blocks(String field, String kind) {
        return Arrays.stream(field.split("```" + kind + "\n", -1))
                .skip(1)
                .map(block -> block.substring(0, block.indexOf("```")))
                .toList();
    }
}
