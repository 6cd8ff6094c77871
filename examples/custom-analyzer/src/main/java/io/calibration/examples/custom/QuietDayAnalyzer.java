package io.calibration.examples.custom;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
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
        Sentence seen = Sentence.of(
                "{} of {} days have no result at all, the first is {}.",
                Figure.things(quiet.size(), 0), // no result is told of by a day that has none
                Figure.things(window.days(), results),
                Sentence.declared(quiet.get(0).toString()));
        Evidence evidence =
                Evidence.builder(results).observed(Figure.fraction(share)).build();
        return Assessment.builder("quiet_days", "days:overall", seen, evidence)
                .share(share)
                .recommendation("Find out whether the scorer stood still or results were lost on the way.")
                .components("pipeline")
                .build();
    }
}
