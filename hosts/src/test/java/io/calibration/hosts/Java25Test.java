package io.calibration.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All tests beside this one once more, on Java 25. */
class Java25Test {

    @Test
    void demo_and_store_contract_run_on_java_25_too() throws Exception {
        Optional<Jvm> jdk = Jvm.installed(25);
        assumeTrue(jdk.isPresent(), "No JDK 25 is installed beside this one, so nothing was tried on Java 25.");
        String printed = jdk.orElseThrow()
                .run(
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--disable-banner",
                        "--details=summary",
                        "--select-class=" + DemoTest.class.getName(),
                        "--select-class=" + H2StoreTest.class.getName());
        assertThat(printed).contains("0 tests failed").doesNotContain(" 0 tests successful");
    }
}
