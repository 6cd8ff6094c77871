package io.calibration.metrics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The exact aggregates of some results: all that the rest of the chain ever sees of them. Parts of one layout add up, in any order,
 * to exactly the part of all the results; nothing is ever subtracted. As confidential as the results themselves, for small groups
 * can be recognised in it: what is published passes the {@link PrivacyPolicy} first. Immutable and thread-safe.
 *
 * @param layout how the results are cut into cells
 * @param intake what came in and what was left out
 * @param decisions joint counts of everything that the class rule looks at
 * @param scores distribution of the overall score
 * @param categories each category by its label
 * @param categoryPairs moments of every two categories over results with an outcome, in alphabetical order
 * @param missingPatterns results by the categories that they lack
 * @param flags the flags
 * @param escalations the escalations
 * @param tiers results of each tier by stored class; results without a tier are in none
 * @param sufficiency whether the data sufficed
 * @param confidence confidence of each stored class, in the order of the layout's classes
 * @param conflicts density of contradictions
 * @param outcomes what became of the results
 * @param days the daily series, by UTC day; days without results are absent
 * @param notScored results that no score came out of; they are in no other group
 */
public record MetricsPart(
        SnapshotLayout layout,
        Intake intake,
        DecisionTable decisions,
        ScoreDistribution scores,
        SortedMap<String, CategoryMetrics> categories,
        List<CategoryPair> categoryPairs,
        MissingPatterns missingPatterns,
        FlagMetrics flags,
        EscalationMetrics escalations,
        SortedMap<String, Counts> tiers,
        SufficiencyMetrics sufficiency,
        List<ConfidenceSums> confidence,
        ConflictMetrics conflicts,
        OutcomeMetrics outcomes,
        SortedMap<LocalDate, DayCounts> days,
        NotScoredMetrics notScored) {

    public MetricsPart {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
        categoryPairs = List.copyOf(categoryPairs);
        confidence = List.copyOf(confidence);
        tiers = Collections.unmodifiableSortedMap(new TreeMap<>(tiers));
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
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

    /** Results that have no score in a category; not for {@code other}, which adds up several. */
    public long missing(String category) {
        CategoryMetrics metrics = categories.get(category);
        return results() - (metrics == null ? 0 : metrics.presentByClass().total());
    }

    /** The aggregates in five figures. */
    public MetricsSummary summary() {
        return MetricsSummary.of(this);
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
        return LabelPooling.pool(new MetricsPart(
                layout,
                intake.plus(other.intake),
                decisions.plus(other.decisions),
                scores.plus(other.scores),
                Sums.of(categories, other.categories, CategoryMetrics::plus),
                plus(categoryPairs, other.categoryPairs),
                missingPatterns.plus(other.missingPatterns),
                flags.plus(other.flags),
                escalations.plus(other.escalations),
                Sums.of(tiers, other.tiers, Counts::plus),
                sufficiency.plus(other.sufficiency),
                confidence(other),
                conflicts.plus(other.conflicts),
                outcomes.plus(other.outcomes),
                Sums.of(days, other.days, DayCounts::plus),
                notScored.plus(other.notScored)));
    }

    private List<ConfidenceSums> confidence(MetricsPart other) {
        return IntStream.range(0, confidence.size())
                .mapToObj(i -> confidence.get(i).plus(other.confidence.get(i)))
                .toList();
    }

    private static List<CategoryPair> plus(List<CategoryPair> left, List<CategoryPair> right) {
        TreeMap<CategoryPair, CategoryPair> sum = new TreeMap<>(CategoryPair.BY_NAMES);
        left.forEach(pair -> sum.put(pair, pair));
        right.forEach(pair -> sum.merge(pair, pair, CategoryPair::plus));
        return new ArrayList<>(sum.values());
    }
}
