package io.calibration.internal.analysis;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Severity;
import io.calibration.analysis.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The one table that makes severities. Each step asks for all that the step below it asks for, so that a severity can only rise when
 * the effect or the share grows and the p-values fall.
 *
 * @param falseDiscoveryRate greatest adjusted p-value of MEDIUM
 */
record SeverityRule(double falseDiscoveryRate) {

    private static final double HIGH_Q = 0.01;
    private static final double SURE = 0.001;

    /**
     * The severity of an assessment.
     *
     * @param q its p-value after false-discovery control, NaN when it has none
     * @param holm its p-value after Holm's correction, NaN when it has none
     */
    Severity of(Assessment assessment, double q, double holm) {
        Effect effect = assessment.evidence().effect();
        if (effect == null || assessment.verdict() == Verdict.NOTE) {
            return Severity.INFO;
        }
        if (assessment.verdict() != Verdict.VIOLATION) {
            return isWorthWatching(effect) ? Severity.LOW : Severity.INFO;
        }
        return q <= falseDiscoveryRate ? ofViolation(assessment, effect, q, holm) : Severity.LOW;
    }

    private static boolean isWorthWatching(Effect effect) {
        return effect.estimate() > 1 && effect.conservative() >= 0.5;
    }

    private static Severity ofViolation(Assessment assessment, Effect effect, double q, double holm) {
        if (assessment.safety() && q <= SURE) {
            return Severity.CRITICAL;
        }
        if (effect.conservative() < 2 || q > HIGH_Q || assessment.share() < 0.02) {
            return Severity.MEDIUM;
        }
        boolean extreme = effect.conservative() >= 4 && holm <= SURE && assessment.share() >= 0.05;
        return extreme ? Severity.CRITICAL : Severity.HIGH;
    }

    /** Whether an effect is that of a violation: a {@code null} is not. */
    static boolean isViolation(@Nullable Effect effect) {
        return effect != null && effect.conservative() >= 1;
    }
}
