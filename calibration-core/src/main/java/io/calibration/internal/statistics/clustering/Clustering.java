package io.calibration.internal.statistics.clustering;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.internal.statistics.days.DailyEvents;
import io.calibration.internal.statistics.days.DailySeries;
import io.calibration.internal.statistics.days.DayVariation;
import io.calibration.internal.statistics.days.DayVariation.Estimate;
import io.calibration.internal.statistics.days.DesignEffect;
import io.calibration.internal.statistics.days.RateByDay;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.OutcomeMetrics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * How much more results vary than independent ones, in window and baseline together: what all rates of one kind have in common. It is the
 * one place where design effects come from.
 *
 * @param ofClasses of what follows the score: classes and their confidence
 * @param ofEvents of what happens to some results: flags, escalations and missing data
 * @param days days of the window
 * @param people those whose results they are, in the window and in its baseline, as far as that is known
 * @param published what files of the two say of such people in place of them, by kind of figure
 */
public record Clustering(
        Estimate ofClasses, Estimate ofEvents, int days, List<People> people, SortedMap<String, Double> published) {

    /** A context that remembers its clustering, which many ask for. */
    public interface Remembering extends AnalysisContext {

        /** As measured once. */
        Clustering clustering();
    }

    /** The clustering of a window and, where there is one, of its baseline. */
    public static Clustering of(AnalysisContext context) {
        return context instanceof Remembering remembering
                ? remembering.clustering()
                : of(context.snapshot(), context.baseline(), context.policy());
    }

    /** The same, measured by their days and people; of published ones by what their files say of people, and the window's days. */
    public static Clustering of(MetricsSnapshot window, Optional<MetricsSnapshot> baseline, CalibrationPolicy policy) {
        DailySeries now = DailySeries.of(window.metrics());
        Optional<DailySeries> before = baseline.map(earlier -> DailySeries.of(earlier.metrics()));
        boolean hasDays =
                baseline.filter(earlier -> earlier.privacy().isExact()).isPresent();
        Sides sides = new Sides(now, before.filter(series -> hasDays), policy.monthEnds());
        return new Clustering(
                DayVariation.common(sides.classes()),
                DayVariation.common(sides.events()),
                now.exposure().days(),
                Stream.concat(Stream.of(window), baseline.stream())
                        .flatMap(snapshot -> People.of(snapshot.metrics()).stream())
                        .toList(),
                published(window, baseline));
    }

    private static SortedMap<String, Double> published(MetricsSnapshot window, Optional<MetricsSnapshot> baseline) {
        SortedMap<String, Double> published =
                new TreeMap<>(window.metrics().groups().designEffects());
        baseline.ifPresent(before -> before.metrics()
                .groups()
                .designEffects()
                .forEach((kind, effect) -> published.merge(kind, effect, Math::max)));
        return published;
    }

    /**
     * The design effect of what became of the results, at least 1: that of all events, or that of the good ones among the known outcomes of
     * each day where it is greater; and what outcomes of the same people have in common, given what they go with, adds to it.
     *
     * @param bins results of a group of people by outcome, in few bins of what they go with
     */
    public static double ofOutcomes(AnalysisContext context, Function<Group, List<Counts>> bins) {
        Clustering all = of(context);
        double events = DayVariation.designEffect(all.ofEvents, all.days);
        double ofDays = Stream.concat(Stream.of(context.snapshot()), context.baseline().stream())
                .mapToDouble(
                        snapshot -> ofDays(snapshot.metrics().outcomes().byDay().values()))
                .reduce(events, Math::max);
        return ofDays + all.most(GroupMetrics.OUTCOMES, alike -> alike.outcomes(bins)) - 1;
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

    /** The design effect of a share of the window's results that follows the score, at least 1. */
    public double classes() {
        return DayVariation.designEffect(ofClasses, days) + classesOfPeople() - 1;
    }

    /** The design effect of a share of the window's results that something happened to, at least 1. */
    public double events() {
        return DayVariation.designEffect(ofEvents, days) + eventsOfPeople() - 1;
    }

    /**
     * What people alone make of {@link #classes()}. Variances of days and of people add up, and that of independent results is in both
     * (Cameron, Gelbach and Miller 2011).
     */
    public double classesOfPeople() {
        return most(GroupMetrics.CLASSES, People::classes);
    }

    /** What people alone make of {@link #events()}. */
    public double eventsOfPeople() {
        return most(GroupMetrics.EVENTS, People::events);
    }

    private double most(String kind, ToDoubleFunction<People> effect) {
        return people.stream().mapToDouble(effect).reduce(published.getOrDefault(kind, 1.0), Math::max);
    }

    /** Of what depends on both. */
    public double most() {
        return Math.max(classes(), events());
    }

    private record Sides(DailySeries now, Optional<DailySeries> before, int monthEnds) {

        List<Estimate> classes() {
            List<DailyEvents> own = now.byClass();
            Optional<List<DailyEvents>> other =
                    before.map(DailySeries::byClass).filter(byClass -> byClass.size() == own.size());
            List<Estimate> estimates = new ArrayList<>();
            for (int i = 0; i < own.size(); i++) {
                int index = i;
                estimates.add(estimate(own.get(i), other.map(byClass -> byClass.get(index))));
            }
            return estimates;
        }

        List<Estimate> events() {
            List<Estimate> estimates = new ArrayList<>();
            estimates.add(of(DayCounts::escalated));
            estimates.add(of(DayCounts::insufficient));
            SortedMap<String, DailyEvents> own = now.byFlagType();
            Optional<SortedMap<String, DailyEvents>> other = before.map(DailySeries::byFlagType);
            TreeSet<String> types = new TreeSet<>(own.keySet());
            other.ifPresent(byType -> types.addAll(byType.keySet()));
            for (String type : types) {
                estimates.add(estimate(
                        own.getOrDefault(type, DailyEvents.NONE),
                        other.map(byType -> byType.getOrDefault(type, DailyEvents.NONE))));
            }
            return estimates;
        }

        private Estimate of(ToLongFunction<DayCounts> ofDay) {
            return estimate(now.events(ofDay), before.map(series -> series.events(ofDay)));
        }

        private Estimate estimate(DailyEvents own, Optional<DailyEvents> other) {
            RateByDay rate = RateByDay.of(now.rate(own), before.flatMap(series -> other.map(series::rate)));
            return Estimate.of(rate, monthEnds);
        }
    }
}
