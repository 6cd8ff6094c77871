package io.calibration.collect.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.JoinedRows;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.metrics.CollectionException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinedTextTest {

    private static final ScanMapping MAPPING = ScanMapping.builder()
            .observedAt(Time.in("seen"))
            .logicVersion(Text.constant("1.0.0"))
            .overallScore(Decimal.in("score"))
            .classification(Text.in("class"))
            .absent(List.of("NA"))
            .build();
    private static final JoinedRows TEXTS = JoinedRows.texts("codes", "scan", "code");
    private static final JoinedRows OBJECTS =
            JoinedRows.objects("codes", "scan", Map.of("category", "kind", "type", "code"));
    private static final JoinedRows OBJECT = JoinedRows.object("scores", "scan", "name", "score");

    private static @Nullable String joined(JoinedRows form, @Nullable String[]... rows) {
        JoinedText text = new JoinedText(MAPPING, form);
        for (@Nullable String[] row : rows) {
            text.add(row);
        }
        return text.end();
    }

    private static @Nullable String[] row(@Nullable String... values) {
        return values;
    }

    @Test
    void blanks_around_values_are_dropped_as_a_database_pads_them() {
        assertThat(joined(TEXTS, row("R1   "), row(" R2"))).isEqualTo("[\"R1\",\"R2\"]");
        assertThat(joined(OBJECTS, row("a  ", " R1"))).isEqualTo("[{\"category\":\"a\",\"type\":\"R1\"}]");
        assertThat(joined(OBJECT, row("pay  ", " 81.50 "))).isEqualTo("{\"pay\":81.50}");
    }

    @Test
    void what_the_mapping_lists_as_absent_is_so_in_rows_of_other_tables() {
        assertThat(joined(TEXTS, row("NA"), row("R1"), row((String) null))).isEqualTo("[\"R1\"]");
        assertThat(joined(OBJECTS, row("NA", "R1"))).isEqualTo("[{\"type\":\"R1\"}]");
        assertThat(joined(OBJECT, row("pay", "NA"))).isEqualTo("{\"pay\":null}");
    }

    @Test
    void a_key_that_is_nothing_is_not_a_word() {
        assertThat(joined(OBJECT, row(null, "50"))).isEqualTo("{\"\":50}");
    }

    @Test
    void without_rows_there_is_no_text() {
        assertThat(joined(TEXTS)).isNull();
    }

    @Test
    void rows_of_one_result_that_are_too_many_to_be_held_are_refused_by_their_table() {
        JoinedText text = new JoinedText(MAPPING, TEXTS);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        text.add(row("R1"));
                    }
                })
                .isInstanceOf(CollectionException.class)
                .hasMessage("One result has more than 1 MiB of rows in table codes. Is scan the key of a result?");
    }
}
