package io.calibration.analysis;
/** Stub. */
public record Stub() {}
