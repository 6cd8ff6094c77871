package io.calibration.internal.statistics.clustering;

import io.calibration.internal.statistics.Normal;
import io.calibration.metrics.Counts;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much less results of people who come back are worth than as many independent ones. People are thrown into random groups; were all
 * results independent, a rate would differ from group to group as chance lets it. The variance between groups over that of independent
 * results is the design effect (Wolter 2007, random groups).
 *
 * <p>Where a few people bear much, few groups decide, and the effect is itself uncertain: it has as many degrees of freedom as groups of
 * alike squared size would leave, and the allowance of Korn and Graubard (1998) for them.
 */
public final class People {

    /** Fewer results with a key than this share of all would not speak for all. */
    private static final double LEAST_KNOWN = 0.9;

    /** However much the same people come again, a change is not taken to vary by less than this part of one of independent results. */
    private static final double LEAST_CHANGE = 0.5;

    private final Set<String> secrets;
    private final List<Group> groups;
    private final long[] sizes;
    private final double degrees;

    private People(GroupMetrics metrics) {
        secrets = metrics.secrets();
        groups = metrics.all();
        sizes = counts(group -> group.counts().results());
        double squares = Arrays.stream(sizes).mapToDouble(n -> (double) n * n).sum();
        double fourths =
                Arrays.stream(sizes).mapToDouble(n -> Math.pow((double) n, 4)).sum();
        degrees = Math.max(1, squares * squares / fourths - 1);
    }

    /** The people of these results; empty where too few results say whose they are. */
    public static Optional<People> of(MetricsPart part) {
        return Optional.of(part.groups())
                .filter(groups -> speakForAll(groups.results(), part.results()))
                .map(People::new);
    }

    /** Whether so many results that say whose they are speak for all. */
    public static boolean speakForAll(long known, long results) {
        return known > 0 && known >= LEAST_KNOWN * results;
    }

    /** Degrees of freedom of every effect, at least 1 and at most one less than there are groups. */
    public double degrees() {
        return degrees;
    }

    /** The design effect of the classes' shares, at least 1. */
    public double classes() {
        return effect(IntStream.range(0, classCount()).mapToObj(this::ofClass));
    }

    private int classCount() {
        return groups.stream()
                .mapToInt(group -> total(group.byClass()).size())
                .max()
                .orElse(0);
    }

    /**
     * The design effect of how much the classes' shares change from other results of the same secret to these: where the same people come
     * again, what they have in common changes nothing, and shares change by less than those of independent results. At least
     * {@value #LEAST_CHANGE}, and all with the allowance for how few groups bear much.
     */
    public double classesSince(People before) {
        double excess = 0;
        double chance = 0;
        for (int index = 0; index < Math.max(classCount(), before.classCount()); index++) {
            double[] now = inClass(index);
            double[] then = before.inClass(index);
            for (int group = 0; group < now.length; group++) {
                excess += (now[group] - then[group]) * (now[group] - then[group]);
            }
            chance += chance(index) + before.chance(index);
        }
        double few = Normal.few(Math.min(degrees, before.degrees));
        double effect = chance > 0 ? excess / chance : 1;
        return few * few * (effect > 1 ? effect : ofSamePeople(effect, Math.min(degrees, before.degrees)));
    }

    /**
     * A design effect of a change that is below 1 because the same people come again, drawn towards 1 by as much as it is uncertain (James and
     * Stein 1961, the positive part).
     *
     * @param effect at least 0 and at most 1
     * @param degrees degrees of freedom that it is known with
     * @return at least {@value #LEAST_CHANGE} and at most 1
     */
    public static double ofSamePeople(double effect, double degrees) {
        double less = 1 - effect;
        double sure = less == 0 ? 0 : Math.max(0, 1 - 2 / (degrees * less * less));
        return Math.max(LEAST_CHANGE, 1 - less * sure);
    }

    private long[] ofClass(int index) {
        return counts(group -> at(total(group.byClass()), index));
    }

    /** What each group adds to a share. */
    private double[] inClass(int index) {
        long[] counts = ofClass(index);
        double n = (double) Arrays.stream(sizes).sum();
        double rate = (double) Arrays.stream(counts).sum() / n;
        return IntStream.range(0, sizes.length)
                .mapToDouble(group -> ((double) counts[group] - (double) sizes[group] * rate) / n)
                .toArray();
    }

    /** The sum of the squares of these for independent results. */
    private double chance(int index) {
        double n = (double) Arrays.stream(sizes).sum();
        double squares =
                Arrays.stream(sizes).mapToDouble(size -> (double) size * size).sum();
        double rate = (double) Arrays.stream(ofClass(index)).sum() / n;
        return rate * (1 - rate) * (n * n - squares) / (n - 1) / (n * n);
    }

    /** The design effect of what happens to some results: flags, escalations, missing data and outcomes; at least 1. */
    public double events() {
        Stream<ToLongFunction<Group>> events = Stream.concat(
                Stream.of(
                        group -> group.counts().escalated(),
                        group -> group.counts().insufficient(),
                        group -> group.counts().withOutcome()),
                groups.stream()
                        .flatMap(group -> group.counts().byFlagType().keySet().stream())
                        .distinct()
                        .sorted()
                        .map(type -> group -> group.counts().byFlagType().getOrDefault(type, 0L)));
        return effect(events.map(this::counts));
    }

    /** The design effect of one rate, at least 1. */
    public double of(ToLongFunction<Group> events) {
        return effect(Stream.of(counts(events)));
    }

    /**
     * The design effect of what happened to so many results more than in a baseline, at least 1: people who are in both make no difference.
     * Where keys were made with other secrets nothing tells who is in both, and all are taken for others.
     */
    public double against(People before, ToLongFunction<Group> events) {
        long[] now = counts(events);
        long[] then = before.counts(events);
        double n = (double) Arrays.stream(now).sum();
        double m = (double) Arrays.stream(then).sum();
        if (!secrets.equals(before.secrets) || m == 0) {
            return Math.max(of(events), before.of(events));
        }
        double scale = n / m;
        double squares = IntStream.range(0, now.length)
                .mapToDouble(group -> now[group] - scale * then[group])
                .map(difference -> difference * difference)
                .sum();
        return n > 0 ? allowed(squares / (n + scale * n) * now.length / (now.length - 1)) : 1;
    }

    /**
     * The design effect of a figure that adds up from what each result makes of it, at least 1.
     *
     * @param pull what a group makes of it; nothing in the sum over all groups
     * @param chance its variance when all results are independent, above 0
     */
    public double of(ToDoubleFunction<Group> pull, double chance) {
        double squares =
                groups.stream().mapToDouble(pull).map(value -> value * value).sum();
        return allowed(squares / chance * groups.size() / (groups.size() - 1));
    }

    /**
     * The design effect of good outcomes, at least 1, given what they go with: how much those of a group differ from what the other groups
     * lead to expect, over what chance lets them. Left out itself, a customer with many results does not explain them.
     *
     * @param bins results of a group by outcome, in few bins of what they go with
     */
    public double outcomes(Function<Group, List<Counts>> bins) {
        List<List<Counts>> byGroup = groups.stream().map(bins).toList();
        Counts good = total(byGroup, Outcome.YES);
        Counts bad = total(byGroup, Outcome.NO);
        double excess = 0;
        double chance = 0;
        for (List<Counts> group : byGroup) {
            double residual = 0;
            for (int bin = 0; bin < Math.max(good.size(), bad.size()); bin++) {
                double ownGood = (double) at(group.get(Outcome.YES.index()), bin);
                double own = ownGood + (double) at(group.get(Outcome.NO.index()), bin);
                double othersGood = (double) at(good, bin) - ownGood;
                double others = (double) (at(good, bin) + at(bad, bin)) - own;
                if (own > 0 && others > 0) {
                    double rate = (double) at(good, bin) / (others + own);
                    residual += ownGood - own * othersGood / others;
                    chance += own * rate * (1 - rate) * (1 + own / others);
                }
            }
            excess += residual * residual;
        }
        return chance > 0 ? allowed(excess / chance) : 1;
    }

    private static Counts total(List<List<Counts>> byGroup, Outcome outcome) {
        return byGroup.stream().map(counts -> counts.get(outcome.index())).reduce(Counts.zeros(0), Counts::plus);
    }

    /** The mean over series, each weighing as many events as chance lets vary. */
    private double effect(Stream<long[]> series) {
        double excess = 0;
        double chance = 0;
        double n = (double) Arrays.stream(sizes).sum();
        double squares =
                Arrays.stream(sizes).mapToDouble(size -> (double) size * size).sum();
        for (long[] counts : series.toList()) {
            double rate = (double) Arrays.stream(counts).sum() / n;
            chance += rate * (1 - rate) * (n * n - squares) / (n - 1);
            for (int group = 0; group < sizes.length; group++) {
                double residual = (double) counts[group] - (double) sizes[group] * rate;
                excess += residual * residual;
            }
        }
        return chance > 0 ? allowed(excess / chance) : 1;
    }

    private double allowed(double effect) {
        double few = Normal.few(degrees);
        return Math.max(1, effect) * few * few;
    }

    private long[] counts(ToLongFunction<Group> events) {
        return groups.stream().mapToLong(events).toArray();
    }

    private static Counts total(List<Counts> byOutcome) {
        return byOutcome.stream().reduce(Counts.zeros(0), Counts::plus);
    }

    private static long at(Counts counts, int index) {
        return index < counts.size() ? counts.get(index) : 0;
    }
}
