package io.calibration.strategies;

/**
 * Few results would cross one threshold if their score moved a little; but before all, no class share gets further from its range.
 *
 * @param index the class of the threshold
 * @param shares measures the class shares; its focus is empty
 */
record HumpGoal(int index, ShareGoal shares) implements Goal {

    @Override
    public long first(Standing candidate) {
        return shares.first(candidate);
    }

    @Override
    public long second(Standing candidate) {
        return Merit.thousandths((double) candidate.crossing().get(index) / Math.max(1, ShareGoal.results(candidate)));
    }
}
