package io.calibration.analyzers.dimensions;

/** How many results of a value are worth one independent one. */
@FunctionalInterface
interface DesignEffect {

    /** At least 1. */
    double of(Value value);
}
