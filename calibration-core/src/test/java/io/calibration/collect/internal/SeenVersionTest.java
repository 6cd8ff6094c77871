package io.calibration.collect.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeenVersionTest {

    @Test
    void numbers_with_points_and_a_v_stand_as_they_are() {
        for (String version :
                new String[] {"v3", "V3", "3", "1.0", "v1.0.0", "01.2.3", "2025.1", "2025.11.28", "1.1.0"}) {
            assertThat(SeenVersion.of(version)).isEqualTo(version);
        }
    }

    @Test
    void what_follows_three_numbers_is_told_by_its_kind_alone() {
        assertThat(SeenVersion.of("1.0.0-mary.smith")).isEqualTo("1.0.0-(pre-release)");
        assertThat(SeenVersion.of("v1.0.0-rc.1+mary")).isEqualTo("v1.0.0-(pre-release)");
        assertThat(SeenVersion.of("1.0.0+mary-smith")).isEqualTo("1.0.0+(build)");
        assertThat(SeenVersion.of("1.0.0-a\nb")).isEqualTo("1.0.0-(pre-release)");
    }

    @Test
    void any_other_text_and_digits_that_may_be_somebodys_are_other() {
        for (String version : new String[] {
            "",
            "mary",
            "1.0.0 mary",
            "491512345678",
            "0171.1234567",
            "415.555.2671",
            "020.7946.0958-x",
            "192.168.1.10",
            "1.0-rc",
            "v",
            "1..2",
            " 1.0.0",
            "\u0661.0"
        }) {
            assertThat(SeenVersion.of(version)).as(version).isEqualTo("other");
        }
    }

    @Test
    void what_cannot_be_seen_or_is_of_another_width_is_named_by_its_first_character() {
        assertThat(SeenVersion.of("1.0\u00a0.0")).isEqualTo("1.0.0 (holds U+00A0)");
        assertThat(SeenVersion.of("1.\u200b0.\ufeff0")).isEqualTo("1.0.0 (holds U+200B)");
        assertThat(SeenVersion.of("1.0\u0000.0-rc.1")).isEqualTo("1.0.0-(pre-release) (holds U+0000)");
        assertThat(SeenVersion.of("v\uff11.\uff10")).isEqualTo("v1.0 (holds U+FF11)");
        assertThat(SeenVersion.of("1.0\udb40\udc61.0")).isEqualTo("1.0.0 (holds U+E0061)");
        for (String none : new String[] {
            "12 34",
            "4915\u00a012345678",
            "mary\u200b",
            "mary (holds U+00A0)",
            "1.0\u200b".repeat(20),
            "1.0 (holds mary)"
        }) {
            assertThat(SeenVersion.of(none)).as(none).isEqualTo("other");
        }
    }

    @Property
    void what_was_told_is_told_the_same_again_and_holds_nothing_but_numbers_and_markers(@ForAll String text) {
        String told = SeenVersion.of("1.0.0-" + text);
        assertThat(told).isEqualTo("1.0.0-(pre-release)");
        assertThat(SeenVersion.of(told)).isEqualTo(told);
        assertThat(SeenVersion.of(SeenVersion.of(text))).isEqualTo(SeenVersion.of(text));
    }
}
