package io.calibration.analyzers.intake;

import io.calibration.analysis.Figure;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.Counts;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;

/** How few results may bear some values: one may bear several, so that many values may be of one person. */
final class Bearers {

    private Bearers() {}

    /** So many values of a field, with the fewest results that can bear them. */
    static Figure values(String field, long count, MetricsPart metrics) {
        long most = Math.max(1, most(field, metrics));
        return Figure.things(count, count / most + (count % most == 0 ? 0 : 1));
    }

    /** The most values of the field that one result can have. */
    private static long most(String field, MetricsPart metrics) {
        if (field.startsWith("flags")) {
            return mostFlags(metrics);
        }
        if (field.startsWith(LabelKind.CATEGORY.field())) {
            return metrics.categories().byLabel().size();
        }
        if (field.startsWith(LabelKind.ESCALATION.field())) {
            return metrics.escalations().byReason().size();
        }
        return field.startsWith(LabelKind.NOT_SCORED.field())
                ? metrics.notScored().byReason().size()
                : 1;
    }

    /** Of each severity the most that a result carries; where the histogram has no end, there is no most. */
    private static long mostFlags(MetricsPart metrics) {
        long most = 0;
        for (FlagSeverity severity : FlagSeverity.values()) {
            Counts carried = metrics.flags().occurrences().get(severity.index());
            if (carried.get(carried.size() - 1) > 0) {
                return Long.MAX_VALUE;
            }
            for (int i = carried.size() - 1; i >= 0; i--) {
                if (carried.get(i) > 0) {
                    most += i + 1;
                    break;
                }
            }
        }
        return most;
    }
}
