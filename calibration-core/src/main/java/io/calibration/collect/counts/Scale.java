package io.calibration.collect.counts;

import io.calibration.config.ScoreScale;

/** A score scale's ends as doubles, for every result. */
record Scale(double min, double max, double span, boolean open) {

    static Scale of(ScoreScale scale) {
        return new Scale(
                scale.min().doubleValue(),
                scale.max().doubleValue(),
                scale.span(),
                scale.beyond() == ScoreScale.Beyond.CLAMP);
    }

    boolean contains(double score) {
        return score >= min && score <= max;
    }

    /** The end that a finite score lies beyond, where the scale is open; else the score itself. */
    double clamped(double score) {
        return open && Double.isFinite(score) ? Math.max(min, Math.min(max, score)) : score;
    }

    /** Where the score lies between min (0) and max (1), by the formula of {@link ScoreScale#position}. */
    double position(double score) {
        return (score - min) / span;
    }
}
