package io.calibration.internal.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Reference values: direct maximisation of the likelihood (Nelder-Mead in SciPy 1.17), information at the maximum. */
class CountRegressionTest {

    private static final long[] COUNTS = {3, 5, 4, 9, 8, 14, 15, 22, 19, 34};
    private static final long[] IRREGULAR = {3, 12, 2, 15, 8, 4, 30, 9, 40, 22};

    @Test
    void a_poisson_fit_maximises_the_likelihood() {
        CountFit fit = CountRegression.fit(CountRows.of(rows()), COUNTS, 0).orElseThrow();

        assertThat(fit.coefficient(0)).isCloseTo(1.26340098, within(1e-6));
        assertThat(fit.coefficient(1)).isCloseTo(2.22693564, within(1e-6));
        assertThat(fit.coefficient(2)).isCloseTo(0.16362726, within(1e-6));
        assertThat(fit.standardError(2)).isCloseTo(0.37978158, within(1e-6));
        assertThat(fit.pearson()).isCloseTo(3.32770089, within(1e-6));
        assertThat(fit.degreesOfFreedom()).isEqualTo(7);
    }

    @Test
    void a_negative_binomial_fit_maximises_the_likelihood() {
        CountFit fit = CountRegression.fit(CountRows.of(rows()), COUNTS, 0.3).orElseThrow();

        assertThat(fit.coefficient(0)).isCloseTo(1.26049068, within(1e-6));
        assertThat(fit.coefficient(2)).isCloseTo(0.17051244, within(1e-6));
        assertThat(fit.standardError(2)).isCloseTo(0.55331312, within(1e-6));
        assertThat(fit.pearson()).isCloseTo(1.48140929, within(1e-6));
    }

    @Test
    void irregular_counts_get_the_dispersion_that_explains_them() {
        CountFit fit =
                CountFit.withOwnDispersion(CountRows.of(rows()), IRREGULAR, 3).orElseThrow();

        assertThat(fit.tau()).isCloseTo(0.69470064, within(1e-5));
        assertThat(fit.pearson()).isCloseTo(7, within(1e-4));
    }

    @Test
    void counts_no_more_irregular_than_poisson_get_no_dispersion() {
        assertThat(CountFit.withOwnDispersion(CountRows.of(rows()), COUNTS, 3)
                        .orElseThrow()
                        .tau())
                .isZero();
    }

    @Test
    void the_forecast_of_the_fitted_places_is_their_total() {
        CountFit fit = CountRegression.fit(CountRows.of(rows()), COUNTS, 0).orElseThrow();

        Forecast forecast = fit.forecast(CountRows.of(rows()));

        assertThat(forecast.mean()).isCloseTo(133, within(1e-6));
        assertThat(forecast.noise()).isCloseTo(133, within(1e-6));
        assertThat(forecast.uncertainty()).as("that of a total is Poisson's").isCloseTo(133, within(1e-6));
    }

    @Test
    void terms_that_depend_on_one_another_have_no_fit() {
        double[][] rows = rows();
        for (double[] row : rows) {
            row[2] = 2 * row[1];
        }

        assertThat(CountRegression.fit(CountRows.of(rows), COUNTS, 0)).isEmpty();
    }

    @Test
    void a_term_that_only_empty_counts_have_has_no_fit() {
        assertThat(CountRegression.fit(CountRows.of(rows()), new long[] {3, 5, 4, 9, 8, 0, 0, 0, 0, 0}, 0))
                .isEmpty();
    }

    @Test
    void an_offset_is_a_coefficient_known_beforehand() {
        double[] ones = new double[10];
        Arrays.fill(ones, 1.5);

        CountFit fit = CountRegression.fit(CountRows.of(rows()).with(ones, new double[10]), COUNTS, 0)
                .orElseThrow();

        assertThat(fit.coefficient(0)).isCloseTo(1.26340098 - 1.5, within(1e-6));
        assertThat(fit.coefficient(2)).isCloseTo(0.16362726, within(1e-6));
        assertThat(fit.standardError(2)).isCloseTo(0.37978158, within(1e-6));
    }

    @Test
    void a_variation_that_all_counts_have_is_the_common_one() {
        double[] all = new double[10];
        Arrays.fill(all, 0.09);

        CountFit fit = CountRegression.fit(CountRows.of(rows()).with(new double[10], all), COUNTS, 0)
                .orElseThrow();

        assertThat(fit.coefficient(0)).isCloseTo(1.26049068, within(1e-6));
        assertThat(fit.standardError(2)).isCloseTo(0.55331312, within(1e-6));
        assertThat(fit.pearson()).isCloseTo(1.48140929, within(1e-6));
    }

    /** A constant, a slope, and a step from the sixth count on. */
    private static double[][] rows() {
        double[][] rows = new double[10][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {1, i / 10.0, i >= 5 ? 1 : 0};
        }
        return rows;
    }
}
