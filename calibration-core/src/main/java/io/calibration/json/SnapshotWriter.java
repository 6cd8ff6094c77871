package io.calibration.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.ScoreScale;
import io.calibration.disclosure.PeopleProtection;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.CategoryMetrics.MissingPatterns;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.OutcomeMetrics.Ages;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a snapshot into the shape of its file. What the file says of its privacy must have been applied before. Lists by class are in the order
 * of the layout's classes, lists by bin in that of its bins; sums are in billionths of positions on the scale, or of confidence. Means,
 * percentiles, shares and totals are there for people: they are rounded to six decimals, and follow from the counts. Where every result
 * has a score, nothing is said of those that have none.
 */
final class SnapshotWriter {

    private static final int DECIMALS = 6;
    private static final JsonNodeFactory AS_WRITTEN = new JsonNodeFactory(true);

    private final MetricsSnapshot snapshot;
    private final MetricsPart part;
    private final SnapshotLayout layout;

    private SnapshotWriter(MetricsSnapshot snapshot) {
        this.snapshot = snapshot;
        part = snapshot.metrics();
        layout = snapshot.layout();
    }

    static byte[] write(MetricsSnapshot snapshot) {
        return ArtifactJson.write(new SnapshotWriter(snapshot).file());
    }

    private ObjectNode file() {
        ObjectNode file = object().put("schema", SnapshotJson.SCHEMA)
                .put("schema_version", SnapshotJson.VERSION)
                .putPOJO("logic_version", layout.logicVersion())
                .putPOJO("window", snapshot.window())
                .putPOJO("layout", layout(layout))
                .putPOJO(
                        "privacy",
                        ArtifactPrivacy.of(snapshot.privacy())
                                .withholding(
                                        "withheld_decisions",
                                        Math.subtractExact(
                                                part.results(), part.decisions().total())))
                .putPOJO("summary", summary(part.summary()))
                .putPOJO("score_distributions", scores())
                .putPOJO("confidence_by_classification", object().putPOJO("by_class", confidence()))
                .putPOJO("red_flags", flags(part.flags()))
                .putPOJO("escalations", part.escalations())
                .putPOJO("tiers", map(part.tiers(), this::byClass))
                .putPOJO("category_coverage", map(part.categories().byLabel(), this::coverage))
                .putPOJO("missing_patterns", missing(part.categories().missing()))
                .putPOJO("classification", map(byClass(part.byClass()), this::share))
                .putPOJO("data_sufficiency", part.sufficiency())
                .putPOJO("conflict_density", conflicts(part.confidence()))
                .putPOJO(
                        "decision_table",
                        new DecisionRows(layout, snapshot.privacy().isExact()).write(part.decisions()))
                .putPOJO("days", part.days())
                .putPOJO("outcomes", outcomes(part.outcomes()))
                .putPOJO("category_pairs", part.categories().pairs())
                .putPOJO("intake", intake(part.intake()));
        if (part.categories().complete().n() > 0) {
            file.putPOJO("complete_cases", part.categories().complete());
        }
        SortedMap<String, Double> people = people().designEffects();
        if (!people.isEmpty()) {
            file.putPOJO(
                    "people",
                    object().putPOJO("design_effects", map(people, effect -> rounded(OptionalDouble.of(effect)))));
        }
        if (!part.dimensions().isEmpty()) {
            file.putPOJO("dimensions", map(part.dimensions(), values -> map(values, this::slice)));
        }
        return part.notScored().results() == 0 ? file : file.putPOJO("not_scored", part.notScored());
    }

    /** What was counted by groups is exact, so that all may be told that a file tells; else it is as it was published. */
    private GroupMetrics people() {
        return part.groups().groups().isEmpty() ? part.groups() : PeopleProtection.of(part, 1);
    }

    private ObjectNode slice(Slice slice) {
        ObjectNode written = object().putPOJO("by_class", byClass(slice.byClass()));
        return snapshot.privacy().isExact()
                ? written.put(
                        "exact",
                        SliceCodec.text(
                                slice, layout, List.copyOf(part.flags().types().keySet())))
                : written;
    }

    private static ObjectNode layout(SnapshotLayout layout) {
        ObjectNode written = object().putPOJO("score_scale", scale(layout.scale()))
                .putPOJO("score_regions", layout.scoreRegions().edges())
                .putPOJO("confidence_regions", layout.confidenceRegions().edges())
                .putPOJO("score_bins", layout.scoreBins().edges())
                .putPOJO("confidence_bins", layout.confidenceBins().edges())
                .putPOJO("classes", layout.classes())
                .putPOJO(
                        "occurrence_caps",
                        bySeverity(severity -> layout.occurrenceCaps().get(severity.index())))
                .putPOJO("named_categories", layout.namedCategories());
        return layout.knownLabels().equals(KnownLabels.none())
                ? written
                : written.putPOJO("known_labels", KnownLabelsForm.write(layout.knownLabels()));
    }

    /** What becomes of scores beyond the ends is written only where it is not the usual. */
    private static ObjectNode scale(ScoreScale scale) {
        ObjectNode written = AS_WRITTEN
                .objectNode()
                .put("min", scale.min())
                .put("max", scale.max())
                .put("step", scale.step())
                .putPOJO("direction", scale.direction());
        return scale.beyond() == ScoreScale.Beyond.REJECT ? written : written.putPOJO("beyond", scale.beyond());
    }

    private static ObjectNode summary(MetricsPart.Summary summary) {
        return object().put("results", summary.results())
                .putPOJO("most_common_class", summary.mostCommonClass())
                .putPOJO("average_confidence", rounded(summary.averageConfidence()))
                .putPOJO("flag_rate", rounded(summary.flagRate()))
                .putPOJO("escalation_rate", rounded(summary.escalationRate()));
    }

    private ObjectNode scores() {
        return object().putPOJO("overall", distribution(part.scores()))
                .putPOJO("by_category", map(part.categories().byLabel(), c -> distribution(c.scores())));
    }

    private ObjectNode distribution(ScoreDistribution scores) {
        ObjectNode written = object().put("count", scores.count())
                .putPOJO("mean", rounded(scores.mean(layout)))
                .put("min", Double.isNaN(scores.min()) ? null : Double.valueOf(scores.min()))
                .put("max", Double.isNaN(scores.max()) ? null : Double.valueOf(scores.max()));
        ScoreDistribution.PERCENTILES.forEach(
                share -> written.putPOJO("p" + Math.round(100 * share), rounded(scores.percentile(share, layout))));
        return written.putPOJO("histogram", scores.bins())
                .put("sum", scores.sum())
                .put("sum_of_squares", scores.sumOfSquares());
    }

    /** The last place of a list by confidence bin counts results without a confidence. */
    private Map<String, ObjectNode> confidence() {
        List<Counts> bins = part.byConfidence();
        return eachClass(index -> {
            ConfidenceMetrics.Sums sums = part.confidence().byClass().get(index);
            return object().putPOJO("mean", rounded(sums.mean()))
                    .putPOJO("results", bins.stream().map(bin -> bin.get(index)).toList())
                    .put("with_confidence", sums.n())
                    .put("sum", sums.sum())
                    .put("sum_of_squares", sums.sumOfSquares());
        });
    }

    private static ObjectNode flags(FlagMetrics flags) {
        Counts bySeverity = flags.bySeverity();
        SortedMap<String, Long> byCategory = new TreeMap<>();
        flags.types()
                .values()
                .forEach(type -> type.byCategory().forEach((label, n) -> byCategory.merge(label, n, Math::addExact)));
        return object().put("results", flags.results())
                .putPOJO(
                        "by_severity",
                        bySeverity(severity -> object().put("flags", bySeverity.get(severity.index()))
                                .put("results", flags.results(severity))
                                .putPOJO("occurrences", flags.occurrences().get(severity.index()))))
                .putPOJO("by_category", byCategory)
                .putPOJO("by_type", map(flags.types(), SnapshotWriter::type));
    }

    private static ObjectNode type(FlagMetrics.Type type) {
        return object().put("results", type.results())
                .putPOJO("by_severity", bySeverity(severity -> type.bySeverity().get(severity.index())))
                .putPOJO("by_category", type.byCategory())
                .putPOJO("occurrences", type.occurrences());
    }

    private ObjectNode coverage(CategoryMetrics.Category category) {
        long present = category.presentByClass().total();
        long missing = Math.max(0, part.results() - present); // a pooled category counts a result more than once
        return object().put("present", present)
                .put("missing", snapshot.privacy().allows(missing) ? missing : 0)
                .putPOJO("present_by_class", byClass(category.presentByClass()));
    }

    private ObjectNode missing(MissingPatterns patterns) {
        return object().putPOJO(
                        "patterns",
                        patterns.byPattern().entrySet().stream()
                                .map(e -> object().putPOJO("missing", MissingPatterns.missing(e.getKey(), layout))
                                        .put("results", e.getValue()))
                                .toList())
                .put("other", patterns.other());
    }

    private ObjectNode share(long results) {
        long all = part.results();
        return object().put("results", results)
                .putPOJO("share", all == 0 ? null : rounded(OptionalDouble.of((double) results / all)));
    }

    private static ObjectNode conflicts(ConfidenceMetrics confidence) {
        return object().putPOJO("histogram", confidence.conflictHistogram())
                .putPOJO("by_confidence", confidence.conflicts());
    }

    private static ObjectNode outcomes(OutcomeMetrics outcomes) {
        ObjectNode written = object().putPOJO("by_confidence", sums(outcomes.byConfidence()))
                .putPOJO("by_score", sums(outcomes.byScore()));
        return outcomes.byDay().isEmpty()
                ? written
                : written.putPOJO("by_day", map(outcomes.byDay(), SnapshotWriter::ages));
    }

    /** By the least age of each bin in days: outcomes that are not good, and good ones. */
    private static Map<String, Counts> ages(Ages ages) {
        Map<String, Counts> byAge = new LinkedHashMap<>();
        for (int bin = 0; bin < Ages.BINS; bin++) {
            Counts counts = Counts.of(ages.bad().get(bin), ages.good().get(bin));
            if (counts.total() > 0) {
                byAge.put(ageKey(bin), counts);
            }
        }
        return byAge;
    }

    static String ageKey(int bin) {
        return bin == Ages.UNKNOWN ? "unknown" : String.valueOf(Ages.from(bin));
    }

    private static ObjectNode sums(List<OutcomeMetrics.Sums> bins) {
        return object().putPOJO("n", bins.stream().map(OutcomeMetrics.Sums::n).toList())
                .putPOJO("yes", bins.stream().map(OutcomeMetrics.Sums::yes).toList())
                .putPOJO("sum", bins.stream().map(OutcomeMetrics.Sums::sum).toList())
                .putPOJO(
                        "sum_of_squares",
                        bins.stream().map(OutcomeMetrics.Sums::sumOfSquares).toList());
    }

    private static ObjectNode intake(Intake intake) {
        return object().put("accepted", intake.accepted())
                .putPOJO("rejected", leftOut(intake.rejected()))
                .putPOJO("ignored", leftOut(intake.ignored()))
                .putPOJO(
                        "other_versions",
                        intake.otherVersions().entrySet().stream()
                                .map(e -> object().put("version", e.getKey()).put("results", e.getValue()))
                                .toList())
                .put("outside_window", intake.outsideWindow());
    }

    private static List<ObjectNode> leftOut(SortedMap<Rejection, Intake.Tally> tallies) {
        return tallies.entrySet().stream()
                .map(e -> object().put("reason", e.getKey().reason().code())
                        .put("field", e.getKey().field())
                        .put("meaning", e.getKey().reason().sentence())
                        .put("count", e.getValue().count())
                        .put("first_position", e.getValue().firstPosition()))
                .toList();
    }

    private Map<String, Long> byClass(Counts counts) {
        return eachClass(counts::get);
    }

    private <V> Map<String, V> eachClass(IntFunction<V> value) {
        Map<String, V> byClass = new LinkedHashMap<>();
        IntStream.range(0, layout.classes().size())
                .forEach(i -> byClass.put(layout.classes().get(i), value.apply(i)));
        return byClass;
    }

    private static <V> Map<String, V> bySeverity(Function<FlagSeverity, V> value) {
        Map<String, V> bySeverity = new LinkedHashMap<>();
        for (FlagSeverity severity : FlagSeverity.values()) {
            bySeverity.put(severity.label(), value.apply(severity));
        }
        return bySeverity;
    }

    private static <K, V, W> Map<K, W> map(Map<K, V> map, Function<V, W> value) {
        Map<K, W> mapped = new LinkedHashMap<>();
        map.forEach((key, v) -> mapped.put(key, value.apply(v)));
        return mapped;
    }

    /** Figures for people: six decimals, halves to even. */
    private static @Nullable BigDecimal rounded(OptionalDouble value) {
        return value.isEmpty()
                ? null
                : BigDecimal.valueOf(value.getAsDouble())
                        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
