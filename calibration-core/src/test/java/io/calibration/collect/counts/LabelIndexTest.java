package io.calibration.collect.counts;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.config.Labels;
import java.nio.CharBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class LabelIndexTest {

    @Property(tries = 500)
    void the_index_finds_what_the_rule_of_labels_says(
            @ForAll @StringLength(max = 70) @CharRange(from = ' ', to = 'z') String raw) {
        String known = Labels.normalise(raw).orElse("known");
        LabelIndex index = new LabelIndex(List.of("another", known));
        int expected = Labels.normalise(raw).isPresent() ? 1 : LabelIndex.NOT_A_LABEL;
        assertThat(index.find(raw)).isEqualTo(expected);
        assertThat(index.find(CharBuffer.wrap(raw))).isEqualTo(expected);
        assertThat(index.find(raw)).isEqualTo(expected);
    }
}
