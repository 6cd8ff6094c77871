package io.calibration.analyzers.shifts;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Margins;
import io.calibration.analysis.Prediction;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.SampleSize;
import io.calibration.metrics.MetricsPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A class's share and what was predicted of it. The prediction interval already allows for the chance of both windows.
 *
 * @param label the class
 * @param rate its share now
 * @param predicted the 95 % prediction interval
 */
public record PredictedShare(String label, Rate rate, Interval predicted) {

    private static final double LEVEL = Normal.quantile(0.975);
    private static final double MARGIN = Margins.standard().rate();

    /** The classes that something was predicted of. */
    public static List<PredictedShare> all(Prediction prediction, MetricsPart metrics) {
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
        return Math.max(1e-6, (predicted.upper() - predicted.lower()) / (2 * LEVEL));
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
    public boolean isOff(int shares) {
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
    public Assessment assess(int shares) {
        double distance = Math.abs(rate.share() - center());
        double half = half(shares);
        Effect effect = Effect.of(distance / MARGIN, Math.max(0, distance - half) / MARGIN, (distance + half) / MARGIN);
        return new Assessment(
                "prediction_missed",
                "class:" + label,
                "prediction of " + label,
                Assessment.verdict(effect),
                Math.min(1, distance),
                false,
                evidence(effect, shares),
                Numbers.percent(rate.share()) + " of " + Numbers.count(rate.n(), "result") + " are in class " + label
                        + "; " + Numbers.percent(predicted) + " was predicted when this config was proposed.",
                "Find out what else changed since the proposal before the next one is made; roll back if it does harm.",
                List.of("/compatibility_thresholds"));
    }

    private Evidence evidence(Effect effect, int shares) {
        return new Evidence(
                rate.share(),
                predicted,
                rate.wilsonInterval(),
                MARGIN,
                rate.n(),
                rate.effectiveN(),
                "distance from the prediction, normal, all shares together (Bonferroni)",
                p(shares),
                Double.NaN,
                effect,
                List.of("other people were scanned than those that the prediction was made from"),
                SampleSize.UNKNOWN,
                Map.of("predicted_lower", predicted.lower(), "predicted_upper", predicted.upper()));
    }
}
