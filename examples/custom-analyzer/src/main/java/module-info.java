/** A plug-in: one analyzer, and a program that shows that it is found. */
module io.calibration.examples.custom {
    requires transitive io.calibration.api;
    requires io.calibration.core;
    requires static org.jspecify;

    exports io.calibration.examples.custom;

    provides io.calibration.analysis.Analyzer with
            io.calibration.examples.custom.QuietDayAnalyzer;
}
