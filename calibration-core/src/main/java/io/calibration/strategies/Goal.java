package io.calibration.strategies;

/** What a search is for: the less the better, the first before the second. */
interface Goal {

    /** In thousandths. */
    long first(Standing candidate);

    /** In thousandths. */
    long second(Standing candidate);
}
