package io.calibration.examples.custom;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Interval;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart;
import io.calibration.statistics.ResultRate;
import io.calibration.statistics.ResultRates;
import io.calibration.statistics.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether no more results lack a tier than the config allows, {@code "x_untiered": {"max_share": 0.02}}, or than did before. */
public final class UntieredAnalyzer implements Analyzer {

    private static final Wording WORDING = Wording.of("tiers:missing", "result has", "results have", "no tier")
            .types("many_untiered", "few_untiered")
            .advice("Look where the tier gets lost on the way.", "Look whether a default tier is written in.")
            .components("tiers");

    /** For the service loader. */
    public UntieredAnalyzer() {}

    @Override
    public String id() {
        return "untiered";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        ResultRate rate = ResultRates.of(context).of(UntieredAnalyzer::untiered, day -> 0); // days know no tiers
        Optional<Interval> expected = ConfigJson.number(context.config(), "/x_untiered/max_share")
                .map(most -> new Interval(0, most.doubleValue()));
        return Stream.of(
                        expected.flatMap(range -> rate.inRange(range, WORDING)),
                        rate.againstBaseline(WORDING.types("untiered_rose", "untiered_fell")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static long untiered(MetricsPart part) {
        return part.results()
                - part.tiers().values().stream().mapToLong(Counts::total).sum();
    }
}
