package io.calibration.strategies;

/** What a search is for: the less the better, the first before the second. */
interface Objective {

    /** In thousandths. */
    long first(Evaluation candidate);

    /** In thousandths. */
    long second(Evaluation candidate);
}
