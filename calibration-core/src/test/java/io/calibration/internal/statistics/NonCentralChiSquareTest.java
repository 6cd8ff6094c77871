package io.calibration.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonCentralChiSquareTest {

    @ParameterizedTest
    @CsvSource({ // computed by the Boost library
        "10, 4, 3, 0.21623681831821898",
        "30, 4, 40, 0.8650427264379228",
        "5, 1, 0.5, 0.06476135678283858",
        "100, 4, 60, 0.018592232932326896",
        "50000, 4, 49000, 0.01252537034494311"
    })
    void upper_tails_agree_with_an_independent_library(double x, int degrees, double nonCentrality, double expected) {
        assertThat(NonCentralChiSquare.above(x, degrees, nonCentrality)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void with_one_degree_it_is_the_square_of_a_shifted_normal() {
        double shift = 1.3;
        double root = Math.sqrt(5);
        double expected = Normal.above(root - shift) + Normal.above(root + shift);
        assertThat(NonCentralChiSquare.above(5, 1, shift * shift)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void without_non_centrality_it_is_the_central_one() {
        assertThat(NonCentralChiSquare.above(7, 3, 0))
                .isEqualTo(ChiSquaredDistribution.of(3).survivalProbability(7));
    }

    @Test
    void the_non_centrality_found_gives_the_probability_asked_for() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 50; i++) {
            double x = 5 + 2_000 * random.nextDouble();
            double found = NonCentralChiSquare.nonCentrality(x, 4, 0.975);
            assertThat(NonCentralChiSquare.above(x, 4, found)).isCloseTo(0.975, within(1e-9));
        }
    }

    @Test
    void the_non_centrality_is_zero_where_chance_alone_gives_the_probability() {
        assertThat(NonCentralChiSquare.nonCentrality(3, 4, 0.025)).isZero();
    }
}
