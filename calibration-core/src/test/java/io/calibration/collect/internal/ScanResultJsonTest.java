package io.calibration.collect.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line, or a column alone, is read to the same values, whatever was read before it by the same reader. */
class ScanResultJsonTest {

    private static final String LINE = "{\"observed_at\": \"2026-03-05T10:00:00Z\", \"logic_version\":\"1.2.0\","
            + "\"overall_score\":70.25,\"classification\":\"high_risk\",\"category_scores\":{\"fun\":7,\"a b\":0.5,\"c\":null},"
            + "\"confidence\":0.83,\"flags\":[{\"type\":\"t\",\"severity\":\"low\",\"category\":\"c\"}],"
            + "\"escalation\":[\"why\",\"x\"],\"tier\":\"free\",\"data_sufficient\":true,\"conflict_score\":1,\"outcome\":false}";
    private static final String SIGNS = "{}[]\",:\\. 0123456789-+eEnulltrfas\t\u0001";

    private final ScanResultJson reader = new ScanResultJson();

    private List<Object> read(String line) {
        return read(reader, line);
    }

    private static List<Object> read(ScanResultJson reader, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        ScanResultBuffer row = new ScanResultBuffer();
        try {
            reader.readLine(bytes, 0, bytes.length, row);
        } catch (Malformed e) {
            return List.of(e.rejection());
        }
        return values(row);
    }

    private static List<Object> values(ScanResultBuffer row) {
        List<Object> values = new ArrayList<>();
        values.add(row.observedAtMillis());
        values.add(row.logicVersion().toString());
        values.add(row.overallScore());
        values.add(row.classification().toString());
        for (int i = 0; i < row.categories(); i++) {
            values.add(row.category(i).toString());
            values.add(row.categoryScore(i));
        }
        values.add(row.confidence());
        for (int i = 0; i < row.flags(); i++) {
            values.add(row.flagType(i).toString());
            values.add(row.flagSeverity(i).toString());
            values.add(row.flagCategory(i).toString());
        }
        for (int i = 0; i < row.escalations(); i++) {
            values.add(row.escalation(i).toString());
        }
        values.add(String.valueOf(row.tier()));
        values.add(String.valueOf(row.dataSufficient()));
        values.add(row.conflictScore());
        values.add(row.outcome());
        return values;
    }

    /** The reader goes on with one parser, so a line must leave nothing behind. */
    @Property(tries = 800)
    void a_line_is_read_the_same_after_any_other_line(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder line = new StringBuilder(LINE);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(line.length());
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (random.nextInt(3)) {
                case 0 -> line.setCharAt(at, sign);
                case 1 -> line.insert(at, sign);
                default -> line.deleteCharAt(at);
            }
        }
        assertThat(read(line.toString())).isEqualTo(read(new ScanResultJson(), line.toString()));
        assertThat(read(LINE)).isEqualTo(read(new ScanResultJson(), LINE));
    }

    @Property(tries = 500)
    void numbers_are_the_nearest_doubles(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder number = new StringBuilder().append(random.nextInt(10));
        number.append('.');
        for (int i = random.nextInt(16); i >= 0; i--) {
            number.append(random.nextInt(10));
        }
        assertThat(read(LINE.replace("70.25", number))).contains(Double.valueOf(number.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r ", "{", "}", "null", "7", "[1]", "{}", "{} {}", "\"x"})
    void what_is_no_result_leaves_the_next_line_whole(String other) {
        List<Object> values = read(LINE);
        assertThat(read(other)).hasSize(1);
        assertThat(read(LINE)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t\r "})
    void white_space_may_follow(String space) {
        assertThat(read(LINE + space)).isEqualTo(read(LINE));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "x", "{}", " 1", "\u00a0"})
    void nothing_else_may_follow(String more) {
        assertThat(read(LINE + more)).containsExactly(new Rejection(RejectionReason.NOT_JSON, ScanResultJson.LINE));
        String padding = "\"padding\":\"" + "x".repeat(100_000) + "\",";
        assertThat(read(LINE.replace("{\"observed", "{" + padding + "\"observed") + more))
                .containsExactly(new Rejection(RejectionReason.NOT_JSON, ScanResultJson.LINE));
    }

    @Test
    void lines_longer_than_all_buffers_are_read_one_after_the_other() {
        String padding = "\"padding\":\"" + "x".repeat(100_000) + "\",";
        String line = LINE.replace("{\"observed", "{" + padding + "\"observed");
        for (int i = 0; i < 10; i++) {
            assertThat(read(line)).isEqualTo(read(LINE));
        }
    }

    @Test
    void letters_of_all_alphabets_are_read() {
        assertThat(read(LINE.replace("\"c\"", "\"Prüfung 日本 \ud83d\ude00\""))).contains("Prüfung 日本 \ud83d\ude00");
    }

    @Test
    void a_label_with_the_same_length_and_sample_as_another_is_not_taken_for_it() {
        assertThat(read(LINE.replace("\"why\",\"x\"", "\"abcdefgh\",\"abxdefgh\",\"abcdefgh\"")))
                .containsSubsequence("abcdefgh", "abxdefgh", "abcdefgh");
    }

    /** A column of a row may hold a JSON null. */
    @Test
    void a_column_that_is_null_leaves_the_next_whole() throws Malformed {
        ScanResultBuffer row = new ScanResultBuffer();
        reader.readColumn(ScanField.FLAGS, "null", row);
        reader.readColumn(ScanField.CATEGORY_SCORES, "{\"fun\":7}", row);
        assertThat(row.flags()).isZero();
        assertThat(row.categoryScore(0)).isEqualTo(7);
    }

    /** A column's JSON, read alone, gives what it gives in a line; or the same reason why not. */
    @Property(tries = 400)
    void a_column_is_read_as_in_a_line(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean flags = random.nextBoolean();
        StringBuilder json = new StringBuilder(
                flags
                        ? "[{\"type\":\"t\",\"category\": \"c\",\"severity\":\"low\"}, {\"severity\":\"x\",\"type\":\"\u00e4\",\"category\":null}]"
                        : "{\"fun\":7,\"a b\":0.5,\"c\":null, \"d\": 81}");
        if (random.nextBoolean()) {
            json.setCharAt(random.nextInt(json.length()), SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        ScanField field = flags ? ScanField.FLAGS : ScanField.CATEGORY_SCORES;
        ScanResultBuffer row = new ScanResultBuffer();
        String rest =
                ",\"observed_at\":\"2026-03-05T10:00:00Z\",\"logic_version\":\"1\",\"overall_score\":1,\"classification\":\"a\"}";
        byte[] line = ("{\"" + field.key() + "\":" + json + rest).getBytes(StandardCharsets.UTF_8);
        List<Object> alone = read(row, () -> reader.readColumn(field, json.toString(), row));
        ScanResultBuffer whole = new ScanResultBuffer();
        List<Object> inLine = read(whole, () -> reader.readLine(line, 0, line.length, whole));
        assertThat(alone).isEqualTo(inLine);
    }

    private interface Reading {
        void run() throws Malformed;
    }

    /** Category scores and flags, or nothing when they are malformed. */
    private static List<Object> read(ScanResultBuffer row, Reading reading) {
        try {
            reading.run();
        } catch (Malformed e) {
            return List.of();
        }
        row.observedAt(0);
        row.text(ScanField.LOGIC_VERSION, "");
        row.number(ScanField.OVERALL_SCORE, 0);
        row.text(ScanField.CLASSIFICATION, "");
        return values(row);
    }
}
