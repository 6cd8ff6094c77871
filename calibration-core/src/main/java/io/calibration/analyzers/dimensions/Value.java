package io.calibration.analyzers.dimensions;

import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.config.Labels;
import io.calibration.metrics.MetricsPart.Slice;

/**
 * One value of a dimension, such as the segment retail, in the window and in the baseline.
 *
 * @param dimension the dimension's name
 * @param label the value's
 * @param isDeclared whether the config declares it, or it came with the results
 * @param now its results in the window
 * @param before those in the baseline; none without one
 * @param all results of the window, those of other values and of none among them
 */
record Value(String dimension, String label, boolean isDeclared, Slice now, Slice before, long all) {

    /** Results in the window. */
    long n() {
        return now.results();
    }

    /** Results in the baseline. */
    long m() {
        return before.results();
    }

    /** How much its change tells: {@code n m / (n + m)}. */
    double weight() {
        return (double) n() * m() / Math.max(1, n() + m());
    }

    /** Its part of all results. */
    double part() {
        return (double) n() / all;
    }

    /** What it is called by findings. */
    String subject() {
        return "dimension:" + dimension + ":" + label;
    }

    /** Whether it is one value, and not all that have no label of their own. */
    boolean isNamed() {
        return !label.equals(Labels.OTHER);
    }

    /** Dimension and value for people. */
    Sentence named() {
        return Sentence.of("{} {}", Sentence.declared(dimension), label(n()));
    }

    /**
     * Its label for people.
     *
     * @param bear results that bear it
     */
    Part label(long bear) {
        return isDeclared ? Sentence.declared(label) : Sentence.seen(label, bear);
    }
}
