package io.calibration.internal.proposal;

import io.calibration.config.ClassThresholds;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoreClass;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.proposal.GuardrailCheck.Stop;
import io.calibration.proposal.Guardrail;
import java.util.Optional;

/**
 * Holds the rules about flags against the guardrails: small steps, and nothing about critical flags is loosened.
 *
 * @param base the config in force
 * @param step most that a number of occurrences moves
 */
record FlagGuardrail(ScoringConfig base, int step) {

    Optional<Stop> of(ScoringConfig candidate) {
        for (FlagSeverity severity : FlagSeverity.values()) {
            int before = base.severity(severity).minOccurrences();
            int after = candidate.severity(severity).minOccurrences();
            Optional<Stop> stop = of(severity, before, after, after > before).or(() -> ofLimits(severity, candidate));
            if (stop.isPresent()) {
                return stop;
            }
        }
        return Optional.empty();
    }

    private Optional<Stop> ofLimits(FlagSeverity severity, ScoringConfig candidate) {
        for (ScoreClass scoreClass : base.classes()) {
            ClassThresholds thresholds = candidate.classThresholds().get(scoreClass.key());
            if (thresholds == null) {
                continue; // other classes are refused elsewhere
            }
            int before = scoreClass.thresholds().flagLimit(severity).orElse(ClassThresholds.NO_LIMIT);
            int after = thresholds.flagLimit(severity).orElse(ClassThresholds.NO_LIMIT);
            Optional<Stop> stop = of(severity, before, after, after > before);
            if (stop.isPresent()) {
                return stop;
            }
        }
        return Optional.empty();
    }

    private Optional<Stop> of(FlagSeverity severity, int before, int after, boolean loosens) {
        if (severity == FlagSeverity.CRITICAL && loosens) {
            return Optional.of(
                    new Stop(Guardrail.CRITICAL_FLAG, "Rules about critical flags are never loosened by a proposal."));
        }
        return Math.abs(after - before) > step
                ? Optional.of(new Stop(
                        Guardrail.STEP,
                        "A number of " + severity.label() + " flags may move by " + step + " a release."))
                : Optional.empty();
    }
}
