package io.calibration.analyzers.boundary;

/**
 * One place near a threshold.
 *
 * @param offset units from the threshold; 0 is the first at or above it
 * @param position where it lies for the regression: 0 is the line between the two sides
 * @param count results there
 * @param baseline results there in the baseline; 0 without one
 * @param tooth its place in the period of the teeth; 0 when there are none
 */
record WindowBin(int offset, double position, long count, long baseline, int tooth) {

    boolean isAbove() {
        return offset >= 0;
    }
}
