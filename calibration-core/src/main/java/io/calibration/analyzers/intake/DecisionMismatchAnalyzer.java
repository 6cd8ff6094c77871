package io.calibration.analyzers.intake;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Verdict;
import io.calibration.analyzers.ShareOverLimit;
import io.calibration.config.ScoreClass;
import io.calibration.internal.Numbers;
import io.calibration.internal.analysis.DecisionMismatch;
import io.calibration.internal.statistics.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether the stored classes are those that the config gives, by replaying the class rule over the decision table. A decision that the
 * config does not explain is a matter of safety. Stateless and thread-safe.
 */
public final class DecisionMismatchAnalyzer implements Analyzer {

    private static final int NAMED = 3;

    /** Stateless; one serves all. */
    public DecisionMismatchAnalyzer() {}

    @Override
    public String id() {
        return "decision_mismatch";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        List<Assessment> assessments = new ArrayList<>();
        DecisionMismatch.in(context.snapshot().metrics(), context.config())
                .map(DecisionMismatchAnalyzer::assess)
                .ifPresent(assessments::add);
        if (context.config().isWorstFirst()) {
            assessments.add(worstFirst(context));
        }
        return assessments;
    }

    /** Scores and classes cannot tell which of direction and order is the mistaken one, if either is. */
    private static Assessment worstFirst(AnalysisContext context) {
        List<ScoreClass> classes = context.config().classes();
        String worst = classes.get(0).label();
        String best = classes.get(classes.size() - 1).label();
        return new Assessment(
                "worst_class_first",
                "decisions:order",
                "decisions:order",
                Verdict.NOTE,
                0,
                false,
                Evidence.of(Double.NaN, context.snapshot().results()),
                "The config names " + worst + " first and " + best + " last, and says that lower is better: so " + best
                        + " is taken for the best class and " + worst + " for the worst.",
                "Write the classes best first. Where " + worst
                        + " is the best, leave direction out of score_scale, for higher is better then.",
                List.of("/score_scale/direction", "/compatibility_thresholds"));
    }

    private static Assessment assess(DecisionMismatch mismatch) {
        Evidence evidence = mismatch.evidence();
        return new Assessment(
                "decision_mismatch",
                "decisions:overall",
                "decisions:overall",
                ShareOverLimit.verdict(evidence),
                evidence.observed().orElseThrow().value(),
                true,
                evidence,
                describe(mismatch.rate(), mismatch.moves()),
                "Find out who or what gives classes beside the config before any threshold is changed: such a change would not reach them.",
                List.of("/compatibility_thresholds", "/red_flag_severity_thresholds"));
    }

    private static String describe(Rate rate, Map<String, Long> moves) {
        String most = moves.entrySet().stream()
                .limit(NAMED)
                .map(move -> Numbers.count(move.getValue()) + " " + move.getKey())
                .collect(Collectors.joining(", "));
        return "The stored class is not the one that the config gives in " + Numbers.count(rate.count()) + " of "
                + Numbers.count(rate.n(), "result") + " (" + Numbers.percent(rate.share()) + "; at most "
                + Numbers.limit(DecisionMismatch.LIMIT) + " is tolerated). Most often: " + most + ".";
    }
}
