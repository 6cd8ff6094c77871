package io.calibration.analyzers.confidence;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Gamma;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Whether confidence rises with contradictions, where it should fall: Goodman and Kruskal's gamma must not be positive. Silent below
 * {@value #LEAST} results that have both.
 */
public final class ConfidenceConflictAnalyzer {

    /** The least number of results with a confidence and a conflict score. */
    public static final int LEAST = 50;

    private static final double MARGIN = 0.10;

    private ConfidenceConflictAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        long[][] table = table(metrics);
        long n = Arrays.stream(table).flatMapToLong(LongStream::of).sum();
        return n < LEAST
                ? List.of()
                : Gamma.of(table, Clustering.of(context).most())
                        .map(gamma -> assess(gamma, n, metrics.results()))
                        .stream()
                        .toList();
    }

    private static long[][] table(MetricsPart metrics) {
        return metrics.confidence().conflicts().stream()
                .limit(metrics.layout().absentConfidenceBin())
                .map(Counts::toArray)
                .toArray(long[][]::new);
    }

    private static Assessment assess(Gamma gamma, long n, long results) {
        Figure value = Figure.measure(gamma.value(), n);
        Evidence evidence = OverMargin.evidence(n, value, gamma.interval(), MARGIN)
                .expected(new Interval(-1, 0))
                .test("gamma against the margin (Goodman and Kruskal 1954, 1963)")
                .p(gamma.probabilityBeyond(MARGIN))
                .alternatives("who answers more both contradicts more and is scored more surely")
                .figure("gamma", value)
                .build();
        Sentence description = Sentence.of(
                "Among {} confidence and contradictions go together by a gamma of {} (95 % interval {}); "
                        + "it should not be above 0: more contradictions should make less sure.",
                Figure.results(n).with("result", "results"), value, value.interval(gamma.interval()));
        return Assessment.builder("confidence_conflict", "confidence:conflict", description, evidence)
                .share(Math.max(0, gamma.value()) * n / results)
                .recommendation("Check whether contradictions enter the confidence at all, and with the right sign.")
                .components("confidence")
                .build();
    }
}
