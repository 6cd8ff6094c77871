package io.calibration.analyzers.intake;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What came in, of the window and of the baseline: rejected records, values that were left out or clamped, results of other logic versions, and
 * whether there is enough to judge, or anything at all.
 */
public final class IntakeAnalyzer {

    /** Below this many results hardly any question can be decided. */
    public static final int LEAST_RESULTS = 50;

    /** How many reasons are named at most. */
    private static final int NAMED = 5;

    static final String SOURCE = "source of the scan results";

    private IntakeAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        MetricsSnapshot snapshot = context.snapshot();
        Map<Rejection, Assessment> clamped = ClampedScores.assess(snapshot);
        Stream<Assessment> once = Stream.of(
                        NothingJudged.assess(snapshot),
                        ignored(snapshot, clamped.keySet()),
                        tooFew(snapshot.metrics().intake()))
                .flatMap(Optional::stream);
        Stream<Assessment> lost = Stream.concat(
                        Stream.of(LostResults.ofWindow(snapshot)),
                        context.baseline().map(LostResults::ofBaseline).stream())
                .flatMap(LostResults::assess);
        Stream<Assessment> vanished =
                context.baseline().stream().flatMap(baseline -> VanishedValues.assess(snapshot, baseline).stream());
        return Stream.of(once, lost, clamped.values().stream(), DroppedValues.assess(snapshot).stream(), vanished)
                .flatMap(assessments -> assessments)
                .toList();
    }

    private static Optional<Assessment> ignored(MetricsSnapshot snapshot, Set<Rejection> told) {
        Map<Rejection, Intake.Tally> tallies =
                new TreeMap<>(snapshot.metrics().intake().ignored());
        tallies.keySet().removeAll(told);
        long ignored = tallies.values().stream().mapToLong(Intake.Tally::count).sum();
        if (ignored == 0) {
            return Optional.empty();
        }
        Figure values = Figure.things(ignored, ignored);
        return Optional.of(note(
                "ignored_values",
                "intake:ignored",
                Evidence.builder(snapshot.metrics().intake().accepted()).observed(values),
                Sentence.of(
                        "{} of counted results " + (ignored == 1 ? "was" : "were")
                                + " left out or counted as something else: {}.",
                        values.with("value", "values"),
                        valueReasons(tallies, snapshot.metrics())),
                tallies.keySet().stream().allMatch(IntakeAnalyzer::isClamped)
                        ? "Nothing is to be done where the scale's ends are meant to be open."
                        : "Mend the source, so that these values count."));
    }

    static boolean isClamped(Rejection ignored) {
        return ignored.reason() == RejectionReason.CLAMPED;
    }

    private static Optional<Assessment> tooFew(Intake intake) {
        if (intake.accepted() == 0 || intake.accepted() >= LEAST_RESULTS) {
            return Optional.empty();
        }
        Figure results = Figure.results(intake.accepted());
        return Optional.of(note(
                "too_few_results",
                "intake:accepted",
                Evidence.builder(intake.accepted()).observed(results),
                Sentence.of(
                        "{} cannot decide much: what is not reported is not known to be fine.",
                        results.with("result", "results")),
                "Choose a longer window."));
    }

    private static Assessment note(
            String type, String subject, Evidence.Builder evidence, Sentence description, String recommendation) {
        return Assessment.builder(type, subject, description, evidence.build())
                .recommendation(recommendation)
                .components(SOURCE)
                .build();
    }

    /** So many values of a field, and how many are tolerated. */
    static Sentence valuesOf(String field, Rate rate, double limit, MetricsPart metrics) {
        return Sentence.of(
                "{} of {} of {} ({}; at most {} is tolerated)",
                Bearers.values(field, rate.count(), metrics),
                Figure.results(rate.n()).with("value", "values"),
                Sentence.declared(field),
                rate.figure(),
                Sentence.declared(Numbers.limit(limit)));
    }

    /** Why records were not counted, and how many. */
    static Sentence reasons(Map<Rejection, Intake.Tally> records, SnapshotLayout layout) {
        return reasons(records, layout, (rejection, count) -> Figure.results(count));
    }

    /** Why values were not counted, and how many. */
    static Sentence valueReasons(Map<Rejection, Intake.Tally> values, MetricsPart metrics) {
        return reasons(
                values, metrics.layout(), (rejection, count) -> Bearers.values(rejection.field(), count, metrics));
    }

    private static Sentence reasons(
            Map<Rejection, Intake.Tally> tallies, SnapshotLayout layout, BiFunction<Rejection, Long, Figure> figure) {
        List<Sentence> named = tallies.entrySet().stream()
                .limit(NAMED)
                .map(entry -> Sentence.of(
                        "{} ({}{})",
                        Sentence.declared(entry.getKey().sentence(layout)),
                        figure.apply(entry.getKey(), entry.getValue().count()),
                        Sentence.declared(where(entry.getValue().firstPosition()))))
                .toList();
        return Sentence.of(tallies.size() > NAMED ? "{}; and more" : "{}", Sentence.join("; ", named));
    }

    private static String where(long position) {
        return position > 0 ? ", first at " + Numbers.count(position) : "";
    }
}
