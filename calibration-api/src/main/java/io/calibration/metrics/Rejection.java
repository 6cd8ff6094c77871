package io.calibration.metrics;

import java.util.Comparator;

/**
 * What was wrong, without the value itself: it may be somebody's text.
 *
 * @param reason why
 * @param field which field, by its name in a scan result such as {@code overall_score}, or {@code line} for the whole
 */
public record Rejection(RejectionReason reason, String field) implements Comparable<Rejection> {

    private static final Comparator<Rejection> ORDER =
            Comparator.comparing(Rejection::reason).thenComparing(Rejection::field);

    @Override
    public int compareTo(Rejection other) {
        return ORDER.compare(this, other);
    }
}
