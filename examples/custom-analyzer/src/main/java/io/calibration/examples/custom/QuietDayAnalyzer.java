package io.calibration.examples.custom;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Verdict;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import java.time.LocalDate;
import java.util.List;

/** Notes days of the window without a single result: a day that was lost on the way looks like a quiet one. */
public final class QuietDayAnalyzer implements Analyzer {

    /** For the service loader. */
    public QuietDayAnalyzer() {}

    @Override
    public String id() {
        return "quiet_days";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        MetricsSnapshot snapshot = context.snapshot();
        DayWindow window = snapshot.window();
        List<LocalDate> quiet = window.firstDay()
                .datesUntil(window.lastDay().plusDays(1))
                .filter(day -> !snapshot.metrics().days().containsKey(day))
                .toList();
        return quiet.isEmpty() ? List.of() : List.of(note(quiet, window, snapshot.results()));
    }

    private static Assessment note(List<LocalDate> quiet, DayWindow window, long results) {
        double share = (double) quiet.size() / window.days();
        return new Assessment(
                "quiet_days",
                "days:overall",
                "quiet_days",
                Verdict.NOTE,
                share,
                false,
                Evidence.of(share, results),
                quiet.size() + " of " + window.days() + " days have no result at all, the first is " + quiet.get(0)
                        + ".",
                "Find out whether the scorer stood still or results were lost on the way.",
                List.of("pipeline"));
    }
}
