package io.calibration.disclosure;

import io.calibration.internal.statistics.clustering.People;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.OutcomeMetrics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;

/**
 * What a file says of people who come back: by kind of figure one design effect of two digits, and nothing by group. It is left out where
 * fewer groups than the least cell have results, for those could be as few people, and where the figure would rest on fewer results.
 */
public final class PeopleProtection {

    private static final MathContext DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);

    private final SortedMap<String, Double> effects = new TreeMap<>();
    private final long least;

    private PeopleProtection(long least) {
        this.least = least;
    }

    /**
     * What may be told of the groups of a part.
     *
     * @param least results, and groups of people, that each figure rests on at least; 1 where everything may be seen
     */
    public static GroupMetrics of(MetricsPart part, long least) {
        PeopleProtection told = new PeopleProtection(least);
        Optional<People> known = People.of(part);
        if (known.isPresent() && part.groups().groups().size() >= least) {
            told.add(part, known.get());
        }
        return GroupMetrics.published(told.effects);
    }

    private void add(MetricsPart part, People people) {
        long results = part.results();
        long inMostCommon = part.byClass().toList().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        DayCounts events =
                part.groups().groups().values().stream().map(Group::counts).reduce(DayCounts.NONE, DayCounts::plus);
        long mostEvents = LongStream.concat(
                        LongStream.of(events.escalated(), events.insufficient(), events.withOutcome()),
                        events.byFlagType().values().stream().mapToLong(Long::longValue))
                .map(count -> Math.min(count, events.results() - count))
                .max()
                .orElse(0);
        long good = part.outcomes().byScore().stream()
                .mapToLong(OutcomeMetrics.Sums::yes)
                .sum();
        put(GroupMetrics.CLASSES, results - inMostCommon, people::classes);
        put(GroupMetrics.EVENTS, mostEvents, people::events);
        put(GroupMetrics.OUTCOMES, Math.min(good, events.withOutcome() - good), () -> people.outcomes(Group::byClass));
    }

    private void put(String kind, long restsOn, DoubleSupplier effect) {
        if (restsOn >= least) {
            effects.put(
                    kind, BigDecimal.valueOf(effect.getAsDouble()).round(DIGITS).doubleValue());
        }
    }
}
