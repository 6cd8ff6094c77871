package io.calibration.internal.analysis;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Severity;
import java.util.Optional;

/**
 * The one table that makes severities. Each step asks for all that the step below it asks for, so that a severity can only rise when
 * the effect or the share grows and the p-values fall.
 *
 * @param falseDiscoveryRate greatest adjusted p-value of MEDIUM
 */
record FindingSeverity(double falseDiscoveryRate) {

    private static final double HIGH = 0.01;
    private static final double SURE = 0.001;

    /** The severity of an assessment that was not tested. */
    Severity untested(Assessment assessment) {
        return of(assessment, 1, 1);
    }

    /**
     * The severity of an assessment.
     *
     * @param adjustedP its p-value after false-discovery control
     * @param holm its p-value after Holm's correction
     */
    Severity of(Assessment assessment, double adjustedP, double holm) {
        Optional<Effect> effect = assessment.evidence().effect();
        if (effect.isEmpty() || assessment.verdict() == Verdict.NOTE) {
            return Severity.INFO;
        }
        if (assessment.verdict() != Verdict.VIOLATION) {
            return isWorthWatching(effect.get()) ? Severity.LOW : Severity.INFO;
        }
        return adjustedP <= falseDiscoveryRate ? ofViolation(assessment, effect.get(), adjustedP, holm) : Severity.LOW;
    }

    private static boolean isWorthWatching(Effect effect) {
        return effect.estimate() > 1 && effect.conservative() >= 0.5;
    }

    private static Severity ofViolation(Assessment assessment, Effect effect, double adjustedP, double holm) {
        if (assessment.safety() && adjustedP <= SURE) {
            return Severity.CRITICAL;
        }
        if (effect.conservative() < 2 || adjustedP > HIGH || assessment.share() < 0.02) {
            return Severity.MEDIUM;
        }
        boolean extreme = effect.conservative() >= 4 && holm <= SURE && assessment.share() >= 0.05;
        return extreme ? Severity.CRITICAL : Severity.HIGH;
    }
}
