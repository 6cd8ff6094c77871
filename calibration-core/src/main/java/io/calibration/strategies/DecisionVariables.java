package io.calibration.strategies;

import io.calibration.config.ClassThresholds;
import io.calibration.config.ScoreClass;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.ProposalContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The thresholds of a config as variables within the guardrails' reach. Immutable. */
final class DecisionVariables {

    private final ScoringConfig base;
    private final List<ScoreClass> classes;
    private final SnapshotLayout layout;
    private final Counts byScore;
    private final Counts byConfidence;
    private final Guardrails guardrails;

    DecisionVariables(ProposalContext context) {
        base = context.base();
        MetricsSnapshot snapshot = context.snapshot();
        classes = base.classes();
        layout = snapshot.layout();
        byScore = sum(snapshot, layout.scoreBins().count(), DecisionTable.Cell::scoreBin);
        byConfidence = sum(snapshot, layout.absentConfidenceBin() + 1, DecisionTable.Cell::confidenceBin);
        guardrails = context.guardrails();
    }

    private static Counts sum(MetricsSnapshot snapshot, int bins, ToIntFunction<DecisionTable.Cell> bin) {
        long[] counts = new long[bins];
        snapshot.metrics().decisions().cells().forEach(cell -> counts[bin.applyAsInt(cell)] += cell.count());
        return Counts.of(counts);
    }

    List<ScoreClass> classes() {
        return classes;
    }

    /** The score threshold of a class; none for the last one, for there is no class below it, or where it is protected. */
    Optional<DecisionVariable> score(int index) {
        ScoreClass scoreClass = classes.get(index);
        BigDecimal reach = base.scoreScale().step().multiply(BigDecimal.valueOf(guardrails.maximumScoreSteps()));
        BigDecimal current = scoreClass.thresholds().minScore();
        return ifFree(
                index + 1 < classes.size(),
                DecisionVariable.of(
                        index, scoreClass, DecisionVariable.Kind.SCORE, current, reach, layout.scoreBins(), byScore));
    }

    /** The confidence threshold of a class, if it has one; none for the worst one, which takes what the others refuse. */
    Optional<DecisionVariable> confidence(int index) {
        ScoreClass scoreClass = classes.get(index);
        BigDecimal current = scoreClass.thresholds().minConfidence();
        if (current == null) {
            return Optional.empty();
        }
        BigDecimal reach = guardrails.maximumConfidenceStep();
        return ifFree(
                index != (base.isBestFirst() ? classes.size() - 1 : 0),
                DecisionVariable.of(
                        index,
                        scoreClass,
                        DecisionVariable.Kind.CONFIDENCE,
                        current,
                        reach,
                        layout.confidenceBins(),
                        byConfidence));
    }

    private Optional<DecisionVariable> ifFree(boolean decides, DecisionVariable variable) {
        boolean free = decides && variable.moves() && !guardrails.protects(variable.path());
        return free ? Optional.of(variable) : Optional.empty();
    }

    /**
     * The typed config with the variables moved. Its document is still that of the base: it is for replaying only.
     *
     * @param places for each variable, the place of its value
     */
    ScoringConfig with(List<DecisionVariable> variables, int[] places) {
        Map<String, ClassThresholds> thresholds = new LinkedHashMap<>(base.classThresholds());
        for (int i = 0; i < variables.size(); i++) {
            DecisionVariable variable = variables.get(i);
            int place = places[i];
            thresholds.computeIfPresent(
                    classes.get(variable.classIndex()).key(), (key, before) -> variable.set(before, place));
        }
        return base.withClassThresholds(thresholds);
    }

    /** For each class where its score threshold stands, as the first bin at or above it. */
    int[] firstBins(List<DecisionVariable> variables, int[] places) {
        List<BigDecimal> scores = new ArrayList<>(
                classes.stream().map(c -> c.thresholds().minScore()).toList());
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).kind() == DecisionVariable.Kind.SCORE) {
                scores.set(
                        variables.get(i).classIndex(), variables.get(i).values().get(places[i]));
            }
        }
        return scores.stream()
                .mapToInt(score -> layout.scoreBins().indexOf(score.doubleValue()))
                .toArray();
    }
}
