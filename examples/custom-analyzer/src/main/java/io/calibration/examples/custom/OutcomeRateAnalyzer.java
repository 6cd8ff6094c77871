package io.calibration.examples.custom;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.metrics.DayCounts;
import io.calibration.statistics.ResultRate;
import io.calibration.statistics.ResultRates;
import io.calibration.statistics.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether as many results have an outcome as are expected to, as many as in the baseline, and as many on each day. */
public final class OutcomeRateAnalyzer implements Analyzer {

    private static final Wording WORDING = Wording.of("outcomes:rate", "result has", "results have", "an outcome")
            .types("many_outcomes", "few_outcomes")
            .advice("Look whether outcomes are counted twice.", "Look whether the source of the outcomes still runs.")
            .components("outcomes");

    private final Interval expected;

    /**
     * Handed to the builder of the calibration.
     *
     * @param expected share of results that should have an outcome; all of [0, 1] where that is not known
     */
    public OutcomeRateAnalyzer(Interval expected) {
        this.expected = expected;
    }

    @Override
    public String id() {
        return "outcome_coverage";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        ResultRate rate = ResultRates.of(context).of(DayCounts::withOutcome);
        return Stream.of(
                        rate.inRange(expected, WORDING),
                        rate.againstBaseline(WORDING.types("outcomes_rose", "outcomes_fell")),
                        rate.byDay(WORDING.types("outcome_spike", "outcome_dip"), 1))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<NotJudged> notJudged(AnalysisContext context) {
        ResultRate rate = ResultRates.of(context).of(DayCounts::withOutcome);
        boolean open = expected.lower() <= 0 && expected.upper() >= 1;
        return open && rate.n() > 0 && context.baseline().isEmpty()
                ? List.of(rate.notJudged(
                        "share of results with an outcome",
                        "Nobody said how many are to be expected, and there is no baseline.",
                        "a range for the analyzer outcome_coverage, or a baseline"))
                : List.of();
    }
}
