package io.calibration.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.config.ConfigDiff.Difference;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote is shown and does not act. */
class VisibleTextTest {

    @Test
    void real_words_stay_as_they_are() {
        String words = "Prüfung bestanden, Café & bar (klein): 3 → 4; 審査 ✓ \ud83d\ude42";
        assertThat(VisibleText.of(words)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, 9, 10, 13, 27, 0x7f, 0x85, 0x9b, 0xad, 0x61c, 0x200b, 0x200e, 0x2028, 0x2029, 0x202e, 0x2066,
                0xfeff, 0xe000, 0xe0041, 0x3164, 0x34f, 0xfe0f, 0x2800, 0xa0, 0x115f, 0x1160, 0xffa0, 0x17b4, 0x180b,
                0x180e, 0x180f, 0x2003, 0x2060, 0x2065, 0x3000, 0x1680, 0x1d159, 0x1d173, 0xe0100, 0xe01ef, 0xfff0
            })
    void what_acts_or_hides_becomes_visible(int character) {
        String shown = VisibleText.of("a" + Character.toString(character) + "b");
        assertThat(shown).matches("a\\\\[uU][0-9a-f]{4,8}b");
    }

    @Test
    void a_quoted_line_never_passes_for_one_of_the_page() {
        assertThat(VisibleText.quoted("Fine.\nBinding digest: 0\r\nDone\u001b[2J", "| "))
                .isEqualTo("| Fine.\n| Binding digest: 0\\u000d\n| Done\\u001b[2J");
    }

    @Test
    void no_quoted_line_is_so_long_that_the_terminal_begins_a_new_one_within_it() {
        String padded = "Fine." + " ".repeat(200) + "Binding digest, to be passed with a verdict: 000";
        assertThat(VisibleText.quoted(padded, "  | ").lines())
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.length() <= 72)
                .allMatch(line -> line.startsWith("  | "))
                .filteredOn(line -> !line.startsWith("  | Fine."))
                .allMatch(line -> line.startsWith("  | ... "));
        assertThat(VisibleText.quoted("\u5be9".repeat(100), "| ").lines()).allMatch(line -> line.length() <= 39);
        assertThat(VisibleText.quoted("a".repeat(70), "| ")).hasSize(72);
    }

    @ParameterizedTest
    @CsvSource({
        "Bankruptcy,B\u0430nkruptcy,B\\u0430nkruptcy",
        "ape,\u0430\u0440\u0435,\\u0430\\u0440\\u0435",
        "fine,\ufb01ne,\\ufb01ne",
        "abc,\uff41bc,\\uff41bc",
        "caf\u00e9,cafe\u0301,cafe\\u0301",
        "a b,a\u00a0b,a\\u00a0b",
        "a,\u0251,\\u0251",
        "fine,f\u0131ne,f\\u0131ne",
        "kappa,\u0138appa,\\u0138appa",
        "AB,\u13aa\u13f4,\\u13aa\\u13f4",
        "C,\u2c9f,\\u2c9f",
        "O,\ud801\udc04,\\U00010404",
        "45,\u09ea\u09eb,\\u09ea\\u09eb",
        "45,\u0664\u0665,\\u0664\\u0665",
        "-5,\u22125,\\u22125",
        "3-5,3\u20135,3\\u20135",
        "a:b,a\u2236b,a\\u2236b",
        "a:b,a\u02d0b,a\\u02d0b",
        "a!,a\u01c3,a\\u01c3",
        "-> 1,\u2192 1,\\u2192 1",
        "05,\u041e5,\\u041e5",
        "30,\u04170,\\u04170",
        "65,\u04315,\\u04315",
        "l,\ufe8d,\\ufe8d",
        "ok,o\u0f40,o\\u0f40",
        "a-b,a\u30fcb,a\\u30fcb",
        "65,6\u03365\u0336,6\\u03365\\u0336",
        "\u03bcm,\u00b5m,\\u00b5m"
    })
    void what_looks_like_something_else_is_named_in_a_difference(String before, String after, String shown) {
        assertThat(VisibleText.of(new Difference("/x", '"' + before + '"', '"' + after + '"')))
                .endsWith(" -> \"" + shown + "\"");
        assertThat(VisibleText.of(new Difference("/x/" + after, null, "1")))
                .isEqualTo(path("/x/" + after, "/x/" + shown) + ": not there -> 1");
    }

    /** In quotes where it has a blank. */
    private static String path(String path, String shown) {
        return (path.indexOf(' ') >= 0) ? '"' + shown + '"' : shown;
    }

    @Test
    void no_key_passes_for_a_value_or_for_the_end_of_its_path() {
        assertThat(VisibleText.of(new Difference("/b: \"x\" -> \"y\"  ", null, "2")))
                .isEqualTo("\"/b: \\\"x\\\" -> \\\"y\\\"  \": not there -> 2");
        assertThat(VisibleText.of(new Difference("/min_score:65->80", "1", "2")))
                .isEqualTo("\"/min_score:65->80\": 1 -> 2");
        assertThat(VisibleText.of(new Difference("/x/\\u0430", "1", "2"))).isEqualTo("\"/x/\\\\u0430\": 1 -> 2");
        assertThat(VisibleText.of(new Difference("/x/a\nb", "1", "2"))).isEqualTo("\"/x/a\\nb\": 1 -> 2");
        assertThat(VisibleText.of(new Difference("/x/a~1b/0/Gr\u00f6\u00dfe-2.5", "1", "2")))
                .isEqualTo("/x/a~1b/0/Gr\u00f6\u00dfe-2.5: 1 -> 2");
        assertThat(VisibleText.ofPath("/high risk")).isEqualTo("\"/high risk\"");
    }

    @Test
    void marks_neither_strike_through_nor_paint_over_other_lines() {
        assertThat(VisibleText.of("6\u03365\u0336")).isEqualTo("6\\u03365\\u0336");
        assertThat(VisibleText.of("\u0301a")).isEqualTo("\\u0301a");
        assertThat(VisibleText.of("1\u20e3 \u0430\u0488")).isEqualTo("1\\u20e3 \u0430\\u0488");
        assertThat(VisibleText.of("e" + "\u0301".repeat(40))).isEqualTo("e\u0301" + "\\u0301".repeat(39));
        assertThat(VisibleText.of("\u0e17" + "\u0e48".repeat(40)))
                .isEqualTo("\u0e17" + "\u0e48".repeat(4) + "\\u0e48".repeat(36));
        assertThat(VisibleText.quoted("a\n\u0336b", "| ")).isEqualTo("| a\n| \\u0336b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cafe\u0301 Vie\u0323\u0302t", // as some file systems write it
                "\u0e17\u0e35\u0e48", // Thai
                "\u0939\u093f\u0902\u0926\u0940", // Hindi
                "\u1019\u103c\u102d\u102f\u1037", // Burmese
                "\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd", // Hebrew with its points
                "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f", // Arabic with its vowels
                "\u304b\u3099" // kana
            })
    void marks_of_a_script_stay_on_its_letters(String word) {
        assertThat(VisibleText.of(word)).isEqualTo(word);
    }

    @Test
    void honest_words_of_any_alphabet_stay_readable_in_a_difference() {
        Difference honest = new Difference(
                "/x",
                "\"Gr\u00f6\u00dfe, \u5be9\u67fb T\u30b7\u30e3\u30c4 \u30b5\u30fc\u30d0\u30fc Vi\u1ec7t \u0141\u00f3d\u017a \u0218i 2\u7ea7 \u0e17\u0e35\u0e48 \u0939\u093f\u0902\u0926\u0940 COVID19 \u041a\u043b\u0430\u0441\u0441 1\"",
                "\"\u0411\u0430\u043d\u043a\u0440\u043e\u0442\u0441\u0442\u0432\u043e\"");
        assertThat(VisibleText.of(honest)).isEqualTo(honest.toString());
    }

    @Test
    void a_refusal_never_carries_what_acts_on_a_terminal() {
        assertThat(Refusal.rebaseConflict(List.of("/x_a\nDone, audit entry 99.\u001b[2J"))
                        .sentence())
                .endsWith("Look at: /x_a\\u000aDone, audit entry 99.\\u001b[2J");
        assertThat(Refusal.rebaseConflict(Collections.nCopies(12, "/x")).sentence())
                .endsWith("/x and 2 more");
    }

    @Test
    void a_long_line_is_broken_at_a_blank_and_never_behind_an_arrow() {
        String words = "Whether it breaks compatibility is not known: what it does cannot be told from the snapshot.";
        assertThat(VisibleText.quoted(words, "  "))
                .isEqualTo(
                        "  Whether it breaks compatibility is not known: what it does cannot be \n  ... told from the snapshot.");
        String path = "/compatibility_thresholds/high_potential_of_all/max_red_flags_critical: 0 -> 9";
        assertThat(VisibleText.quoted(path, "").lines())
                .containsExactly(
                        "/compatibility_thresholds/high_potential_of_all/max_red_flags_critical: ", "... 0 -> 9");
        String alone = "/compatibility_thresholds/high_potential/max_red_flags_critical: 0 -> 9";
        assertThat(VisibleText.quoted(alone, "   ").lines().toList().get(1)).isEqualTo("   ... -> 9");
        assertThat(VisibleText.quoted("x " + "y".repeat(100), "").lines()).allMatch(line -> line.length() <= 72);
        assertThat(VisibleText.quoted("漢字 ".repeat(40), "| ").lines())
                .allMatch(line -> line.startsWith("| ")
                        && line.codePoints().map(c -> c < 0x1100 ? 1 : 2).sum() <= 72);
    }
}
