package io.calibration.analyzers.dimensions;

import java.util.List;
import java.util.Optional;

/**
 * A figure in which a value is held against the others of its dimension.
 *
 * @param <T> what it looks at of a value
 */
interface Measure<T> {

    /** What it looks at of a value; empty where the value has too little of it. */
    Optional<T> of(Value value);

    /**
     * How far a value departs from the others; empty where too little is known to compare.
     *
     * @param others at least one
     */
    Optional<Change> change(T value, List<T> others);
}
