package io.calibration.analyzers.dimensions;

import io.calibration.analysis.AnalysisContext;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.clustering.People;
import io.calibration.metrics.Bins;
import io.calibration.metrics.Counts;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much less a change between two windows is worth than one of independent results, for people come back. Idea: a person is in the same
 * random group in both windows, so the groups' changes differ by as much as changes do whose people are those (random groups; Wolter 2007);
 * what lasts with a person cancels, so that a change may even vary by less than one of independent results. Formula: the sum over the groups
 * of the squared change in their part of the mean, over what it would be of independent results. Of one value people are taken to be as much
 * alike as of all. Where the two windows do not have the same groups, nothing cancels, and the effect is that of one window.
 */
final class PeopleInBoth {

    private final SnapshotLayout layout;
    private final List<Group> now;
    private final List<Group> before;
    private final List<People> apart;
    private final boolean paired;

    private PeopleInBoth(SnapshotLayout layout, MetricsPart now, MetricsPart before) {
        this.layout = layout;
        this.now = now.groups().all();
        this.before = before.groups().all();
        apart = Stream.of(now, before).flatMap(part -> People.of(part).stream()).toList();
        paired = apart.size() == 2
                && now.groups().secrets().equals(before.groups().secrets());
    }

    /** The people of the window and its baseline. */
    static PeopleInBoth of(AnalysisContext context, MetricsSnapshot baseline) {
        return new PeopleInBoth(context.snapshot().layout(), context.snapshot().metrics(), baseline.metrics());
    }

    /** The design effect of a change of the mean score; below 1 where the same people come again. */
    double scores() {
        Bins bins = layout.scoreBins();
        Stratum all = new Stratum(
                group -> group.counts().results(),
                group -> sum(group.byScore(), bins::lower),
                group -> sum(group.byScore(), bin -> bins.lower(bin) * bins.lower(bin)));
        return effect(new Sums().add(List.of(all)), People::classes);
    }

    /** The design effect of a change of the classes' shares; below 1 where the same people come again. */
    double classes() {
        Sums sums = new Sums();
        for (int i = 0; i < layout.classes().size(); i++) {
            int index = i;
            sums.addShare(group -> at(group.counts().byClass(), index));
        }
        return effect(sums, People::classes);
    }

    /** The design effect of a change of what happens to some results; below 1 where the same people come again. */
    double events() {
        Sums sums = new Sums()
                .addShare(group -> group.counts().flagged())
                .addShare(group -> group.counts().escalated());
        TreeSet<String> types = new TreeSet<>();
        now.forEach(group -> types.addAll(group.counts().byFlagType().keySet()));
        types.forEach(type -> sums.addShare(group -> group.counts().byFlagType().getOrDefault(type, 0L)));
        return effect(sums, People::events);
    }

    /** The design effect of a change of the good outcomes, given the class; below 1 where the same people come again. */
    double outcomes() {
        List<Stratum> classes = IntStream.range(0, layout.classes().size())
                .mapToObj(PeopleInBoth::outcomes)
                .toList();
        return effect(new Sums().add(classes), people -> people.outcomes(Group::byClass));
    }

    /**
     * The design effect in a value. One customer with many results is in one value, and there he bears more than among all: so what of the effect the
     * largest group makes by its size is taken to be of that value alone, as far as it is sure that people are alike (James and Stein 1961, the
     * positive part).
     *
     * @param effect that of all results
     * @param part the value's part of all results
     */
    double inValue(double effect, double part) {
        double excess = Math.max(0, effect / allowance() - 1);
        double sure = Math.max(0, 1 - 2 / (degrees() * excess * excess));
        double one = Math.max(ofLargest(now), ofLargest(before));
        return effect + allowance() * excess * sure * one * (1 / part - 1);
    }

    /** How much of the sum of the people's squared shares one customer makes if he alone makes the largest group larger than the others. */
    private static double ofLargest(List<Group> groups) {
        double n =
                groups.stream().mapToDouble(group -> group.counts().results()).sum();
        double[] shares = groups.stream()
                .mapToDouble(group -> group.counts().results() / Math.max(1, n))
                .toArray();
        double even = 1.0 / shares.length;
        double squares = Arrays.stream(shares).map(share -> share * share).sum();
        double largest = Arrays.stream(shares).max().orElse(0);
        double beyond = (largest - even) / (1 - even);
        double ofPeople = (squares - even) / (1 - even);
        return ofPeople > 0 ? Math.min(1, beyond * beyond / ofPeople) : 0;
    }

    /** That of the change, or where the groups are not the same people's the greater one of the two windows. */
    private double effect(Sums sums, ToDoubleFunction<People> ofOne) {
        return paired ? allowed(sums) : apart.stream().mapToDouble(ofOne).max().orElse(1);
    }

    private static Stratum outcomes(int index) {
        ToDoubleFunction<Group> good = group -> at(group.byClass().get(Outcome.YES.index()), index);
        ToDoubleFunction<Group> bad = group -> at(group.byClass().get(Outcome.NO.index()), index);
        return new Stratum(group -> good.applyAsDouble(group) + bad.applyAsDouble(group), good, good);
    }

    private static double sum(List<Counts> byOutcome, IntToDoubleFunction of) {
        double[] sum = new double[1];
        byOutcome.forEach(counts -> counts.forEachNonZero((bin, count) -> sum[0] += of.applyAsDouble(bin) * count));
        return sum[0];
    }

    private static long at(Counts counts, int index) {
        return index < counts.size() ? counts.get(index) : 0;
    }

    private double allowed(Sums sums) {
        double effect = sums.chance > 0 ? sums.squares / sums.chance : 1;
        return effect < 1 ? People.ofSamePeople(effect, degrees()) : effect * allowance();
    }

    /** For how few groups there are (Korn and Graubard 1998). */
    private double allowance() {
        double few = Normal.few(degrees());
        return few * few;
    }

    private double degrees() {
        return Math.max(1, Math.min(degrees(now), degrees(before)));
    }

    /** As many as groups of alike squared size would leave. */
    private static double degrees(List<Group> groups) {
        double squares = 0;
        double fourths = 0;
        for (Group group : groups) {
            double square = Math.pow((double) group.counts().results(), 2);
            squares += square;
            fourths += square * square;
        }
        return fourths == 0 ? groups.size() - 1 : squares * squares / fourths - 1;
    }

    /**
     * Results that are held against their own mean.
     *
     * @param size how many a group has
     * @param sum of the figure over them
     * @param square sum of its squares
     */
    private record Stratum(ToDoubleFunction<Group> size, ToDoubleFunction<Group> sum, ToDoubleFunction<Group> square) {

        double over(List<Group> groups, ToDoubleFunction<Group> of) {
            return groups.stream().mapToDouble(of).sum();
        }
    }

    /** Over several figures, each weighing as much as chance lets it vary. */
    private final class Sums {
        private double squares;
        private double chance;

        Sums addShare(ToDoubleFunction<Group> events) {
            return add(List.of(new Stratum(group -> group.counts().results(), events, events)));
        }

        /** A mean over strata. */
        Sums add(List<Stratum> strata) {
            double[] parts = new double[GroupMetrics.GROUPS];
            chance += parts(now, 1, strata, parts) + parts(before, -1, strata, parts);
            for (double part : parts) {
                squares += part * part;
            }
            return this;
        }

        /** Adds each group's part of the mean, less what its size alone makes of it; the variance of the mean of independent results comes back. */
        private double parts(List<Group> groups, int sign, List<Stratum> strata, double[] parts) {
            double all = strata.stream()
                    .mapToDouble(stratum -> stratum.over(groups, stratum.size()))
                    .sum();
            double independent = 0;
            for (Stratum stratum : strata) {
                double n = stratum.over(groups, stratum.size());
                double mean = n == 0 ? 0 : stratum.over(groups, stratum.sum()) / n;
                double variance = n == 0 ? 0 : stratum.over(groups, stratum.square()) / n - mean * mean;
                double sizes = 0;
                for (int i = 0; i < parts.length && n > 0; i++) {
                    double own = stratum.size().applyAsDouble(groups.get(i));
                    parts[i] += sign * (stratum.sum().applyAsDouble(groups.get(i)) - own * mean) / all;
                    sizes += own * own / n;
                }
                independent += Math.max(0, variance) * (n - sizes);
            }
            return all == 0 ? 0 : independent / (all * all);
        }
    }
}
