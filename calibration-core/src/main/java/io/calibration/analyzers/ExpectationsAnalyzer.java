package io.calibration.analyzers;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Verdict;
import io.calibration.config.ScoreClass;
import io.calibration.metrics.MetricsPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One note about what nobody has said how it should be: classes and flag types without a range in the policy, and without a baseline to
 * compare with. Stateless and thread-safe.
 */
public final class ExpectationsAnalyzer implements Analyzer {

    private static final int NAMED = 8;

    /** Stateless; one serves all. */
    public ExpectationsAnalyzer() {}

    @Override
    public String id() {
        return "expectations";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        if (context.baseline().isPresent() || metrics.results() == 0) {
            return List.of();
        }
        List<String> missing = new ArrayList<>();
        missing.addAll(named(
                "share of class",
                context.config().classes().stream()
                        .map(ScoreClass::label)
                        .filter(label -> context.policy().classShare(label).isEmpty())));
        missing.addAll(named(
                "rate of flag type",
                metrics.flags().types().keySet().stream()
                        .filter(type -> context.policy().flagTypeRate(type).isEmpty())));
        return missing.isEmpty() ? List.of() : List.of(note(missing, metrics.results()));
    }

    private static List<String> named(String what, Stream<String> labels) {
        List<String> all = labels.toList();
        String more = all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "";
        return all.isEmpty()
                ? List.of()
                : List.of(what + " " + all.stream().limit(NAMED).collect(Collectors.joining(", ")) + more);
    }

    private static Assessment note(List<String> missing, long results) {
        return new Assessment(
                "missing_expectations",
                "policy:ranges",
                "policy:ranges",
                Verdict.NOTE,
                0,
                false,
                Evidence.of(Double.NaN, results),
                "Not judged, for the policy has no range and there is no baseline: " + String.join("; ", missing) + ".",
                "Give a baseline, or say in the policy what is to be expected (class_shares, flag_type_rates).",
                List.of("policy"));
    }
}
