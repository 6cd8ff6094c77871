package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.config.Version;
import io.calibration.json.ArtifactFolder.ConflictException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactFolderTest {

    private static final ArtifactName NAME = ArtifactName.scoringConfig(new Version("1.4.0-rc.1"));
    private static final byte[] CONTENT = "{}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    @Test
    void an_artifact_stands_under_its_name_and_nothing_else_is_left() throws IOException {
        Path folder = home.resolve("new").resolve("out");
        Path file = new ArtifactFolder(folder).write(NAME, CONTENT);
        assertThat(file).hasBinaryContent(CONTENT).isEqualTo(folder.resolve("scoring_config_v1.4.0-rc.1.json"));
        assertThat(filesIn(folder)).containsExactly(file);
    }

    @Test
    void writing_the_same_content_again_is_fine() throws IOException {
        ArtifactFolder folder = new ArtifactFolder(home);
        assertThat(folder.write(NAME, CONTENT)).isEqualTo(folder.write(NAME, CONTENT.clone()));
        assertThat(filesIn(home)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ }", "[]\n", ""})
    void a_file_with_other_content_is_never_overwritten(String other) throws IOException {
        Path file = new ArtifactFolder(home).write(NAME, CONTENT);
        assertThatThrownBy(() -> new ArtifactFolder(home).write(NAME, other.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.file()).isEqualTo(file))
                .hasMessageContaining(file.toString());
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(filesIn(home)).containsExactly(file);
    }

    @Test
    void a_link_or_folder_in_the_place_of_the_file_is_left_alone() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve(NAME.text()), home.resolve("elsewhere"));
        assertThatThrownBy(() -> new ArtifactFolder(home).write(NAME, CONTENT)).isInstanceOf(ConflictException.class);
        assertThat(filesIn(home)).containsExactly(link);
        Files.delete(link);
        Files.createDirectory(link);
        assertThatThrownBy(() -> new ArtifactFolder(home).write(NAME, CONTENT)).isInstanceOf(ConflictException.class);
    }

    @Test
    void of_many_writers_of_different_content_one_wins_and_the_others_are_told() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Callable<Boolean>> tasks = IntStream.range(0, 24)
                .mapToObj(
                        i -> (Callable<Boolean>) () -> writes(("{\"i\": " + i + "}").getBytes(StandardCharsets.UTF_8)))
                .toList();
        int won = 0;
        for (Future<Boolean> writer : writers.invokeAll(tasks)) {
            won += writer.get() ? 1 : 0;
        }
        writers.shutdown();
        assertThat(won).isEqualTo(1);
        assertThat(filesIn(home)).hasSize(1);
    }

    @Test
    void a_folder_that_cannot_be_made_is_an_error() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        assertThatThrownBy(() -> new ArtifactFolder(file).write(NAME, CONTENT)).isInstanceOf(IOException.class);
    }

    @Test
    void names_are_made_of_the_clock_in_utc_and_of_versions() {
        Instant at = Instant.parse("2026-03-09T23:05:07.9Z");
        assertThat(ArtifactName.metricsSnapshot(at)).hasToString("metrics_snapshot_20260309_230507.json");
        assertThat(ArtifactName.calibrationReport(at)).hasToString("calibration_report_20260309_230507.json");
        assertThat(ArtifactName.changeSummary(new Version("2.0.0"))).hasToString("change_summary_v2.0.0.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../scoring_config_v1.0.0.json",
                "scoring_config_v../1.0.0.json",
                "scoring_config_v1.0.0/../../x.json",
                "scoring_config_v1.0.json",
                "metrics_snapshot_2026_1.json",
                "/etc/passwd",
                "scoring_config_v1.0.0.json\n"
            })
    void no_other_name_can_be_made(String name) {
        assertThatThrownBy(() -> new ArtifactName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    private boolean writes(byte[] content) throws IOException {
        try {
            new ArtifactFolder(home).write(NAME, content);
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
