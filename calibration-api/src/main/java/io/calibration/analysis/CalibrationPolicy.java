package io.calibration.analysis;

import io.calibration.metrics.MetricsPart;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the host expects of healthy results, and how sure a finding must be. Ranges are shares in [0, 1], both ends included. What has no
 * range is compared with a baseline, where there is one; what has neither is not judged, and the report says so
 * ({@link CalibrationReport#notJudged()}). Immutable.
 *
 * @param flagRate share of results with at least one flag, or null
 * @param criticalFlagShare share of critical ones among all flags, or null
 * @param escalationRate share of results that are escalated, or null
 * @param sufficiencyRate share of results whose data sufficed, among those that say, or null
 * @param notScoredRate share of results that no score came out of, among all that came in ({@link MetricsPart#arrived()}), or null
 * @param flagTypeRates share of results that carry a flag type, by label
 * @param classShares share of results in each class, by label
 * @param meanConfidence mean confidence of each class, by label
 * @param categoryCoverage share of results that have a score in each category, by label
 * @param margins what is too little to matter
 * @param falseDiscoveryRate greatest expected share of false findings in a report, in (0, 0.5]
 * @param seed seed of every simulation, so that a report comes out the same again
 * @param disabledAnalyzers ids of the built-in and discovered analyzers that are switched off; one that the host hands over runs all the same
 */
public record CalibrationPolicy(
        @Nullable Interval flagRate,
        @Nullable Interval criticalFlagShare,
        @Nullable Interval escalationRate,
        @Nullable Interval sufficiencyRate,
        @Nullable Interval notScoredRate,
        Map<String, Interval> flagTypeRates,
        Map<String, Interval> classShares,
        Map<String, Interval> meanConfidence,
        Map<String, Interval> categoryCoverage,
        Margins margins,
        double falseDiscoveryRate,
        long seed,
        SortedSet<String> disabledAnalyzers) {

    public CalibrationPolicy {
        flagTypeRates = Collections.unmodifiableMap(new LinkedHashMap<>(flagTypeRates));
        classShares = Collections.unmodifiableMap(new LinkedHashMap<>(classShares));
        meanConfidence = Collections.unmodifiableMap(new LinkedHashMap<>(meanConfidence));
        categoryCoverage = Collections.unmodifiableMap(new LinkedHashMap<>(categoryCoverage));
        disabledAnalyzers = Collections.unmodifiableSortedSet(new TreeSet<>(disabledAnalyzers));
        if (!(falseDiscoveryRate > 0 && falseDiscoveryRate <= 0.5)) {
            throw new IllegalArgumentException(
                    "The false discovery rate (" + falseDiscoveryRate + ") must be in (0, 0.5].");
        }
    }

    /** No ranges: what is fine is for the host to say, or for a baseline. The rest has its default. */
    public static CalibrationPolicy standard() {
        return new CalibrationPolicy(
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Margins.standard(),
                0.05,
                20_261_101L,
                new TreeSet<>());
    }

    /** The ranges of one known system, with the five classes {@code high_potential} to {@code high_risk}: for whoever has that system. */
    public static CalibrationPolicy original() {
        return builder()
                .flagRate(new Interval(0.05, 0.30))
                .criticalFlagShare(new Interval(0, 0.20))
                .escalationRate(new Interval(0, 0.15))
                .sufficiencyRate(new Interval(0.70, 1))
                .classShares(ranges(0.10, 0.30, 0.20, 0.40, 0.15, 0.35, 0.10, 0.25, 0.05, 0.15))
                .meanConfidence(ranges(0.7, 1.0, 0.6, 0.9, 0.4, 0.7, 0.3, 0.6, 0.5, 1.0))
                .build();
    }

    private static Map<String, Interval> ranges(double... ends) {
        String[] classes = {"high_potential", "worth_exploring", "mixed_signals", "caution", "high_risk"};
        Map<String, Interval> ranges = new LinkedHashMap<>();
        for (int i = 0; i < classes.length; i++) {
            ranges.put(classes[i], new Interval(ends[2 * i], ends[2 * i + 1]));
        }
        return ranges;
    }

    /** The expected share of a class, if there is one. */
    public Optional<Interval> classShare(String label) {
        return Optional.ofNullable(classShares.get(label));
    }

    /** The expected mean confidence of a class, if there is one. */
    public Optional<Interval> meanConfidence(String label) {
        return Optional.ofNullable(meanConfidence.get(label));
    }

    /** The expected rate of a flag type, if there is one. */
    public Optional<Interval> flagTypeRate(String label) {
        return Optional.ofNullable(flagTypeRates.get(label));
    }

    /** The expected coverage of a category, if there is one. */
    public Optional<Interval> categoryCoverage(String label) {
        return Optional.ofNullable(categoryCoverage.get(label));
    }

    /** A builder that starts from {@link #standard()}: without ranges. */
    public static CalibrationPolicyBuilder builder() {
        return standard().toBuilder();
    }

    /** A builder that starts from this policy. */
    public CalibrationPolicyBuilder toBuilder() {
        return new CalibrationPolicyBuilder(this);
    }

    /** The same policy with these analyzers switched off. */
    public CalibrationPolicy withDisabledAnalyzers(Set<String> analyzers) {
        return toBuilder().disabledAnalyzers(analyzers).build();
    }

    /** The same policy with a range for the rate of a flag type. */
    public CalibrationPolicy withFlagTypeRate(String label, Interval range) {
        return toBuilder().flagTypeRate(label, range).build();
    }
}
