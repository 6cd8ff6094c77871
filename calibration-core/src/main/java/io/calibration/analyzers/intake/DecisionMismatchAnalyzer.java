package io.calibration.analyzers.intake;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.Numbers;
import io.calibration.internal.analysis.DecisionMismatch;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether the stored classes are those that the config gives, by replaying the class rule over the decision table. A decision that the
 * config does not explain is a matter of safety.
 */
public final class DecisionMismatchAnalyzer {

    private static final int NAMED = 3;

    private DecisionMismatchAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        List<Assessment> assessments = new ArrayList<>();
        DecisionMismatch.in(context.snapshot().metrics(), context.config())
                .map(mismatch -> assess(mismatch, context.config()))
                .ifPresent(assessments::add);
        if (context.config().isWorstFirst()) {
            assessments.add(worstFirst(context));
        }
        return assessments;
    }

    /** Scores and classes cannot tell which of direction and order is the mistaken one, if either is. */
    private static Assessment worstFirst(AnalysisContext context) {
        List<ScoreClass> classes = context.config().classes();
        Part worst = Sentence.declared(classes.get(0).label());
        Part best = Sentence.declared(classes.get(classes.size() - 1).label());
        Sentence description = Sentence.of(
                "The config names {} first and {} last, and says that lower is better: so {} is taken for the best class and {} for the worst.",
                worst,
                best,
                best,
                worst);
        return Assessment.builder(
                        "worst_class_first",
                        "decisions:order",
                        description,
                        Evidence.builder(context.snapshot().results()).build())
                .recommendation(
                        "Write the classes best first. Where {} is the best, leave direction out of score_scale, for higher is better then.",
                        worst)
                .components("/score_scale/direction", "/compatibility_thresholds")
                .build();
    }

    private static Assessment assess(DecisionMismatch mismatch, ScoringConfig config) {
        Evidence evidence = mismatch.evidence();
        Sentence description = describe(mismatch.rate(), mismatch.moves());
        return Assessment.builder(
                        "decision_mismatch",
                        "decisions:overall",
                        mismatch.isRounding() ? description.plus(rounding(config.scoreScale())) : description,
                        evidence)
                .verdict(OverMargin.verdict(evidence))
                .share(mismatch.rate().share())
                .safety(!mismatch.isRounding())
                .recommendation(
                        mismatch.isRounding()
                                ? "Keep the score that classes are given by, or give classes by the score that is kept."
                                : "Find out who or what gives classes beside the config before any threshold is changed: such a change would not reach them.")
                .components(
                        config.severityRules().isEmpty()
                                ? List.of("/compatibility_thresholds")
                                : List.of("/compatibility_thresholds", "/red_flag_severity_thresholds"))
                .build();
    }

    private static Sentence rounding(ScoreScale scale) {
        return Sentence.of(
                " All of them lie within a step ({}) of a threshold and have the class of its other side: so it is where"
                        + " classes are given by rounded scores.",
                Sentence.declared(scale.step().stripTrailingZeros().toPlainString()));
    }

    private static Sentence describe(Rate rate, Map<String, Long> moves) {
        List<Sentence> most = moves.entrySet().stream()
                .limit(NAMED)
                .map(move -> Sentence.of("{} {}", Figure.results(move.getValue()), Sentence.declared(move.getKey())))
                .toList();
        return Sentence.of(
                "The stored class is not the one that the config gives in {} of {} ({}; at most {} is tolerated). Most often: {}.",
                Figure.results(rate.count()),
                Figure.results(rate.n()).with("result", "results"),
                rate.figure(),
                Sentence.declared(Numbers.limit(DecisionMismatch.LIMIT)),
                Sentence.join(", ", most));
    }
}
