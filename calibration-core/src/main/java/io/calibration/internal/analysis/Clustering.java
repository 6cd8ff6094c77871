package io.calibration.internal.analysis;

import io.calibration.analysis.AnalysisContext;
import io.calibration.internal.statistics.CommonDesignEffect;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How much more results vary than independent ones, in window and baseline together: the least design effect of any rate.
 *
 * @param classes of what follows the score: classes and their confidence; at least 1
 * @param events of what happens to some results: flags, escalations, missing data and outcomes; at least 1
 */
public record Clustering(double classes, double events) {

    /** The clustering of a window and, where there is one, of its baseline. */
    public static Clustering of(AnalysisContext context) {
        List<CommonDesignEffect.Estimate> classes = new ArrayList<>();
        List<CommonDesignEffect.Estimate> events = new ArrayList<>();
        MetricsPart now = context.snapshot().metrics();
        add(now, classes, events);
        context.baseline()
                .filter(baseline -> baseline.privacy().isExact())
                .map(MetricsSnapshot::metrics)
                .ifPresent(part -> add(part, classes, events));
        return new Clustering(CommonDesignEffect.of(classes), CommonDesignEffect.of(events));
    }

    /** Of what depends on both. */
    public double most() {
        return Math.max(classes, events);
    }

    private static void add(
            MetricsPart part, List<CommonDesignEffect.Estimate> classes, List<CommonDesignEffect.Estimate> events) {
        Collection<DayCounts> days = part.days().values();
        for (int i = 0; i < part.layout().classes().size(); i++) {
            int index = i;
            estimate(days, day -> day.byClass().get(index)).ifPresent(classes::add);
        }
        estimate(days, DayCounts::escalated).ifPresent(events::add);
        estimate(days, DayCounts::insufficient).ifPresent(events::add);
        estimate(days, DayCounts::withOutcome).ifPresent(events::add);
        part.flags()
                .types()
                .keySet()
                .forEach(type -> estimate(days, day -> day.byFlagType().getOrDefault(type, 0L))
                        .ifPresent(events::add));
    }

    private static Optional<CommonDesignEffect.Estimate> estimate(
            Collection<DayCounts> days, ToLongFunction<DayCounts> ofDay) {
        return CommonDesignEffect.Estimate.of(
                days.stream().mapToLong(ofDay).toArray(),
                days.stream().mapToLong(DayCounts::results).toArray());
    }
}
