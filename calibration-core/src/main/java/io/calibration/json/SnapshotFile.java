package io.calibration.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.KnownLabels;
import io.calibration.config.Version;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsPart;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a snapshot's file. Lists by class are in the order of the layout's classes, lists by bin in that of its bins; sums are
 * in billionths of positions on the scale, or of confidence. Means, percentiles, shares and totals are there for people: they are
 * rounded to six decimals, and follow from the counts. Where every result has a score, nothing is said of those that have none.
 */
record SnapshotFile(
        String schema,
        int schemaVersion,
        Version logicVersion,
        DayWindow window,
        Layout layout,
        Privacy privacy,
        Summary summary,
        Distributions scoreDistributions,
        Confidence confidenceByClassification,
        RedFlags redFlags,
        MetricsPart.Escalations escalations,
        Map<String, Map<String, Long>> tiers,
        Map<String, Coverage> categoryCoverage,
        MissingCategories missingPatterns,
        Map<String, Share> classification,
        MetricsPart.Sufficiency dataSufficiency,
        Conflicts conflictDensity,
        Decisions decisionTable,
        Map<String, DayCounts> days,
        Outcomes outcomes,
        List<CategoryMetrics.Pair> categoryPairs,
        Received intake,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotScored notScored) {

    static final String SCHEMA = "calibration/metrics_snapshot";
    static final int VERSION = 1;

    record Layout(
            ObjectNode scoreScale,
            List<BigDecimal> scoreRegions,
            List<BigDecimal> confidenceRegions,
            List<BigDecimal> scoreBins,
            List<BigDecimal> confidenceBins,
            List<String> classes,
            Map<String, Integer> occurrenceCaps,
            List<String> namedCategories,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            KnownLabels knownLabels) {}

    /** What was withheld is counted in results of the decision table. */
    record Privacy(Mode mode, int minimumCell, String notice, long withheldDecisions) {}

    enum Mode {
        EXACT,
        PROTECTED
    }

    record Summary(
            long results,
            @Nullable String mostCommonClass,
            @Nullable BigDecimal averageConfidence,
            @Nullable BigDecimal flagRate,
            @Nullable BigDecimal escalationRate) {}

    record Distributions(Distribution overall, Map<String, Distribution> byCategory) {}

    record Distribution(
            long count,
            @Nullable BigDecimal mean,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable BigDecimal p25,
            @Nullable BigDecimal p50,
            @Nullable BigDecimal p75,
            @Nullable BigDecimal p90,
            @Nullable BigDecimal p95,
            Counts histogram,
            long sum,
            long sumOfSquares) {}

    /** The last place of a list by confidence bin counts results without a confidence. */
    record Confidence(Map<String, ClassConfidence> byClass) {}

    record ClassConfidence(
            @Nullable BigDecimal mean, List<Long> results, long withConfidence, long sum, long sumOfSquares) {}

    record RedFlags(
            long results,
            Map<String, SeverityFlags> bySeverity,
            Map<String, Long> byCategory,
            Map<String, Type> byType) {}

    record SeverityFlags(long flags, long results, Counts occurrences) {}

    record Type(long results, Map<String, Long> bySeverity, Map<String, Long> byCategory, Counts occurrences) {}

    record Coverage(long present, long missing, Map<String, Long> presentByClass) {}

    record MissingCategories(List<MissingPattern> patterns, long other) {}

    record MissingPattern(List<String> missing, long results) {}

    record Share(long results, @Nullable BigDecimal share) {}

    record Conflicts(Counts histogram, List<Counts> byConfidence) {}

    /** Rows of numbers by the score at which their bin begins; a row's last column, or its last two, count results. */
    record Decisions(List<String> columns, Map<String, List<List<Long>>> byScore) {}

    record Outcomes(Sums byConfidence, Sums byScore) {}

    record Sums(List<Long> n, List<Long> yes, List<Long> sum, List<Long> sumOfSquares) {}

    record NotScored(long results, Map<String, Long> byReason, Map<String, Long> byTier, Map<String, Long> byDay) {}

    record Received(
            long accepted,
            List<LeftOut> rejected,
            List<LeftOut> ignored,
            List<OtherVersion> otherVersions,
            long outsideWindow) {}

    record LeftOut(String reason, String field, String meaning, long count, long firstPosition) {}

    record OtherVersion(String version, long results) {}
}
