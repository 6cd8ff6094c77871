package io.calibration.analyzers;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Interval;
import io.calibration.config.ScoreClass;
import io.calibration.internal.analysis.DailyRates;
import io.calibration.internal.analysis.RateInRange;
import io.calibration.internal.analysis.Wording;
import io.calibration.metrics.MetricsPart;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether each class's share of the results lies in the range that the policy expects. The configured classes count, also one that no
 * result is in; ranges of classes that the config does not have do not apply. Stateless and thread-safe.
 */
public final class ClassShareAnalyzer implements Analyzer {

    /** For ServiceLoader. */
    public ClassShareAnalyzer() {}

    @Override
    public String id() {
        return "class_share";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        List<ScoreClass> judged = context.config().classes().stream()
                .filter(c -> context.policy().classShare(c.label()).isPresent())
                .filter(c -> context.snapshot().layout().classes().contains(c.label()))
                .toList();
        return judged.stream()
                .flatMap(scoreClass -> assess(context, scoreClass, judged.size()))
                .toList();
    }

    private static Stream<Assessment> assess(AnalysisContext context, ScoreClass scoreClass, int judged) {
        MetricsPart metrics = context.snapshot().metrics();
        int index = metrics.layout().classes().indexOf(scoreClass.label());
        Interval range = context.policy().classShare(scoreClass.label()).orElseThrow();
        return DailyRates.rate(
                metrics, metrics.byClass().get(index), day -> day.byClass().get(index))
                .map(rate -> RateInRange.oneOf(judged, rate, range).assess(wording(scoreClass)))
                .stream();
    }

    private static Wording wording(ScoreClass scoreClass) {
        String label = scoreClass.label();
        return new Wording(
                "class:" + label,
                "high_classification_rate",
                "low_classification_rate",
                "results are in class " + label,
                "Look whether the people scanned changed before the threshold is reviewed: raising it would make the class smaller.",
                "Look whether the people scanned changed before the threshold is reviewed: lowering it would make the class larger.",
                List.of(
                        "other people were scanned than before",
                        "flags or confidence, not the score, decide the class"),
                List.of(scoreClass.pointer("min_score")));
    }
}
