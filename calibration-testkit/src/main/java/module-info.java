/** Help for the tests of consuming apps and adapters. */
module io.calibration.testkit {
    requires transitive io.calibration.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static org.jspecify;

    exports io.calibration.testkit;
}
