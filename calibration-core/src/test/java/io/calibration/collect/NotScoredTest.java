package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.json.PartFiles;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that no score came out of are a class of their own, wherever they come from, and touch no other figure. */
class NotScoredTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final String HEAD = "{\"observed_at\":\"2026-03-05T10:00:00Z\",\"logic_version\":\"1.2.0\"";
    private static final Rejection CONTRADICTORY = new Rejection(RejectionReason.CONTRADICTORY, "not_scored");

    @TempDir
    Path folder;

    private MetricsPart lines(String... lines) throws IOException {
        return CollectFixtures.collect(JsonLines.in(Files.write(folder.resolve("scans.jsonl"), List.of(lines))));
    }

    private static NotScoredMetrics one(String... reasons) {
        Map<String, Long> byReason = new TreeMap<>();
        List.of(reasons).forEach(reason -> byReason.put(reason, 1L));
        return new NotScoredMetrics(
                1, new TreeMap<>(byReason), new TreeMap<>(Map.of("free", 1L)), new TreeMap<>(Map.of(DAY, 1L)));
    }

    private static ScanResult notScored(String version, Instant at, String... reasons) {
        return new ScanResult(
                at,
                version,
                null,
                null,
                Map.of(),
                null,
                List.of(),
                List.of(),
                "free",
                null,
                null,
                null,
                List.of(reasons),
                null,
                null,
                Map.of());
    }

    private static ScanResult notScored(String... reasons) {
        return notScored("1.2.0", Instant.parse("2026-03-05T10:00:00Z"), reasons);
    }

    @Property(tries = 60)
    void results_without_a_score_change_nothing_else(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int labels) {
        List<ScanResult> all = CollectFixtures.random(seed, 600, labels);
        List<ScanResult> scored =
                all.stream().filter(result -> result.overallScore() != null).toList();
        MetricsPart mixed = CollectFixtures.collect(all);
        assertThat(mixed.notScored().results()).isPositive();
        assertThat(ofScored(mixed)).isEqualTo(ofScored(CollectFixtures.collect(scored)));
    }

    /** Other versions and places of mistakes apart, which tell of all that came in. */
    private static MetricsPart ofScored(MetricsPart part) {
        Map<Rejection, Intake.Tally> rejected = new TreeMap<>();
        part.intake().rejected().forEach((why, tally) -> {
            if (!why.field().equals("observed_at")) {
                rejected.put(why, new Intake.Tally(tally.count(), 0));
            }
        });
        return new MetricsPart(
                part.layout(),
                new Intake(part.results(), new TreeMap<>(rejected), new TreeMap<>(), new TreeMap<>(), 0),
                part.decisions(),
                part.scores(),
                part.categories(),
                part.flags(),
                part.escalations(),
                part.tiers(),
                part.sufficiency(),
                part.confidence(),
                part.outcomes(),
                part.days(),
                NotScoredMetrics.NONE,
                part.groups(),
                part.dimensions());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "not_scored":"timed_out" | timed_out
                    "not_scored":"Timed Out","overall_score":null,"classification":null | timed_out
                    "not_scored":["timed_out"],"confidence":0.5,"flags":[] | timed_out
                    "not_scored":"timed\\u005fout" | timed_out
                    "not_scored":["\\u0074imed_out"], "x":{} | timed_out
                    "overall_score":null | unspecified
                    "classification":"high_risk" | unspecified
                    "not_scored":null | unspecified
                    "not_scored":[] | unspecified
                    "not_scored":["none", " "] | unspecified
                    "not_scored":"somebody's own words, which are no code" | other
                    """)
    void a_line_without_a_score_counts_as_not_scored(String fields, String reason) throws IOException {
        MetricsPart part = lines(HEAD + ",\"tier\":\"free\"," + fields + "}");
        assertThat(part.notScored()).isEqualTo(one(reason));
        assertThat(part.results()).isZero();
        assertThat(part.arrived()).isOne();
        assertThat(part.days()).isEmpty();
        assertThat(part.intake().rejected()).isEmpty();
    }

    @Test
    void each_different_reason_counts_once() throws IOException {
        String line = HEAD + ",\"tier\":\"free\",\"not_scored\":[\"timed_out\",\"cancelled\",\"Timed-Out\"]}";
        assertThat(lines(line).notScored()).isEqualTo(one("cancelled", "timed_out"));
        assertThat(CollectFixtures.collect(List.of(notScored("timed_out", "cancelled", "Timed-Out")))
                        .notScored())
                .isEqualTo(one("cancelled", "timed_out"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "not_scored":7 | NUMBER_FOR_TEXT
                    "not_scored":[7] | NUMBER_FOR_TEXT
                    "not_scored":{} | WRONG_TYPE
                    "not_scored":[null] | MISSING
                    "not_scored":"a","not_scored":"a" | DUPLICATE_KEY
                    """)
    void reasons_of_another_form_are_rejected(String fields, RejectionReason reason) throws IOException {
        assertThat(lines(HEAD + "," + fields + "}").intake().rejected())
                .containsOnlyKeys(new Rejection(reason, "not_scored"));
    }

    @Test
    void a_reason_beside_a_score_is_a_contradiction() throws IOException {
        String scored = HEAD + ",\"overall_score\":70,\"classification\":\"high_risk\"";
        MetricsPart part = lines(
                scored + ",\"not_scored\":\"timed_out\"}",
                HEAD + ",\"overall_score\":70,\"not_scored\":[\"none\",\"timed_out\"]}",
                scored + ",\"not_scored\":\"\"}",
                scored + ",\"not_scored\":\"none\"}");
        assertThat(part.intake().rejected()).isEqualTo(Map.of(CONTRADICTORY, new Intake.Tally(2, 1)));
        assertThat(part.notScored()).isEqualTo(NotScoredMetrics.NONE);
        assertThat(part.results()).isEqualTo(2);
        CollectFixtures.Draft draft = CollectFixtures.draft();
        draft.notScored.add("timed_out");
        assertThat(CollectFixtures.collect(List.of(draft.build())).intake().rejected())
                .containsOnlyKeys(CONTRADICTORY);
    }

    @Test
    void a_score_that_is_no_number_is_a_mistake_and_none_is_not() {
        CollectFixtures.Draft draft = CollectFixtures.draft();
        draft.score = Double.NaN;
        MetricsPart part = CollectFixtures.collect(List.of(draft.build(), notScored()));
        assertThat(part.intake().rejected())
                .containsOnlyKeys(new Rejection(RejectionReason.NOT_A_NUMBER, "overall_score"));
        assertThat(part.notScored()).isEqualTo(one(NotScoredMetrics.UNSPECIFIED));
    }

    @Test
    void time_and_version_are_asked_for_and_filtered_as_ever() throws IOException {
        MetricsPart part = lines(
                "{\"not_scored\":\"timed_out\",\"logic_version\":\"1.2.0\"}",
                "{\"not_scored\":\"timed_out\",\"observed_at\":\"2026-03-05T10:00:00Z\"}",
                HEAD.replace("1.2.0", "1.1.0") + "}",
                HEAD.replace("2026", "1926") + "}");
        assertThat(part.notScored()).isEqualTo(NotScoredMetrics.NONE);
        assertThat(part.intake().otherVersions()).isEqualTo(Map.of("1.1.0", 1L));
        assertThat(part.intake().rejected())
                .containsOnlyKeys(
                        new Rejection(RejectionReason.MISSING, "logic_version"),
                        new Rejection(RejectionReason.MISSING, "observed_at"),
                        new Rejection(RejectionReason.NOT_A_TIME, "observed_at"));
        MetricsSnapshot window = SnapshotCollector.collect(
                ScanResults.of(List.of(notScored(), notScored("1.2.0", Instant.parse("2026-03-09T10:00:00Z")))),
                CollectFixtures.request(new DayWindow(DAY, DAY)));
        assertThat(window.metrics().notScored().results()).isOne();
        assertThat(window.metrics().intake().outsideWindow()).isOne();
    }

    @Test
    void an_open_window_holds_the_days_of_results_without_a_score() {
        Recording recording = new Recording(DayWindow.ALL, CollectFixtures.LAYOUT);
        recording.record(CollectFixtures.result());
        recording.record(notScored("1.2.0", Instant.parse("2026-03-09T10:00:00Z"), "cancelled"));
        assertThat(recording.snapshot().window()).isEqualTo(new DayWindow(DAY, LocalDate.of(2026, 3, 9)));
        byte[] bytes = SnapshotJson.write(recording.snapshot(), PrivacyPolicy.exact());
        assertThat(SnapshotJson.read(bytes)).isEqualTo(recording.snapshot());
    }

    @Test
    void too_many_reasons_and_tiers_are_pooled_alike_in_one_pass_and_in_parts() {
        List<ScanResult> results = new ArrayList<>();
        IntStream.range(100, 200).forEach(i -> results.add(notScored("reason_" + i)));
        results.add(notScored());
        MetricsPart whole = CollectFixtures.collect(results);
        assertThat(whole.notScored().byReason())
                .hasSize(66)
                .containsKeys("reason_100", "reason_163", "other", "unspecified")
                .doesNotContainKey("reason_164")
                .containsEntry("other", 36L);
        assertThat(whole.intake().ignored())
                .isEqualTo(
                        Map.of(new Rejection(RejectionReason.TOO_MANY_LABELS, "not_scored"), new Intake.Tally(36, 0)));
        MetricsPart sum =
                CollectFixtures.collect(results.subList(50, 101)).plus(CollectFixtures.collect(results.subList(0, 50)));
        assertThat(sum.notScored()).isEqualTo(whole.notScored());
        assertThat(sum.intake().ignored()).isEqualTo(whole.intake().ignored());
    }

    @Test
    void without_such_results_part_and_snapshot_are_written_as_before_there_were_any() {
        CollectFixtures.Draft draft = CollectFixtures.draft();
        draft.outcome = null;
        MetricsPart part = CollectFixtures.collect(List.of(draft.build()));
        assertThat(text(PartFiles.toBytes(part))).startsWith("calibration metrics part, format 1.");
        MetricsPart other = CollectFixtures.collect(List.of(draft.build(), notScored()));
        assertThat(text(PartFiles.toBytes(other))).startsWith("calibration metrics part, format 2.");
        assertThat(PartFiles.fromBytes(PartFiles.toBytes(other))).isEqualTo(other);
        assertThat(snapshot(part)).doesNotContain("not_scored");
        assertThat(snapshot(other)).contains("\"not_scored\": {");
    }

    private static String snapshot(MetricsPart part) {
        return text(SnapshotJson.write(SnapshotCollector.snapshot(DayWindow.ALL, part), PrivacyPolicy.exact()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
