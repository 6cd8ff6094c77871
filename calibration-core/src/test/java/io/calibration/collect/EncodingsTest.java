package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.json.ConfigJson;
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
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is read in the encoding that its byte order mark names; one that only looks like another than UTF-8 is refused by its name. */
class EncodingsTest {

    private static final String LINE = "{\"observed_at\":\"2026-03-05T10:00:00Z\",\"logic_version\":\"1.2.0\","
            + "\"overall_score\":70,\"classification\":\"high_risk\",\"note\":\"Pr\u00fcfung \uD83D\uDE00\"}\r\n";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name_a_file() {
        file = folder.resolve("scans.jsonl");
    }

    private static String lines() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            lines.append(LINE.replace("70", "" + i % 101));
        }
        return lines.append("not json").toString();
    }

    private MetricsPart collected(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return CollectFixtures.collect(JsonLines.in(file));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void what_a_byte_order_mark_names_is_read(String encoding) throws IOException {
        MetricsPart expected = collected(lines().getBytes(StandardCharsets.UTF_8));
        assertThat(expected.intake().accepted()).isEqualTo(500);
        byte[] marked = ("\uFEFF" + lines()).getBytes(Charset.forName(encoding));
        assertThat(collected(marked)).isEqualTo(expected);
        assertThat(collected(gzip(marked))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void without_a_mark_the_zeros_tell(String encoding) {
        for (String text : new String[] {lines(), " \n" + LINE, "{"}) {
            assertThatThrownBy(() -> collected(text.getBytes(Charset.forName(encoding))))
                    .isInstanceOf(CollectionException.class)
                    .hasMessage(
                            "The file " + file + " is " + encoding + " without a byte order mark. Save it as UTF-8.");
        }
    }

    @Test
    void what_is_malformed_in_its_encoding_is_refused_with_the_last_line_read() {
        byte[] marked = ("\uFEFF" + lines()).getBytes(StandardCharsets.UTF_16LE);
        byte[] cutOff = Arrays.copyOf(marked, marked.length - 1);
        byte[] halfAPair = ("\uFEFF" + lines()).getBytes(StandardCharsets.UTF_16LE);
        halfAPair[halfAPair.length - 1] = (byte) 0xD8;
        for (byte[] bytes : new byte[][] {cutOff, halfAPair}) {
            assertThatThrownBy(() -> collected(bytes))
                    .isInstanceOf(CollectionException.class)
                    .hasMessageMatching("The file .*scans.jsonl is not whole in the encoding that its byte order mark"
                            + " names, after line [1-9]\\d*\\. Save it as UTF-8\\.");
        }
    }

    @Test
    void lines_in_latin_1_are_rejected_by_that_name_at_their_number() throws IOException {
        String line = LINE.replace(" \uD83D\uDE00", "");
        MetricsPart part =
                collected((line.replace("Pr\u00fcfung", "exam") + line + line).getBytes(StandardCharsets.ISO_8859_1));
        Rejection rejection = new Rejection(RejectionReason.NOT_UTF_8, "line");
        assertThat(part.intake().rejected()).isEqualTo(Map.of(rejection, new Intake.Tally(2, 2)));
        assertThat(part.intake().accepted()).isEqualTo(1);
        assertThat(rejection.sentence(CollectFixtures.LAYOUT)).contains("Latin-1", "save the file as UTF-8");
    }

    @Test
    void results_that_carriage_returns_alone_keep_apart_are_rejected_by_that_name() throws IOException {
        Rejection rejection = new Rejection(RejectionReason.NO_LINE_FEED, "line");
        for (int lines : new int[] {2, 20_000}) { // the second longer than a line may be
            String text = LINE.replace("\n", "").repeat(lines);
            for (byte[] bytes :
                    new byte[][] {text.getBytes(StandardCharsets.UTF_8), gzip(text.getBytes(StandardCharsets.UTF_8))}) {
                assertThat(collected(bytes).intake().rejected())
                        .isEqualTo(Map.of(rejection, new Intake.Tally(lines, 1)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2028",
                "\u0085",
                "\uFEFF",
                "\0",
                "\u001e",
                "",
                " ",
                ",",
                ", ",
                ",\r",
                "]\u2029[",
                "},\"more\":{\"result\":",
                "\",{"
            })
    void each_result_of_a_line_that_holds_several_is_lost_and_counts(String between) throws IOException {
        Rejection several = new Rejection(RejectionReason.SEVERAL_RESULTS, "line");
        for (int results : new int[] {2, 20_000}) { // the second longer than a line may be
            String line = (LINE.strip() + between).repeat(results - 1) + LINE.strip();
            for (String text : new String[] {line, "[" + line + "]", "{\"results\":[" + line + "]}"}) {
                byte[] bytes = (LINE + text + "\n" + LINE).getBytes(StandardCharsets.UTF_8);
                for (byte[] file : new byte[][] {bytes, gzip(bytes)}) {
                    assertThat(collected(file).intake().rejected())
                            .isEqualTo(Map.of(several, new Intake.Tally(results, 2)));
                }
            }
        }
    }

    @Test
    void results_that_were_cut_off_and_joined_count_each() throws IOException {
        String cut = LINE.substring(0, 60);
        assertThat(collected((cut + cut + LINE).getBytes(StandardCharsets.UTF_8))
                        .intake()
                        .rejectedTotal())
                .isEqualTo(3);
    }

    @Test
    void of_a_long_stretch_without_a_result_it_is_not_known_how_many_are_lost() throws IOException {
        Rejection unknown = new Rejection(RejectionReason.UNKNOWN_NUMBER, "line");
        for (int length : new int[] {70_000, 5_000_000}) {
            for (char filler : new char[] {'\0', 'x', '\u00fc'}) {
                String text = LINE + Character.toString(filler).repeat(length) + "\n" + LINE;
                for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
                    byte[] bytes = text.replace("Pr\u00fcfung \uD83D\uDE00", "").getBytes(charset);
                    assertThat(collected(bytes).intake().rejected()).isEqualTo(Map.of(unknown, new Intake.Tally(1, 2)));
                }
            }
        }
    }

    @Test
    void a_result_that_names_others_in_fields_of_its_own_is_one() throws IOException {
        String history = LINE.replace("\"note\"", "\"before\":[" + LINE.strip() + "," + LINE.strip() + "],\"note\"");
        assertThat(collected(history.getBytes(StandardCharsets.UTF_8)).intake().accepted())
                .isEqualTo(1);
    }

    @Test
    void a_carriage_return_within_one_result_is_white_space() throws IOException {
        String line = LINE.replace("\"overall_score\"", "\r\"overall_score\"");
        assertThat(collected(line.getBytes(StandardCharsets.UTF_8)).intake().accepted())
                .isEqualTo(1);
        Map<Rejection, Intake.Tally> tooLong = collected((" ".repeat(1 << 20) + line).getBytes(StandardCharsets.UTF_8))
                .intake()
                .rejected();
        assertThat(tooLong).containsOnlyKeys(new Rejection(RejectionReason.TOO_LONG, "line"));
    }

    @Test
    void a_config_in_latin_1_is_told_with_its_line() {
        byte[] config =
                "{\n \"logic_version\": \"1.0.0\",\n \"note\": \"Pr\u00fcfung\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ConfigJson.read(config))
                .hasMessageContaining(
                        "is not UTF-8, but likely Latin-1 or Windows-1252 (first such byte in line 3). Save it as UTF-8.");
    }

    @Test
    void a_file_of_a_mark_alone_is_empty() {
        assertThatThrownBy(() -> collected("\uFEFF".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> collected("\uFEFF".getBytes(StandardCharsets.UTF_16LE)))
                .hasMessageContaining("is empty");
    }

    @Test
    void a_config_in_another_encoding_is_told_by_name() {
        String config = "{\"logic_version\": \"1.0.0\"}";
        for (String encoding : new String[] {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
            for (String text : new String[] {config, "\uFEFF" + config}) {
                assertThatThrownBy(() -> ConfigJson.read(text.getBytes(Charset.forName(encoding))))
                        .hasMessageContaining("is " + encoding + ". Save it as UTF-8 without a byte order mark.");
            }
        }
    }
}
