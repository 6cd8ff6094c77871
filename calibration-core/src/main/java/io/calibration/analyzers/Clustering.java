package io.calibration.analyzers;

import io.calibration.analysis.AnalysisContext;
import io.calibration.internal.statistics.CommonDesignEffect;
import io.calibration.internal.statistics.DailyEvents;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
        DailySeries series = DailySeries.of(part);
        classes.addAll(estimates(series, series.byClass(part.layout().classes().size()).stream()));
        events.addAll(estimates(
                series,
                Stream.of(
                        series.events(DayCounts::escalated),
                        series.events(DayCounts::insufficient),
                        series.events(DayCounts::withOutcome))));
        Map<String, DailyEvents> byType = series.byFlagType();
        events.addAll(estimates(
                series,
                part.flags().types().keySet().stream().map(type -> byType.getOrDefault(type, DailyEvents.NONE))));
    }

    private static List<CommonDesignEffect.Estimate> estimates(DailySeries series, Stream<DailyEvents> events) {
        return events.flatMap(e -> CommonDesignEffect.Estimate.of(e, series.exposure()).stream())
                .toList();
    }
}
