package io.calibration.internal.statistics;

import io.calibration.analysis.AnalysisContext;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.OutcomeMetrics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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
        return of(
                DailySeries.of(context.snapshot().metrics()),
                context.baseline().map(baseline -> DailySeries.of(baseline.metrics())),
                context);
    }

    /**
     * The design effect of what became of the results, at least 1: the one place that says how much less outcomes are worth than as many
     * independent ones. It is that of all events, or that of the good ones among the known outcomes of each day where it is greater; and what
     * outcomes of the same people have in common, given what they go with, adds to it.
     *
     * @param bins results of a group of people by outcome, in bins of what they go with
     */
    public static double ofOutcomes(AnalysisContext context, Function<Group, List<Counts>> bins) {
        List<DailySeries> series = Stream.concat(Stream.of(context.snapshot()), context.baseline().stream())
                .map(snapshot -> DailySeries.of(snapshot.metrics()))
                .toList();
        double events = ofDays(series.get(0), series.stream().skip(1).findFirst(), context)
                .events();
        double days = series.stream()
                .mapToDouble(each -> ofDays(each.part().outcomes().byDay().values()))
                .reduce(events, Math::max);
        List<People> people =
                series.stream().flatMap(each -> People.of(each.part()).stream()).toList();
        return days + most(people, alike -> alike.outcomes(bins)) - 1;
    }

    /** The same of outcomes that go with nothing. */
    public static double ofOutcomes(AnalysisContext context) {
        return ofOutcomes(
                context,
                group -> group.byClass().stream()
                        .map(counts -> Counts.of(counts.total()))
                        .toList());
    }

    private static double ofDays(Collection<OutcomeMetrics.Ages> days) {
        return DesignEffect.of(
                days.stream().mapToLong(ages -> ages.good().total()).toArray(),
                days.stream().mapToLong(OutcomeMetrics.Ages::total).toArray());
    }

    /** The same of their days; published ones say nothing of it. */
    public static Clustering of(DailySeries now, Optional<DailySeries> before, AnalysisContext context) {
        Stream<DailySeries> all = Stream.concat(Stream.of(now), before.stream());
        return ofDays(now, before, context)
                .and(all.flatMap(series -> People.of(series.part()).stream()).toList());
    }

    private static Clustering ofDays(DailySeries now, Optional<DailySeries> before, AnalysisContext context) {
        List<CommonDesignEffect.Estimate> classes = new ArrayList<>();
        List<CommonDesignEffect.Estimate> events = new ArrayList<>();
        add(now, classes, events);
        before.filter(series -> context.baseline().orElseThrow().privacy().isExact())
                .ifPresent(series -> add(series, classes, events));
        return new Clustering(CommonDesignEffect.of(classes), CommonDesignEffect.of(events));
    }

    /** Variances of days and of people add up, and that of independent results is in both (Cameron, Gelbach and Miller 2011). */
    Clustering and(List<People> people) {
        return new Clustering(classes + most(people, People::classes) - 1, events + most(people, People::events) - 1);
    }

    private static double most(List<People> people, ToDoubleFunction<People> effect) {
        return people.stream().mapToDouble(effect).max().orElse(1);
    }

    /** Of what depends on both. */
    public double most() {
        return Math.max(classes, events);
    }

    private static void add(
            DailySeries series, List<CommonDesignEffect.Estimate> classes, List<CommonDesignEffect.Estimate> events) {
        classes.addAll(estimates(series, series.byClass().stream()));
        events.addAll(estimates(
                series,
                Stream.of(
                        series.events(DayCounts::escalated),
                        series.events(DayCounts::insufficient),
                        series.events(DayCounts::withOutcome))));
        Map<String, DailyEvents> byType = series.byFlagType();
        events.addAll(estimates(
                series,
                series.part().flags().types().keySet().stream()
                        .map(type -> byType.getOrDefault(type, DailyEvents.NONE))));
    }

    private static List<CommonDesignEffect.Estimate> estimates(DailySeries series, Stream<DailyEvents> events) {
        return events.flatMap(e -> CommonDesignEffect.Estimate.of(e, series.exposure()).stream())
                .toList();
    }
}
