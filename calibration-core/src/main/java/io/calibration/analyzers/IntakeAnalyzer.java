package io.calibration.analyzers;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Verdict;
import io.calibration.config.Version;
import io.calibration.internal.Numbers;
import io.calibration.internal.analysis.ShareOverLimit;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.metrics.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came in: rejected records, values that were left out or clamped, results of other logic versions, and whether there is enough to judge, or
 * anything at all. Stateless and thread-safe.
 */
public final class IntakeAnalyzer implements Analyzer {

    /** Below this many results hardly any question can be decided. */
    public static final int LEAST_RESULTS = 50;

    static final String SOURCE = "source of the scan results";

    private static final double LIMIT = 0.01;

    /** Stateless; one serves all. */
    public IntakeAnalyzer() {}

    @Override
    public String id() {
        return "intake";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        Intake intake = metrics.intake();
        SnapshotLayout layout = context.snapshot().layout();
        Map<Rejection, Assessment> clamped = ClampedScores.assess(context.snapshot());
        Stream<Assessment> once = Stream.of(
                        NothingJudged.assess(context.snapshot()),
                        rejected(metrics, layout),
                        ignored(context.snapshot(), clamped.keySet()),
                        versions(intake, layout.logicVersion()),
                        tooFew(intake))
                .flatMap(Optional::stream);
        return Stream.concat(once, clamped.values().stream()).toList();
    }

    private static Optional<Assessment> rejected(MetricsPart metrics, SnapshotLayout layout) {
        Intake intake = metrics.intake();
        long rejected = intake.rejectedTotal();
        if (rejected == 0) {
            return Optional.empty();
        }
        Rate rate = new Rate(rejected, metrics.arrived(), 1);
        Evidence evidence = ShareOverLimit.evidence(
                rate, LIMIT, List.of("one source or client writes another format"), figures(intake.rejected()));
        return Optional.of(new Assessment(
                "rejected_records",
                "intake:rejected",
                "intake:rejected",
                ShareOverLimit.verdict(evidence),
                rate.share(),
                false,
                evidence,
                Numbers.count(rejected) + " of " + Numbers.count(rate.n(), "record") + " could not be counted ("
                        + Numbers.percent(rate.share()) + "; at most " + Numbers.limit(LIMIT) + " is tolerated): "
                        + reasons(intake.rejected(), layout) + ".",
                "Mend the source first: what is rejected is missing in every other figure.",
                List.of(SOURCE)));
    }

    private static Optional<Assessment> ignored(MetricsSnapshot snapshot, Set<Rejection> told) {
        Map<Rejection, Tally> tallies =
                new TreeMap<>(snapshot.metrics().intake().ignored());
        tallies.keySet().removeAll(told);
        long ignored = tallies.values().stream().mapToLong(Tally::count).sum();
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

    private static boolean isClamped(Rejection ignored) {
        return ignored.reason() == RejectionReason.CLAMPED;
    }

    /** Where results of other versions outnumber those judged by far, what is said here holds for next to nobody. */
    private static Optional<Assessment> versions(Intake intake, Version judged) {
        OtherVersions others = OtherVersions.in(intake);
        if (others.count() == 0 || intake.accepted() == 0) {
            return Optional.empty();
        }
        Evidence evidence = others.evidence(intake.accepted());
        String results = Numbers.count(others.count(), "result");
        Verdict verdict = ShareOverLimit.verdict(evidence);
        return Optional.of(new Assessment(
                "several_logic_versions",
                "intake:versions",
                "intake:versions",
                verdict,
                evidence.observed(),
                false,
                evidence,
                verdict == Verdict.NOTE
                        ? "The window also holds " + results + " of other logic versions, which are not judged here: "
                                + others.names() + "."
                        : "Only " + Numbers.count(intake.accepted()) + " of "
                                + Numbers.count(evidence.n(), "result") + " in the window are judged: " + results
                                + " (" + Numbers.percent(evidence.observed()) + ") are not of logic version " + judged
                                + ", but of " + others.names() + ".",
                verdict == Verdict.NOTE
                        ? "Choose a window that begins after the last change of the logic version."
                        : OtherVersions.mend(judged),
                List.of("/logic_version", SOURCE)));
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

    private static Map<String, Double> figures(Map<Rejection, Tally> tallies) {
        Map<String, Double> figures = new LinkedHashMap<>();
        tallies.forEach((rejection, tally) ->
                figures.put(rejection.reason().code() + "_" + rejection.field(), (double) tally.count()));
        return figures;
    }

    static String reasons(Map<Rejection, Tally> tallies, SnapshotLayout layout) {
        String named = tallies.entrySet().stream()
                .limit(5)
                .map(entry -> reason(entry, layout))
                .collect(Collectors.joining("; "));
        return tallies.size() > 5 ? named + "; and more" : named;
    }

    private static String reason(Map.Entry<Rejection, Tally> entry, SnapshotLayout layout) {
        long position = entry.getValue().firstPosition();
        String where = position > 0 ? ", first at " + Numbers.count(position) : "";
        return entry.getKey().sentence(layout) + " ("
                + Numbers.count(entry.getValue().count()) + where + ")";
    }
}
