package io.calibration.benchmarks.truth;

import static java.util.Objects.requireNonNull;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart;
import java.util.OptionalDouble;

/**
 * The system that came before: plain figures against limits, whatever their number, and the median's distance from the thresholds (here
 * five points). Held against the ranges of the world, not against its own.
 */
final class OriginalRules {

    private static final double CROWDED = 5;

    private OriginalRules() {}

    /** Whether it reports anything of MEDIUM or worse. */
    static boolean alarm(MetricsPart now, CalibrationPolicy policy) {
        return crowded(now) || rates(now, policy) || classes(now, policy);
    }

    private static boolean crowded(MetricsPart now) {
        OptionalDouble median = now.scores().percentile(0.5, now.layout());
        return World.CONFIG.classes().stream()
                .mapToDouble(c -> c.thresholds().minScore().doubleValue())
                .anyMatch(threshold -> threshold > 0 && Math.abs(median.orElse(threshold) - threshold) <= CROWDED);
    }

    private static boolean rates(MetricsPart now, CalibrationPolicy policy) {
        Counts flags = now.flags().bySeverity();
        double n = now.results();
        return !requireNonNull(policy.flagRate()).contains(now.flags().results() / n)
                || !requireNonNull(policy.criticalFlagShare())
                        .contains(flags.get(FlagSeverity.CRITICAL.index()) / (double) Math.max(1, flags.total()))
                || now.escalations().results() / n
                        > requireNonNull(policy.escalationRate()).upper()
                || now.sufficiency().sufficient() / n
                        < requireNonNull(policy.sufficiencyRate()).lower();
    }

    /** A class that is too small was LOW. */
    private static boolean classes(MetricsPart now, CalibrationPolicy policy) {
        for (ScoreClass scoreClass : World.CONFIG.classes()) {
            int index = now.layout().classes().indexOf(scoreClass.label());
            double share = (double) now.byClass().get(index) / now.results();
            OptionalDouble mean = now.confidence().byClass().get(index).mean();
            Interval range = policy.meanConfidence(scoreClass.label()).orElse(new Interval(0, 1));
            boolean tooMany = policy.classShare(scoreClass.label()).stream().anyMatch(r -> share > r.upper());
            if (tooMany || !range.contains(mean.orElse(range.lower()))) {
                return true;
            }
        }
        return false;
    }
}
