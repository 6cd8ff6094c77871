package io.calibration.analysis;

/** What an assessment's interval says about the limit. */
public enum Verdict {
    /** The whole interval lies beyond the margin. */
    VIOLATION,
    /** The whole interval lies within the margin. */
    FINE,
    /** The interval holds both; more results would decide. */
    INCONCLUSIVE,
    /** Not a question of more or less: a fact worth knowing. */
    NOTE
}
