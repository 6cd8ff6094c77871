package io.calibration.approval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                0xfeff, 0xe000, 0xe0041
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
}
