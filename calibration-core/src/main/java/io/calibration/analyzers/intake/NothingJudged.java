package io.calibration.analyzers.intake;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Verdict;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.SampleSize;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one finding of a window in which no result could be judged: what came in instead, and how to mend it. */
final class NothingJudged {

    private final MetricsSnapshot snapshot;
    private final List<String> seen = new ArrayList<>();
    private final List<String> mends = new ArrayList<>();
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
                " not of logic version " + judged + ", but of " + others.names(),
                OtherVersions.mend(snapshot.layout().logicVersion()));
        add(
                notScored.results(),
                " without a score" + NotScoredAnalyzer.commonest(", most often ", notScored.byReason()),
                "Find out why no score came out of them; the reasons stand in not_scored of the snapshot.");
        add(
                intake.rejectedTotal(),
                " rejected, as " + IntakeAnalyzer.reasons(intake.rejected(), snapshot.layout()),
                "Mend at the source what is rejected"
                        + (hasUnknownClasses(intake)
                                ? ", or check that the config is the one by which it was scored."
                                : "."));
        add(
                intake.outsideWindow(),
                " outside the window (" + snapshot.window() + ")",
                "Choose a window that holds the days of the results, or check the times that they carry.");
        if (records == 0) {
            mends.add("Check that the source is the right one, and that it holds results of these days.");
        }
        return new Assessment(
                "no_results",
                "intake:accepted",
                "intake:accepted",
                Verdict.VIOLATION,
                1,
                false,
                evidence(),
                "Nothing was judged, so nothing here says that all is well: "
                        + (seen.isEmpty() ? "the source held no result" : String.join("; ", seen)) + ".",
                String.join(" ", mends),
                List.of(IntakeAnalyzer.SOURCE));
    }

    private static boolean hasUnknownClasses(Intake intake) {
        return intake.rejected().keySet().stream()
                .anyMatch(rejection -> rejection.reason() == RejectionReason.UNKNOWN_CLASS);
    }

    private void add(long count, String what, String mend) {
        if (count > 0) {
            records += count;
            least = Math.min(least, count);
            seen.add(Numbers.count(count, "record") + (count == 1 ? " is" : " are") + what);
            mends.add(mend);
        }
    }

    /** Nothing of it is chance, and no more could be wrong. The least figure told says whether it may be published. */
    private Evidence evidence() {
        double all = Double.POSITIVE_INFINITY;
        return new Evidence(
                0,
                null,
                null,
                Double.NaN,
                records,
                records,
                "count",
                0,
                Double.NaN,
                Effect.of(all, all, all),
                List.of(),
                SampleSize.UNKNOWN,
                records == 0 ? Map.of() : Map.of("least_results", (double) least));
    }
}
