package io.calibration.analyzers.boundary;

/**
 * Where a threshold lies among the steps of a scale.
 *
 * @param step the first step at or above it
 * @param cut how much of the step before that lies below the threshold, in (0, 1); 0 where the threshold is at a step itself, or where the
 *     results of the step all lie on one side, as those of whole points do
 * @param above results of the cut step at or above the threshold
 * @param aboveInBaseline the same of the baseline
 */
record ScoreLine(int step, double cut, long above, long aboveInBaseline) {

    static ScoreLine at(int step) {
        return new ScoreLine(step, 0, 0, 0);
    }

    boolean isCut() {
        return cut > 0;
    }

    /**
     * The unit that a step belongs to: 0 is the first above the line, and where a step is cut the innermost units on both sides are
     * smaller by what belongs to the other one.
     *
     * @param unit steps in a unit
     */
    int offset(int ofStep, int unit) {
        return Math.floorDiv(ofStep - (isCut() && ofStep >= step ? step - 1 : step), unit);
    }

    /** How wide a unit is, in units. */
    double width(int offset, int unit) {
        if (!isCut() || offset < -1 || offset > 0) {
            return 1;
        }
        return (offset == 0 ? unit - cut : unit - 1 + cut) / unit;
    }
}
