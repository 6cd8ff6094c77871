package io.calibration.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the results, by what was thought of them.
 *
 * @param byConfidence sums for each confidence bin of the layout; results without a confidence are not in it
 * @param byScore sums for each score bin of the layout
 */
public record OutcomeMetrics(List<OutcomeSums> byConfidence, List<OutcomeSums> byScore) {

    public OutcomeMetrics {
        byConfidence = List.copyOf(byConfidence);
        byScore = List.copyOf(byScore);
    }

    public OutcomeMetrics plus(OutcomeMetrics other) {
        return new OutcomeMetrics(plus(byConfidence, other.byConfidence), plus(byScore, other.byScore));
    }

    private static List<OutcomeSums> plus(List<OutcomeSums> left, List<OutcomeSums> right) {
        List<OutcomeSums> sum = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            sum.add(left.get(i).plus(right.get(i)));
        }
        return sum;
    }
}
