package io.calibration.internal.proposal;

import io.calibration.analysis.Figure;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ClassThresholds;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.Numbers;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.Guardrails.Guardrail;
import io.calibration.proposal.Guardrails.Stop;
import io.calibration.proposal.Impact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a candidate config against the guardrails. Stateless but for its terms, and thread-safe. */
final class GuardrailCheck {

    private final ScoringConfig base;
    private final Guardrails guardrails;
    private final BigDecimal step;
    private final List<ScoreClass> classes;
    private final List<ClassThresholds> before;

    /** The guardrails around a base config. */
    GuardrailCheck(ScoringConfig base, Guardrails guardrails) {
        this.base = base;
        this.guardrails = guardrails;
        step = base.scoreScale().step();
        classes = base.classes();
        before = classes.stream().map(ScoreClass::thresholds).toList();
    }

    /** Stops what touches a protected path, moves a threshold too far, or brings thresholds out of order. */
    Optional<Stop> ofConfig(ScoringConfig candidate, Collection<String> paths) {
        return paths.stream()
                .filter(guardrails::protects)
                .findFirst()
                .flatMap(path -> stop(Guardrail.PROTECTED_PATH, "{} is protected.", Sentence.declared(path)))
                .or(() -> ofNumbers(candidate));
    }

    private Optional<Stop> ofNumbers(ScoringConfig candidate) {
        List<ClassThresholds> after = new ArrayList<>();
        for (ScoreClass scoreClass : classes) {
            ClassThresholds found = candidate.classThresholds().get(scoreClass.key());
            if (found == null) {
                throw new IllegalArgumentException("The candidate must have the same classes as the base config.");
            }
            after.add(found);
        }
        return ofSteps(after)
                .or(() -> ofFlags(candidate, after))
                .or(() -> ofWeights(candidate))
                .or(() -> ofOrder(after));
    }

    /** Stops what changes too much, or moves a result with a critical flag to a better class. */
    Optional<Stop> ofImpact(Impact impact, double effectiveResults) {
        if (effectiveResults < guardrails.minimumEffectiveResults()) {
            return stop(
                    Guardrail.EFFECTIVE_RESULTS,
                    "The window's results are worth {} independent ones; a change needs "
                            + guardrails.minimumEffectiveResults() + ".",
                    Figure.things((long) effectiveResults, impact.results()));
        }
        if (impact.method() == Impact.Method.ESTIMATED) {
            // Other weights move single scores either way under the same rules, so it is no one's flags that are set
            // aside.
            return ofReclassified(impact.reclassified().count(), impact.results(), 0);
        }
        return ofReclassified(impact.reclassified().atMost(), impact.results(), impact.criticalPromoted());
    }

    /** The same by counts of the window. */
    Optional<Stop> ofReclassified(long reclassified, long results, long criticalPromoted) {
        if (criticalPromoted > 0) {
            return stop(
                    Guardrail.CRITICAL_FLAG,
                    "{} with a critical flag would move to a better class.",
                    Figure.results(criticalPromoted).with("result", "results"));
        }
        if (reclassified > guardrails.maximumReclassified() * results) {
            return stop(
                    Guardrail.RECLASSIFIED,
                    "{} of the results would change their class; one release may change "
                            + Numbers.limit(guardrails.maximumReclassified()) + ".",
                    Figure.share(reclassified, results));
        }
        return Optional.empty();
    }

    private Optional<Stop> ofSteps(List<ClassThresholds> after) {
        BigDecimal mostScore = step.multiply(BigDecimal.valueOf(guardrails.maximumScoreSteps()));
        BigDecimal mostConfidence = guardrails.maximumConfidenceStep();
        for (int i = 0; i < after.size(); i++) {
            if (isFurther(before.get(i).minScore(), after.get(i).minScore(), mostScore)) {
                return stop(
                        Guardrail.STEP, "A score threshold may move by " + mostScore.toPlainString() + " a release.");
            }
            if (isFurther(before.get(i).minConfidence(), after.get(i).minConfidence(), mostConfidence)) {
                return stop(
                        Guardrail.STEP,
                        "A confidence threshold may move by " + mostConfidence.toPlainString() + " a release.");
            }
        }
        return Optional.empty();
    }

    /** Small steps of the rules about flags, and nothing about critical flags is loosened. */
    private Optional<Stop> ofFlags(ScoringConfig candidate, List<ClassThresholds> after) {
        for (FlagSeverity severity : FlagSeverity.values()) {
            Optional<Stop> stop = ofFlags(
                    severity,
                    base.severity(severity).minOccurrences(),
                    candidate.severity(severity).minOccurrences());
            for (int i = 0; stop.isEmpty() && i < after.size(); i++) {
                stop = ofFlags(severity, limit(before.get(i), severity), limit(after.get(i), severity));
            }
            if (stop.isPresent()) {
                return stop;
            }
        }
        return Optional.empty();
    }

    private static int limit(ClassThresholds thresholds, FlagSeverity severity) {
        return thresholds.flagLimit(severity).orElse(ClassThresholds.NO_LIMIT);
    }

    /** Both numbers loosen the rule when they rise. */
    private Optional<Stop> ofFlags(FlagSeverity severity, int before, int after) {
        int most = guardrails.maximumOccurrenceStep();
        if (severity == FlagSeverity.CRITICAL && after > before) {
            return stop(Guardrail.CRITICAL_FLAG, "Rules about critical flags are never loosened by a proposal.");
        }
        return Math.abs(after - before) > most
                ? stop(Guardrail.STEP, "A number of " + severity.label() + " flags may move by " + most + " a release.")
                : Optional.empty();
    }

    private Optional<Stop> ofWeights(ScoringConfig candidate) {
        return base.categoryWeights().entrySet().stream()
                .filter(entry -> {
                    BigDecimal most = entry.getValue().multiply(guardrails.maximumWeightChange());
                    return isFurther(
                            entry.getValue(), candidate.categoryWeights().get(entry.getKey()), most);
                })
                .findFirst()
                .flatMap(entry -> stop(
                        Guardrail.STEP,
                        "A weight may change by "
                                + Numbers.limit(guardrails.maximumWeightChange().doubleValue())
                                + " of itself a release."));
    }

    private static boolean isFurther(@Nullable BigDecimal before, @Nullable BigDecimal after, BigDecimal most) {
        if (before == null || after == null) {
            return (before == null) != (after == null);
        }
        return after.subtract(before).abs().compareTo(most) > 0;
    }

    private Optional<Stop> ofOrder(List<ClassThresholds> after) {
        for (int i = 0; i + 1 < after.size(); i++) {
            Part both = Sentence.declared(
                    classes.get(i).label() + " and " + classes.get(i + 1).label());
            BigDecimal least = step.multiply(BigDecimal.valueOf(guardrails.minimumGapSteps()))
                    .min(gap(before, i));
            if (gap(after, i).compareTo(least) < 0) {
                return stop(
                        Guardrail.ORDER_AND_GAP,
                        "The thresholds of {} must stay " + least.toPlainString() + " apart.",
                        both);
            }
            if (compareConfidence(before, i) * compareConfidence(after, i) < 0) {
                return stop(Guardrail.ORDER_AND_GAP, "The confidence thresholds of {} must keep their order.", both);
            }
        }
        return Optional.empty();
    }

    /** The distance of a class's score threshold from the next one's. */
    private static BigDecimal gap(List<ClassThresholds> thresholds, int index) {
        return thresholds
                .get(index)
                .minScore()
                .subtract(thresholds.get(index + 1).minScore());
    }

    private static int compareConfidence(List<ClassThresholds> thresholds, int index) {
        BigDecimal upper = thresholds.get(index).minConfidence();
        BigDecimal lower = thresholds.get(index + 1).minConfidence();
        return upper == null || lower == null ? 0 : upper.compareTo(lower);
    }

    private static Optional<Stop> stop(Guardrail guardrail, String reason, Part... parts) {
        return Optional.of(new Stop(guardrail, Sentence.of(reason, parts)));
    }
}
