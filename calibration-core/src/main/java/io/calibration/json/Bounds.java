package io.calibration.json;

import io.calibration.analysis.Interval;
import io.calibration.internal.json.Mistakes;
import org.jspecify.annotations.Nullable;

/** The ends of an interval as artifacts tell them; one that is null has no bound. */
record Bounds(@Nullable Double lower, @Nullable Double upper) {

    static Bounds of(Interval interval) {
        return new Bounds(finite(interval.lower()), finite(interval.upper()));
    }

    /** The number, or null where JSON has none. */
    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** @throws InvalidDocumentException when the ends are not in order, at this place */
    Interval interval(String pointer, String otherwise) {
        double from = lower == null ? Double.NEGATIVE_INFINITY : lower;
        double to = upper == null ? Double.POSITIVE_INFINITY : upper;
        if (from > to) {
            throw Mistakes.only(pointer, otherwise);
        }
        return new Interval(from, to);
    }
}
