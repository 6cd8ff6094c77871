package io.calibration.analyzers;

import io.calibration.config.ScoreClass;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoringConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A score at which a class begins.
 *
 * @param score the score as the config writes it
 * @param classes the classes that begin there, as tried by the rule; at least one
 */
record ScoreThreshold(BigDecimal score, List<ScoreClass> classes) {

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
                thresholds.add(new ScoreThreshold(score, List.of(scoreClass)));
            }
        }
        return List.copyOf(thresholds);
    }

    private ScoreThreshold and(ScoreClass another) {
        List<ScoreClass> both = new ArrayList<>(classes);
        both.add(another);
        return new ScoreThreshold(score, List.copyOf(both));
    }

    String label() {
        return classes.get(0).label();
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
