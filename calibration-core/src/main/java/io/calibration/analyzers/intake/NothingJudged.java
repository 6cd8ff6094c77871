package io.calibration.analyzers.intake;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one finding of a window in which no result could be judged: what came in instead, and how to mend it. */
final class NothingJudged {

    private final MetricsSnapshot snapshot;
    private final List<Sentence> seen = new ArrayList<>();
    private final List<Sentence> mends = new ArrayList<>();
    private long records;
    private long least = Long.MAX_VALUE;

    private NothingJudged(MetricsSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    static Optional<Assessment> assess(MetricsSnapshot snapshot) {
        return snapshot.results() > 0 ? Optional.empty() : Optional.of(new NothingJudged(snapshot).assessment());
    }

    private Assessment assessment() {
        Intake intake = snapshot.metrics().intake();
        NotScoredMetrics notScored = snapshot.metrics().notScored();
        OtherVersions others = OtherVersions.in(intake);
        String judged = snapshot.layout().logicVersion().text();
        others.named().values().forEach(results -> least = Math.min(least, results));
        add(
                others.count(),
                Sentence.of("not of logic version {}, but of {}", Sentence.declared(judged), others.names()),
                OtherVersions.mend(snapshot.layout().logicVersion()));
        add(
                notScored.results(),
                Sentence.of("without a score{}", NotScoredAnalyzer.commonest(", most often ", notScored.byReason())),
                Sentence.of(
                        "Find out why no score came out of them; the reasons stand in not_scored of the snapshot."));
        add(
                intake.rejectedTotal(),
                Sentence.of("rejected, as {}", IntakeAnalyzer.reasons(intake.rejected(), snapshot.layout())),
                Sentence.of("Mend at the source what is rejected"
                        + (hasUnknownClasses(intake)
                                ? ", or check that the config is the one by which it was scored."
                                : ".")));
        add(
                intake.outsideWindow(),
                Sentence.of("outside the window (" + snapshot.window() + ")"),
                Sentence.of("Choose a window that holds the days of the results, or check the times that they carry."));
        if (records == 0) {
            mends.add(Sentence.of("Check that the source is the right one, and that it holds results of these days."));
        }
        return Assessment.builder(
                        "no_results",
                        "intake:accepted",
                        Sentence.of(
                                "Nothing was judged, so nothing here says that all is well: {}.",
                                seen.isEmpty() ? Sentence.of("the source held no result") : Sentence.join("; ", seen)),
                        evidence())
                .share(1)
                .recommendation(Sentence.join(" ", mends))
                .components(IntakeAnalyzer.SOURCE)
                .build();
    }

    private static boolean hasUnknownClasses(Intake intake) {
        return intake.rejected().keySet().stream()
                .anyMatch(rejection -> rejection.reason() == RejectionReason.UNKNOWN_CLASS);
    }

    private void add(long count, Sentence what, Sentence mend) {
        if (count > 0) {
            records += count;
            least = Math.min(least, count);
            seen.add(Sentence.of("{} {}", Figure.results(count).with("record is", "records are"), what));
            mends.add(mend);
        }
    }

    /** Nothing of it is chance, and no more could be wrong. */
    private Evidence evidence() {
        Evidence.Builder evidence = Evidence.builder(records)
                .observed(Figure.measure(0))
                .test("count")
                .p(0)
                .effect(Effect.exactly(Double.POSITIVE_INFINITY));
        return records == 0
                ? evidence.build()
                : evidence.figure("least_results", Figure.results(least)).build();
    }
}
