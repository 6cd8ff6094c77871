package io.calibration.metrics;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The exact aggregates of some results: all that the rest of the chain ever sees of them. Parts of one layout add up, in any order,
 * to exactly the part of all the results; nothing is ever subtracted. As confidential as the results themselves, for small groups
 * can be recognised in it: what is published passes the {@link PrivacyPolicy} first. Immutable and thread-safe.
 *
 * @param layout how the results are cut into cells
 * @param intake what came in and what was left out
 * @param decisions joint counts of everything that the class rule looks at
 * @param scores distribution of the overall score
 * @param categories the categories
 * @param flags the flags
 * @param escalations the escalations
 * @param tiers results of each tier by stored class; results without a tier are in none
 * @param sufficiency whether the data sufficed
 * @param confidence confidence of each class, and the density of contradictions
 * @param outcomes what became of the results
 * @param days the daily series, by UTC day; days without results are absent
 * @param notScored results that no score came out of; they are in no other group
 * @param groups the results of people who come back
 * @param dimensions the results of each value of each dimension that the layout declares; results without a value of a dimension are in
 *     none of it, and a dimension or value without results is absent
 */
public record MetricsPart(
        SnapshotLayout layout,
        Intake intake,
        DecisionTable decisions,
        ScoreDistribution scores,
        CategoryMetrics categories,
        FlagMetrics flags,
        Escalations escalations,
        SortedMap<String, Counts> tiers,
        Sufficiency sufficiency,
        ConfidenceMetrics confidence,
        OutcomeMetrics outcomes,
        SortedMap<LocalDate, DayCounts> days,
        NotScoredMetrics notScored,
        GroupMetrics groups,
        SortedMap<String, SortedMap<String, Slice>> dimensions) {

    public MetricsPart {
        // With two secrets the same person may be in two groups, so that groups tell nobody apart.
        decisions = groups.secrets().size() > 1 ? decisions.withoutPeople() : decisions;
        tiers = Merge.copy(tiers);
        days = Merge.copy(days);
        dimensions = Merge.mapped(dimensions, Merge::copy);
    }

    /** No results. */
    public static MetricsPart none(SnapshotLayout layout) {
        return new MetricsPart(
                layout,
                Intake.NONE,
                DecisionTable.NONE,
                ScoreDistribution.empty(layout.scoreBins().count()),
                CategoryMetrics.NONE,
                FlagMetrics.NONE,
                new Escalations(0, new TreeMap<>()),
                new TreeMap<>(),
                new Sufficiency(0, 0, 0),
                ConfidenceMetrics.none(layout),
                OutcomeMetrics.none(layout),
                new TreeMap<>(),
                NotScoredMetrics.NONE,
                GroupMetrics.NONE,
                new TreeMap<>());
    }

    /**
     * The results of one value of a dimension. Published metrics have them by class alone.
     *
     * @param byClass results of each stored class
     * @param decisions joint counts of everything that the class rule looks at, even days and odd days apart; the outcome of every cell is
     *     {@link Outcome#ABSENT}, as outcomes stand beside
     * @param days the daily series, by UTC day; days without results are absent
     * @param outcomes outcomes of the results of each UTC day; days without any are absent
     */
    public record Slice(
            Counts byClass,
            DecisionTable decisions,
            SortedMap<LocalDate, DayCounts> days,
            SortedMap<LocalDate, OutcomesByClass> outcomes) {

        /** No results. */
        public static final Slice NONE = published(Counts.zeros(0));

        public Slice {
            days = Merge.copy(days);
            outcomes = Merge.copy(outcomes);
        }

        /** Of results of which the classes alone are known. */
        public static Slice published(Counts byClass) {
            return new Slice(byClass, DecisionTable.NONE, new TreeMap<>(), new TreeMap<>());
        }

        /** The number of results. */
        public long results() {
            return byClass.total();
        }

        /**
         * The results of both: classes place by place and the shorter list filled up with zeros, cells by their key, days by date. Both are to
         * be of one layout, which is not checked here.
         *
         * @throws ArithmeticException when a count is beyond a long
         */
        public Slice plus(Slice other) {
            return new Slice(
                    byClass.plus(other.byClass),
                    decisions.plus(other.decisions),
                    Merge.maps(days, other.days, DayCounts::plus),
                    Merge.maps(outcomes, other.outcomes, OutcomesByClass::plus));
        }

        private Slice pooled(UnaryOperator<DayCounts> pooling) {
            return new Slice(byClass, decisions, Merge.mapped(days, pooling), outcomes);
        }
    }

    /**
     * Outcomes by stored class.
     *
     * @param bad outcomes that are not good, of each class
     * @param good good outcomes, of each class
     */
    public record OutcomesByClass(Counts bad, Counts good) {

        /** No outcomes. */
        public static final OutcomesByClass NONE = new OutcomesByClass(Counts.zeros(0), Counts.zeros(0));

        /** All outcomes. */
        public long total() {
            return Math.addExact(bad.total(), good.total());
        }

        /**
         * The outcomes of both, class by class; where one has fewer classes, as {@link #NONE} has none, the others count as 0 in it.
         *
         * @throws ArithmeticException when a count is beyond a long
         */
        public OutcomesByClass plus(OutcomesByClass other) {
            return new OutcomesByClass(bad.plus(other.bad), good.plus(other.good));
        }
    }

    /**
     * The escalations.
     *
     * @param results results that were escalated, for whatever number of reasons
     * @param byReason results that carry each reason; one result may carry several
     */
    public record Escalations(long results, SortedMap<String, Long> byReason) {

        public Escalations {
            byReason = Merge.copy(byReason);
        }

        private Escalations plus(Escalations other, LabelPooling labels) {
            return new Escalations(
                    Math.addExact(results, other.results),
                    labels.sum(LabelKind.ESCALATION, byReason, other.byReason, Math::addExact, Long::longValue));
        }
    }

    /**
     * Whether the data sufficed.
     *
     * @param sufficient results for which it did
     * @param insufficient results for which it did not
     * @param unknown results that do not say
     */
    public record Sufficiency(long sufficient, long insufficient, long unknown) {

        private Sufficiency plus(Sufficiency other) {
            return new Sufficiency(
                    Math.addExact(sufficient, other.sufficient),
                    Math.addExact(insufficient, other.insufficient),
                    Math.addExact(unknown, other.unknown));
        }
    }

    /**
     * The aggregates in five figures.
     *
     * @param results results counted
     * @param mostCommonClass label of the class that most results are in, the one tried first of two as common; empty without results
     * @param averageConfidence mean confidence in [0, 1] of the results that have one; empty when none has
     * @param flagRate share of the results with at least one flag; empty without results
     * @param escalationRate share of the results that were escalated; empty without results
     */
    public record Summary(
            long results,
            Optional<String> mostCommonClass,
            OptionalDouble averageConfidence,
            OptionalDouble flagRate,
            OptionalDouble escalationRate) {

        private static Summary of(MetricsPart part) {
            long results = part.results();
            return new Summary(
                    results,
                    mostCommonClass(part),
                    part.confidence().total().mean(),
                    rate(part.flags().results(), results),
                    rate(part.escalations().results(), results));
        }

        private static Optional<String> mostCommonClass(MetricsPart part) {
            Counts counts = part.byClass();
            int best = 0;
            for (int i = 1; i < counts.size(); i++) {
                best = counts.get(i) > counts.get(best) ? i : best;
            }
            return counts.total() == 0
                    ? Optional.empty()
                    : Optional.of(part.layout().classes().get(best));
        }

        private static OptionalDouble rate(long count, long results) {
            return results == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / results);
        }
    }

    /** The number of results with a score: those that every group but {@link #notScored} counts. */
    public long results() {
        return intake.accepted();
    }

    /**
     * The number of results that came in: with a score, without, and rejected. Of rejected ones version and day may not be known; those known to be
     * of another version or outside the window are not among them.
     */
    public long arrived() {
        return Math.addExact(Math.addExact(results(), notScored.results()), intake.rejectedTotal());
    }

    /** The days of all results, with a score and without; of rejected ones no day is kept. */
    public SortedSet<LocalDate> attemptDays() {
        TreeSet<LocalDate> all = new TreeSet<>(days.keySet());
        all.addAll(notScored.byDay().keySet());
        return all;
    }

    /** The results of each stored class, in the order of the layout's classes; true also where the decision table is withheld in part. */
    public Counts byClass() {
        long[] sums = new long[layout.classes().size()];
        for (DayCounts day : days.values()) {
            day.byClass().forEachNonZero((index, count) -> sums[index] = Math.addExact(sums[index], count));
        }
        return Counts.of(sums);
    }

    /**
     * The results of one stored class, as {@link #byClass()} has them.
     *
     * @param classIndex index into the layout's classes
     */
    public long inClass(int classIndex) {
        return days.values().stream()
                .mapToLong(day -> day.byClass().get(classIndex))
                .reduce(0, Math::addExact);
    }

    /** For each confidence bin of the layout, the absent one last: results of each stored class. */
    public List<Counts> byConfidence() {
        return decisions.byConfidence(
                layout.absentConfidenceBin() + 1, layout.classes().size());
    }

    /**
     * The same results with other counts of outcomes.
     *
     * @param decided by decision, of the same layout
     * @param known by confidence, score and day
     */
    public MetricsPart withOutcomes(DecisionTable decided, OutcomeMetrics known) {
        return new MetricsPart(
                layout,
                intake,
                decided,
                scores,
                categories,
                flags,
                escalations,
                tiers,
                sufficiency,
                confidence,
                known,
                days,
                notScored,
                groups,
                dimensions);
    }

    /** Results that have a value of a dimension; 0 for one that is not declared. */
    public long withValue(String dimension) {
        return dimensions.getOrDefault(dimension, new TreeMap<>()).values().stream()
                .mapToLong(Slice::results)
                .sum();
    }

    /** Results that have no score in a category; not for {@code other}, which adds up several. */
    public long missing(String category) {
        CategoryMetrics.Category metrics = categories.byLabel().get(category);
        return results() - (metrics == null ? 0 : metrics.presentByClass().total());
    }

    /** The aggregates in five figures. */
    public Summary summary() {
        return Summary.of(this);
    }

    /**
     * Both together, labels beyond the caps of {@link LabelKind} pooled.
     *
     * @throws IllegalArgumentException when the layouts differ
     */
    public MetricsPart plus(MetricsPart other) {
        if (!layout.equals(other.layout)) {
            throw new IllegalArgumentException("Parts of different layouts do not add up: one was counted under "
                    + layout.logicVersion() + ", the other under " + other.layout.logicVersion()
                    + ". Collect both under one config, with the same known labels.");
        }
        LabelPooling labels = new LabelPooling(layout);
        CategoryMetrics allCategories = categories.plus(other.categories, labels);
        FlagMetrics allFlags = flags.plus(other.flags, labels);
        Escalations allEscalations = escalations.plus(other.escalations, labels);
        SortedMap<String, Counts> allTiers =
                labels.sum(LabelKind.TIER, tiers, other.tiers, Counts::plus, Counts::total);
        NotScoredMetrics allNotScored = notScored.plus(other.notScored, labels);
        SortedMap<String, SortedMap<String, Slice>> allDimensions = dimensions(other, labels);
        UnaryOperator<DayCounts> pooling = flagTypes(other, labels);
        SortedMap<LocalDate, DayCounts> allDays = Merge.maps(days, other.days, DayCounts::plus);
        allDays.replaceAll((date, day) -> pooling.apply(day));
        return new MetricsPart(
                layout,
                intake.plus(other.intake, labels),
                decisions.plus(other.decisions),
                scores.plus(other.scores),
                allCategories,
                allFlags,
                allEscalations,
                allTiers,
                sufficiency.plus(other.sufficiency),
                confidence.plus(other.confidence),
                outcomes.plus(other.outcomes),
                allDays,
                allNotScored,
                groups.plus(other.groups).pooled(pooling),
                Merge.mapped(allDimensions, values -> Merge.mapped(values, slice -> slice.pooled(pooling))));
    }

    private SortedMap<String, SortedMap<String, Slice>> dimensions(MetricsPart other, LabelPooling labels) {
        SortedMap<String, SortedMap<String, Slice>> all = new TreeMap<>();
        for (String name : layout.dimensions()) {
            SortedMap<String, Slice> values = labels.sumValues(
                    name,
                    dimensions.getOrDefault(name, new TreeMap<>()),
                    other.dimensions.getOrDefault(name, new TreeMap<>()));
            if (!values.isEmpty()) {
                all.put(name, values);
            }
        }
        return all;
    }

    /** Pools the flag types that are over the whole of both parts. */
    private UnaryOperator<DayCounts> flagTypes(MetricsPart other, LabelPooling labels) {
        Set<String> types = new TreeSet<>(flags.types().keySet());
        types.addAll(other.flags.types().keySet());
        Set<String> surplus = labels.surplus(LabelKind.FLAG_TYPE, types);
        return day -> surplus.isEmpty()
                ? day
                : day.withFlagTypes(LabelPooling.pool(surplus, day.byFlagType(), Math::addExact));
    }
}
