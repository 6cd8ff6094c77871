package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.metrics.CollectionException;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no scan result is counted by reason and line, and the good lines around it are counted. */
class BadLinesTest {

    private static final String GOOD = "{\"observed_at\":\"2026-03-05T10:00:00Z\",\"logic_version\":\"1.2.0\","
            + "\"overall_score\":70,\"classification\":\"high_risk\"}";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name_a_file() {
        file = folder.resolve("scans.jsonl");
    }

    private Intake intake(String line) throws IOException {
        return intake(line.getBytes(StandardCharsets.UTF_8));
    }

    /** The line as the third of four, the others good, one of them blank. */
    private Intake intake(byte[] line) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((GOOD + "\n  \n").getBytes(StandardCharsets.UTF_8));
        bytes.write(line);
        bytes.write(("\r\n" + GOOD).getBytes(StandardCharsets.UTF_8));
        Files.write(file, bytes.toByteArray());
        return CollectFixtures.collect(JsonLines.in(file)).intake();
    }

    private static void assertRejected(Intake intake, RejectionReason reason, String field) {
        assertThat(intake.rejected()).isEqualTo(Map.of(new Rejection(reason, field), new Intake.Tally(1, 3)));
        assertThat(intake.accepted()).isEqualTo(2);
    }

    private static String with(String field, String value) {
        return GOOD.substring(0, GOOD.length() - 1) + ",\"" + field + "\":" + value + "}";
    }

    private static String replaced(String field, String value) {
        return GOOD.replaceAll("\"" + field + "\":(\"[^\"]*\"|\\d+)", "\"" + field + "\":" + value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    no json at all
                    {"observed_at":
                    [1,2]
                    "text"
                    {} {}
                    {"observed_at":"2026-03-05T10:00:00Z",}
                    {'observed_at':1}
                    {"a":.5}
                    {"x":NaN}
                    {"x":[-INF]}
                    {"tier":NaN}
                    {"tier":"\u0001"}
                    """)
    void a_line_that_is_not_one_json_object(String line) throws IOException {
        assertRejected(intake(line), RejectionReason.NOT_JSON, "line");
    }

    @Test
    void text_after_the_object() throws IOException {
        assertRejected(intake(GOOD + " x"), RejectionReason.NOT_JSON, "line");
        assertThat(intake(GOOD + GOOD).rejected())
                .isEqualTo(Map.of(new Rejection(RejectionReason.SEVERAL_RESULTS, "line"), new Intake.Tally(2, 3)));
    }

    @Test
    void malformed_utf_8_anywhere() throws IOException {
        byte[] line = with("tier", "\"?\"").getBytes(StandardCharsets.UTF_8);
        for (byte[] bad :
                new byte[][] {{(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xFF}}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(line, 0, line.length - 3);
            bytes.write(bad);
            bytes.write(line, line.length - 2, 2);
            assertRejected(intake(bytes.toByteArray()), RejectionReason.NOT_UTF_8, "line");
        }
    }

    @Test
    void a_byte_order_mark_is_skipped_at_the_beginning_only() throws IOException {
        Files.writeString(file, "\uFEFF" + GOOD + "\n\uFEFF" + GOOD + "\n");
        Intake intake = CollectFixtures.collect(JsonLines.in(file)).intake();
        assertThat(intake.accepted()).isEqualTo(1);
        assertThat(intake.rejected()).containsOnlyKeys(new Rejection(RejectionReason.NOT_JSON, "line"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    overall_score | "7" | TEXT_FOR_NUMBER
                    overall_score | true | WRONG_TYPE
                    overall_score | [7] | WRONG_TYPE
                    observed_at | 1772704800 | TIME_AS_NUMBER
                    observed_at | 1772704800.25 | TIME_AS_NUMBER
                    observed_at | false | WRONG_TYPE
                    logic_version | 1.2 | NUMBER_FOR_TEXT
                    classification | 3 | NUMBER_FOR_TEXT
                    classification | {} | WRONG_TYPE
                    """)
    void a_required_field_of_another_type(String field, String value, RejectionReason reason) throws IOException {
        assertRejected(intake(replaced(field, value)), reason, field);
        if (!field.equals("overall_score")) { // a result without a score is counted as such
            assertRejected(intake(replaced(field, "null")), RejectionReason.MISSING, field);
            assertRejected(intake(GOOD.replace(field, "x_" + field)), RejectionReason.MISSING, field);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    confidence | "0.5" | confidence | TEXT_FOR_NUMBER
                    conflict_score | {} | conflict_score | WRONG_TYPE
                    outcome | 1 | outcome | NOT_TRUE_OR_FALSE
                    outcome | 0.5 | outcome | NOT_TRUE_OR_FALSE
                    outcome | "true" | outcome | NOT_TRUE_OR_FALSE
                    outcome | "yes" | outcome | NOT_TRUE_OR_FALSE
                    outcome | [true] | outcome | WRONG_TYPE
                    data_sufficient | "true" | data_sufficient | NOT_TRUE_OR_FALSE
                    tier | 3 | tier | NUMBER_FOR_TEXT
                    tier | true | tier | WRONG_TYPE
                    category_scores | [] | category_scores | WRONG_TYPE
                    category_scores | {"fun":"70"} | category_scores | TEXT_FOR_NUMBER
                    flags | {} | flags | WRONG_TYPE
                    flags | ["critical"] | flags | WRONG_TYPE
                    flags | [{"type":1,"severity":"low","category":"c"}] | flags.type | NUMBER_FOR_TEXT
                    flags | [{"type":"t","severity":"low","category":7}] | flags.category | NUMBER_FOR_TEXT
                    escalation | {} | escalation | WRONG_TYPE
                    """)
    void an_optional_field_of_another_type(String field, String value, String named, RejectionReason reason)
            throws IOException {
        assertRejected(intake(with(field, value)), reason, named);
    }

    @Test
    void an_optional_field_may_be_null_or_absent() throws IOException {
        String line = GOOD;
        for (String field : Arrays.asList(
                "category_scores",
                "confidence",
                "flags",
                "escalation",
                "tier",
                "data_sufficient",
                "conflict_score",
                "outcome",
                "unknown")) {
            line = line.substring(0, line.length() - 1) + ",\"" + field + "\":null}";
        }
        assertThat(intake(line).accepted()).isEqualTo(3);
    }

    @Test
    void a_flag_without_a_category() throws IOException {
        for (String category : new String[] {"", ",\"category\":null", ",\"category\":\" \""}) {
            Files.writeString(file, with("flags", "[{\"type\":\"t\",\"severity\":\"low\"" + category + "}]"));
            MetricsPart part = CollectFixtures.collect(JsonLines.in(file));
            assertThat(part.intake().ignored()).isEmpty();
            assertThat(part.flags().types().get("t").byCategory()).isEqualTo(Map.of("other", 1L));
        }
    }

    @Test
    void duplicate_keys_wherever_they_are() throws IOException {
        assertRejected(intake(with("overall_score", "70")), RejectionReason.DUPLICATE_KEY, "overall_score");
        assertRejected(intake(with("secret", "1,\"secret\":2")), RejectionReason.DUPLICATE_KEY, "line");
        assertRejected(intake(with("x", "[{\"a\":1,\"a\":2}]")), RejectionReason.DUPLICATE_KEY, "line");
        assertRejected(
                intake(with("category_scores", "{\"a\":1,\"a\":1}")), RejectionReason.DUPLICATE_KEY, "category_scores");
        assertRejected(
                intake(with("flags", "[{\"type\":\"t\",\"type\":\"t\",\"severity\":\"low\",\"category\":\"c\"}]")),
                RejectionReason.DUPLICATE_KEY,
                "flags.type");
        assertRejected(
                intake(with("flags", "[{\"type\":\"t\",\"category\":null,\"severity\":\"low\",\"category\":\"c\"}]")),
                RejectionReason.DUPLICATE_KEY,
                "flags.category");
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 40; i++) {
            many.append("\"c").append(i).append("\":1,");
        }
        assertRejected(
                intake(with("category_scores", many + "\"c37\":1}")), RejectionReason.DUPLICATE_KEY, "category_scores");
    }

    @Test
    void numbers_that_are_none() throws IOException {
        for (String number : new String[] {"NaN", "1e400", "-1e400", "Infinity", "1" + "0".repeat(2_000)}) {
            assertRejected(intake(replaced("overall_score", number)), RejectionReason.NOT_A_NUMBER, "overall_score");
            assertRejected(intake(with("confidence", number)), RejectionReason.NOT_A_NUMBER, "confidence");
        }
        assertThat(intake(with("unknown", "1e400")).accepted()).isEqualTo(3);
    }

    @Test
    void a_category_score_that_is_none_is_left_out_alone() throws IOException {
        Files.writeString(file, with("category_scores", "{\"a\":1e400,\"b\":101,\"c\":NaN,\"d\":50}"));
        MetricsPart part = CollectFixtures.collect(JsonLines.in(file));
        assertThat(part.results()).isEqualTo(1);
        assertThat(part.categories().byLabel()).containsOnlyKeys("d");
        assertThat(part.intake().ignored())
                .isEqualTo(Map.of(
                        new Rejection(RejectionReason.NOT_A_NUMBER, "category_scores"), new Intake.Tally(2, 1),
                        new Rejection(RejectionReason.OUT_OF_RANGE, "category_scores"), new Intake.Tally(1, 1)));
    }

    @Test
    void a_score_outside_the_scale() throws IOException {
        assertRejected(intake(replaced("overall_score", "100.01")), RejectionReason.OUT_OF_RANGE, "overall_score");
        assertRejected(intake(replaced("overall_score", "-1")), RejectionReason.OUT_OF_RANGE, "overall_score");
        assertRejected(intake(with("confidence", "1.01")), RejectionReason.OUT_OF_RANGE, "confidence");
        assertRejected(intake(with("conflict_score", "-0.5")), RejectionReason.OUT_OF_RANGE, "conflict_score");
    }

    @Test
    void an_unknown_class_or_severity() throws IOException {
        assertRejected(
                intake(replaced("classification", "\"superb\"")), RejectionReason.UNKNOWN_CLASS, "classification");
        assertRejected(
                intake(with("flags", "[{\"type\":\"t\",\"severity\":\"grave\",\"category\":\"c\"}]")),
                RejectionReason.UNKNOWN_SEVERITY,
                "flags.severity");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-29T10:00:00Z, NO_SUCH_TIME",
        "1969-12-31T23:59:59Z, NOT_A_TIME",
        "2200-01-01T00:00:00Z, NOT_A_TIME",
        "2026-01-01T24:00:01Z, HOUR_24",
        "2026-01-01T12:00:60Z, SECOND_60",
        "2026-01-01T12:00:00 CET, NO_OFFSET",
        "now, NOT_A_TIME"
    })
    void a_time_that_is_none(String time, RejectionReason reason) throws IOException {
        assertRejected(intake(replaced("observed_at", "\"" + time + "\"")), reason, "observed_at");
    }

    @Test
    void a_line_of_a_mebibyte_is_read_and_a_longer_one_skipped() throws IOException {
        String filler = with(
                "x", "\"" + "y".repeat(LineReader.MAX_LENGTH - with("x", "\"\"").length()) + "\"");
        assertThat(intake(filler).accepted()).isEqualTo(3);
        assertRejected(intake(filler + " "), RejectionReason.TOO_LONG, "line");
        assertRejected(intake(filler + "y".repeat(3_000_000)), RejectionReason.TOO_LONG, "line");
    }

    @Test
    void five_thousand_levels_of_nesting() throws IOException {
        assertRejected(intake(with("x", "[".repeat(5_000) + "]".repeat(5_000))), RejectionReason.TOO_DEEP, "line");
        assertRejected(
                intake(with("x", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))), RejectionReason.TOO_DEEP, "line");
        assertRejected(intake("[".repeat(5_000)), RejectionReason.NOT_JSON, "line");
    }

    @Test
    void a_label_of_ten_thousand_characters_counts_as_other() throws IOException {
        Files.writeString(file, with("tier", "\"" + "t".repeat(10_000) + "\""));
        MetricsPart part = CollectFixtures.collect(JsonLines.in(file));
        assertThat(part.tiers()).containsOnlyKeys("other");
        assertThat(part.intake().ignored())
                .isEqualTo(Map.of(new Rejection(RejectionReason.NOT_A_LABEL, "tier"), new Intake.Tally(1, 1)));
    }

    @Test
    void gzip_is_told_by_its_first_bytes() throws IOException {
        write_gzip(1_000);
        assertThat(CollectFixtures.collect(JsonLines.in(file)).results()).isEqualTo(1_000);
    }

    private byte[] write_gzip(int lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < lines; i++) {
                out.write((replaced("overall_score", "" + i * 7919 % 101) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.readAllBytes(file);
    }

    @Test
    void a_gzip_file_that_is_cut_off_says_how_far_it_was_read() throws IOException {
        byte[] whole = write_gzip(5_000);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertFails(file)
                .hasMessageMatching("The gzip file .*scans.jsonl is cut off or damaged after line [1-9]\\d*\\..*");
        Files.write(file, Arrays.copyOf(whole, 5));
        assertFails(file).hasMessageContaining("after line 0");
    }

    @Test
    void what_follows_a_gzip_member_is_another_or_zeros() throws IOException {
        byte[] member = write_gzip(200);
        Files.write(file, concat(member, member, new byte[700]));
        assertThat(CollectFixtures.collect(JsonLines.in(file)).results()).isEqualTo(400);
        byte[] damaged = member.clone();
        damaged[1] = 0;
        for (byte[] rest : new byte[][] {damaged, {'{', '}', '\n'}, {0, 0, 1}}) {
            Files.write(file, concat(member, rest));
            assertFails(file)
                    .hasMessage(
                            "The gzip file " + file
                                    + " is cut off or damaged after line 200. What follows is not gzip. Copy or compress it again.");
        }
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Test
    void a_file_named_gz_that_is_no_gzip_is_refused_and_a_plain_name_says_nothing() throws IOException {
        Path packed = folder.resolve("scans.jsonl.gz");
        for (String content : new String[] {GOOD, "\u001f", "\n"}) {
            Files.writeString(packed, content);
            assertFails(packed)
                    .hasMessage("The file " + packed
                            + " does not begin as gzip does. Compress it again, or name a plain file without .gz.");
        }
        Files.write(packed, new byte[0]);
        assertFails(packed).hasMessageContaining("is empty");
    }

    @Test
    void files_that_cannot_be_read() throws IOException {
        assertFails(file).hasMessage("There is no file " + file + ". Check the path.");
        assertFails(folder).hasMessage(folder + " is a directory. Name a file of scan results in it.");
        Files.createFile(file);
        assertFails(file).hasMessage("The file " + file + " is empty. Name a file of scan results.");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertFails(Path path) {
        return assertThatThrownBy(() -> CollectFixtures.collect(JsonLines.in(path)))
                .isInstanceOf(CollectionException.class);
    }

    @Test
    void several_files_are_one_collection() throws IOException {
        Path other = folder.resolve("other.jsonl");
        Files.writeString(file, GOOD);
        Files.writeString(other, GOOD + "\nbad\n");
        Intake intake = CollectFixtures.collect(JsonLines.in(file, other)).intake();
        assertThat(intake.accepted()).isEqualTo(2);
        assertThat(intake.rejected().values()).containsExactly(new Intake.Tally(1, 2));
    }
}
