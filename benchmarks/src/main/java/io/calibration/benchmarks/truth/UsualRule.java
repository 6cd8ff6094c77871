package io.calibration.benchmarks.truth;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.metrics.MetricsPart;
import java.util.Optional;

/** The rules that people use today. Each says whether it would alarm, or nothing when it cannot judge. */
enum UsualRule {
    PSI_010("PSI > 0.1"),
    PSI_025("PSI > 0.25"),
    THREE_SIGMA("mean ± 3 sd"),
    ORIGINAL("original"),
    CUSUM("CUSUM");

    private final String label;

    UsualRule(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** What it says of the window, given the baseline and the ranges that the analyzers are given too. */
    Optional<Boolean> alarms(MetricsPart now, Optional<MetricsPart> before, CalibrationPolicy policy) {
        return switch (this) {
            case PSI_010 -> before.map(part -> ClassIndex.between(now, part) > 0.1);
            case PSI_025 -> before.map(part -> ClassIndex.between(now, part) > 0.25);
            case THREE_SIGMA -> Optional.of(ControlChart.beyondThreeSigma(now, before.orElse(now)));
            case ORIGINAL -> Optional.of(OriginalRules.alarm(now, policy));
            case CUSUM -> Optional.of(ControlChart.cusum(now, before.orElse(now)));
        };
    }
}
