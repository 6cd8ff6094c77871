package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationPolicy.Margins;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Prediction;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.MetricsPart;
import java.util.ArrayList;
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

    /**
     * A class's share and what was predicted of it. The prediction interval already allows for the chance of both windows.
     *
     * @param label the class
     * @param rate its share now
     * @param predicted the 95 % prediction interval
     */
    private record PredictedShare(String label, Rate rate, Interval predicted) {

        private static final double MARGIN = Margins.standard().rate();

        /** The classes that something was predicted of. */
        static List<PredictedShare> all(Prediction prediction, MetricsPart metrics) {
            List<PredictedShare> shares = new ArrayList<>();
            List<String> classes = metrics.layout().classes();
            for (int i = 0; i < classes.size(); i++) {
                Interval predicted = prediction.classShares().get(classes.get(i));
                if (predicted != null) {
                    Rate rate = new Rate(metrics.inClass(i), metrics.results(), 1);
                    shares.add(new PredictedShare(classes.get(i), rate, predicted));
                }
            }
            return shares;
        }

        private double center() {
            return (predicted.lower() + predicted.upper()) / 2;
        }

        /** Standard error of the difference, from the interval's width; that of rounding at the least. */
        private double error() {
            return Math.max(1e-6, (predicted.upper() - predicted.lower()) / (2 * Normal.SIDE_OF_95));
        }

        private double p(int shares) {
            double beyond = Math.abs(rate.share() - center()) - MARGIN;
            return Math.min(1, 2 * shares * Normal.above(beyond / error()));
        }

        /**
         * Whether the share lies outside its interval, widened so that all shares together lie inside theirs in 95 % of windows.
         *
         * @param shares shares that were predicted together
         */
        boolean isOff(int shares) {
            double half = Math.max((predicted.upper() - predicted.lower()) / 2, half(shares));
            return Math.abs(rate.share() - center()) > half;
        }

        private double half(int shares) {
            return Normal.quantile(1 - 0.025 / shares) * error();
        }

        /**
         * The assessment of a share that is off.
         *
         * @param shares shares that were predicted together, for which interval and p-value allow
         */
        Assessment assess(int shares) {
            double distance = Math.abs(rate.share() - center());
            double half = half(shares);
            Evidence evidence = rate.evidence()
                    .expected(predicted)
                    .interval(rate.wilsonInterval())
                    .margin(MARGIN)
                    .test("distance from the prediction, normal, all shares together (Bonferroni)")
                    .p(p(shares))
                    .effect(Effect.of(distance, Math.max(0, distance - half), distance + half)
                            .inMargins(MARGIN))
                    .alternatives("other people were scanned than those that the prediction was made from")
                    .figure("predicted_lower", Figure.fraction(predicted.lower()))
                    .figure("predicted_upper", Figure.fraction(predicted.upper()))
                    .build();
            Sentence description = Sentence.of(
                    "{} of {} are in class {}; {} was predicted when this config was proposed.",
                    rate.figure(),
                    Figure.results(rate.n()).with("result", "results"),
                    Sentence.declared(label),
                    rate.figure().interval(predicted));
            return Assessment.builder("prediction_missed", "class:" + label, description, evidence)
                    .question("prediction of " + label)
                    .share(Math.min(1, distance))
                    .recommendation(
                            "Find out what else changed since the proposal before the next one is made; roll back if it does harm.")
                    .components("/compatibility_thresholds")
                    .build();
        }
    }
}
