package io.calibration.metrics;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The results of people who come back, thrown together into {@value #GROUPS} random groups, so that all results of one person are in the
 * same: how much the groups differ tells how much less such results are worth than as many independent ones (Wolter 2007, random groups).
 * Results without a key are in none. Groups stay in exact parts; published are design effects alone.
 *
 * @param secrets ids of the secrets that the keys were made with, at most two: with more than one the same person may be in two groups, so
 *     that there is no group then
 * @param groups the groups that have results, by number from 0
 * @param designEffects of a snapshot that was read from its file, in place of groups: how many results of people who come back are worth
 *     one independent one, at least 1, by kind of figure ({@value #CLASSES}, {@value #EVENTS}, {@value #OUTCOMES}); of several snapshots
 *     together the greatest
 */
public record GroupMetrics(
        SortedSet<String> secrets, SortedMap<Integer, Group> groups, SortedMap<String, Double> designEffects) {

    /** The kind of the shares of classes. */
    public static final String CLASSES = "classes";

    /** The kind of what happens to some results: flags, escalations, missing data and outcomes. */
    public static final String EVENTS = "events";

    /** The kind of what the outcomes are, given the class. */
    public static final String OUTCOMES = "outcomes";

    /** The number of groups. */
    public static final int GROUPS = 64;

    /** No results with a key. */
    public static final GroupMetrics NONE = published(new TreeMap<>());

    private static final int MOST_SECRETS = 2;

    public GroupMetrics {
        TreeSet<String> kept = new TreeSet<>(secrets);
        while (kept.size() > MOST_SECRETS) {
            kept.pollLast();
        }
        secrets = Collections.unmodifiableSortedSet(kept);
        groups = kept.size() > 1 ? Collections.emptySortedMap() : Merge.copy(groups);
        designEffects = Merge.copy(designEffects);
    }

    /** Groups as they were counted. */
    public GroupMetrics(SortedSet<String> secrets, SortedMap<Integer, Group> groups) {
        this(secrets, groups, new TreeMap<>());
    }

    /** What a file says of people who come back. */
    public static GroupMetrics published(SortedMap<String, Double> designEffects) {
        return new GroupMetrics(new TreeSet<>(), new TreeMap<>(), designEffects);
    }

    /**
     * One group. Lists are by {@link Outcome#index()}.
     *
     * @param counts results, classes, flags and the like, as of a day
     * @param byClass results of each stored class
     * @param byScore results of each score bin of the layout
     * @param byConfidence results of each confidence bin of the layout, the absent one last
     */
    public record Group(DayCounts counts, List<Counts> byClass, List<Counts> byScore, List<Counts> byConfidence) {

        /** No results. */
        public static final Group NONE = new Group(DayCounts.NONE, none(), none(), none());

        public Group {
            byClass = List.copyOf(byClass);
            byScore = List.copyOf(byScore);
            byConfidence = List.copyOf(byConfidence);
        }

        private static List<Counts> none() {
            return Collections.nCopies(Outcome.COUNT, Counts.zeros(0));
        }

        public Group plus(Group other) {
            return new Group(
                    counts.plus(other.counts),
                    Merge.lists(byClass, other.byClass, Counts::plus),
                    Merge.lists(byScore, other.byScore, Counts::plus),
                    Merge.lists(byConfidence, other.byConfidence, Counts::plus));
        }
    }

    /** Results that are in a group. */
    public long results() {
        return groups.values().stream()
                .mapToLong(group -> group.counts().results())
                .sum();
    }

    /** The groups in the order of their numbers, those without results too. */
    public List<Group> all() {
        return IntStream.range(0, GROUPS)
                .mapToObj(number -> groups.getOrDefault(number, Group.NONE))
                .toList();
    }

    GroupMetrics plus(GroupMetrics other) {
        TreeSet<String> both = new TreeSet<>(secrets);
        both.addAll(other.secrets);
        return new GroupMetrics(
                both,
                both.size() > 1 ? new TreeMap<>() : Merge.maps(groups, other.groups, Group::plus),
                Merge.maps(designEffects, other.designEffects, Math::max));
    }

    /** With other flag types in each group; all else as it is. */
    GroupMetrics pooled(UnaryOperator<DayCounts> pooling) {
        TreeMap<Integer, Group> pooled = new TreeMap<>();
        groups.forEach((number, group) -> pooled.put(
                number, new Group(pooling.apply(group.counts), group.byClass, group.byScore, group.byConfidence)));
        return new GroupMetrics(secrets, pooled, designEffects);
    }
}
