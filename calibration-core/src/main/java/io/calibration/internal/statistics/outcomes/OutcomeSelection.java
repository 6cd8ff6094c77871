package io.calibration.internal.statistics.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.internal.statistics.Association;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Of which results outcomes are known, by class. Where it is of some classes more than of others, what outcomes tell holds for chosen cases
 * (Heckman 1979; in credit scoring "reject inference", Hand and Henley 1993).
 *
 * @param classes the classes, in the layout's order
 * @param known results of each with an outcome
 * @param results all results of each
 */
public record OutcomeSelection(List<String> classes, List<Long> known, List<Long> results) {

    /** A Cramer's V up to this is too little to matter. */
    public static final double MARGIN = 0.1;

    /** Fewer results with an outcome, or without, say nothing about who has one. */
    public static final int LEAST = 30;

    public OutcomeSelection {
        classes = List.copyOf(classes);
        known = List.copyOf(known);
        results = List.copyOf(results);
    }

    /** The selection in some results. */
    public static OutcomeSelection of(MetricsPart part) {
        List<String> classes = part.layout().classes();
        long[] known = new long[classes.size()];
        long[] results = new long[classes.size()];
        for (DecisionTable.Cell cell : part.decisions().cells()) {
            results[cell.classIndex()] += cell.count();
            known[cell.classIndex()] += cell.outcome() == Outcome.ABSENT ? 0 : cell.count();
        }
        return new OutcomeSelection(
                classes,
                LongStream.of(known).boxed().toList(),
                LongStream.of(results).boxed().toList());
    }

    /** All results with an outcome. */
    public long allKnown() {
        return known.stream().mapToLong(Long::longValue).sum();
    }

    /** All results. */
    public long all() {
        return results.stream().mapToLong(Long::longValue).sum();
    }

    /** How much having an outcome goes together with the class. */
    public Association association(double designEffect) {
        long[][] table = new long[2][classes.size()];
        for (int i = 0; i < classes.size(); i++) {
            table[0][i] = known.get(i);
            table[1][i] = results.get(i) - known.get(i);
        }
        return Association.of(table, designEffect);
    }

    /** Whether there is enough with an outcome and without to compare classes. */
    public boolean isComparable() {
        return allKnown() >= LEAST
                && all() - allKnown() >= LEAST
                && association(1).isComparable();
    }

    /** Whether outcomes are known of some classes more than of others, by more than matters. */
    public boolean isSelected(double designEffect) {
        return isComparable() && association(designEffect).interval().lower() > MARGIN;
    }

    /**
     * How many results of each class had an outcome if each class had one as often as in another selection; scaled to as many as have one
     * there. Classes that are not there count for nothing.
     */
    public double[] expected(OutcomeSelection other) {
        double[] expected = IntStream.range(0, classes.size())
                .mapToDouble(i -> other.results.get(i) == 0
                        ? 0
                        : (double) results.get(i) * other.known.get(i) / other.results.get(i))
                .toArray();
        double sum = IntStream.range(0, expected.length)
                .mapToDouble(i -> expected[i])
                .sum();
        return IntStream.range(0, expected.length)
                .mapToDouble(i -> sum > 0 ? expected[i] * other.allKnown() / sum : 0)
                .toArray();
    }

    /** What must be said beside whatever is concluded from the outcomes of a window. */
    public static List<String> caveats(AnalysisContext context) {
        List<String> caveats = new ArrayList<>();
        if (of(context.snapshot().metrics()).isSelected(Clustering.of(context).events())) {
            caveats.add("outcomes are known of some classes more than of others: it holds for the cases that have one");
        }
        MatureDays mature = MatureDays.of(context.snapshot(), context.policy().outcomes());
        if (mature.younger().values().stream().anyMatch(day -> day.withOutcome() > 0)) {
            caveats.add(
                    "not all outcomes of the latest days are known yet, and bad ones may take longer than good ones");
        }
        return caveats;
    }
}
