package io.calibration.config;

/** What a missing confidence means to a class that asks for a minimum confidence. */
public enum AbsentConfidence {
    /** A result without a confidence meets every confidence threshold. The default. */
    PASSES,
    /** A result without a confidence meets no confidence threshold. */
    FAILS
}
