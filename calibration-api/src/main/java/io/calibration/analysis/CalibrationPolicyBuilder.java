package io.calibration.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a {@link CalibrationPolicy}, starting from another one. Not thread-safe. */
public final class CalibrationPolicyBuilder {

    private @Nullable Interval flagRate;
    private @Nullable Interval criticalFlagShare;
    private @Nullable Interval escalationRate;
    private @Nullable Interval sufficiencyRate;
    private @Nullable Interval notScoredRate;
    private Map<String, Interval> flagTypeRates;
    private Map<String, Interval> classShares;
    private Map<String, Interval> meanConfidence;
    private Map<String, Interval> categoryCoverage;
    private Margins margins;
    private double falseDiscoveryRate;
    private long seed;
    private SortedSet<String> disabledAnalyzers;

    CalibrationPolicyBuilder(CalibrationPolicy start) {
        flagRate = start.flagRate();
        criticalFlagShare = start.criticalFlagShare();
        escalationRate = start.escalationRate();
        sufficiencyRate = start.sufficiencyRate();
        notScoredRate = start.notScoredRate();
        flagTypeRates = new LinkedHashMap<>(start.flagTypeRates());
        classShares = new LinkedHashMap<>(start.classShares());
        meanConfidence = new LinkedHashMap<>(start.meanConfidence());
        categoryCoverage = new LinkedHashMap<>(start.categoryCoverage());
        margins = start.margins();
        falseDiscoveryRate = start.falseDiscoveryRate();
        seed = start.seed();
        disabledAnalyzers = start.disabledAnalyzers();
    }

    /** Share of results with at least one flag. */
    public CalibrationPolicyBuilder flagRate(Interval range) {
        flagRate = range;
        return this;
    }

    /** Share of critical ones among all flags. */
    public CalibrationPolicyBuilder criticalFlagShare(Interval range) {
        criticalFlagShare = range;
        return this;
    }

    /** Share of results that are escalated. */
    public CalibrationPolicyBuilder escalationRate(Interval range) {
        escalationRate = range;
        return this;
    }

    /** Share of results whose data sufficed, among those that say. */
    public CalibrationPolicyBuilder sufficiencyRate(Interval range) {
        sufficiencyRate = range;
        return this;
    }

    /** Share of results that no score came out of, among all that came in. */
    public CalibrationPolicyBuilder notScoredRate(Interval range) {
        notScoredRate = range;
        return this;
    }

    /** Share of results that carry a flag type. */
    public CalibrationPolicyBuilder flagTypeRate(String label, Interval range) {
        flagTypeRates.put(label, range);
        return this;
    }

    /** The rates of the flag types; types that are not named are compared with a baseline only. */
    public CalibrationPolicyBuilder flagTypeRates(Map<String, Interval> ranges) {
        flagTypeRates = new LinkedHashMap<>(ranges);
        return this;
    }

    /** Share of results in a class. */
    public CalibrationPolicyBuilder classShare(String label, Interval range) {
        classShares.put(label, range);
        return this;
    }

    /** The shares of the classes; classes that are not named are not judged. */
    public CalibrationPolicyBuilder classShares(Map<String, Interval> ranges) {
        classShares = new LinkedHashMap<>(ranges);
        return this;
    }

    /** Mean confidence of a class. */
    public CalibrationPolicyBuilder meanConfidence(String label, Interval range) {
        meanConfidence.put(label, range);
        return this;
    }

    /** The mean confidences of the classes; classes that are not named are not judged. */
    public CalibrationPolicyBuilder meanConfidence(Map<String, Interval> ranges) {
        meanConfidence = new LinkedHashMap<>(ranges);
        return this;
    }

    /** Share of results that have a score in a category. */
    public CalibrationPolicyBuilder categoryCoverage(String label, Interval range) {
        categoryCoverage.put(label, range);
        return this;
    }

    /** What is too little to matter. */
    public CalibrationPolicyBuilder margins(Margins all) {
        margins = all;
        return this;
    }

    /** Greatest expected share of false findings in a report, in (0, 0.5]. */
    public CalibrationPolicyBuilder falseDiscoveryRate(double share) {
        falseDiscoveryRate = share;
        return this;
    }

    /** Seed of every simulation. */
    public CalibrationPolicyBuilder seed(long number) {
        seed = number;
        return this;
    }

    /** Ids of the built-in and discovered analyzers that are switched off. */
    public CalibrationPolicyBuilder disabledAnalyzers(Set<String> analyzers) {
        disabledAnalyzers = new TreeSet<>(analyzers);
        return this;
    }

    /**
     * The policy.
     *
     * @throws IllegalArgumentException when the false discovery rate is out of bounds
     */
    public CalibrationPolicy build() {
        return new CalibrationPolicy(
                flagRate,
                criticalFlagShare,
                escalationRate,
                sufficiencyRate,
                notScoredRate,
                flagTypeRates,
                classShares,
                meanConfidence,
                categoryCoverage,
                margins,
                falseDiscoveryRate,
                seed,
                disabledAnalyzers);
    }
}
