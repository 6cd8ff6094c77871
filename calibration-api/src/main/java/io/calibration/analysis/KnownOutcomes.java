package io.calibration.analysis;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
            throw new IllegalArgumentException(
                    "The days after which outcomes are known (" + afterDays + ") must be from 0 to " + MOST_DAYS + ".");
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
