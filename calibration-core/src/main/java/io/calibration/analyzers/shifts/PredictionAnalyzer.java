package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Prediction;
import io.calibration.analysis.Sentence;
import io.calibration.metrics.MetricsPart;
import java.util.List;

/**
 * Holds the window against what was predicted when the config in force was proposed: each class's share within its prediction interval, off, or
 * not enough data yet. Silent without a prediction.
 */
public final class PredictionAnalyzer {

    /** The part of the results that the prediction was made for, below which it is too early. */
    private static final double ENOUGH = 0.5;

    private PredictionAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
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
                    Sentence.of(
                            "Not enough data to hold against the prediction: {}, and it was made for {}.",
                            Figure.results(metrics.results()).with("result", "results"),
                            Figure.results(prediction.next()))));
        }
        return shares.stream().noneMatch(share -> share.isOff(shares.size()))
                ? List.of(note("prediction_held", metrics.results(), Sentence.of("As predicted: {}.", told(shares))))
                : shares.stream()
                        .filter(share -> share.isOff(shares.size()))
                        .map(share -> share.assess(shares.size()))
                        .toList();
    }

    private static Sentence told(List<PredictedShare> shares) {
        return Sentence.join(
                ", ",
                shares.stream()
                        .map(share -> Sentence.of(
                                "{} {} ({})",
                                Sentence.declared(share.label()),
                                share.rate().figure(),
                                share.rate().figure().interval(share.predicted())))
                        .toList());
    }

    private static Assessment note(String type, long results, Sentence description) {
        return Assessment.builder(
                        type,
                        "prediction:shares",
                        description,
                        Evidence.builder(results).build())
                .recommendation("Nothing.")
                .components("/compatibility_thresholds")
                .build();
    }
}
