package io.calibration.strategies;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Class shares come into their ranges: those of the classes that findings name, and no other gets further from its own. Fragility does
 * not grow for it.
 *
 * @param labels the classes
 * @param focus indexes of the classes that findings name
 */
record ShareObjective(List<String> labels, Set<Integer> focus, CalibrationPolicy policy, Evaluation base)
        implements Objective {

    @Override
    public long first(Evaluation candidate) {
        double sum = 0;
        for (int i = 0; i < labels.size(); i++) {
            double distance = distance(i, candidate);
            sum += focus.contains(i) ? distance : Math.max(0, distance - distance(i, base));
        }
        return Objective.Value.thousandths(sum);
    }

    @Override
    public long second(Evaluation candidate) {
        long results = results(base);
        return Math.max(
                0, Objective.Value.thousandths((double) (candidate.fragile() - base.fragile()) / Math.max(1, results)));
    }

    /** How far a class's share lies beyond its range, or 0. */
    double distance(int index, Evaluation evaluation) {
        Optional<Interval> range = policy.classShare(labels.get(index));
        double share = share(index, evaluation);
        return range.map(r -> Math.max(0, Math.max(r.lower() - share, share - r.upper())))
                .orElse(0.0);
    }

    static double share(int index, Evaluation evaluation) {
        return (double) evaluation.classes().get(index) / Math.max(1, results(evaluation));
    }

    static long results(Evaluation evaluation) {
        return evaluation.classes().total();
    }
}
