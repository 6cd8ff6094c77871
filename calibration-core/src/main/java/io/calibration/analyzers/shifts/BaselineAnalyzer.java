package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Verdict;
import io.calibration.internal.Numbers;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Notes what weakens the comparison with a baseline: too few results, or published aggregates. Stateless and thread-safe. */
public final class BaselineAnalyzer implements Analyzer {

    /** Stateless; one serves all. */
    public BaselineAnalyzer() {}

    @Override
    public String id() {
        return "baseline";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
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
                    results,
                    baseline,
                    "The baseline holds " + Numbers.count(baseline.results(), "result") + ", the window "
                            + Numbers.count(results)
                            + ". A change is seen much better from a baseline of twice the window.",
                    "Give a longer baseline, such as the sum of several earlier parts."));
        }
        if (!baseline.privacy().isExact()) {
            notes.add(note(
                    "published_baseline",
                    results,
                    baseline,
                    "The baseline is a published one: groups of fewer than "
                            + baseline.privacy().minimumCell()
                            + " results are withheld or pooled in it. Where it shows none, the bounds allow for that many.",
                    "Keep exact parts as baselines where a change of something rare must be seen."));
        }
        return notes;
    }

    private static Assessment note(
            String type, long results, MetricsSnapshot baseline, String description, String recommendation) {
        return new Assessment(
                type,
                "baseline:" + (type.startsWith("small") ? "size" : "privacy"),
                type,
                Verdict.NOTE,
                0,
                false,
                Evidence.of((double) baseline.results() / results, results),
                description,
                recommendation,
                List.of("baseline"));
    }
}
