package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowTextsTest {

    private final RowTexts row = new RowTexts(3);

    @Test
    void texts_lose_the_blanks_around_them_and_one_of_blanks_alone_is_empty() {
        row.put(0, " \t a b\u0001 ");
        row.put(1, "  ");
        assertThat(row.text(0)).isEqualTo("a b");
        assertThat(row.isEmpty(1)).isTrue();
        assertThat(row.text(1)).isEmpty();
        assertThat(row.isEmpty(2)).isTrue();
    }

    @Test
    void a_new_row_has_nothing_of_the_one_before() {
        row.put(0, "a");
        row.put(2, "\uFFFD");
        assertThat(row.contain('\uFFFD')).isTrue();
        row.clear();
        row.put(1, "b");
        assertThat(row.contain('\uFFFD')).isFalse();
        assertThat(row.text(0) + row.text(1) + row.text(2)).isEqualTo("b");
    }

    @Test
    void parts_stand_between_separators_of_any_length() {
        row.put(0, "a; b ;;c");
        row.put(1, "::a::b:c::");
        row.put(2, "alone");
        assertThat(row.parts(0, ";")).containsExactly("a", "b", "", "c");
        assertThat(row.parts(1, "::")).containsExactly("", "a", "b:c", "");
        assertThat(row.parts(2, ";")).containsExactly("alone");
    }

    @Test
    void a_row_that_is_longer_than_all_before_is_kept_whole() {
        String longest = "x".repeat(200_000);
        row.put(0, "first");
        row.put(1, longest);
        row.put(2, "12.5");
        assertThat(row.text(0)).isEqualTo("first");
        assertThat(row.text(1)).isEqualTo(longest);
        assertThat(row.number(2, '.')).isEqualTo(12.5);
        row.clear();
        row.put(0, "7,5");
        assertThat(row.number(0, ',')).isEqualTo(7.5);
        assertThat(row.number(0, '.')).isNaN();
    }
}
