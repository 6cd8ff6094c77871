package io.calibration.analyzers.dimensions;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analyzers.BuiltIn;
import io.calibration.analyzers.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

class DimensionMixAnalyzerTest {

    @Test
    void the_mix_of_the_baseline_is_nothing_to_tell() {
        assertThat(BuiltIn.analyzer("dimension_mix").analyze(SlicedWorld.of(2_000, (draft, random) -> {})))
                .isEmpty();
        assertThat(BuiltIn.analyzer("dimension_mix")
                        .analyze(Snapshots.context(
                                SlicedWorld.CONFIG,
                                SlicedWorld.of(500, (draft, random) -> {}).snapshot())))
                .isEmpty();
    }

    @Test
    void a_value_that_is_gone_is_told_and_no_alarm() {
        List<Assessment> said = BuiltIn.analyzer("dimension_mix")
                .analyze(SlicedWorld.of(
                        2_000,
                        (draft, random) ->
                                draft.segment = draft.segment.equals("corporate") ? "retail" : draft.segment));
        assertThat(said).hasSize(1);
        assertThat(said.get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(said.get(0).evidence().p()).isEmpty();
        assertThat(said.get(0).description().text())
                .contains("Most of it is corporate: 0.0 %")
                .contains(": it is gone");
    }

    @Test
    void a_value_that_is_new_is_told_as_new() {
        List<Assessment> said = BuiltIn.analyzer("dimension_mix")
                .analyze(SlicedWorld.of(
                        2_000, (draft, random) -> draft.segment = random.nextInt(3) == 0 ? "partner" : draft.segment));
        assertThat(said)
                .singleElement()
                .satisfies(mix -> assertThat(mix.description().text()).contains(": it is new"));
    }

    @Test
    void a_dimension_that_no_result_has_any_more_is_missing_like_other_values() {
        assertThat(BuiltIn.analyzer("intake").analyze(SlicedWorld.of(500, (draft, random) -> draft.segment = "")))
                .extracting(said -> said.type() + ":" + said.subject())
                .contains("values_missing:intake:missing_dimensions.segment");
        assertThat(BuiltIn.analyzer("intake").analyze(SlicedWorld.of(500, (draft, random) -> {})))
                .isEmpty();
    }
}
