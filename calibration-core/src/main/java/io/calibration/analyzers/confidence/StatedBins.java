package io.calibration.analyzers.confidence;

import io.calibration.config.ScoreScale.Direction;
import io.calibration.internal.statistics.outcomes.Reliability;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.OutcomeMetrics;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What some results state, bin by bin in ascending order, and how often it came true.
 *
 * @param metrics the results
 */
record StatedBins(MetricsPart metrics) {

    /** How often the outcome is good, by confidence. */
    Stream<Reliability.Bin> ofConfidence() {
        return metrics.outcomes().byConfidence().stream()
                .filter(sums -> sums.n() > 0)
                .map(sums -> new Reliability.Bin(sums.n(), sums.yes(), mean(sums)));
    }

    /**
     * How often the outcome is the one that the class expects, by confidence; the mean confidence is that of all outcomes of the bin.
     *
     * @param expected the outcome that a class expects, by label; other classes are left out
     */
    Stream<Reliability.Bin> ofClasses(Map<String, Boolean> expected) {
        List<OutcomeMetrics.Sums> sums = metrics.outcomes().byConfidence();
        long[] n = new long[metrics.layout().absentConfidenceBin() + 1];
        long[] right = new long[n.length];
        for (DecisionTable.Cell cell : metrics.decisions().cells()) {
            Boolean good = expected.get(metrics.layout().classes().get(cell.classIndex()));
            if (good != null && cell.outcome() != Outcome.ABSENT) {
                n[cell.confidenceBin()] += cell.count();
                right[cell.confidenceBin()] += good == (cell.outcome() == Outcome.YES) ? cell.count() : 0;
            }
        }
        return IntStream.range(0, sums.size())
                .filter(bin -> n[bin] > 0 && sums.get(bin).n() > 0) // scaled to mature days, either may round to none
                .mapToObj(bin -> new Reliability.Bin(n[bin], right[bin], mean(sums.get(bin))));
    }

    /** How often the outcome is good, by the score as a part of its scale, read toward the better end. */
    Stream<Reliability.Bin> ofScore() {
        boolean up = metrics.layout().scale().direction() == Direction.HIGHER_IS_BETTER;
        return metrics.outcomes().byScore().stream()
                .filter(sums -> sums.n() > 0)
                .map(sums -> new Reliability.Bin(sums.n(), sums.yes(), up ? mean(sums) : 1 - mean(sums)))
                .sorted(Comparator.comparingDouble(Reliability.Bin::stated));
    }

    private static double mean(OutcomeMetrics.Sums sums) {
        return Fixed.toDouble(sums.sum()) / sums.n();
    }
}
