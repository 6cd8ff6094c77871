package io.calibration.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, in a JVM of its own, on the libraries that the host's dependency management chooses. */
class DemoTest {

    @TempDir
    Path folder;

    @Test
    void the_demo_goes_the_whole_way() throws Exception {
        assertThat(Jvm.thisOne().run("io.calibration.cli.CalibrationCommand", "demo", "--out", folder.toString()))
                .contains("FOLD: HOLDS", "Active: 1.0.0");
    }
}
