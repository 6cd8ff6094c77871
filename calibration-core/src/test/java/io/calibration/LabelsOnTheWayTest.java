package io.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import io.calibration.collect.JsonLines;
import io.calibration.collect.Recording;
import io.calibration.collect.ScanResults;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.PartFiles;
import io.calibration.json.ReportJson;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of labels as people have them, from the config and the results to the files. */
class LabelsOnTheWayTest {

    private static final String LONG = "Betrieb mit mehr als 250 Beschäftigten, ganzjährig";
    private static final String SENTENCE = "Mary Smith lives at 12 High Street";

    private static ScoringConfig config(String more) {
        return ConfigJson.read(("{\"logic_version\": \"1.0.0\", \"compatibility_thresholds\":"
                        + " {\"Prüfung bestanden\": {\"min_score\": 50}, \"durchgefallen\": {\"min_score\": 0}}" + more
                        + "}")
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Twenty results of each tier, which is a flag's type and an escalation's reason, too. */
    private static List<ScanResult> results(String... tiers) {
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < 20 * tiers.length; i++) {
            String tier = tiers[i % tiers.length];
            results.add(new ScanResult(
                    Instant.parse("2026-05-01T00:00:00Z").plusSeconds(i * 3_600L),
                    "1.0.0",
                    i % 100,
                    i % 100 >= 50 ? "pru\u0308fung-bestanden" : "Durchgefallen",
                    Map.of(),
                    null,
                    List.of(new Flag(tier, "low", tier)),
                    List.of(tier),
                    tier,
                    null,
                    null,
                    null));
        }
        return results;
    }

    private static MetricsSnapshot collect(ScoringConfig config, String... tiers) {
        return Calibration.of(ScanResults.of(results(tiers)), config)
                .collect(DayWindow.ALL)
                .snapshot();
    }

    @Test
    void tiers_of_real_life_are_told_apart_by_config_and_results_alone(@TempDir Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> tiers =
                List.of("Restaurant/Cafe/Canteen", "Hotel (small)", "Caf\\u00e9", "Cafe\u0301", "Pub & bar");
        for (int i = 0; i < 100; i++) {
            lines.add("{\"observed_at\":\"2026-01-01T12:00:00Z\",\"logic_version\":\"1.0.0\",\"overall_score\":70,"
                    + "\"classification\":\"Prüfung bestanden\",\"tier\":\"" + tiers.get(i % 5) + "\"}");
        }
        Path file = Files.write(folder.resolve("scans.jsonl"), lines);
        MetricsSnapshot snapshot = Calibration.of(JsonLines.in(file), config(""))
                .collect(DayWindow.ALL)
                .snapshot();
        assertThat(snapshot.metrics().tiers().keySet())
                .containsExactly("café", "hotel_(small)", "pub_&_bar", "restaurant/cafe/canteen");
        assertThat(snapshot.metrics().tiers().get("café").total()).isEqualTo(40);
        assertThat(snapshot.metrics().intake().ignored()).isEmpty();
        byte[] written = SnapshotJson.write(snapshot, PrivacyPolicy.exact());
        assertThat(SnapshotJson.read(written)).isEqualTo(snapshot);
        assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain("known_labels");
    }

    @Test
    void a_sentence_said_twenty_times_is_published_nowhere() {
        ScoringConfig config = config("");
        Collected collected = Calibration.of(ScanResults.of(results("free", SENTENCE)), config)
                .collect(DayWindow.ALL);
        MetricsPart part = collected.snapshot().metrics();
        assertThat(part.tiers().keySet()).containsExactly("free", "other");
        assertThat(part.intake()
                        .ignored()
                        .get(new Rejection(RejectionReason.NOT_A_LABEL, "tier"))
                        .count())
                .isEqualTo(20);
        Analyzed analyzed = collected.analyze();
        byte[] snapshot = SnapshotJson.write(collected.snapshot(), PrivacyPolicy.exact());
        byte[] report = ReportJson.write(analyzed.report(), Digest.of(snapshot), PrivacyPolicy.exact());
        for (byte[] file : List.of(snapshot, report, PartFiles.toBytes(part))) {
            assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContainIgnoringCase("smith");
        }
    }

    @Test
    void declared_labels_stand_however_long_they_are_and_go_through_all_files() {
        ScoringConfig config = config(", \"known_labels\": {\"tiers\": [\"" + LONG + "\"], \"flag_types\": [\"" + LONG
                + "\"], \"categories\": [\"" + LONG + "\"], \"escalations\": [\"" + LONG + "\"]}");
        MetricsSnapshot snapshot = collect(config, LONG, "free", SENTENCE);
        String label = "betrieb_mit_mehr_als_250_beschäftigten,_ganzjährig";
        MetricsPart part = snapshot.metrics();
        assertThat(part.tiers().keySet()).containsExactly(label, "free", "other");
        assertThat(part.escalations().byReason().keySet()).containsExactly(label, "free", "other");
        assertThat(part.flags().types().keySet()).containsExactly(label, "free", "other");
        assertThat(part.flags().types().get(label).byCategory().keySet()).containsExactly(label);
        byte[] written = SnapshotJson.write(snapshot, PrivacyPolicy.standard());
        assertThat(SnapshotJson.write(SnapshotJson.read(written), PrivacyPolicy.standard()))
                .isEqualTo(written);
        assertThat(SnapshotJson.read(SnapshotJson.write(snapshot, PrivacyPolicy.exact())))
                .isEqualTo(snapshot);
        assertThat(PartFiles.fromBytes(PartFiles.toBytes(part))).isEqualTo(part);
    }

    @Test
    void where_only_declared_labels_are_told_apart_a_name_is_none() {
        ScoringConfig config = config(", \"known_labels\": {\"tiers\": [\"Free\"], \"undeclared\": \"other\"}");
        MetricsSnapshot snapshot = collect(config, "free", "Mary Smith");
        assertThat(snapshot.metrics().tiers().keySet()).containsExactly("free", "other");
        assertThat(snapshot.metrics().flags().types().keySet()).containsExactly("other");
        assertThat(SnapshotJson.read(SnapshotJson.write(snapshot, PrivacyPolicy.exact())))
                .isEqualTo(snapshot);
        assertThat(PartFiles.fromBytes(PartFiles.toBytes(snapshot.metrics()))).isEqualTo(snapshot.metrics());
    }

    @Test
    void what_the_policy_judges_is_told_apart() {
        ScoringConfig config = config("");
        CalibrationPolicy policy = CalibrationPolicy.standard().toBuilder()
                .flagTypeRate(LONG, new Interval(0, 0.1))
                .flagTypeRate("kunde_ist_sehr_spät", new Interval(0, 0.1))
                .build();
        Collected collected = Calibration.builder()
                .source(ScanResults.of(results(LONG, "Kunde ist sehr spät", "free")))
                .config(config)
                .policy(policy)
                .build()
                .collect(DayWindow.ALL);
        assertThat(collected.snapshot().metrics().flags().types().keySet())
                .contains("betrieb_mit_mehr_als_250_beschäftigten,_ganzjährig", "kunde_ist_sehr_spät");
        assertThat(Calibration.of(ScanResults.of(List.of()), config)
                        .analyze(collected.snapshot())
                        .report())
                .as("a stored snapshot may know more labels")
                .isNotNull();
        assertThat(collect(config, LONG).metrics().flags().types().keySet()).containsExactly("other");
    }

    @Test
    void what_a_source_declares_is_told_apart() {
        List<ScanResult> results = results(LONG);
        MetricSource source = new MetricSource() {

            @Override
            public void collect(CollectionRequest request, MetricsRecorder recorder) {
                results.forEach(recorder::record);
            }

            @Override
            public KnownLabels labels() {
                TreeSet<String> none = new TreeSet<>();
                return new KnownLabels(none, none, new TreeSet<>(List.of(LONG)), none, Undeclared.CODES);
            }
        };
        MetricsPart part = Calibration.of(source, config(""))
                .collect(DayWindow.ALL)
                .snapshot()
                .metrics();
        assertThat(part.tiers().keySet()).containsExactly("betrieb_mit_mehr_als_250_beschäftigten,_ganzjährig");
    }

    @Test
    void parts_that_know_other_labels_do_not_add_up() {
        ScoringConfig config = config(", \"known_labels\": {\"tiers\": [\"" + LONG + "\"]}");
        Recording knowing = new Recording(DayWindow.ALL, SnapshotLayout.of(config));
        Recording recording = new Recording(DayWindow.ALL, SnapshotLayout.of(config("")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.add(knowing.part()))
                .withMessageContaining("with the same known labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.part().plus(knowing.part()))
                .withMessageContaining("with the same known labels");
    }

    @Test
    void more_declared_labels_than_are_kept_of_others_are_told_apart() {
        StringBuilder tiers = new StringBuilder();
        String[] all = new String[100];
        for (int i = 0; i < all.length; i++) {
            all[i] = "Zone " + i;
            tiers.append(i > 0 ? "," : "").append('"').append(all[i]).append('"');
        }
        ScoringConfig config = config(", \"known_labels\": {\"tiers\": [" + tiers + "]}");
        assertThat(collect(config, all).metrics().tiers()).hasSize(100).doesNotContainKey("other");
        assertThat(collect(config(""), all).metrics().tiers()).hasSize(65).containsKey("other");
    }
}
