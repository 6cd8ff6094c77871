package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Association;
import io.calibration.internal.statistics.Clustering;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.Outcome;
import java.util.List;

/**
 * Whether outcomes are missing more in some classes than in others: then what is learned from outcomes is learned about the others only. No
 * decision is affected, so it is never graver than MEDIUM. Silent without outcomes, and when few are missing.
 */
public final class OutcomesByClassAnalyzer {

    private static final int LEAST = 30;
    private static final double MARGIN = 0.1;

    private OutcomesByClassAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        long[][] table = table(metrics);
        Association association = Association.of(table, Clustering.of(context).events());
        boolean tooFew = sum(table[0]) < LEAST || sum(table[1]) < LEAST;
        return tooFew || !association.isComparable()
                ? List.of()
                : List.of(assess(metrics.layout().classes(), table, association));
    }

    /** Results of each class with an outcome, and without. */
    private static long[][] table(MetricsPart metrics) {
        long[][] table = new long[2][metrics.layout().classes().size()];
        for (DecisionTable.Cell cell : metrics.decisions().cells()) {
            table[cell.outcome() == Outcome.ABSENT ? 1 : 0][cell.classIndex()] += cell.count();
        }
        return table;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static Assessment assess(List<String> classes, long[][] table, Association association) {
        long n = sum(table[0]) + sum(table[1]);
        Evidence.Builder evidence = OverMargin.evidence(n, association, MARGIN)
                .alternatives("nobody follows up on some classes", "the outcome cannot happen in some classes");
        for (int i = 0; i < classes.size(); i++) {
            long results = table[0][i] + table[1][i];
            if (results >= LEAST) {
                evidence.figure("missing_in_" + classes.get(i), Figure.share(table[1][i], results));
            }
        }
        return Assessment.builder(
                        "outcomes_missing_by_class",
                        "outcomes:by_class",
                        describe(Figure.measure(association.estimate(), n), association.interval()),
                        evidence.build())
                .recommendation(
                        "Learn nothing about a class from outcomes of the others; follow up a random part of every class.")
                .components("outcome")
                .build();
    }

    /** Only what chance does not explain is told as seen. */
    private static Sentence describe(Figure strength, Interval interval) {
        return Sentence.of(
                (interval.lower() > 0
                                ? "Outcomes are missing in some classes more than in others"
                                : "Whether outcomes are missing in some classes more than in others is open: what is seen could be chance")
                        + " (Cramer's V {}, 95 % interval {}; up to {} is too little to matter).",
                strength,
                strength.interval(interval),
                Figure.measure(MARGIN));
    }
}
