package io.calibration.metrics;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the results, by what was thought of them.
 *
 * @param byConfidence sums for each confidence bin of the layout; results without a confidence are not in it
 * @param byScore sums for each score bin of the layout
 * @param byDay outcomes of the results of each UTC day; days that are not there have none, or what they have is not known: published
 *     metrics and those of earlier releases do not say
 */
public record OutcomeMetrics(List<Sums> byConfidence, List<Sums> byScore, SortedMap<LocalDate, Ages> byDay) {

    public OutcomeMetrics {
        byConfidence = List.copyOf(byConfidence);
        byScore = List.copyOf(byScore);
        byDay = Merge.copy(byDay);
    }

    /**
     * Results of one bin that have an outcome; sums in billionths ({@link Fixed}).
     *
     * @param n results with an outcome
     * @param yes those whose outcome is yes
     * @param sum sum of the binned value: confidence, or position of the score on the scale
     * @param sumOfSquares sum of its squares
     */
    public record Sums(long n, long yes, long sum, long sumOfSquares) {

        /** Nothing. */
        public static final Sums ZERO = new Sums(0, 0, 0, 0);

        public Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(n, other.n),
                    Math.addExact(yes, other.yes),
                    Math.addExact(sum, other.sum),
                    Math.addExact(sumOfSquares, other.sumOfSquares));
        }
    }

    /**
     * Outcomes of one day's results by their age: after how many days they became known. Ages are counted in {@value #BINS} bins: one for
     * unknown ages, one for each day up to 31, then weeks to 94 days, then 30 days each, and one for a year and more.
     *
     * @param bad outcomes that are not good, by bin
     * @param good good outcomes, by bin
     */
    public record Ages(Counts bad, Counts good) {

        /** The number of bins. */
        public static final int BINS = 52;

        /** The bin of outcomes whose age is not known. */
        public static final int UNKNOWN = 0;

        /** No outcomes. */
        public static final Ages NONE = new Ages(Counts.zeros(BINS), Counts.zeros(BINS));

        private static final int DAYS = 32;
        private static final int WEEKS = 9;

        /**
         * The bin of an age.
         *
         * @param days whole days between the UTC day of the result and that of the outcome; one before the result counts as 0
         */
        public static int bin(long days) {
            int bin = DAYS;
            while (bin + 1 < BINS && days >= from(bin + 1)) {
                bin++;
            }
            return days < DAYS ? 1 + (int) Math.max(0, days) : bin;
        }

        /**
         * The least age in a bin, in days.
         *
         * @param bin from 1 to below {@link #BINS}
         */
        public static int from(int bin) {
            int beyond = bin - 1 - DAYS;
            if (beyond < 0) {
                return bin - 1;
            }
            return beyond < WEEKS ? DAYS + 7 * beyond : DAYS + 7 * WEEKS + 30 * (beyond - WEEKS);
        }

        /** All outcomes. */
        public long total() {
            return Math.addExact(bad.total(), good.total());
        }

        public Ages plus(Ages other) {
            return new Ages(bad.plus(other.bad), good.plus(other.good));
        }
    }

    /** No results. */
    public static OutcomeMetrics none(SnapshotLayout layout) {
        return new OutcomeMetrics(
                Collections.nCopies(layout.confidenceBins().count(), Sums.ZERO),
                Collections.nCopies(layout.scoreBins().count(), Sums.ZERO),
                new TreeMap<>());
    }

    OutcomeMetrics plus(OutcomeMetrics other) {
        return new OutcomeMetrics(
                Merge.lists(byConfidence, other.byConfidence, Sums::plus),
                Merge.lists(byScore, other.byScore, Sums::plus),
                Merge.maps(byDay, other.byDay, Ages::plus));
    }
}
