package io.calibration.analyzers.dimensions;

import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart.OutcomesByClass;
import io.calibration.metrics.MetricsPart.Slice;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * Known outcomes of a value, by class.
 *
 * @param good good ones
 * @param all all of them
 */
record Outcomes(Counts good, Counts all) {

    /** Those of results of some days. */
    static Outcomes of(Slice slice, Set<LocalDate> days, int classes) {
        Counts good = Counts.zeros(classes);
        Counts bad = Counts.zeros(classes);
        for (Map.Entry<LocalDate, OutcomesByClass> day : slice.outcomes().entrySet()) {
            if (days.contains(day.getKey())) {
                good = good.plus(day.getValue().good());
                bad = bad.plus(day.getValue().bad());
            }
        }
        return new Outcomes(good, good.plus(bad));
    }
}
