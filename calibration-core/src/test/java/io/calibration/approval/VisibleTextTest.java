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
        "a b,a\u00a0b,a\\u00a0b"
    })
    void what_looks_like_something_else_is_named_in_a_difference(String before, String after, String shown) {
        assertThat(VisibleText.of(new Difference("/x", '"' + before + '"', '"' + after + '"')))
                .endsWith(" -> \"" + shown + "\"");
        assertThat(VisibleText.of(new Difference("/x/" + after, null, "1")))
                .isEqualTo("/x/" + (after.contains("\u0301") ? after : shown) + ": not there -> 1");
    }

    @Test
    void honest_words_of_any_alphabet_stay_readable_in_a_difference() {
        Difference honest = new Difference(
                "/x",
                "\"Gr\u00f6\u00dfe, \u5be9\u67fb T\u30b7\u30e3\u30c4\"",
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
}
