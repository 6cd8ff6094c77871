package io.calibration.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void fault_10_spellings_of_one_class_are_one_label() {
        assertThat(Labels.normalise("high-potential")).contains("high_potential");
        assertThat(Labels.normalise(" High Potential\n")).contains("high_potential");
        assertThat(Labels.normalise("HIGH.POTENTIAL")).contains("high_potential");
    }

    @Test
    void text_of_a_user_is_no_label() {
        assertThat(Labels.normalise("she said: call me")).isEmpty();
        assertThat(Labels.normalise("élan")).isEmpty();
        assertThat(Labels.normalise("  ")).isEmpty();
        assertThat(Labels.normalise("a".repeat(65))).isEmpty();
        assertThat(Labels.normalise("a".repeat(64))).isPresent();
    }

    @Property(tries = 300)
    void a_label_is_its_own_label(@ForAll String raw) {
        Labels.normalise(raw).ifPresent(label -> {
            assertThat(Labels.isLabel(label)).isTrue();
            assertThat(label).matches("[a-z0-9_]{1,64}");
        });
    }
}
