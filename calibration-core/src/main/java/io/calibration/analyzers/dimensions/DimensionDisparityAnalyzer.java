package io.calibration.analyzers.dimensions;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationPolicy.Differences;
import io.calibration.internal.statistics.Corrections;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.outcomes.MatureDays;
import io.calibration.metrics.GroupMetrics.Group;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a value of a dimension differs from all others together by more than the policy allows: in the share of a class, or in good outcomes
 * within a class. Of each the class that is surest to differ is told, all classes of a value allowed for (Bonferroni), and all values and dimensions
 * are one family (Benjamini and Hochberg 1995). Silent of dimensions that the policy does not name.
 */
public final class DimensionDisparityAnalyzer {

    private final AnalysisContext context;
    private final List<Disparity> family = new ArrayList<>();

    private DimensionDisparityAnalyzer(AnalysisContext context) {
        this.context = context;
    }

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        Map<String, Differences> asked = context.policy().dimensions();
        DimensionDisparityAnalyzer all = new DimensionDisparityAnalyzer(context);
        Dimension.of(context.snapshot().metrics(), Optional.empty()).stream()
                .filter(dimension -> asked.containsKey(dimension.name()))
                .forEach(dimension ->
                        all.add(dimension, asked.getOrDefault(dimension.name(), new Differences(null, null))));
        return all.assessments();
    }

    private List<Assessment> assessments() {
        double[] adjusted = Corrections.discardingBenjaminiHochberg(
                family.stream().mapToDouble(Disparity::p).toArray());
        List<Assessment> said = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            said.add(family.get(i).assess(adjusted[i]));
        }
        return said;
    }

    private void add(Dimension dimension, Differences most) {
        if (most.classShare() != null) {
            double design = Clustering.of(context).classes();
            compare(dimension, SharesByValue.ofClasses(classes()), Limit.ofClasses(most.classShare(), context), design);
        }
        if (most.outcomeRate() != null) {
            Set<LocalDate> mature = MatureDays.likely(
                            context.snapshot(), context.policy().outcomes())
                    .days()
                    .keySet();
            double design = Clustering.ofOutcomes(context, Group::byClass);
            compare(
                    dimension,
                    SharesByValue.ofOutcomes(classes(), mature),
                    Limit.ofOutcomes(most.outcomeRate(), context),
                    design);
        }
    }

    private List<String> classes() {
        return context.snapshot().layout().classes();
    }

    private void compare(Dimension dimension, SharesByValue shares, Limit limit, double designEffect) {
        for (Value value : dimension.values()) {
            List<Value> others = dimension.values().stream()
                    .filter(other -> !other.label().equals(value.label()))
                    .toList();
            if (value.isNamed()) {
                shares.disparities(value, others, limit, designEffect).stream()
                        .min(Comparator.comparingDouble(Disparity::p)
                                .thenComparing(disparity ->
                                        -Math.abs(disparity.difference().estimate())))
                        .ifPresent(family::add);
            }
        }
    }
}
