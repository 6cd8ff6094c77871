package io.calibration.analysis;

import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsPart;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
 * @param dimensions how much values of a dimension may differ, by the dimension's name; values of one that is not named may differ
 * @param outcomes which outcomes become known, and by when
 * @param expectedOutcomes what is expected of outcomes, and what confidence and score are the probability of
 * @param monthEnds how many last days of each month have rates of their own, by which they are judged: from 0, none, to {@value #MOST_MONTH_ENDS}
 * @param margins what is too little to matter
 * @param falseDiscoveryRate greatest expected share of false findings in a report, in (0, 0.5]
 * @param seed seed of every simulation, so that a report comes out the same again
 * @param disabledAnalyzers ids of the built-in and discovered analyzers that are switched off; one that the host hands over runs all the same
 * @param learned from which window the ranges were learned, or null where they were not
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
        Map<String, Differences> dimensions,
        KnownOutcomes outcomes,
        ExpectedOutcomes expectedOutcomes,
        int monthEnds,
        Margins margins,
        double falseDiscoveryRate,
        long seed,
        SortedSet<String> disabledAnalyzers,
        @Nullable Learned learned) {

    /** More days would be half a month. */
    public static final int MOST_MONTH_ENDS = 10;

    public CalibrationPolicy {
        flagTypeRates = Collections.unmodifiableMap(new LinkedHashMap<>(flagTypeRates));
        classShares = Collections.unmodifiableMap(new LinkedHashMap<>(classShares));
        meanConfidence = Collections.unmodifiableMap(new LinkedHashMap<>(meanConfidence));
        categoryCoverage = Collections.unmodifiableMap(new LinkedHashMap<>(categoryCoverage));
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        disabledAnalyzers = Collections.unmodifiableSortedSet(new TreeSet<>(disabledAnalyzers));
        if (!(falseDiscoveryRate > 0 && falseDiscoveryRate <= 0.5)) {
            throw new IllegalArgumentException(
                    "The false discovery rate (" + falseDiscoveryRate + ") must be in (0, 0.5].");
        }
        if (monthEnds < 0 || monthEnds > MOST_MONTH_ENDS) {
            throw new IllegalArgumentException(
                    "The days of a month-end (" + monthEnds + ") must be from 0 to " + MOST_MONTH_ENDS + ".");
        }
    }

    /** No ranges: what is fine is for the host to say, or for a baseline. The rest has its default. */
    public static CalibrationPolicy standard() {
        return new Builder().build();
    }

    /**
     * The ranges of one known system, with the five classes {@code high_potential} to {@code high_risk}: for whoever has that system. Its
     * confidence says how sure a class is, of the worst as of the best; what outcome each class expects it never said, so neither does this.
     */
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

    /** A builder that starts from {@link #standard()}: without ranges. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this policy. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * From which window a policy's ranges were learned, and on whose word. It stays with the policy when people edit the ranges. A window is
     * called healthy by a person; nothing in it proves that it is.
     *
     * @param window the days that were asked for; the results may lie on fewer
     * @param snapshotDigest SHA-256 of the snapshot's file, as its privacy policy lets it be seen: 64 lower-case hexadecimal digits
     * @param saidBy who called the window healthy, {@code human:ID}
     * @param saidAt when
     * @param leftOut what got no range and why, a sentence each that begins with the key
     */
    public record Learned(
            DayWindow window, String snapshotDigest, String saidBy, Instant saidAt, List<String> leftOut) {

        private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
        private static final Pattern PERSON = Pattern.compile("human:[a-z0-9._:@-]{1,128}");

        /** @throws IllegalArgumentException when the digest is none, or it is no person who said it */
        public Learned {
            leftOut = List.copyOf(leftOut);
            if (!SHA_256.matcher(snapshotDigest).matches()) {
                throw new IllegalArgumentException("A digest is 64 lower-case hexadecimal digits (SHA-256).");
            }
            if (!PERSON.matcher(saidBy).matches()) {
                throw new IllegalArgumentException(
                        "That a window is healthy is said by a person, written human:ID; the id is 1 to 128 characters of"
                                + " a-z, 0-9 and . _ : @ -");
            }
        }
    }

    /**
     * How much a value of a dimension may differ from all others together; null where it may differ.
     *
     * @param classShare greatest difference in the share of a class, in [0, 1]
     * @param outcomeRate greatest difference in the share of good outcomes within a class, in [0, 1]
     */
    public record Differences(
            @Nullable Double classShare, @Nullable Double outcomeRate) {

        /** @throws IllegalArgumentException when one is out of bounds */
        public Differences {
            if (!isShare(classShare) || !isShare(outcomeRate)) {
                throw new IllegalArgumentException("A greatest difference of shares must be from 0 to 1.");
            }
        }

        private static boolean isShare(@Nullable Double number) {
            return number == null || (number >= 0 && number <= 1);
        }
    }

    /**
     * How far something may be beyond what is expected before it matters: the margins of indifference. A deviation within them is no finding,
     * however large the sample.
     *
     * @param rate least margin of a rate beyond its range, as a share above 0
     * @param relativeRate margin of a rate as a part of its limit (of what is left to 1, where that is less); the greater of both counts
     * @param ratio ratio to a baseline or to other days that is still fine, above 1
     * @param classMix population stability index that is still fine, above 0
     * @param confidence distance of a mean confidence from its range, from another class or from the outcomes that is still fine, above 0
     */
    public record Margins(double rate, double relativeRate, double ratio, double classMix, double confidence) {

        /** @throws IllegalArgumentException when one is out of bounds */
        public Margins {
            requireAbove(0, rate, "rate");
            requireAbove(0, relativeRate, "relative_rate");
            requireAbove(1, ratio, "ratio");
            requireAbove(0, classMix, "class_mix");
            requireAbove(0, confidence, "confidence");
        }

        private static void requireAbove(double limit, double margin, String name) {
            if (!(margin > limit && Double.isFinite(margin))) {
                throw new IllegalArgumentException(
                        "The margin " + name + " (" + margin + ") must be above " + (int) limit + ".");
            }
        }

        /**
         * How far a rate may be beyond a limit: the least margin, or the part of the limit or of what is left to 1, where that is more.
         *
         * @param limit a share in [0, 1]
         * @return a share above 0
         */
        public double ofRate(double limit) {
            return Math.max(rate, relativeRate * Math.min(limit, 1 - limit));
        }

        /** Half a point or a tenth of the limit; a quarter in a ratio; an index of 0.10; 0.02 of confidence. */
        public static Margins standard() {
            return new Margins(0.005, 0.10, 1.25, 0.10, 0.02);
        }
    }

    /** Makes a {@link CalibrationPolicy}, starting from another one. Not thread-safe. */
    public static final class Builder {

        private @Nullable Interval flagRate;
        private @Nullable Interval criticalFlagShare;
        private @Nullable Interval escalationRate;
        private @Nullable Interval sufficiencyRate;
        private @Nullable Interval notScoredRate;
        private Map<String, Interval> flagTypeRates = new LinkedHashMap<>();
        private Map<String, Interval> classShares = new LinkedHashMap<>();
        private Map<String, Interval> meanConfidence = new LinkedHashMap<>();
        private Map<String, Interval> categoryCoverage = new LinkedHashMap<>();
        private Map<String, Differences> dimensions = new LinkedHashMap<>();
        private KnownOutcomes outcomes = KnownOutcomes.UNSAID;
        private ExpectedOutcomes expectedOutcomes = ExpectedOutcomes.unsaid();
        private int monthEnds;
        private Margins margins = Margins.standard();
        private double falseDiscoveryRate = 0.05;
        private long seed = 20_261_101L;
        private SortedSet<String> disabledAnalyzers = new TreeSet<>();
        private @Nullable Learned learned;

        private Builder() {}

        private Builder(CalibrationPolicy start) {
            flagRate = start.flagRate();
            criticalFlagShare = start.criticalFlagShare();
            escalationRate = start.escalationRate();
            sufficiencyRate = start.sufficiencyRate();
            notScoredRate = start.notScoredRate();
            flagTypeRates = new LinkedHashMap<>(start.flagTypeRates());
            classShares = new LinkedHashMap<>(start.classShares());
            meanConfidence = new LinkedHashMap<>(start.meanConfidence());
            categoryCoverage = new LinkedHashMap<>(start.categoryCoverage());
            dimensions = new LinkedHashMap<>(start.dimensions());
            outcomes = start.outcomes();
            expectedOutcomes = start.expectedOutcomes();
            monthEnds = start.monthEnds();
            margins = start.margins();
            falseDiscoveryRate = start.falseDiscoveryRate();
            seed = start.seed();
            disabledAnalyzers = start.disabledAnalyzers();
            learned = start.learned();
        }

        /** Share of results with at least one flag. */
        public Builder flagRate(Interval range) {
            flagRate = range;
            return this;
        }

        /** Share of critical ones among all flags. */
        public Builder criticalFlagShare(Interval range) {
            criticalFlagShare = range;
            return this;
        }

        /** Share of results that are escalated. */
        public Builder escalationRate(Interval range) {
            escalationRate = range;
            return this;
        }

        /** Share of results whose data sufficed, among those that say. */
        public Builder sufficiencyRate(Interval range) {
            sufficiencyRate = range;
            return this;
        }

        /** Share of results that no score came out of, among all that came in. */
        public Builder notScoredRate(Interval range) {
            notScoredRate = range;
            return this;
        }

        /** Share of results that carry a flag type. */
        public Builder flagTypeRate(String label, Interval range) {
            flagTypeRates.put(label, range);
            return this;
        }

        /** The rates of the flag types; types that are not named are compared with a baseline only. */
        public Builder flagTypeRates(Map<String, Interval> ranges) {
            flagTypeRates = new LinkedHashMap<>(ranges);
            return this;
        }

        /** Share of results in a class. */
        public Builder classShare(String label, Interval range) {
            classShares.put(label, range);
            return this;
        }

        /** The shares of the classes; classes that are not named are not judged. */
        public Builder classShares(Map<String, Interval> ranges) {
            classShares = new LinkedHashMap<>(ranges);
            return this;
        }

        /** Mean confidence of a class. */
        public Builder meanConfidence(String label, Interval range) {
            meanConfidence.put(label, range);
            return this;
        }

        /** The mean confidences of the classes; classes that are not named are not judged. */
        public Builder meanConfidence(Map<String, Interval> ranges) {
            meanConfidence = new LinkedHashMap<>(ranges);
            return this;
        }

        /** Share of results that have a score in a category. */
        public Builder categoryCoverage(String label, Interval range) {
            categoryCoverage.put(label, range);
            return this;
        }

        /** How much values of a dimension may differ. */
        public Builder dimension(String name, Differences most) {
            dimensions.put(name, most);
            return this;
        }

        /** Which outcomes become known, and by when. */
        public Builder outcomes(KnownOutcomes known) {
            outcomes = known;
            return this;
        }

        /** What is expected of outcomes, and what confidence and score are the probability of. */
        public Builder expectedOutcomes(ExpectedOutcomes all) {
            expectedOutcomes = all;
            return this;
        }

        /** How many last days of each month have rates of their own; what is alike every month is then no spike. */
        public Builder monthEnds(int days) {
            monthEnds = days;
            return this;
        }

        /** What is too little to matter. */
        public Builder margins(Margins all) {
            margins = all;
            return this;
        }

        /** Greatest expected share of false findings in a report, in (0, 0.5]. */
        public Builder falseDiscoveryRate(double share) {
            falseDiscoveryRate = share;
            return this;
        }

        /** Seed of every simulation. */
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        /** Ids of the built-in and discovered analyzers that are switched off. */
        public Builder disabledAnalyzers(Set<String> analyzers) {
            disabledAnalyzers = new TreeSet<>(analyzers);
            return this;
        }

        /** From which window the ranges were learned. */
        public Builder learned(Learned from) {
            learned = from;
            return this;
        }

        /**
         * The policy.
         *
         * @throws IllegalArgumentException when the false discovery rate or the days of a month-end are out of bounds
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
                    dimensions,
                    outcomes,
                    expectedOutcomes,
                    monthEnds,
                    margins,
                    falseDiscoveryRate,
                    seed,
                    disabledAnalyzers,
                    learned);
        }
    }
}
