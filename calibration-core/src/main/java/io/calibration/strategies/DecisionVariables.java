package io.calibration.strategies;

import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ClassThresholds;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.metrics.Bins;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.proposal.Guardrails;
import io.calibration.proposal.ProposalContext;
import io.calibration.strategies.DecisionVariable.Kind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** The thresholds of a config as variables within the guardrails' reach. Immutable. */
final class DecisionVariables {

    private final ScoringConfig base;
    private final List<ScoreClass> classes;
    private final SnapshotLayout layout;
    private final List<DecisionTable.Cell> cells;
    private final Guardrails guardrails;

    DecisionVariables(ProposalContext context) {
        base = context.base();
        classes = base.classes();
        layout = context.snapshot().layout();
        cells = context.snapshot().metrics().decisions().cells();
        guardrails = context.guardrails();
    }

    /** The number of classes. */
    int classes() {
        return classes.size();
    }

    /** The JSON Pointer of a class's score threshold. */
    String scorePath(int index) {
        return classes.get(index).pointer(Kind.SCORE.key());
    }

    /** The score threshold of a class; none for the last one, for there is no class below it, or where it is protected. */
    Optional<DecisionVariable> score(int index) {
        if (index + 1 == classes.size()) {
            return Optional.empty();
        }
        BigDecimal current = classes.get(index).thresholds().minScore();
        BigDecimal reach = base.scoreScale().step().multiply(BigDecimal.valueOf(guardrails.maximumScoreSteps()));
        long[] results = results(layout.scoreBins().count(), DecisionTable.Cell::scoreBin);
        return variable(index, Kind.SCORE, current, values(current, reach, layout.scoreBins(), results));
    }

    /** The confidence threshold of a class, if it has one; none for the worst one, which takes what the others refuse. */
    Optional<DecisionVariable> confidence(int index) {
        BigDecimal current = classes.get(index).thresholds().minConfidence();
        if (current == null || index == (base.isBestFirst() ? classes.size() - 1 : 0)) {
            return Optional.empty();
        }
        BigDecimal reach = guardrails.maximumConfidenceStep();
        long[] results = results(layout.absentConfidenceBin() + 1, DecisionTable.Cell::confidenceBin);
        return variable(index, Kind.CONFIDENCE, current, values(current, reach, layout.confidenceBins(), results));
    }

    private long[] results(int bins, ToIntFunction<DecisionTable.Cell> bin) {
        long[] results = new long[bins];
        cells.forEach(cell -> results[bin.applyAsInt(cell)] += cell.count());
        return results;
    }

    private Optional<DecisionVariable> variable(int index, Kind kind, BigDecimal current, List<BigDecimal> values) {
        String path = classes.get(index).pointer(kind.key());
        return Optional.of(new DecisionVariable(index, kind, path, current, values))
                .filter(variable -> values.size() > 1 && !guardrails.protects(path));
    }

    /**
     * Where a threshold may stand: the edges within reach, so that each value can be replayed exactly. Of edges with no result between them,
     * which classify every result alike, only the one nearest to the current value is kept.
     *
     * @param reach how far it may move
     * @param results results of the window in each bin
     */
    private static List<BigDecimal> values(BigDecimal current, BigDecimal reach, Bins bins, long[] results) {
        int rest = bins.indexOf(current.doubleValue());
        return IntStream.range(0, bins.count())
                .filter(bin -> bin == rest || results[bin < rest ? bin : bin - 1] > 0)
                .mapToObj(bins.edges()::get)
                .filter(edge -> edge.subtract(current).abs().compareTo(reach) <= 0)
                .map(edge -> edge.compareTo(current) == 0 ? current : written(edge, current))
                .toList();
    }

    /** The number as people would write it in the current one's place: 84 after 85, 0.65 after 0.7, 0.60 after 0.70. */
    private static BigDecimal written(BigDecimal value, BigDecimal current) {
        int needed = value.signum() == 0 ? 0 : value.stripTrailingZeros().scale();
        return value.setScale(Math.max(0, Math.max(needed, current.scale())));
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
        int[] bins =
                classes.stream().mapToInt(c -> bin(c.thresholds().minScore())).toArray();
        for (int i = 0; i < variables.size(); i++) {
            DecisionVariable variable = variables.get(i);
            if (variable.kind() == Kind.SCORE) {
                bins[variable.classIndex()] = bin(variable.values().get(places[i]));
            }
        }
        return bins;
    }

    private int bin(BigDecimal score) {
        return layout.scoreBins().indexOf(score.doubleValue());
    }
}
