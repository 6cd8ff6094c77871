package io.calibration.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JacksonVersionTest {

    @ParameterizedTest
    @CsvSource({"1, 9", "2, 9", "2, 15", "2, 16", "3, 0"})
    void a_jackson_that_does_not_serve_is_named_with_the_least_that_does(int major, int minor) {
        assertThatIllegalStateException()
                .isThrownBy(() -> JacksonVersion.require(jackson(major, minor)))
                .withMessage(
                        "jackson-databind " + major + "." + minor + ".4 does not serve this library. Take 2.17 or a"
                                + " later 2.x, all jars of Jackson alike (import jackson-bom before other managed versions).");
    }

    @ParameterizedTest
    @CsvSource({"2, 17", "2, 19", "2, 22", "2, 30"})
    void others_do(int major, int minor) {
        assertThatCode(() -> JacksonVersion.require(jackson(major, minor))).doesNotThrowAnyException();
    }

    @Test
    void the_one_that_is_here_does() {
        assertThatCode(JacksonVersion::require).doesNotThrowAnyException();
    }

    private static Version jackson(int major, int minor) {
        return new Version(major, minor, 4, null, "com.fasterxml.jackson.core", "jackson-databind");
    }
}
