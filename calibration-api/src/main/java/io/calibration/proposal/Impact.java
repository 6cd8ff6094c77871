package io.calibration.proposal;

import io.calibration.analysis.Interval;
import io.calibration.analysis.Prediction;
import io.calibration.metrics.Counts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a config would have done to the results of the window instead of the base config, computed by replaying the decision table
 * through the class rule, and what it is expected to do to the next window. Made by
 * a {@link #builder}, for further parts may join. Immutable.
 *
 * @param classes each class, in the order of the base config's classes
 * @param moves results of the window by class under the base config (list) and under the candidate (place)
 * @param reclassified results that change their class
 * @param criticalPromoted results with a critical flag that move to a better class, at most
 * @param fragility how near decisions are to a threshold
 * @param outcomes what the known outcomes say of each class, in the order of the classes; empty when no result has an outcome
 * @param method how scores under the candidate are known
 * @param basis what the intervals rest on
 * @param values what happens to the results of each value of each dimension, by dimension and value; empty without dimensions, and of what
 *     is published where it would tell of too few
 */
public record Impact(
        List<ClassImpact> classes,
        List<Counts> moves,
        Forecast reclassified,
        long criticalPromoted,
        Fragility fragility,
        List<ClassOutcomes> outcomes,
        Method method,
        Basis basis,
        List<ValueImpact> values) {

    public Impact {
        values = List.copyOf(values);
        classes = List.copyOf(classes);
        moves = List.copyOf(moves);
        outcomes = List.copyOf(outcomes);
    }

    /** An impact whose intervals rest on this. */
    public static Builder builder(Basis basis) {
        return new Builder(basis);
    }

    /** How scores under the candidate are known. */
    public enum Method {
        /** They are those of now: everything is replayed. */
        REPLAYED,
        /**
         * They would change (other weights), and the aggregates do not hold what each result would score then: so its score is taken as the
         * weighted mean of the categories and moved as the moments of the categories say.
         */
        ESTIMATED
    }

    /** What the next window will look like, as far as that is foretold. */
    public Prediction prediction() {
        Map<String, Interval> shares = new LinkedHashMap<>();
        classes.stream()
                .filter(c -> c.after().isForetold())
                .forEach(c -> shares.put(c.label(), c.after().next()));
        return new Prediction(basis.results(), basis.next(), shares);
    }

    /** Results of the window that were replayed. */
    public long results() {
        return moves.stream().mapToLong(Counts::total).sum();
    }

    /** The value of which the greatest share changes class, where more of it does than of all results; the first of several. */
    public Optional<ValueImpact> mostChanged() {
        return values.stream()
                .filter(value -> value.share() > reclassified.share())
                .max(Comparator.comparingDouble(ValueImpact::share)
                        .thenComparing(ValueImpact::dimension, Comparator.reverseOrder())
                        .thenComparing(ValueImpact::value, Comparator.reverseOrder()));
    }

    /** The same with other values, or fewer. */
    public Impact withValues(List<ValueImpact> others) {
        return new Impact(classes, moves, reclassified, criticalPromoted, fragility, outcomes, method, basis, others);
    }

    /** Whether every count is exact: scores are as they were, and each changed threshold lies on the edge of a bin. */
    public boolean exact() {
        return method == Method.REPLAYED
                && reclassified.exact()
                && classes.stream().allMatch(c -> c.after().exact());
    }

    /**
     * What happens to one class.
     *
     * @param label the class
     * @param before results of the window that the base config gives it
     * @param after results that the candidate gives it, and its share in the next window
     * @param change 95 % prediction interval of how far the candidate alone makes its share in the next window lie from the one that the base
     *     config gave it, whatever else drifts; where it holds 0, the next window may well look as if nothing had been changed
     */
    public record ClassImpact(String label, long before, Forecast after, Interval change) {}

    /**
     * What happens to the results of one value of a dimension: counts of the window, exact where those of all its results are.
     *
     * @param dimension the dimension
     * @param value the value
     * @param results its results
     * @param reclassified those of them that change their class
     * @param moves its results by class under the base config (list) and under the candidate (place); empty where they are withheld
     */
    public record ValueImpact(String dimension, String value, long results, long reclassified, List<Counts> moves) {

        public ValueImpact {
            moves = List.copyOf(moves);
        }

        /** Of its results by class under both configs. */
        public static ValueImpact of(String dimension, String value, List<Counts> moves) {
            long results = moves.stream().mapToLong(Counts::total).sum();
            long same = IntStream.range(0, moves.size())
                    .mapToLong(i -> moves.get(i).get(i))
                    .sum();
            return new ValueImpact(dimension, value, results, results - same, moves);
        }

        /** The share of its results that changes class, in [0, 1]. */
        public double share() {
            return results == 0 ? 0 : (double) reclassified / results;
        }

        /** Its results in a class under the base config; the moves must not be withheld. */
        public long before(int classIndex) {
            return moves.get(classIndex).total();
        }

        /** Its results in a class under the candidate; the moves must not be withheld. */
        public long after(int classIndex) {
            return moves.stream().mapToLong(from -> from.get(classIndex)).sum();
        }
    }

    /**
     * A count of the window, replayed, and the share expected of the next window.
     *
     * @param count results of the window; where it is not exact, every value counts as the lower edge of its bin
     * @param atLeast exact lower bound of the count
     * @param atMost exact upper bound of the count
     * @param share the count as a share of the window's results, in [0, 1]
     * @param next 95 % prediction interval of the share in the next window; {@link #ANYTHING} where there is none yet
     */
    public record Forecast(long count, long atLeast, long atMost, double share, Interval next) {

        /** The interval that says nothing: the days so far do not tell what the next window will look like. */
        public static final Interval ANYTHING = new Interval(0, 1);

        /** Whether there is an interval yet. */
        public boolean isForetold() {
            return !next.equals(ANYTHING);
        }

        /** Whether the count is exact. */
        public boolean exact() {
            return atLeast == atMost;
        }
    }

    /**
     * Fragility is the share of results whose class would flip if the score moved by {@code distance} up or down, through the whole rule.
     *
     * @param distance how far the score is moved, in points of the scale
     * @param before under the base config, in [0, 1]
     * @param after under the candidate, in [0, 1]
     * @param change 95 % prediction interval of {@code after - before} in the next window, results paired
     */
    public record Fragility(double distance, double before, double after, Interval change) {}

    /**
     * What the known outcomes say of one class, before and after. A result counts as found by a class when it is given that class or a better
     * one.
     *
     * @param label the class
     * @param yesRate share with outcome yes among the results in this class
     * @param precision share with outcome yes among the results in this class or a better one
     * @param recall share in this class or a better one among the results with outcome yes
     */
    public record ClassOutcomes(String label, RateForecast yesRate, RateForecast precision, RateForecast recall) {}

    /**
     * A rate of the window under the base config and under the candidate, and the rate expected of the next window.
     *
     * @param before under the base config, in [0, 1]; not a number where no result counts
     * @param after under the candidate, in [0, 1]; not a number where no result counts
     * @param of the least number of results that either rests on
     * @param next 95 % prediction interval under the candidate in the next window, from results that the search did not see
     */
    public record RateForecast(double before, double after, long of, Interval next) {}

    /**
     * What the intervals of an {@link Impact} rest on.
     *
     * @param sample which results
     * @param results how many they are
     * @param designEffect how many clustered results are worth one independent one (Rao and Scott 1992), at least 1; the largest over the
     *     classes
     * @param next results of the next window that the intervals were made for
     * @param earlier windows of the same length before this one, in the baseline, that the classes' intervals rest on too, at most
     *     {@value #MOST_EARLIER}
     */
    public record Basis(Sample sample, long results, double designEffect, long next, int earlier) {

        /** The most earlier windows that intervals rest on; what lies further back says little of the next window. */
        public static final int MOST_EARLIER = 6;

        /** Which results. */
        public enum Sample {
            /** Every second day of one half of the people: neither a day nor a person that the search for changes saw. */
            HELD_OUT_DAYS_AND_PEOPLE,
            /** The other days of the other people: those that a search may see. */
            SEARCH_DAYS_AND_PEOPLE,
            /** Every second day, which the search for changes did not see, where results do not say whose they are. */
            HELD_OUT_DAYS,
            /** The other days: those that a search may see. */
            SEARCH_DAYS,
            /** One half of the people, on all days, for want of 14 days. */
            HELD_OUT_PEOPLE,
            /** The other people. */
            SEARCH_PEOPLE,
            /** A random half set aside (hypergeometric thinning), for want of 14 days and of people: blind to clustering. */
            HELD_OUT_THINNED,
            /** The other random half. */
            SEARCH_THINNED
        }
    }

    /** Puts an impact together. Not thread-safe. */
    public static final class Builder {

        private final Basis basis;
        private List<ClassImpact> classes = List.of();
        private List<Counts> moves = List.of();
        private Forecast reclassified = new Forecast(0, 0, 0, 0, Forecast.ANYTHING);
        private long criticalPromoted;
        private Fragility fragility = new Fragility(0, 0, 0, new Interval(-1, 1));
        private List<ClassOutcomes> outcomes = List.of();
        private Method method = Method.REPLAYED;
        private List<ValueImpact> values = List.of();

        private Builder(Basis basis) {
            this.basis = basis;
        }

        /** What happens to each class, in the order of the base config's classes; none by default. */
        public Builder classes(List<ClassImpact> each) {
            classes = each;
            return this;
        }

        /** Results of the window by class under the base config and under the candidate, and those that change theirs; none by default. */
        public Builder moves(List<Counts> each, Forecast changed) {
            moves = each;
            reclassified = changed;
            return this;
        }

        /** Results with a critical flag that move to a better class, at most; 0 by default. */
        public Builder criticalPromoted(long atMost) {
            criticalPromoted = atMost;
            return this;
        }

        /** How near decisions are to a threshold; not at all by default. */
        public Builder fragility(Fragility near) {
            fragility = near;
            return this;
        }

        /** What the known outcomes say of each class; nothing by default. */
        public Builder outcomes(List<ClassOutcomes> each) {
            outcomes = each;
            return this;
        }

        /** How scores under the candidate are known; {@link Method#REPLAYED} by default. */
        public Builder method(Method known) {
            method = known;
            return this;
        }

        /** What happens to the results of each value of each dimension; nothing by default. */
        public Builder values(List<ValueImpact> each) {
            values = each;
            return this;
        }

        /** The impact. */
        public Impact build() {
            return new Impact(
                    classes, moves, reclassified, criticalPromoted, fragility, outcomes, method, basis, values);
        }
    }
}
