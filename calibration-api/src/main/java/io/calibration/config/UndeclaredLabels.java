package io.calibration.config;

/** What becomes of the labels of scan results that nobody has declared. */
public enum UndeclaredLabels {
    /** Those that {@linkplain Labels#isCode look like codes} are told apart. The default. */
    CODES,
    /** All count as {@code other}. For results whose labels may hold names of people. */
    OTHER
}
