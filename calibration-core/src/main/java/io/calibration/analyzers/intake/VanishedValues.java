package io.calibration.analyzers.intake;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Kinds of values that the baseline's results have and those of the window lack, all of them or nearly. Nothing else misses them: what has no
 * category scores is not asked about categories. Outcomes are not among them, as they come later.
 */
final class VanishedValues {

    /** Where fewer are left than this part of what was to be expected, they are gone. */
    private static final double LEFT = 0.25;

    /** So many are to be expected that chance does not take away three in four. */
    private static final double LEAST_EXPECTED = 30;

    private VanishedValues() {}

    static List<Assessment> assess(MetricsSnapshot now, MetricsSnapshot before) {
        Set<String> dimensions = now.layout().dimensions();
        Map<String, Long> had = kinds(before.metrics(), dimensions);
        Map<String, Long> have = kinds(now.metrics(), dimensions);
        return had.entrySet().stream()
                .filter(kind -> before.results() > 0)
                .map(kind -> new Kind(
                        kind.getKey(),
                        have.getOrDefault(kind.getKey(), 0L),
                        now.results(),
                        kind.getValue(),
                        before.results()))
                .filter(Kind::isGone)
                .map(Kind::assessment)
                .toList();
    }

    private static Map<String, Long> kinds(MetricsPart part, Set<String> dimensions) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        kinds.put(
                "category_scores",
                part.categories().byLabel().values().stream()
                        .mapToLong(category -> category.presentByClass().total())
                        .max()
                        .orElse(0));
        kinds.put(
                "confidence",
                part.confidence().byClass().stream()
                        .mapToLong(ConfidenceMetrics.Sums::n)
                        .sum());
        kinds.put("conflict_score", part.confidence().conflictHistogram().total());
        kinds.put(
                "tier", part.tiers().values().stream().mapToLong(Counts::total).sum());
        dimensions.forEach(name -> kinds.put(LabelKind.dimension(name), part.withValue(name)));
        return kinds;
    }

    private record Kind(String name, long have, long results, long had, long before) {

        private double expected() {
            return (double) had / before * results;
        }

        boolean isGone() {
            return expected() >= LEAST_EXPECTED && have < LEFT * expected();
        }

        /** Counted, not estimated. No decision rests on them, so it is never graver than MEDIUM. */
        Assessment assessment() {
            double times = have == 0 ? Double.POSITIVE_INFINITY : LEFT * expected() / have;
            Figure left = Figure.share(have, results);
            Evidence evidence = Evidence.builder(results)
                    .observed(left)
                    .margin(LEFT)
                    .test("count, against a quarter of the baseline's share")
                    .p(0)
                    .effect(Effect.exactly(times))
                    .alternatives("it is no longer written, or under another name")
                    .figure("baseline_n", Figure.results(before))
                    .build();
            Sentence description = Sentence.of(
                    "Of the baseline's results {} have " + name + ", of the window's {} ({} of {}).",
                    Figure.share(had, before),
                    left,
                    Figure.results(have),
                    Figure.results(results));
            return Assessment.builder("values_missing", "intake:missing_" + name, description, evidence)
                    .recommendation(
                            "Look whether the source still writes it, under this name. Nothing that rests on it was judged.")
                    .components(IntakeAnalyzer.SOURCE)
                    .build();
        }
    }
}
