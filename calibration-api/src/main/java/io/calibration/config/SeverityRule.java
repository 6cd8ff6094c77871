package io.calibration.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What it takes for the flags of one severity to count.
 *
 * @param minOccurrences occurrences in one result from which the severity counts; fewer count as none; 1 to 99
 * @param autoEscalate whether the host escalates a result when the severity counts
 * @param blocks labels of the classes that are not given when the severity counts ({@code blocks_<class>: true})
 */
public record SeverityRule(
        @Min(value = 1, message = "must be at least 1") @Max(value = 99, message = "must be at most 99")
        int minOccurrences,

        boolean autoEscalate,
        SortedSet<String> blocks) {

    /** Every occurrence counts, nothing escalates, nothing is blocked: the rule of a severity that the config does not name. */
    public static SeverityRule standard() {
        return STANDARD;
    }

    private static final SeverityRule STANDARD = new SeverityRule(1, false, Collections.emptySortedSet());

    public SeverityRule {
        blocks = Collections.unmodifiableSortedSet(new TreeSet<>(blocks));
    }
}
