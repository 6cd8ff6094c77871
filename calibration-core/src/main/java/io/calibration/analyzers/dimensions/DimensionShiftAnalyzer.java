package io.calibration.analyzers.dimensions;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.NotJudged;
import io.calibration.internal.statistics.Corrections;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether one value of a dimension changed against the baseline where the others did not: its scores and classes, flags, escalations, results
 * just above a threshold, and outcomes given the class. The comparisons of all values, dimensions and figures are one family: each is told
 * with the p-value that it has among them (Benjamini and Hochberg 1995), and with that it goes into the report, so that many values do not take the
 * power from all else. Silent without an exact baseline of the same classes and score bins.
 */
public final class DimensionShiftAnalyzer {

    private final List<Change> family = new ArrayList<>();
    private final double rate;

    private DimensionShiftAnalyzer(double rate) {
        this.rate = rate;
    }

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        List<Dimension> dimensions = Dimension.of(context.snapshot().metrics(), context.baseline());
        return dimensions.isEmpty()
                ? List.of()
                : baseline(context)
                        .map(before -> told(dimensions, new Comparisons(context, before), context))
                        .orElse(List.of());
    }

    private static List<Assessment> told(List<Dimension> dimensions, Comparisons comparisons, AnalysisContext context) {
        DimensionShiftAnalyzer shifts =
                new DimensionShiftAnalyzer(context.policy().falseDiscoveryRate());
        dimensions.forEach(dimension -> shifts.family.addAll(comparisons.of(dimension)));
        return shifts.told();
    }

    /** The dimensions, and values of them, that cannot be held against a baseline. */
    public static List<NotJudged> notJudged(AnalysisContext context) {
        return Unseen.in(context);
    }

    /** A baseline that tells its results by value. */
    static Optional<MetricsSnapshot> baseline(AnalysisContext context) {
        return context.baseline()
                .filter(before -> before.privacy().isExact())
                .filter(before -> isAlike(before.layout(), context.snapshot().layout()));
    }

    private static boolean isAlike(SnapshotLayout one, SnapshotLayout other) {
        return one.classes().equals(other.classes()) && one.scoreBins().equals(other.scoreBins());
    }

    /** Those that chance does not explain; one by one the others are no news. */
    private List<Assessment> told() {
        double[] adjusted = Corrections.discardingBenjaminiHochberg(
                family.stream().mapToDouble(Change::p).toArray());
        List<Assessment> told = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] <= rate) {
                told.add(family.get(i).told().apply(adjusted[i]));
            }
        }
        return told;
    }
}
