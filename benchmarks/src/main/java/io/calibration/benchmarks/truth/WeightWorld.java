package io.calibration.benchmarks.truth;

import io.calibration.Calibration;
import io.calibration.Collected;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.statistics.WeightFit;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.ScanResult;
import io.calibration.proposal.ConfigProposal;
import io.calibration.proposal.ConfigProposal.Change;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A world whose true weights are known: six correlated categories, a score that is their mean by the config's weights, and an outcome whose
 * chance follows their mean by the true weights.
 */
final class WeightWorld {

    private static final double[] TRUE = {2.0, 1.6, 1.2, 0.8, 0.4, 0.0};
    private static final double[] OLD = {1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {
              "logic_version": "1.0.0",
              "category_weights": {"c0": 1.00, "c1": 1.00, "c2": 1.00, "c3": 1.00, "c4": 1.00, "c5": 1.00, "default": 1.0},
              "compatibility_thresholds": {"good": {"min_score": 60}, "fair": {"min_score": 40}, "poor": {"min_score": 0}}
            }
            """.getBytes(StandardCharsets.UTF_8));

    private WeightWorld() {}

    /**
     * What came of one run.
     *
     * @param error distance of the unconstrained target from the true weights, as a part of the old weights' distance
     * @param proposed whether weights were changed
     * @param stepped whether each change goes toward the target by at most a tenth, and the sum is kept
     */
    record Trial(double error, boolean proposed, boolean stepped) {}

    static Trial run(int outcomes, int number) {
        Collected collected = Calibration.builder()
                .source(ScanResults.of(draw(outcomes, new SplittableRandom(77_003L + number))))
                .config(CONFIG)
                .policy(CalibrationPolicy.original().toBuilder()
                        .classShares(Map.of())
                        .meanConfidence(Map.of())
                        .build())
                .build()
                .collect(DayWindow.ALL);
        double[] target = WeightFit.of(CONFIG, collected.snapshot().metrics(), 1)
                .flatMap(fit -> fit.moments().target(OLD))
                .orElse(OLD);
        ConfigProposal proposal = collected.analyze().propose().proposal();
        return new Trial(distance(target, TRUE) / distance(OLD, TRUE), !proposal.isEmpty(), isStep(proposal, target));
    }

    private static boolean isStep(ConfigProposal proposal, double[] target) {
        double sum = 0;
        for (Change change : proposal.changes()) {
            int index = change.path().charAt(change.path().length() - 1) - '0';
            double by = change.proposedValue().doubleValue() - OLD[index];
            sum += by;
            boolean toward =
                    by * (target[index] - OLD[index]) > 0 && Math.abs(by) <= Math.abs(target[index] - OLD[index]);
            if (!toward || Math.abs(by) > 0.1 + 1e-9) {
                return false;
            }
        }
        return Math.abs(sum) < 1e-9;
    }

    private static double distance(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        }
        return Math.sqrt(sum);
    }

    private static List<ScanResult> draw(int results, SplittableRandom random) {
        List<ScanResult> all = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            double common = random.nextGaussian();
            double[] scores = new double[TRUE.length];
            Map<String, Double> present = new LinkedHashMap<>();
            for (int c = 0; c < scores.length; c++) {
                double value = 50 + 9 * common + 15 * random.nextGaussian();
                scores[c] = Math.rint(Math.max(0, Math.min(100, value)));
                if (random.nextDouble() < 0.95) {
                    present.put("c" + c, scores[c]);
                }
            }
            double chance = 1 / (1 + Math.exp(-(mean(scores, TRUE) - 50) / 8));
            double score = Math.rint(mean(scores, OLD));
            String label = score >= 60 ? "good" : score >= 40 ? "fair" : "poor";
            all.add(new ScanResult(
                    START.plus(i % 28, ChronoUnit.DAYS),
                    "1.0.0",
                    score,
                    label,
                    present,
                    0.8,
                    List.of(),
                    List.of(),
                    null,
                    true,
                    null,
                    random.nextDouble() < chance));
        }
        return all;
    }

    private static double mean(double[] scores, double[] weights) {
        double sum = 0;
        double all = 0;
        for (int c = 0; c < scores.length; c++) {
            sum += scores[c] * weights[c];
            all += weights[c];
        }
        return sum / all;
    }
}
