package io.calibration.analyzers.intake;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Verdict;
import io.calibration.analyzers.ShareOverLimit;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results that came in and were not counted, rejected or of another logic version: of the window, or of the baseline that it is compared with.
 *
 * @param isBaseline whether the snapshot is the baseline
 */
record LostResults(MetricsSnapshot snapshot, boolean isBaseline) {

    private static final double LIMIT = 0.01;

    static LostResults ofWindow(MetricsSnapshot snapshot) {
        return new LostResults(snapshot, false);
    }

    static LostResults ofBaseline(MetricsSnapshot snapshot) {
        return new LostResults(snapshot, true);
    }

    Stream<Assessment> assess() {
        return Stream.of(rejected(), versions()).flatMap(Optional::stream);
    }

    private Optional<Assessment> rejected() {
        MetricsPart metrics = snapshot.metrics();
        Map<Rejection, Intake.Tally> rejected = metrics.intake().rejected();
        if (rejected.isEmpty()) {
            return Optional.empty();
        }
        boolean unknown = rejected.keySet().stream().anyMatch(each -> each.reason() == RejectionReason.UNKNOWN_NUMBER);
        Rate rate = new Rate(metrics.intake().rejectedTotal(), metrics.arrived(), 1);
        Evidence counted = ShareOverLimit.evidence(
                rate, LIMIT, List.of("one source or client writes another format"), figures(rejected));
        Evidence evidence =
                unknown && ShareOverLimit.verdict(counted) != Verdict.VIOLATION ? atLeast(counted) : counted;
        return Optional.of(assessment(
                "rejected_records",
                "rejected",
                evidence,
                ofBaseline("Of the baseline, ") + Numbers.count(rate.count()) + " of "
                        + Numbers.count(rate.n(), "record") + " could not be counted ("
                        + Numbers.percent(rate.share()) + "; at most " + Numbers.limit(LIMIT) + " is tolerated): "
                        + IntakeAnalyzer.reasons(rejected, snapshot.layout()) + "."
                        + (unknown ? " So it is not known how many results are lost." : ""),
                "Mend the source" + ofBaseline(" of the baseline") + " first: what is rejected is missing in every "
                        + (isBaseline ? "comparison with it." : "other figure."),
                List.of(IntakeAnalyzer.SOURCE)));
    }

    /** What may be any number is taken to be past the limit, and no more is said of it. */
    private static Evidence atLeast(Evidence counted) {
        return Evidence.builder(counted.n())
                .observed(counted.observed().orElseThrow())
                .expected(counted.expected().orElseThrow())
                .margin(LIMIT)
                .test("count, with an unknown number beside it")
                .p(0)
                .effect(Effect.exactly(1))
                .alternatives(counted.alternatives())
                .figures(counted.figures())
                .build();
    }

    /** Where results of other versions outnumber those counted by far, what is said here holds for next to nobody. */
    private Optional<Assessment> versions() {
        Intake intake = snapshot.metrics().intake();
        OtherVersions others = OtherVersions.in(intake);
        if (others.count() == 0 || (intake.accepted() == 0 && !isBaseline)) { // no_results tells it of the window
            return Optional.empty();
        }
        Evidence evidence = others.evidence(intake.accepted());
        boolean few = ShareOverLimit.verdict(evidence) == Verdict.NOTE;
        return Optional.of(assessment(
                "several_logic_versions",
                "versions",
                evidence,
                few ? someOthers(others) : mostOthers(others, evidence),
                few
                        ? "Choose a " + time() + " that begins after the last change of the logic version."
                        : OtherVersions.mend(snapshot.layout().logicVersion()),
                List.of("/logic_version", IntakeAnalyzer.SOURCE)));
    }

    private String someOthers(OtherVersions others) {
        return "The " + time() + " also holds " + Numbers.count(others.count(), "result")
                + " of other logic versions, which are not " + done() + " here: " + others.names() + ".";
    }

    private String mostOthers(OtherVersions others, Evidence evidence) {
        return "Only " + Numbers.count(snapshot.results()) + " of " + Numbers.count(evidence.n(), "result") + " in the "
                + time() + " are " + done() + ": " + Numbers.count(others.count(), "result") + " ("
                + Numbers.percent(evidence.observed().orElseThrow().value()) + ") are not of logic version "
                + snapshot.layout().logicVersion() + ", but of " + others.names() + ".";
    }

    private String done() {
        return isBaseline ? "compared with" : "judged";
    }

    private String time() {
        return isBaseline ? "baseline" : "window";
    }

    private String ofBaseline(String text) {
        return isBaseline ? text : "";
    }

    private Assessment assessment(
            String type,
            String name,
            Evidence evidence,
            String description,
            String recommendation,
            List<String> components) {
        String subject = "intake:" + ofBaseline("baseline_") + name;
        return new Assessment(
                type,
                subject,
                subject,
                ShareOverLimit.verdict(evidence),
                evidence.observed().orElseThrow().value(),
                false,
                evidence,
                description,
                recommendation,
                components);
    }

    private static Map<String, Double> figures(Map<Rejection, Intake.Tally> tallies) {
        Map<String, Double> figures = new LinkedHashMap<>();
        tallies.forEach((rejection, tally) ->
                figures.put(rejection.reason().code() + "_" + rejection.field(), (double) tally.count()));
        return figures;
    }
}
