package io.calibration.cli.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calibration.cli.CalibrationCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code init} says of a file or an answer that it cannot take as it is: the place, and the mend. */
class InitMistakesTest {

    private static final String HEADER = "event_time;score;decision;outcome\n";
    private static final int LONG = 3 << 20;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path data;

    @BeforeEach
    void no_data_yet() {
        data = folder.resolve("export.csv");
    }

    private int calibration(String... arguments) {
        printed.reset();
        return CalibrationCommand.run(Clock.systemUTC(), printed, printed, arguments);
    }

    private int init(String... answers) {
        List<String> all = new ArrayList<>(List.of("init", data.toString(), "--out", folder.toString()));
        all.addAll(Arrays.asList(answers));
        return calibration(all.toArray(String[]::new));
    }

    /** What was printed, as if no line had ended for want of room. */
    private String said() {
        return printed.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }

    private JsonNode drafted(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).toFile());
    }

    /** Rows whose class follows from the score, with the score and what else stands in them as told. */
    private void rows(IntFunction<String> score, IntFunction<String> good, IntFunction<String> time)
            throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 500; i++) {
            int number = random.nextInt(1001);
            rows.append(time.apply(i)).append(';').append(score.apply(number)).append(';');
            rows.append(number >= 500 ? good.apply(i) : "poor").append(';');
            rows.append(i % 3 == 0 ? "\"paid, late\"" : i % 3 == 1 ? "paid" : "lost")
                    .append('\n');
        }
        Files.writeString(data, rows);
    }

    private static String instant(int row) {
        return "2026-09-" + (10 + row % 20) + "T10:00:00Z";
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234,5", "1 234", "1,234,567", "-12'345.60", "73 %", "7,5%"})
    void numbers_that_are_written_for_people_are_told_with_their_column_and_the_mend(String written)
            throws IOException {
        String mend = "such as " + written + ". Export them as plain ones, such as 1234.5 or 73";
        rows(number -> number % 2 == 0 ? written : String.valueOf(number), row -> "good", InitMistakesTest::instant);
        assertThat(init()).isZero();
        assertThat(said()).contains("Not read: score.", mend);
        assertThat(folder.resolve("draft.md")).content().contains("Not read: score.");
        assertThat(init("--score", "score")).isEqualTo(2);
        assertThat(said()).contains("--score score", mend);
    }

    @Test
    void a_point_that_may_stand_between_thousands_is_not_taken_for_a_decimal_one() throws IOException {
        rows(
                number -> number < 900 ? String.valueOf(number) : "1." + (100 + number % 100),
                row -> "good",
                InitMistakesTest::instant);
        assertThat(init()).isZero();
        assertThat(said()).contains("Not read: score.", "such as 1.1");
        rows(number -> String.valueOf(number / 8.0), row -> "good", InitMistakesTest::instant);
        assertThat(init()).isZero();
        assertThat(said()).doesNotContain("Not read:");
    }

    @Test
    void classes_that_differ_in_case_and_blanks_alone_are_one_and_that_is_told() throws IOException {
        rows(
                String::valueOf,
                row -> row % 4 == 0 ? "Very good " : row % 4 == 1 ? "very-good" : "VERY GOOD",
                InitMistakesTest::instant);
        assertThat(init("--outcome", "none", "--flags", "none", "--good-score", "high"))
                .isZero();
        assertThat(said())
                .contains(
                        "In decision very-good is the class VERY GOOD, Very good is the class VERY GOOD, as",
                        "under values of classification");
        assertThat(drafted(DraftFiles.CONFIG).get("class_thresholds")).hasSize(2);
        assertThat(calibration(
                        "run",
                        "--json",
                        "--scans",
                        data.toString(),
                        "--mapping",
                        folder.resolve(DraftFiles.MAPPING).toString(),
                        "--config",
                        folder.resolve(DraftFiles.CONFIG).toString(),
                        "--out",
                        folder.resolve("out").toString()))
                .as(said())
                .isZero();
        assertThat(said()).contains("\"collected\":500", "\"rejected\":0");
    }

    @Test
    void a_text_with_a_comma_can_be_named_as_a_good_outcome() throws IOException {
        rows(String::valueOf, row -> "good", InitMistakesTest::instant);
        assertThat(init("--good-outcome", "paid, late", "--good-outcome", "paid"))
                .isZero();
        JsonNode outcome = drafted(DraftFiles.MAPPING).get("fields").get("outcome");
        assertThat(outcome.get("good")).hasToString("[\"paid, late\",\"paid\"]");
        assertThat(outcome.get("bad")).hasToString("[\"lost\"]");
        assertThat(init("--good-outcome", "paid,lost")).isZero();
        assertThat(drafted(DraftFiles.MAPPING).get("fields").get("outcome").get("bad"))
                .hasToString("[\"paid, late\"]");
        assertThat(init("--good-outcome", "paid,late")).isEqualTo(2);
        assertThat(said()).contains("column outcome has lost; paid; paid, late");
    }

    @Test
    void outcomes_that_differ_in_case_alone_are_on_one_side() throws IOException {
        rows(String::valueOf, row -> "good", InitMistakesTest::instant);
        Files.writeString(data, Files.readString(data).replaceFirst(";paid\n", ";PAID\n"));
        assertThat(init("--good-outcome", "paid")).isZero();
        assertThat(drafted(DraftFiles.MAPPING).get("fields").get("outcome").get("bad"))
                .hasToString("[\"lost\",\"paid, late\"]");
    }

    @Test
    void an_unknown_zone_is_told_with_its_name_and_a_mend() throws IOException {
        rows(String::valueOf, row -> "good", InitMistakesTest::instant);
        assertThat(init("--zone", "Mars/Olympus")).isEqualTo(2);
        assertThat(said())
                .contains("--zone", "Mars/Olympus", "such as Europe/Berlin or UTC")
                .doesNotContain("java", "cannot convert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd.MM.jjjj", "HH:mm", "M/d/yyyy H:mm", "d/M/yyyy"})
    void a_time_format_that_does_not_read_the_times_is_told_at_once_with_one_of_them(String format) throws IOException {
        rows(String::valueOf, row -> "good", row -> (13 + row % 15) + "/09/2026 10:15");
        assertThat(init("--time-format", format)).isEqualTo(2);
        assertThat(said()).contains("--time-format " + format, "no time such as 13/09/2026 10:15.", "d.M.yyyy H:mm");
        assertThat(init("--time-format", "d/M/yyyy H:mm")).as(said()).isZero();
    }

    @Test
    void
            a_time_format_for_a_form_that_is_not_known_is_taken_where_it_reads_nearly_all_and_a_wrong_one_without_a_column_is_refused()
                    throws IOException {
        rows(String::valueOf, row -> "good", row -> row == 3 ? "unknown" : "202609" + (10 + row % 20) + "@1015");
        assertThat(init("--time-format", "nonsense")).isEqualTo(2);
        assertThat(said()).contains("--time-format nonsense", "reads no times");
        assertThat(init("--time", "event_time", "--time-format", "yyyyMMdd'@'HHmm"))
                .as(said())
                .isZero();
        assertThat(drafted(DraftFiles.MAPPING).get("fields").get("observed_at").get("format"))
                .hasToString("\"yyyyMMdd'@'HHmm\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,", "x", " ", "{\"a\":1},", "\"", "a\t"})
    void a_first_line_that_goes_on_and_on_is_refused_with_the_file_and_no_more_of_it_is_read(String repeated)
            throws IOException {
        Files.writeString(data, repeated.repeat(LONG / repeated.length()));
        assertThat(init()).isEqualTo(2);
        assertThat(said())
                .contains("export.csv: line 1 goes on for more than 1048576 characters", "on a line of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "[1]", "5", "{\"a\":1} {\"a\":2}", "no JSON"})
    void a_line_that_is_no_json_object_is_told_with_its_number(String line) throws IOException {
        Files.writeString(data, "{\"a\":1}\n\n{\"a\":2}\n" + line + "\n{\"a\":3}\n");
        assertThat(init()).isEqualTo(2);
        assertThat(said()).contains("export.csv: line 4 is no JSON object. Mend it");
    }

    @Test
    void a_later_line_that_goes_on_and_on_is_told_with_its_number() throws IOException {
        Files.writeString(data, "{\"a\":1}\n{\"b\":\"" + "x".repeat(LONG));
        assertThat(init()).isEqualTo(2);
        assertThat(said()).contains("export.csv: line 2 goes on for more than");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30, 1_500_000})
    void a_gzip_file_that_is_cut_off_is_told_as_such(int kept) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("a,b\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100_000; i++) {
                String row = Long.toHexString(random.nextLong()) + "," + Long.toHexString(random.nextLong()) + "\n";
                gzip.write(row.getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(data, Arrays.copyOf(packed.toByteArray(), Math.min(kept, packed.size() - 20)));
        assertThat(init()).isEqualTo(2);
        assertThat(said()).contains("export.csv: this gzip file is cut off or damaged.");
    }

    @Test
    void all_answers_that_cannot_be_are_told_at_once() throws IOException {
        rows(String::valueOf, row -> "good", row -> "09/10/2026 10:15");
        assertThat(init(
                        "--zone",
                        "Berlin",
                        "--good-outcome",
                        "5",
                        "--flag-severity",
                        "mittel",
                        "--flags",
                        "Grunde",
                        "--scale",
                        "300-850",
                        "--score",
                        "skore",
                        "--class",
                        "klass",
                        "--time-format",
                        "HH"))
                .isEqualTo(2);
        assertThat(said())
                .contains(
                        "\"Berlin\": this is no time zone",
                        "--good-outcome 5: column outcome has lost; paid; paid, late",
                        "'--flag-severity'",
                        "mittel",
                        "--flags Grunde: there is no such column",
                        "--scale 300-850",
                        "--score skore",
                        "--class klass",
                        "--time-format HH");
        assertThat(folder.resolve(DraftFiles.MAPPING)).doesNotExist();
        assertThat(init("--nonsense")).isEqualTo(2);
        assertThat(said()).contains("Unknown option: '--nonsense'");
    }

    @Test
    void answers_that_contradict_one_another_or_belong_to_no_column_are_told() throws IOException {
        rows(String::valueOf, row -> "good", InitMistakesTest::instant);
        Files.writeString(data, Files.readString(data).replace("paid, late", "late"));
        assertThat(init("--outcome", "none", "--good-outcome", "paid", "--flags", "none", "--flag-severity", "low"))
                .isEqualTo(2);
        assertThat(said()).contains("--good-outcome with --outcome none", "--flag-severity with --flags none");
        assertThat(init("--flag-severity", "low")).isEqualTo(2);
        assertThat(said()).contains("--flag-severity: no column is taken for one of flags", "--flags COLUMN");
        Files.writeString(data, Files.readString(data).replaceFirst("outcome", "Ergebnis"));
        assertThat(init("--good-outcome", "5")).isEqualTo(2);
        assertThat(said()).contains("--good-outcome 5: no column that can be one of outcomes has that");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLite format 3\u0000more", "H:2,block:2,blockSize:1000"})
    void a_database_is_told_to_need_an_export_or_a_mapping(String begin) throws IOException {
        Files.writeString(data, begin);
        assertThat(init()).isEqualTo(2);
        assertThat(said()).contains("export.csv: this is a database", "Export some rows as CSV and init that");
        data = Path.of("jdbc:postgresql://host/db");
        assertThat(init()).isEqualTo(2);
        assertThat(said()).contains("A database is read by a mapping", "Export some rows");
    }

    @Test
    void that_only_some_classes_have_outcomes_is_told_where_the_policy_rests_on_it() throws IOException {
        rows(String::valueOf, row -> "good", InitMistakesTest::instant);
        Files.writeString(data, Files.readString(data).replaceAll(";poor;.*", ";poor;"));
        assertThat(init()).isZero();
        assertThat(said()).contains("Only rows of good have outcomes", "outcomes classes (good)");
    }
}
