package io.calibration.collect.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain reader takes a line only when the strict one takes it too, and reads the same from it. */
class PlainScanResultTest {

    private static final String LINE = "{\"observed_at\": \"2026-03-05T10:00:00Z\", \"logic_version\":\"1.2.0\","
            + "\"overall_score\":70.25,\"classification\":\"high_risk\",\"category_scores\":{\"fun\":7,\"a b\":0.5,\"c\":null},"
            + "\"confidence\":0.83,\"flags\":[{\"type\":\"t\",\"severity\":\"low\",\"category\":\"c\"}],"
            + "\"escalation\":[\"why\",\"x\"],\"tier\":\"free\",\"data_sufficient\":true,\"conflict_score\":1,\"outcome\":false}";
    private static final String SIGNS = "{}[]\",:\\. 0123456789-+eEnulltrfas\t\u0001";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final PlainScanResult plain = new PlainScanResult(ZONE);
    private final ScanResultJson strict = new ScanResultJson(ZONE);

    private boolean isPlain(String line, ScanResultBuffer row) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return plain.read(bytes, 0, bytes.length, row);
    }

    private void assertReadAlike(String line) throws Malformed {
        ScanResultBuffer row = new ScanResultBuffer();
        if (isPlain(line, row)) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            ScanResultBuffer expected = new ScanResultBuffer();
            strict.readStrictly(bytes, 0, bytes.length, expected);
            assertThat(values(row)).isEqualTo(values(expected));
        }
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

    @Property(tries = 800)
    void what_is_taken_is_read_as_the_strict_reader_reads_it(@ForAll long seed) throws Malformed {
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
        assertReadAlike(line.toString());
    }

    @Property(tries = 500)
    void numbers_are_the_nearest_doubles(@ForAll long seed) throws Malformed {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder number = new StringBuilder().append(random.nextInt(10));
        number.append('.');
        for (int i = random.nextInt(16); i >= 0; i--) {
            number.append(random.nextInt(10));
        }
        assertReadAlike(LINE.replace("70.25", number));
    }

    @Test
    void the_usual_line_is_plain() throws Malformed {
        assertThat(isPlain(LINE, new ScanResultBuffer())).isTrue();
        assertReadAlike(LINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-05 10:00:00+0100",
                "2026-03-05T10:00Z",
                "2026-03-05t10:00:00.5z",
                "2026-03-05",
                "2026-03-29T02:30:00",
                "1772704800",
                "soon"
            })
    void every_form_of_a_time_is_plain_and_read_alike(String time) throws Malformed {
        String line = LINE.replace("2026-03-05T10:00:00Z", time);
        assertThat(isPlain(line, new ScanResultBuffer())).isTrue();
        assertReadAlike(line);
    }

    @Test
    void letters_of_all_alphabets_are_plain_and_read_alike() throws Malformed {
        String line = LINE.replace("\"c\"", "\"Prüfung 日本 \ud83d\ude00\"");
        assertThat(line).isNotEqualTo(LINE);
        ScanResultBuffer row = new ScanResultBuffer();
        assertThat(isPlain(line, row)).isTrue();
        assertThat(row.flagCategory(0).toString()).isEqualTo("Prüfung 日本 \ud83d\ude00");
        assertReadAlike(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"category\":null", ",\"category\":\"\"", ",\"category\":\" \""})
    void a_flag_that_concerns_no_category_is_plain_and_read_alike(String category) throws Malformed {
        String line = LINE.replace(",\"category\":\"c\"", category);
        assertThat(isPlain(line, new ScanResultBuffer())).isTrue();
        assertReadAlike(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e1", "01", "1.", ".5", "1234567890123456", "1.234567890123456"})
    void unusual_numbers_are_left_to_the_strict_reader(String number) {
        assertThat(isPlain(LINE.replace("70.25", number), new ScanResultBuffer()))
                .isFalse();
    }

    @Test
    void a_label_with_the_same_length_and_sample_as_another_is_not_taken_for_it() throws Malformed {
        assertReadAlike(LINE.replace("\"why\",\"x\"", "\"abcdefgh\",\"abxdefgh\",\"abcdefgh\""));
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
        List<Object> alone = read(row, () -> strict.readColumn(field, json.toString(), row));
        ScanResultBuffer whole = new ScanResultBuffer();
        List<Object> inLine = read(whole, () -> strict.readStrictly(line, 0, line.length, whole));
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
        row.logicVersion("");
        row.overallScore(0);
        row.classification("");
        return values(row);
    }
}
