package io.calibration.analyzers.intake;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Verdict;
import io.calibration.internal.Numbers;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import io.calibration.metrics.SnapshotLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came in, of the window and of the baseline: rejected records, values that were left out or clamped, results of other logic versions, and
 * whether there is enough to judge, or anything at all. Stateless and thread-safe.
 */
public final class IntakeAnalyzer implements Analyzer {

    /** Below this many results hardly any question can be decided. */
    public static final int LEAST_RESULTS = 50;

    static final String SOURCE = "source of the scan results";

    /** Stateless; one serves all. */
    public IntakeAnalyzer() {}

    @Override
    public String id() {
        return "intake";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
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
        Evidence evidence =
                Evidence.of((double) ignored, snapshot.metrics().intake().accepted());
        return Optional.of(note(
                "ignored_values",
                "intake:ignored",
                evidence,
                Numbers.count(ignored, "value") + " of counted results " + (ignored == 1 ? "was" : "were")
                        + " left out or counted as something else: " + reasons(tallies, snapshot.layout()) + ".",
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
        return Optional.of(note(
                "too_few_results",
                "intake:accepted",
                Evidence.of((double) intake.accepted(), intake.accepted()),
                Numbers.count(intake.accepted(), "result")
                        + " cannot decide much: what is not reported is not known to be fine.",
                "Choose a longer window."));
    }

    private static Assessment note(
            String type, String subject, Evidence evidence, String description, String recommendation) {
        return new Assessment(
                type, subject, subject, Verdict.NOTE, 0, false, evidence, description, recommendation, List.of(SOURCE));
    }

    static String reasons(Map<Rejection, Intake.Tally> tallies, SnapshotLayout layout) {
        String named = tallies.entrySet().stream()
                .limit(5)
                .map(entry -> reason(entry, layout))
                .collect(Collectors.joining("; "));
        return tallies.size() > 5 ? named + "; and more" : named;
    }

    private static String reason(Map.Entry<Rejection, Intake.Tally> entry, SnapshotLayout layout) {
        long position = entry.getValue().firstPosition();
        String where = position > 0 ? ", first at " + Numbers.count(position) : "";
        return entry.getKey().sentence(layout) + " ("
                + Numbers.count(entry.getValue().count()) + where + ")";
    }
}
