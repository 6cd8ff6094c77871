package io.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.CalibrationReport;
import io.calibration.json.ConfigJson;
import io.calibration.json.PartFiles;
import io.calibration.json.ProposalJson;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.json.ReportJson;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that earlier versions of this library wrote are read. They are as those versions wrote them; nobody writes them anew. */
class KeptFormatsTest {

    private static final Path KEPT = Path.of("src/test/resources/io/calibration/kept/2026-11");

    @ParameterizedTest
    @ValueSource(strings = {"exact", "protected"})
    void a_kept_snapshot_is_read_and_written_again_to_the_byte(String privacy) throws IOException {
        byte[] kept = bytes(privacy + "/metrics_snapshot_20261029_120000.json");
        MetricsSnapshot snapshot = SnapshotJson.read(kept);
        assertThat(snapshot.results()).isGreaterThan(3_900);
        assertThat(SnapshotJson.write(snapshot, snapshot.privacy())).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics_part_kept_20261001_20261028.part"})
    void a_kept_part_is_read_written_again_to_the_byte_and_tells_what_the_kept_snapshot_tells(String name)
            throws IOException {
        Path kept = KEPT.resolve("exact").resolve(name);
        MetricsPart part = PartFiles.load(kept);
        assertThat(PartFiles.toBytes(part)).isEqualTo(Files.readAllBytes(kept));
        assertThat(part)
                .isEqualTo(SnapshotJson.read(bytes("exact/metrics_snapshot_20261029_120000.json"))
                        .metrics());
    }

    @Test
    void a_kept_part_with_groups_of_people_does_not_tell_decisions_of_people_apart() throws IOException {
        Path kept = KEPT.resolve("exact/metrics_part_people_20261001_20261028.part");
        MetricsPart part = PartFiles.load(kept);
        assertThat(PartFiles.toBytes(part)).isEqualTo(Files.readAllBytes(kept));
        assertThat(part.groups().results()).isEqualTo(400);
        assertThat(part.decisions().ofPeople()).isZero();
        MetricsPart both = part.plus(part);
        assertThat(PartFiles.fromBytes(PartFiles.toBytes(both))).isEqualTo(both);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "protected"})
    void a_kept_report_is_read_and_says_the_same_when_it_is_written_again(String privacy) throws IOException {
        CalibrationReport report = ReportJson.read(bytes(privacy + "/calibration_report_20261029_120000.json"));
        assertThat(report.findings())
                .hasSize(14)
                .anySatisfy(finding ->
                        assertThat(finding.description()).startsWith("Confidence says nothing about the outcome"));
        MetricsSnapshot snapshot = SnapshotJson.read(bytes(privacy + "/metrics_snapshot_20261029_120000.json"));
        byte[] again = ReportJson.write(report, Digest.of(new byte[0]), snapshot.privacy());
        assertThat(ReportJson.read(again).summarize()).isEqualTo(report.summarize());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exact/no_change_20261029_120000.json",
                "protected/no_change_20261029_120000.json",
                "change_summary_v1.1.0.json"
            })
    void a_kept_summary_of_changes_is_read(String name) throws IOException {
        StoredProposal proposal = ProposalJson.read(bytes(name));
        assertThat(proposal.changes().isEmpty()).isEqualTo(name.contains("no_change"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.1.0"})
    void a_kept_config_is_read(String version) throws IOException {
        assertThat(ConfigJson.read(bytes("scoring_config_v" + version + ".json"))
                        .logicVersion()
                        .toString())
                .isEqualTo(version);
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(KEPT.resolve(name));
    }
}
