package io.calibration.collect;

import io.calibration.config.ScoreScale;

/** A score scale's ends as doubles, for every result. */
record Scale(double min, double max, double span) {

    static Scale of(ScoreScale scale) {
        return new Scale(scale.min().doubleValue(), scale.max().doubleValue(), scale.span());
    }

    boolean contains(double score) {
        return score >= min && score <= max;
    }

    /** Where the score lies between min (0) and max (1), by the formula of {@link ScoreScale#position}. */
    double position(double score) {
        return (score - min) / span;
    }
}
