package io.calibration.analyzers.boundary;

import io.calibration.config.ScoreScale;
import io.calibration.config.ScoreScale.Direction;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A score at which a class begins: a line between a better and a worse class.
 *
 * @param score the score as the config writes it
 * @param classes the classes that begin there, in the config's order; at least one
 * @param label the better class at the line: the first of those that begin there, or, where lower is better, the best of those below
 */
record ScoreThreshold(BigDecimal score, List<ScoreClass> classes, String label) {

    /**
     * The thresholds of a config, highest first. One at the scale's min parts nothing, nor does that of the last class, which is given when no
     * other is: they are left out.
     */
    static List<ScoreThreshold> of(ScoringConfig config) {
        ScoreScale scale = config.scoreScale();
        List<ScoreThreshold> thresholds = new ArrayList<>();
        List<ScoreClass> deciding = config.classes().subList(0, config.classes().size() - 1);
        for (ScoreClass scoreClass : deciding) {
            BigDecimal score = scoreClass.thresholds().minScore();
            int last = thresholds.size() - 1;
            if (last >= 0 && thresholds.get(last).score().compareTo(score) == 0) {
                thresholds.set(last, thresholds.get(last).and(scoreClass));
            } else if (score.compareTo(scale.min()) > 0) {
                thresholds.add(new ScoreThreshold(score, List.of(scoreClass), better(scoreClass, config)));
            }
        }
        return List.copyOf(thresholds);
    }

    private ScoreThreshold and(ScoreClass another) {
        List<ScoreClass> both = new ArrayList<>(classes);
        both.add(another);
        return new ScoreThreshold(score, List.copyOf(both), label);
    }

    private static String better(ScoreClass begins, ScoringConfig config) {
        if (config.scoreScale().direction() == Direction.HIGHER_IS_BETTER) {
            return begins.label();
        }
        BigDecimal line = begins.thresholds().minScore();
        return config.classes().stream()
                .filter(c -> c.thresholds().minScore().compareTo(line) < 0)
                .reduce((best, next) ->
                        next.thresholds().minScore().compareTo(best.thresholds().minScore()) < 0 ? best : next)
                .orElse(begins)
                .label();
    }

    /**
     * The line in words, such as {@code 85, the threshold of good}; where lower is better {@code 15, the line into good}.
     *
     * @param after something after the score
     */
    String words(String after) {
        boolean own = label.equals(classes.get(0).label());
        return text() + after + (own ? ", the threshold of " : ", the line into ") + label;
    }

    String text() {
        return score.toPlainString();
    }

    String subject() {
        return "score_threshold:" + label() + ":" + text();
    }

    String question() {
        return "boundary:" + pointers().get(0);
    }

    List<String> pointers() {
        return classes.stream().map(c -> c.pointer("min_score")).toList();
    }
}
