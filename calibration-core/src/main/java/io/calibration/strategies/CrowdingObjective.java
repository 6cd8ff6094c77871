package io.calibration.strategies;

/**
 * Few results would cross one threshold if their score moved a little; but before all, no class share gets further from its range.
 *
 * @param index the class of the threshold
 * @param shares measures the class shares; its focus is empty
 */
record CrowdingObjective(int index, ShareObjective shares) implements Objective {

    @Override
    public long first(Evaluation candidate) {
        return shares.first(candidate);
    }

    @Override
    public long second(Evaluation candidate) {
        return Objective.Value.thousandths(
                (double) candidate.crossing().get(index) / Math.max(1, ShareObjective.results(candidate)));
    }
}
