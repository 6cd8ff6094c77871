package io.calibration.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the host expects of outcomes, and what its numbers are the probability of. What is not said is not judged against outcomes, and the
 * report says so. Immutable.
 *
 * @param confidenceMeans what confidence is the probability of
 * @param scoreMeans what the score, as a part of its scale, is the probability of: a good outcome or {@link Meaning#UNSAID}; where lower is
 *     better it is read from the other end
 * @param byClass the outcome that each class expects, true for a good one, by label; a class that expects neither is left out
 * @param rate share of good outcomes among those known, or null
 * @param classRates the same of each class, by label
 * @param scoreAuc how well the score tells good from bad outcomes: the probability that of a good and a bad one the good one has the better
 *     score (area under the curve), or null
 */
public record ExpectedOutcomes(
        Meaning confidenceMeans,
        Meaning scoreMeans,
        Map<String, Boolean> byClass,
        @Nullable Interval rate,
        Map<String, Interval> classRates,
        @Nullable Interval scoreAuc) {

    /** What a number between 0 and 1 is the probability of. */
    public enum Meaning {
        /** Nobody said. It is not held against outcomes. */
        UNSAID,
        /** That the outcome is good: of those with 0.8 about 80 % should have a good outcome. */
        GOOD_OUTCOME,
        /** That the outcome is the one that the class expects: of those with 0.8 about 80 % should be in the right class. */
        CLASS_IS_RIGHT
    }

    /** @throws IllegalArgumentException when confidence means that the class is right and no class expects an outcome, or the score means that */
    public ExpectedOutcomes {
        byClass = Collections.unmodifiableMap(new LinkedHashMap<>(byClass));
        classRates = Collections.unmodifiableMap(new LinkedHashMap<>(classRates));
        if (confidenceMeans == Meaning.CLASS_IS_RIGHT && byClass.isEmpty()) {
            throw new IllegalArgumentException("Confidence means class_is_right, and no class expects an outcome."
                    + " Say which each class expects (expected_outcomes).");
        }
        if (scoreMeans == Meaning.CLASS_IS_RIGHT) {
            throw new IllegalArgumentException(
                    "A score cannot mean class_is_right: it is higher for one class than for the other.");
        }
    }

    /** Nothing said. */
    public static ExpectedOutcomes unsaid() {
        return new Builder().build();
    }

    /** A builder that starts from {@link #unsaid()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** The expected share of good outcomes in a class, if there is one. */
    public Optional<Interval> classRate(String label) {
        return Optional.ofNullable(classRates.get(label));
    }

    /** Makes an {@link ExpectedOutcomes}. Not thread-safe. */
    public static final class Builder {

        private Meaning confidenceMeans = Meaning.UNSAID;
        private Meaning scoreMeans = Meaning.UNSAID;
        private final Map<String, Boolean> byClass = new LinkedHashMap<>();
        private @Nullable Interval rate;
        private final Map<String, Interval> classRates = new LinkedHashMap<>();
        private @Nullable Interval scoreAuc;

        private Builder() {}

        /** What confidence is the probability of. */
        public Builder confidenceMeans(Meaning meaning) {
            confidenceMeans = meaning;
            return this;
        }

        /** What the score, as a part of its scale, is the probability of. */
        public Builder scoreMeans(Meaning meaning) {
            scoreMeans = meaning;
            return this;
        }

        /** The outcome that a class expects: true for a good one. */
        public Builder expected(String label, boolean good) {
            byClass.put(label, good);
            return this;
        }

        /** Share of good outcomes among those known. */
        public Builder rate(Interval range) {
            rate = range;
            return this;
        }

        /** Share of good outcomes among those known of a class. */
        public Builder classRate(String label, Interval range) {
            classRates.put(label, range);
            return this;
        }

        /** How well the score tells good from bad outcomes: 0.5 is chance, 1 without fail. */
        public Builder scoreAuc(Interval range) {
            scoreAuc = range;
            return this;
        }

        /**
         * The policy.
         *
         * @throws IllegalArgumentException as the constructor
         */
        public ExpectedOutcomes build() {
            return new ExpectedOutcomes(confidenceMeans, scoreMeans, byClass, rate, classRates, scoreAuc);
        }
    }

    /**
     * Which outcomes become known, and by when: what a host knows of how its outcomes come about. Immutable.
     *
     * @param afterDays days after the result by which its outcome is known if it ever is, from 0 to {@value #MOST_DAYS}; null where nobody says.
     *     Results that are not as old yet on the last day of their window are not asked why they have none
     * @param classes labels of the classes whose results have outcomes, such as those that are approved; empty where nobody says
     */
    public record KnownOutcomes(@Nullable Integer afterDays, SortedSet<String> classes) {

        /** The longest time that outcomes may take, in days. */
        public static final int MOST_DAYS = 3_660;

        /** Nothing is said of outcomes. */
        public static final KnownOutcomes UNSAID = new KnownOutcomes(null, new TreeSet<>());

        /** @throws IllegalArgumentException when the days are out of bounds */
        public KnownOutcomes {
            if (afterDays != null && (afterDays < 0 || afterDays > MOST_DAYS)) {
                throw new IllegalArgumentException("The days after which outcomes are known (" + afterDays
                        + ") must be from 0 to " + MOST_DAYS + ".");
            }
            classes = Collections.unmodifiableSortedSet(new TreeSet<>(classes));
        }

        /**
         * Outcomes that are known so many days after the result.
         *
         * @throws IllegalArgumentException when the days are out of bounds
         */
        public static KnownOutcomes after(int days) {
            return new KnownOutcomes(days, new TreeSet<>());
        }

        /** The same of results in these classes alone. */
        public KnownOutcomes of(SortedSet<String> labels) {
            return new KnownOutcomes(afterDays, labels);
        }

        /** The days after which outcomes are known, where somebody says. */
        public OptionalInt days() {
            return afterDays == null ? OptionalInt.empty() : OptionalInt.of(afterDays);
        }
    }
}
