package io.calibration.analyzers.confidence;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analyzers.Clustering;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Gamma;
import io.calibration.internal.statistics.SampleSize;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Whether confidence rises with contradictions, where it should fall: Goodman and Kruskal's gamma must not be positive. Silent below
 * {@value #LEAST} results that have both. Stateless and thread-safe.
 */
public final class ConfidenceConflictAnalyzer implements Analyzer {

    /** The least number of results with a confidence and a conflict score. */
    public static final int LEAST = 50;

    private static final double MARGIN = 0.10;

    /** Stateless; one serves all. */
    public ConfidenceConflictAnalyzer() {}

    @Override
    public String id() {
        return "confidence_conflict";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
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
        Interval interval = gamma.interval();
        Effect effect = Effect.of(gamma.value() / MARGIN, interval.lower() / MARGIN, interval.upper() / MARGIN);
        return new Assessment(
                "confidence_conflict",
                "confidence:conflict",
                "confidence:conflict",
                Assessment.verdict(effect),
                Math.max(0, gamma.value()) * n / results,
                false,
                evidence(gamma, n, effect),
                "Among " + Numbers.count(n, "result") + " confidence and contradictions go together by a gamma of "
                        + Numbers.decimal(gamma.value()) + " (95 % interval " + Numbers.decimal(interval)
                        + "); it should not be above 0: more contradictions should make less sure.",
                "Check whether contradictions enter the confidence at all, and with the right sign.",
                List.of("confidence"));
    }

    private static Evidence evidence(Gamma gamma, long n, Effect effect) {
        return new Evidence(
                gamma.value(),
                new Interval(-1, 0),
                gamma.interval(),
                MARGIN,
                n,
                n,
                "gamma against the margin (Goodman and Kruskal 1954, 1963)",
                gamma.probabilityBeyond(MARGIN),
                Double.NaN,
                effect,
                List.of("who answers more both contradicts more and is scored more surely"),
                SampleSize.UNKNOWN,
                Map.of("gamma", gamma.value()));
    }
}
