package io.calibration.internal.statistics;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;

/** Holds a measure that should be next to nothing against a margin of indifference; the effect counts margins, so 1 is at the margin. */
public final class OverMargin {

    private OverMargin() {}

    /** The evidence, with the effect; what is expected reaches from 0 to the margin. */
    public static Evidence.Builder evidence(long n, Figure observed, Interval interval, double margin) {
        return Evidence.builder(n)
                .observed(observed)
                .expected(new Interval(0, margin))
                .interval(interval)
                .margin(margin)
                .effect(new Effect(observed.value(), interval).inMargins(margin));
    }
}
