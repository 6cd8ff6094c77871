package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How CSV is read, whatever wrote it: RFC 4180, the separators and encodings that there are, and its mistakes by file and line. */
class MappedCsvTest {

    private static final String HEADER = "at,score,class,tier\n";
    private static final String ROW = "2026-03-05T10:00:00Z,70,worth_exploring,free\n";

    @TempDir
    Path folder;

    private static ScanMapping.Builder mapping() {
        return ScanMapping.builder()
                .observedAt(Time.in("at"))
                .logicVersion(Text.constant("1.2.0"))
                .overallScore(Decimal.in("score"))
                .classification(Text.in("class"))
                .tier(Text.in("tier"));
    }

    private MetricsPart read(String text) throws IOException {
        return read(mapping(), text.getBytes(StandardCharsets.UTF_8));
    }

    private MetricsPart read(ScanMapping.Builder mapping, byte[] bytes) throws IOException {
        return CollectFixtures.collect(mapping.build().over(Files.write(folder.resolve("scans.csv"), bytes)));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static void assertRejected(MetricsPart part, RejectionReason reason, long count, long line) {
        assertThat(part.intake().rejected())
                .isEqualTo(Map.of(new Rejection(reason, "line"), new Intake.Tally(count, line)));
    }

    @Test
    void quotes_hold_separators_quotes_and_line_breaks() throws IOException {
        MetricsPart expected = read(HEADER + ROW.replace("free", "pub & bar"));
        assertThat(read(HEADER + ROW.replace("free", "\"pub & bar\""))).isEqualTo(expected);
        assertThat(read("at,\"a note, \"\"quoted\"\"\nin two lines\",score,class,tier\r\n"
                        + ROW.replace("Z,", "Z,\"x,\r\n\"\"\",").replace("free", "pub & bar")))
                .isEqualTo(expected);
    }

    @Test
    void a_row_is_told_by_its_first_line_also_behind_line_breaks_in_quotes() throws IOException {
        String broken = ROW.replace("free", "\"a\nb\nc\"");
        MetricsPart part = read(HEADER + broken + "\n" + ROW + "2026-03-05T10:00:00Z,70\n" + "1,2,3,4,5\n" + ROW);
        assertThat(part.intake().accepted()).isEqualTo(3);
        assertRejected(part, RejectionReason.OTHER_COLUMNS, 2, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_header_tells_what_stands_between_columns(String separator) throws IOException {
        String text = HEADER.replace("score", "\"a, b; c | d\",score") + ROW.replace("Z,", "Z,x,");
        assertThat(read(text.replace("a, b; c | d", "a b").replace(",", separator)))
                .isEqualTo(read(HEADER + ROW));
    }

    @Test
    void another_character_between_columns_is_named() throws IOException {
        byte[] text = (HEADER + ROW).replace(',', '^').getBytes(StandardCharsets.UTF_8);
        assertThat(read(mapping().separator('^'), text)).isEqualTo(read(HEADER + ROW));
        assertThatThrownBy(() -> read(mapping(), text)).isInstanceOf(CollectionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void what_a_byte_order_mark_names_is_obeyed_packed_or_not(String encoding) throws IOException {
        MetricsPart expected = read((HEADER + ROW).replace("free", "Prüfung"));
        byte[] marked = ("\uFEFF" + (HEADER + ROW).replace("free", "Prüfung")).getBytes(Charset.forName(encoding));
        assertThat(read(mapping(), marked)).isEqualTo(expected);
        assertThat(read(mapping(), gzip(marked))).isEqualTo(expected);
        assertThat(read(mapping().encoding(StandardCharsets.ISO_8859_1), marked))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16BE"})
    void without_a_mark_the_mapping_names_the_encoding(String encoding) throws IOException {
        Charset charset = Charset.forName(encoding);
        byte[] bytes = (HEADER + ROW).replace("free", "Prüfung").getBytes(charset);
        assertThat(read(mapping().encoding(charset), bytes)).isEqualTo(read((HEADER + ROW).replace("free", "Prüfung")));
    }

    @Test
    void rows_with_bytes_that_are_no_characters_are_rejected_by_that_name() throws IOException {
        byte[] bytes = (HEADER + ROW + ROW.replace("free", "Prüfung") + ROW).getBytes(StandardCharsets.ISO_8859_1);
        MetricsPart part = read(mapping(), bytes);
        assertThat(part.intake().accepted()).isEqualTo(2);
        assertRejected(part, RejectionReason.NOT_ENCODED, 1, 3);
        assertThat(RejectionReason.NOT_ENCODED.sentence()).contains("csv.encoding");
    }

    @Test
    void a_utf_16_file_that_nothing_names_so_is_refused() {
        assertThatThrownBy(() -> read(mapping(), (HEADER + ROW).getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("UTF-16LE without a byte order mark");
    }

    @Test
    void all_columns_that_the_header_lacks_or_has_twice_are_told_at_once_with_the_file() {
        assertThatThrownBy(() -> read("at,skore,class,note,class\n" + ROW))
                .isInstanceOf(CollectionException.class)
                .hasMessageContainingAll(
                        "scans.csv",
                        "score is not there. Maybe skore?",
                        "class is there 2 times: rename all but one.",
                        "tier is not there. There are at, skore, class, note.");
    }

    @Test
    void where_no_column_is_as_the_mapping_says_the_separator_is_what_makes_most_columns() {
        assertThatThrownBy(() -> read("Eingang|Punkte, grob|Urteil\n" + ROW))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("There are Eingang, Punkte, grob, Urteil.");
        assertThatThrownBy(() -> read("Eingang|Punkte|Urteil\n" + ROW))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("There are Eingang, Punkte, Urteil.");
    }

    @Test
    void columns_that_no_place_names_may_be_there_twice() throws IOException {
        assertThat(read("note,note," + HEADER + "a,b," + ROW)).isEqualTo(read(HEADER + ROW));
    }

    @Test
    void a_quote_that_nothing_closes_stops_the_reading_at_its_line() {
        for (String cut : List.of("\"free", "\"free\"x")) {
            assertThatThrownBy(() -> read(HEADER + ROW + ROW.replace("free", cut) + ROW))
                    .isInstanceOf(CollectionException.class)
                    .hasMessageContainingAll("scans.csv", "from line 3 on", "quote");
        }
    }

    @Test
    void a_value_without_an_end_takes_no_more_memory_than_a_long_one() {
        String text = HEADER + "\"" + "x".repeat(3 << 20);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("longer than 1 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,", "at,", "a\t", "\"a\nb\","})
    void a_header_without_an_end_is_refused_with_the_file_and_not_held(String column) {
        byte[] endless = column.repeat((3 << 20) / column.length()).getBytes(StandardCharsets.UTF_8);
        for (ScanMapping.Builder mapping :
                List.of(mapping(), mapping().separator(column.charAt(column.length() - 1)))) {
            assertThatThrownBy(() -> read(mapping, endless))
                    .isInstanceOf(CollectionException.class)
                    .hasMessageContainingAll(
                            "scans.csv", "from line 1 on", "the header or a value is longer than 1 MiB");
        }
    }

    @Test
    void empty_and_missing_files_and_damaged_gzip_are_told() throws IOException {
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> CollectFixtures.collect(mapping().build().over(folder.resolve("none.csv"))))
                .hasMessageContaining("There is no file");
        byte[] packed = gzip((HEADER + ROW.repeat(9_000)).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(mapping(), Arrays.copyOf(packed, packed.length - 40)))
                .hasMessageContaining("is cut off or damaged after line");
        assertThatIllegalArgumentException().isThrownBy(() -> mapping().build().over());
        assertThatIllegalArgumentException().isThrownBy(() -> mapping().build().over(0, folder));
    }

    @Test
    void a_header_alone_is_no_result() throws IOException {
        assertThat(read(HEADER).intake().accepted()).isZero();
        assertThat(read(HEADER).intake().rejected()).isEmpty();
    }

    @Test
    void blank_lines_are_skipped_and_the_last_line_needs_no_end() throws IOException {
        assertThat(read(HEADER + "\n\r\n" + ROW.strip())).isEqualTo(read(HEADER + ROW));
    }

    @Test
    void files_each_have_a_header_of_their_own_and_any_number_of_threads_gives_the_same() throws IOException {
        Path one = Files.writeString(folder.resolve("one.csv"), HEADER + ROW + "1,2\n" + ROW);
        Path two = Files.writeString(
                folder.resolve("two.csv"), "tier;class;score;at\nfree;worth_exploring;70;2026-03-05T10:00:00Z\n1;2\n");
        Path three = Files.writeString(
                folder.resolve("three.jsonl"),
                "{\"at\":\"2026-03-05T10:00:00Z\",\"score\":70,\"class\":\"worth_exploring\",\"tier\":\"free\"}\n");
        MetricsPart part = CollectFixtures.collect(mapping().build().over(one, two, three));
        assertThat(part.intake().accepted()).isEqualTo(4);
        for (int threads = 2; threads < 5; threads++) {
            assertThat(CollectFixtures.collect(mapping().build().over(threads, one, two, three)))
                    .isEqualTo(part);
        }
        Path four = Files.writeString(folder.resolve("four.csv"), "nothing\n");
        Path five = Files.writeString(folder.resolve("five.csv"), "nothing\n");
        assertThatThrownBy(() -> CollectFixtures.collect(mapping().build().over(2, one, four, five, two)))
                .hasMessageContaining("four.csv");
    }
}
