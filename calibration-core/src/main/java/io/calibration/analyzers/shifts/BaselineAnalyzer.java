package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Notes what weakens the comparison with a baseline: too few results, or published aggregates. */
public final class BaselineAnalyzer {

    private BaselineAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        long results = context.snapshot().results();
        return context.baseline().filter(baseline -> results > 0).stream()
                .flatMap(baseline -> notes(results, baseline).stream())
                .toList();
    }

    private static List<Assessment> notes(long results, MetricsSnapshot baseline) {
        List<Assessment> notes = new ArrayList<>();
        if (baseline.results() < 2 * results) {
            notes.add(note(
                    "small_baseline",
                    "baseline:size",
                    results,
                    baseline,
                    Sentence.of(
                            "The baseline holds {}, the window {}. A change is seen much better from a baseline of twice the window.",
                            Figure.results(baseline.results()).with("result", "results"),
                            Figure.results(results)),
                    "Give a longer baseline, such as the sum of several earlier parts."));
        }
        if (!baseline.privacy().isExact()) {
            notes.add(note(
                    "published_baseline",
                    "baseline:privacy",
                    results,
                    baseline,
                    Sentence.of(
                            "The baseline is a published one: groups of fewer than {} results are withheld or pooled in it."
                                    + " Where it shows none, the bounds allow for that many.",
                            Figure.measure(baseline.privacy().minimumCell())
                                    .as(Integer.toString(baseline.privacy().minimumCell()))),
                    "Keep exact parts as baselines where a change of something rare must be seen."));
        }
        return notes;
    }

    private static Assessment note(
            String type,
            String subject,
            long results,
            MetricsSnapshot baseline,
            Sentence description,
            String recommendation) {
        Figure times = Figure.ratio((double) baseline.results() / results, baseline.results(), results);
        return Assessment.builder(
                        type,
                        subject,
                        description,
                        Evidence.builder(results).observed(times).build())
                .question(type)
                .recommendation(recommendation)
                .components("baseline")
                .build();
    }
}
