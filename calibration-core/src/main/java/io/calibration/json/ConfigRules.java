package io.calibration.json;

import io.calibration.config.ClassThresholds;
import io.calibration.config.Direction;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoringConfig;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The rules of a config that concern more than one value. */
final class ConfigRules {

    private static final String CLASSES = "compatibility_thresholds";

    private final ScoringConfig config;
    private final Mistakes mistakes;

    private ConfigRules(ScoringConfig config, Mistakes mistakes) {
        this.config = config;
        this.mistakes = mistakes;
    }

    static void check(ScoringConfig config, Mistakes mistakes) {
        ConfigRules rules = new ConfigRules(config, mistakes);
        rules.checkWeights();
        rules.checkConfidences();
        if (!mistakes.touch("/score_scale")) { // without the scale, neither bounds nor direction are known
            rules.checkScores();
            rules.checkOrder();
        }
    }

    private void checkWeights() {
        config.categoryWeights().forEach((key, weight) -> {
            if (weight.signum() < 0) {
                mistakes.add(ScoringConfig.pointer(List.of("category_weights", key)), "must not be negative");
            }
        });
    }

    private void checkConfidences() {
        config.classThresholds().forEach((key, thresholds) -> {
            BigDecimal confidence = thresholds.minConfidence();
            if (confidence != null && (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0)) {
                add(key, "min_confidence", "(" + plain(confidence) + ") must be from 0 to 1");
            }
        });
    }

    private void checkScores() {
        ScoreScale scale = config.scoreScale();
        config.classThresholds().forEach((key, thresholds) -> {
            BigDecimal score = thresholds.minScore();
            if (score != null && (score.compareTo(scale.min()) < 0 || score.compareTo(scale.max()) > 0)) {
                add(
                        key,
                        "min_score",
                        "(" + plain(score) + ") must be on the score scale, from " + plain(scale.min()) + " to "
                                + plain(scale.max()));
            }
        });
    }

    /** Where higher is better, classes go down; else they go one way, either one. */
    private void checkOrder() {
        int way = config.scoreScale().direction() == Direction.HIGHER_IS_BETTER ? -1 : 0;
        BigDecimal before = null;
        for (Map.Entry<String, ClassThresholds> entry : config.classThresholds().entrySet()) {
            BigDecimal score = entry.getValue().minScore();
            if (score == null) { // reported as missing
                continue;
            }
            int step = before == null ? 0 : score.compareTo(before);
            if (before != null && step * way < 0) {
                add(entry.getKey(), "min_score", outOfOrder(score, before, way) + (way < 0 ? direction() : ""));
            }
            way = way == 0 ? step : way;
            before = score;
        }
    }

    private static String outOfOrder(BigDecimal score, BigDecimal before, int way) {
        return "(" + plain(score) + ") must be " + (way < 0 ? "at most" : "at least")
                + " the min_score of the class before it (" + plain(before) + "). Order the classes by min_score";
    }

    /** Where every class begins above the one before it, it is likely the direction that was forgotten. */
    private String direction() {
        List<BigDecimal> scores = config.classThresholds().values().stream()
                .map(ClassThresholds::minScore)
                .filter(Objects::nonNull)
                .toList();
        boolean rises =
                IntStream.range(1, scores.size()).allMatch(i -> scores.get(i).compareTo(scores.get(i - 1)) > 0);
        return rises
                ? "; or, where lower scores are better, write \"direction\": \"lower_is_better\" in score_scale"
                : "";
    }

    private void add(String key, String threshold, String message) {
        mistakes.add(ScoringConfig.pointer(List.of(CLASSES, key, threshold)), message);
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
