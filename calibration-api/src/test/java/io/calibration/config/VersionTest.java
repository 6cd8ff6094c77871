package io.calibration.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    @Test
    void versions_are_in_the_order_of_semantic_versioning() {
        List<Version> inOrder = Stream.of(
                        "0.9.0",
                        "1.0.0-0",
                        "1.0.0-2",
                        "1.0.0-10",
                        "1.0.0--",
                        "1.0.0-0a",
                        "1.0.0-Z",
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-beta.2",
                        "1.0.0-beta.11",
                        "1.0.0-rc10",
                        "1.0.0-rc9",
                        "1.0.0",
                        "1.9.0",
                        "1.10.0",
                        "10.0.0-a",
                        "10.0.0",
                        "999999999.0.0")
                .map(Version::new)
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            for (int j = 0; j < inOrder.size(); j++) {
                assertThat(Integer.signum(inOrder.get(i).compareTo(inOrder.get(j))))
                        .as("%s and %s", inOrder.get(i), inOrder.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }
}
