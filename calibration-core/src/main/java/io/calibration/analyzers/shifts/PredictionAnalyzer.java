package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Prediction;
import io.calibration.analysis.Verdict;
import io.calibration.internal.Numbers;
import io.calibration.metrics.MetricsPart;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds the window against what was predicted when the config in force was proposed: each class's share within its prediction interval, off, or
 * not enough data yet. Silent without a prediction. Stateless and thread-safe.
 */
public final class PredictionAnalyzer implements Analyzer {

    /** The part of the results that the prediction was made for, below which it is too early. */
    private static final double ENOUGH = 0.5;

    /** Stateless; one serves all. */
    public PredictionAnalyzer() {}

    @Override
    public String id() {
        return "prediction";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        return context.prediction().filter(prediction -> metrics.results() > 0).stream()
                .flatMap(prediction -> assess(prediction, metrics).stream())
                .toList();
    }

    private static List<Assessment> assess(Prediction prediction, MetricsPart metrics) {
        List<PredictedShare> shares = PredictedShare.all(prediction, metrics);
        if (shares.isEmpty()) {
            return List.of();
        }
        if (metrics.results() < ENOUGH * prediction.next()) {
            return List.of(note(
                    "prediction_open",
                    metrics.results(),
                    "Not enough data to hold against the prediction: " + Numbers.count(metrics.results(), "result")
                            + ", and it was made for " + Numbers.count(prediction.next()) + "."));
        }
        return shares.stream().noneMatch(share -> share.isOff(shares.size()))
                ? List.of(note("prediction_held", metrics.results(), "As predicted: " + text(shares) + "."))
                : shares.stream()
                        .filter(share -> share.isOff(shares.size()))
                        .map(share -> share.assess(shares.size()))
                        .toList();
    }

    private static String text(List<PredictedShare> shares) {
        return shares.stream()
                .map(share -> share.label() + " " + Numbers.percent(share.rate().share()) + " ("
                        + Numbers.percent(share.predicted()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static Assessment note(String type, long results, String description) {
        return new Assessment(
                type,
                "prediction:shares",
                "prediction:shares",
                Verdict.NOTE,
                0,
                false,
                Evidence.of(Double.NaN, results),
                description,
                "Nothing.",
                List.of("/compatibility_thresholds"));
    }
}
