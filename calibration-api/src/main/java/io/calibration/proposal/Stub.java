package io.calibration.proposal;
/** Stub. */
public record Stub() {}
