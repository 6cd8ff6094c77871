package io.calibration.analyzers.intake;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
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
        Evidence.Builder counted =
                OverMargin.evidence(rate, LIMIT).alternatives("one source or client writes another format");
        rejected.forEach((rejection, tally) ->
                counted.figure(rejection.reason().code() + "_" + rejection.field(), Figure.results(tally.count())));
        boolean grave = OverMargin.verdict(counted.build()) == Verdict.VIOLATION;
        return Optional.of(assessment(
                        "rejected_records",
                        "rejected",
                        rate.share(),
                        unknown && !grave ? atLeast(counted.build()) : counted.build(),
                        Sentence.of(
                                ofBaseline("Of the baseline, ")
                                        + "{} of {} could not be counted ({}; at most {} is tolerated): {}."
                                        + (unknown ? " So it is not known how many results are lost." : ""),
                                Figure.results(rate.count()),
                                Figure.results(rate.n()).with("record", "records"),
                                rate.figure(),
                                Sentence.declared(Numbers.limit(LIMIT)),
                                IntakeAnalyzer.reasons(rejected, snapshot.layout())))
                .recommendation("Mend the source" + ofBaseline(" of the baseline")
                        + " first: what is rejected is missing in every "
                        + (isBaseline ? "comparison with it." : "other figure."))
                .components(IntakeAnalyzer.SOURCE)
                .build());
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
        boolean few = OverMargin.verdict(evidence) == Verdict.NOTE;
        long n = evidence.n();
        return Optional.of(assessment(
                        "several_logic_versions",
                        "versions",
                        (double) others.count() / n,
                        evidence,
                        few ? someOthers(others) : mostOthers(others, n))
                .recommendation(
                        few
                                ? Sentence.of("Choose a " + time()
                                        + " that begins after the last change of the logic version.")
                                : OtherVersions.mend(snapshot.layout().logicVersion()))
                .components("/logic_version", IntakeAnalyzer.SOURCE)
                .build());
    }

    private Sentence someOthers(OtherVersions others) {
        return Sentence.of(
                "The " + time() + " also holds {} of other logic versions, which are not " + done() + " here: {}.",
                Figure.results(others.count()).with("result", "results"),
                others.names());
    }

    private Sentence mostOthers(OtherVersions others, long n) {
        return Sentence.of(
                "Only {} of {} in the " + time() + " are " + done()
                        + ": {} ({}) are not of logic version {}, but of {}.",
                Figure.results(snapshot.results()),
                Figure.results(n).with("result", "results"),
                Figure.results(others.count()).with("result", "results"),
                Figure.share(others.count(), n),
                Sentence.declared(snapshot.layout().logicVersion().text()),
                others.names());
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

    private Assessment.Builder assessment(
            String type, String name, double share, Evidence evidence, Sentence description) {
        return Assessment.builder(type, "intake:" + ofBaseline("baseline_") + name, description, evidence)
                .verdict(OverMargin.verdict(evidence))
                .share(share);
    }
}
