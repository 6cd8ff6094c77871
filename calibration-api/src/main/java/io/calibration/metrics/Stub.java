package io.calibration.metrics;
/** Stub. */
public record Stub() {}
