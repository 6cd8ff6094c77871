package io.calibration.statistics;

import io.calibration.analysis.AnalysisContext;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.days.DailyEvents;
import io.calibration.internal.statistics.days.DailyRate;
import io.calibration.internal.statistics.days.DailySeries;
import io.calibration.internal.statistics.days.Exposure;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.statistics.ResultRate.Seen;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The rates that results have, in the window of an analysis and in its baseline. What all of them have in common, the same person scanned
 * often, makes each vary from day to day: so much clustering is allowed for, and more where a rate's own days show it (Rao and Scott 1992).
 * Make one in each call of {@link io.calibration.analysis.Analyzer#analyze}; not thread-safe.
 */
public final class ResultRates {

    private final AnalysisContext context;
    private final Clustering clustering;
    private final Side now;
    private final Optional<Side> before;
    private final DailyChanges days;

    private ResultRates(AnalysisContext context) {
        this.context = context;
        now = Side.of(context.snapshot());
        before = context.baseline().map(Side::of);
        clustering = Clustering.of(context);
        days = new DailyChanges(context, clustering.ofEvents());
    }

    /** The rates of the window and, where there is one, of its baseline. */
    public static ResultRates of(AnalysisContext context) {
        return new ResultRates(context);
    }

    /** The rate of results with something; {@code ofDay} says how many there are on a day. */
    public ResultRate of(ToLongFunction<DayCounts> ofDay) {
        return of(part -> part.days().values().stream().mapToLong(ofDay).sum(), ofDay);
    }

    /**
     * The same where the whole may tell more than its days, as published aggregates may.
     *
     * @param count how many there are in all
     * @param ofDay how many there are on a day
     */
    public ResultRate of(ToLongFunction<MetricsPart> count, ToLongFunction<DayCounts> ofDay) {
        Function<Side, Seen> seen = side -> side.seen(count.applyAsLong(side.metrics()), side.series.events(ofDay));
        return rate(seen.apply(now), before.map(seen));
    }

    /**
     * A rate in the window alone, of results or of other things. It has no days.
     *
     * @param count how many there are
     * @param n among how many
     * @param ofDay results of a day, to tell the clustering by; 0 where none are like it
     * @param together how many of the things come together on average, such as the flags of a result; at least 1
     */
    public ResultRate of(long count, long n, ToLongFunction<DayCounts> ofDay, double together) {
        double ofDays = now.series.designEffect(now.series.events(ofDay));
        double least = together * Math.max(clustering.events(), ofDays);
        Seen seen = new Seen(count, n, now.series.rate(DailyEvents.NONE), least, 0, true, true);
        return new ResultRate(context, days, clustering.ofEvents(), 1, seen, Optional.empty());
    }

    /** The rate of results that carry a type of flag; of none, where it never came. */
    public ResultRate ofFlagType(String type) {
        Optional<Side> known = before.filter(side -> side.names(type) && now.names(type));
        return rate(now.ofFlagType(type), known.map(side -> side.ofFlagType(type)));
    }

    /**
     * The rate of results in a class. There is none before where the baseline's layout does not have the class.
     *
     * @throws IllegalArgumentException when the window's layout does not have it
     */
    public ResultRate ofClass(String label) {
        if (!now.metrics().layout().classes().contains(label)) {
            throw new IllegalArgumentException("The results have no class " + label + ".");
        }
        return new ResultRate(
                context,
                days,
                clustering.ofClasses(),
                clustering.classesOfPeople(),
                now.ofClass(label).orElseThrow(),
                before.flatMap(side -> side.ofClass(label)));
    }

    /** The rate of results that no score came out of, among all that came in. */
    public ResultRate notScored() {
        return rate(now.notScored(), before.map(Side::notScored));
    }

    private ResultRate rate(Seen seen, Optional<Seen> then) {
        return new ResultRate(context, days, clustering.ofEvents(), clustering.eventsOfPeople(), seen, then);
    }

    /** A snapshot and its days. */
    private record Side(MetricsSnapshot snapshot, DailySeries series) {

        static Side of(MetricsSnapshot snapshot) {
            return new Side(snapshot, DailySeries.of(snapshot.metrics()));
        }

        MetricsPart metrics() {
            return snapshot.metrics();
        }

        private long hidden() {
            return snapshot.privacy().minimumCell() - 1L;
        }

        private boolean isExact() {
            return snapshot.privacy().isExact();
        }

        Seen seen(long count, DailyEvents events) {
            return new Seen(count, snapshot.results(), series.rate(events), 1, hidden(), true, isExact());
        }

        /** In published aggregates a type that is not named may be among the pooled ones. */
        boolean names(String type) {
            return isExact() || metrics().flags().types().containsKey(type);
        }

        Seen ofFlagType(String type) {
            FlagMetrics.Type flags = metrics().flags().types().get(type);
            DailyEvents events = series.byFlagType().getOrDefault(type, DailyEvents.NONE);
            long count = flags == null ? 0 : flags.results();
            boolean byDay = isExact() || events.total() == count;
            return new Seen(count, snapshot.results(), series.rate(events), 1, 0, byDay, isExact());
        }

        Optional<Seen> ofClass(String label) {
            int index = metrics().layout().classes().indexOf(label);
            return index < 0
                    ? Optional.empty()
                    : Optional.of(
                            seen(metrics().inClass(index), series.byClass().get(index)));
        }

        Seen notScored() {
            var byDay = metrics().notScored().byDay();
            var days = metrics().attemptDays();
            long[] notScored =
                    days.stream().mapToLong(day -> byDay.getOrDefault(day, 0L)).toArray();
            long[] attempts = days.stream()
                    .mapToLong(day ->
                            metrics().days().getOrDefault(day, DayCounts.NONE).results() + byDay.getOrDefault(day, 0L))
                    .toArray();
            return new Seen(
                    metrics().notScored().results(),
                    metrics().arrived(),
                    new DailyRate(List.copyOf(days), DailyEvents.of(notScored), new Exposure(attempts)),
                    1,
                    hidden(),
                    true,
                    isExact());
        }
    }
}
