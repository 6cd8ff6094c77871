package io.calibration.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0", "1.10.0", "2.0.0-rc.1", "1.0.0-alpha-1.beta"})
    void a_semantic_version_is_accepted(String text) {
        assertThat(new Version(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1.0", "v1.0.0", "01.0.0", "1.0.0+build", "1.0.0-", "1.0.0-01", "1.0.0 ", "../1.0.0"})
    void anything_else_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> new Version(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 1.4.0");
    }
}
