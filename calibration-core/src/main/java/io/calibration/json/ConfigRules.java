package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoreScale.Direction;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ClassThresholds;
import io.calibration.internal.json.Mistakes;
import io.calibration.internal.json.TreeReader;
import io.calibration.json.InvalidDocumentException.Mistake;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a config: those of one value, as the constraints on its records state them, and those that concern more than one. Written out,
 * because a Bean Validation provider costs more to start than all else that reading a config takes.
 */
final class ConfigRules {

    /** In characters of the JSON Pointer: more than the longest labels need. */
    static final int LONGEST_PATH = 500;

    private static final int MOST_OCCURRENCES = 99;

    private final ScoringConfig config;
    private final Mistakes mistakes;

    private ConfigRules(ScoringConfig config, Mistakes mistakes) {
        this.config = config;
        this.mistakes = mistakes;
    }

    static void check(ScoringConfig config, Mistakes mistakes) {
        ConfigRules rules = new ConfigRules(config, mistakes);
        rules.checkValues();
        rules.checkWeights();
        rules.checkConfidences();
        if (!mistakes.touch("/score_scale")) { // without the scale, neither bounds nor direction are known
            rules.checkScores();
            rules.checkOrder();
        }
    }

    /** Adds each violation whose place is not known to be wrong already, by place. */
    private void checkValues() {
        List<Mistake> violations = new ArrayList<>();
        String classes = "/" + config.names().classThresholds();
        if (config.classThresholds().isEmpty()) {
            violations.add(new Mistake(classes, "must name at least one class"));
        }
        config.classThresholds().forEach((key, thresholds) -> {
            if (isMissing(thresholds.minScore())) {
                violations.add(new Mistake(pointer(key, List.of("min_score")), "is missing"));
            }
            thresholds.flagLimits().forEach((severity, most) -> {
                if (most < 0) {
                    violations.add(
                            new Mistake(pointer(key, config.names().flagLimit(severity)), "must not be negative"));
                }
            });
        });
        config.severityRules().forEach((severity, rule) -> {
            if (rule.minOccurrences() < 1 || rule.minOccurrences() > MOST_OCCURRENCES) {
                violations.add(new Mistake(
                        config.pointer(severity) + "/min_occurrences",
                        rule.minOccurrences() < 1 ? "must be at least 1" : "must be at most " + MOST_OCCURRENCES));
            }
        });
        violations.stream()
                .sorted(Comparator.comparing(Mistake::pointer).thenComparing(Mistake::message))
                .forEach(mistake -> mistakes.addUnlessKnown(mistake.pointer(), mistake.message()));
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null;
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
        mistakes.add(pointer(key, List.of(threshold)), message);
    }

    private String pointer(String key, List<String> below) {
        return ScoringConfig.pointer(List.of(config.names().classThresholds(), key)) + ScoringConfig.pointer(below);
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    /**
     * Adds a mistake for each key that makes a path too long to be shown, one a line, however many there are; what it holds is not looked at.
     *
     * @param place the path, cut above the first key that may be anybody's text
     */
    static void checkPaths(JsonNode node, int length, String place, Mistakes mistakes) {
        int number = 0;
        for (Map.Entry<String, JsonNode> child : ArtifactReader.children(node)) {
            number++;
            String step = ScoringConfig.pointer(List.of(child.getKey()));
            if (length + step.length() > LONGEST_PATH) {
                mistakes.add(
                        place,
                        "its key number " + number + " makes a path of more than " + LONGEST_PATH
                                + " characters. Shorten the key, or those above it");
            } else {
                String below = TreeReader.isPlain(child.getKey()) ? place + step : place;
                checkPaths(child.getValue(), length + step.length(), below, mistakes);
            }
        }
    }
}
