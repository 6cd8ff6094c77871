package io.calibration.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BinsTest {

    private static final Bins TWENTIETHS = Bins.startingAt(
            IntStream.range(0, 20).mapToObj(i -> BigDecimal.valueOf(5L * i, 2)).toList());

    @Test
    void a_value_on_an_edge_falls_into_the_bin_above_it() {
        assertThat(TWENTIETHS.indexOf(0.7)).isEqualTo(14);
        assertThat(TWENTIETHS.indexOf(Math.nextDown(0.7))).isEqualTo(13);
    }

    @Test
    void fault_05_a_value_of_exactly_one_falls_into_the_last_bin() {
        assertThat(TWENTIETHS.indexOf(1.0)).isEqualTo(19);
    }

    @Test
    void an_edge_written_twice_is_one_edge() {
        Bins bins = Bins.startingAt(List.of(new BigDecimal("0.70"), BigDecimal.ZERO, new BigDecimal("0.7")));
        assertThat(bins.count()).isEqualTo(2);
    }

    @Property(tries = 500)
    void the_bin_found_is_the_last_one_that_begins_at_or_below_the_value(
            @ForAll @DoubleRange(min = 0, max = 100) double value, @ForAll List<Integer> extra) {
        List<BigDecimal> edges = new java.util.ArrayList<>(extra.stream()
                .map(i -> BigDecimal.valueOf(Math.floorMod(i, 10_000), 2))
                .toList());
        edges.add(BigDecimal.ZERO);
        Bins bins = Bins.startingAt(edges);
        int found = bins.indexOf(value);
        assertThat(bins.lower(found)).isLessThanOrEqualTo(value);
        assertThat(found == bins.count() - 1 || bins.lower(found + 1) > value).isTrue();
    }
}
