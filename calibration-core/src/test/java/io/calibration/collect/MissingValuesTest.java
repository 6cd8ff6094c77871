package io.calibration.collect;

import static io.calibration.collect.CollectFixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.collect.counts.RecordCursor;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A null is counted alike wherever a result comes from: as missing where a value is needed, with its place; as absent elsewhere. */
class MissingValuesTest {

    private static final String LINE =
            "{\"observed_at\":\"2026-03-05T10:00:00Z\",\"logic_version\":\"1.2.0\",\"overall_score\":70,"
                    + "\"classification\":\"worth_exploring\",\"confidence\":0.8,\"tier\":\"free\",\"data_sufficient\":true,"
                    + "\"conflict_score\":0.1,\"outcome\":true}";

    @TempDir
    Path folder;

    private static Arguments needed(String field, Consumer<CollectFixtures.Draft> spoil, String key, String json) {
        return Arguments.of(field, spoil, key, json);
    }

    static Stream<Arguments> needed() {
        return Stream.of(
                needed("observed_at", d -> d.observedAt = null, "observed_at", "null"),
                needed("logic_version", d -> d.version = null, "logic_version", "null"),
                needed("classification", d -> d.classification = null, "classification", "null"),
                needed("flags.type", d -> d.flags.add(null), "flags", "[null]"),
                needed(
                        "flags.type",
                        d -> d.flags.add(new Flag(null, "low", "c")),
                        "flags",
                        "[{\"type\":null,\"severity\":\"low\",\"category\":\"c\"}]"),
                needed(
                        "flags.severity",
                        d -> d.flags.add(new Flag("t", null, "c")),
                        "flags",
                        "[{\"type\":\"t\",\"severity\":null,\"category\":\"c\"}]"),
                needed(
                        "escalation",
                        d -> d.escalations.addAll(Arrays.asList("why", null)),
                        "escalation",
                        "[\"why\",null]"));
    }

    static Stream<Arguments> absent() {
        return Stream.of(
                needed("", d -> d.scores = null, "category_scores", "null"),
                needed("", d -> d.scores.put("fun", null), "category_scores", "{\"fun\":null}"),
                needed("", d -> d.flags = null, "flags", "null"),
                needed(
                        "",
                        d -> d.flags.add(new Flag("t", "low", null)),
                        "flags",
                        "[{\"type\":\"t\",\"severity\":\"low\",\"category\":null}]"),
                needed("", d -> d.escalations = null, "escalation", "null"),
                needed("", d -> d.confidence = null, "confidence", "null"),
                needed("", d -> d.tier = null, "tier", "null"),
                needed("", d -> d.sufficient = null, "data_sufficient", "null"),
                needed("", d -> d.conflict = null, "conflict_score", "null"),
                needed("", d -> d.outcome = null, "outcome", "null"));
    }

    private MetricsPart fromFile(String key, String json) throws IOException {
        String line =
                LINE.replaceAll("\"" + key + "\":(\"[^\"]*\"|[^,}]*),?", "").replace(",}", "}");
        line = line.substring(0, line.length() - 1) + ",\"" + key + "\":" + json + "}";
        Path file = Files.writeString(folder.resolve("scans.jsonl"), LINE + "\n" + line + "\n" + LINE + "\n");
        return CollectFixtures.collect(JsonLines.in(file));
    }

    /** The part of three results of which the second is spoiled, from each way in which a host may hand over its own. */
    private static Map<String, MetricsPart> fromHost(ScanResult spoiled) {
        List<ScanResult> results = Arrays.asList(draft().build(), spoiled, draft().build());
        return Map.of(
                "iterable", CollectFixtures.collect(results),
                "recording", recorded(results, Recording::record),
                "cursor", recorded(results, (recording, result) -> recording.record(new RecordCursor().on(result))),
                "stream", CollectFixtures.collect(ScanResults.stream(results::stream)));
    }

    private static MetricsPart recorded(List<ScanResult> results, BiConsumer<Recording, ScanResult> record) {
        Recording recording = new Recording(DayWindow.ALL, CollectFixtures.LAYOUT);
        results.forEach(result -> record.accept(recording, result));
        return recording.part();
    }

    @ParameterizedTest
    @MethodSource("needed")
    void a_null_where_a_value_is_needed_is_missing(
            String field, Consumer<CollectFixtures.Draft> spoil, String key, String json) throws IOException {
        CollectFixtures.Draft draft = draft();
        spoil.accept(draft);
        MetricsPart expected = fromFile(key, json);
        assertThat(expected.intake().rejected())
                .isEqualTo(Map.of(new Rejection(RejectionReason.MISSING, field), new Intake.Tally(1, 2)));
        fromHost(draft.build()).forEach((way, part) -> {
            Rejection missing = new Rejection(RejectionReason.MISSING, field);
            Intake.Tally tally = new Intake.Tally(1, way.equals("stream") ? 0 : 2); // a stream has no places
            assertThat(part.intake().rejected()).as(way).isEqualTo(Map.of(missing, tally));
            assertThat(part.intake().accepted()).as(way).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @MethodSource("absent")
    void a_null_anywhere_else_is_absent(String field, Consumer<CollectFixtures.Draft> spoil, String key, String json)
            throws IOException {
        CollectFixtures.Draft draft = draft();
        spoil.accept(draft);
        MetricsPart expected = fromFile(key, json);
        assertThat(expected.intake().accepted()).isEqualTo(3);
        assertThat(expected.intake().ignored()).isEmpty();
        fromHost(draft.build())
                .forEach((way, part) -> assertThat(part).as(way + field).isEqualTo(expected));
    }

    @Test
    void a_category_without_a_name_is_missing() {
        CollectFixtures.Draft draft = draft();
        draft.scores.put("fun", 50.0);
        draft.scores.put(null, 50.0);
        fromHost(draft.build())
                .forEach((way, part) -> assertThat(part.intake().rejected())
                        .as(way)
                        .containsOnlyKeys(new Rejection(RejectionReason.MISSING, "category_scores")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", "\t", "\u2003"})
    void a_blank_version_is_missing_and_says_what_to_write(String blank) throws IOException {
        CollectFixtures.Draft draft = draft();
        draft.version = blank;
        Rejection missing = new Rejection(RejectionReason.MISSING, "logic_version");
        assertThat(fromFile("logic_version", "\"" + blank.replace("\t", "\\t") + "\"")
                        .intake()
                        .rejected())
                .isEqualTo(Map.of(missing, new Intake.Tally(1, 2)));
        fromHost(draft.build()).forEach((way, part) -> {
            assertThat(part.intake().rejected()).as(way).containsOnlyKeys(missing);
            assertThat(part.intake().otherVersions()).as(way).isEmpty();
        });
        assertThat(missing.sentence(CollectFixtures.LAYOUT))
                .isEqualTo("logic_version is missing or blank: give each result the version that it was scored with,"
                        + " such as 1.2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a01.2.0", "1.2.0\u200b", "1.2.0 ", " 1.2.0", "1.2.0      ", "\t1.2.0\t"})
    void a_padded_version_is_that_version(String padded) throws IOException {
        CollectFixtures.Draft draft = draft();
        draft.version = padded;
        assertThat(fromFile("logic_version", "\"" + padded.replace("\t", "\\t") + "\"")
                        .intake()
                        .accepted())
                .isEqualTo(3);
        fromHost(draft.build())
                .forEach((way, part) ->
                        assertThat(part.intake().accepted()).as(way).isEqualTo(3));
    }

    @Test
    void another_version_is_told_without_its_padding() {
        CollectFixtures.Draft draft = draft();
        draft.version = " 1.3.0  ";
        fromHost(draft.build())
                .forEach((way, part) ->
                        assertThat(part.intake().otherVersions()).as(way).isEqualTo(Map.of("1.3.0", 1L)));
    }

    @Test
    void a_blank_time_is_missing() throws IOException {
        Rejection missing = new Rejection(RejectionReason.MISSING, "observed_at");
        assertThat(fromFile("observed_at", "\" \"").intake().rejected())
                .isEqualTo(Map.of(missing, new Intake.Tally(1, 2)));
        assertThat(missing.sentence(CollectFixtures.LAYOUT))
                .isEqualTo("observed_at is missing or blank: give each result its time, such as 2026-01-31T12:00:00Z");
    }

    @Test
    void a_null_instead_of_a_result_is_missing() {
        List<ScanResult> results = Arrays.asList(draft().build(), null, draft().build());
        Rejection missing = new Rejection(RejectionReason.MISSING, "line");
        Intake intake = CollectFixtures.collect(results).intake();
        assertThat(intake.rejected()).isEqualTo(Map.of(missing, new Intake.Tally(1, 2)));
        assertThat(intake.accepted()).isEqualTo(2);
        assertThat(recorded(results, Recording::record).intake()).isEqualTo(intake);
        assertThat(CollectFixtures.collect(ScanResults.stream(results::stream))
                        .intake()
                        .rejected())
                .containsOnlyKeys(missing);
    }

    @Test
    void a_recorder_goes_on_after_a_null() {
        MetricsPart part = CollectFixtures.collect((request, recorder) -> {
            for (MetricsRecorder each : List.of(recorder, recorder.fork())) {
                each.record((ScanResult) null);
                each.record(draft().build());
            }
        });
        assertThat(part.intake().accepted()).isEqualTo(2);
        assertThat(part.intake().rejectedTotal()).isEqualTo(2);
    }

    @Test
    void a_result_of_another_version_that_lacks_something_is_missing_it_all_the_same() throws IOException {
        CollectFixtures.Draft draft = draft();
        draft.version = "9.9.9";
        draft.flags.add(null);
        String line = LINE.replace("1.2.0", "9.9.9").replace("}", ",\"flags\":[null]}");
        Path file = Files.writeString(folder.resolve("scans.jsonl"), line);
        assertThat(CollectFixtures.collect(List.of(draft.build())).intake())
                .isEqualTo(CollectFixtures.collect(JsonLines.in(file)).intake());
    }

    @Test
    void a_result_built_without_anything_is_missing_its_time() {
        assertThat(CollectFixtures.collect(List.of(ScanResult.builder().build()))
                        .intake()
                        .rejected())
                .containsOnlyKeys(new Rejection(RejectionReason.MISSING, "observed_at"));
    }
}
