package io.calibration.analyzers.rates;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.Clustering;
import io.calibration.analyzers.DailySeries;
import io.calibration.analyzers.RateInRange;
import io.calibration.analyzers.Wording;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.statistics.DailyEvents;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.MetricsPart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether each class's share of the results lies in the range that the policy expects. The configured classes count, also one that no
 * result is in; ranges of classes that the config does not have do not apply. Stateless and thread-safe.
 */
public final class ClassShareAnalyzer implements Analyzer {

    /** Stateless; one serves all. */
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
        double clustering = Clustering.of(context).classes();
        MetricsPart metrics = context.snapshot().metrics();
        DailySeries series = DailySeries.of(metrics);
        List<String> classes = metrics.layout().classes();
        List<DailyEvents> byClass = series.byClass(classes.size());
        return judged.stream()
                .flatMap(scoreClass -> {
                    DailyEvents events = byClass.get(classes.indexOf(scoreClass.label()));
                    return assess(
                            context,
                            series.rate(metrics, events.total(), events, clustering),
                            scoreClass,
                            judged.size());
                })
                .toList();
    }

    private static Stream<Assessment> assess(
            AnalysisContext context, Optional<Rate> share, ScoreClass scoreClass, int judged) {
        Interval range = context.policy().classShare(scoreClass.label()).orElseThrow();
        return share
                .map(rate -> RateInRange.oneOf(
                                judged, rate, range, context.policy().margins())
                        .assess(wording(scoreClass, context.config().classes())))
                .stream();
    }

    private static Wording wording(ScoreClass scoreClass, List<ScoreClass> classes) {
        String label = scoreClass.label();
        return new Wording(
                "class:" + label,
                "high_classification_rate",
                "low_classification_rate",
                new Wording.Counted("result is", "results are", Sentence.of("in class {}", Sentence.declared(label))),
                advice(scoreClass, classes, "raising", "lowering", "smaller"),
                advice(scoreClass, classes, "lowering", "raising", "larger"),
                List.of("others came in than before", "flags or confidence, not the score, decide the class"),
                List.of(gate(scoreClass, classes).pointer("min_score")));
    }

    private static Sentence advice(
            ScoreClass scoreClass, List<ScoreClass> classes, String own, String ofTheBetter, String effect) {
        ScoreClass gate = gate(scoreClass, classes);
        return Sentence.of(
                "Look whether what comes in changed before the threshold is reviewed: "
                        + (gate.equals(scoreClass) ? own : ofTheBetter) + " {} would make the class " + effect + ".",
                Sentence.declared(gate.pointer("min_score")));
    }

    /** The class whose threshold lets results in: the last class takes what the one before it refuses, and its own decides nothing. */
    private static ScoreClass gate(ScoreClass scoreClass, List<ScoreClass> classes) {
        int index = classes.indexOf(scoreClass);
        boolean last = index == classes.size() - 1;
        return last && index > 0 ? classes.get(index - 1) : scoreClass;
    }
}
