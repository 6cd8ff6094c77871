package io.calibration.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.ScoreScale;
import io.calibration.disclosure.PrivacyNotice;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.MissingPatterns;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts a snapshot into the shape of its file. What the file says of its privacy must have been applied before. */
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

    static SnapshotFile file(MetricsSnapshot snapshot) {
        return new SnapshotWriter(snapshot).file();
    }

    private SnapshotFile file() {
        return new SnapshotFile(
                SnapshotFile.SCHEMA,
                SnapshotFile.VERSION,
                layout.logicVersion(),
                snapshot.window(),
                layout(layout),
                privacy(),
                summary(part.summary()),
                new SnapshotFile.Distributions(
                        distribution(part.scores()), map(part.categories().byLabel(), c -> distribution(c.scores()))),
                new SnapshotFile.Confidence(confidence()),
                flags(part.flags()),
                part.escalations(),
                map(part.tiers(), this::byClass),
                map(part.categories().byLabel(), this::coverage),
                missing(part.categories().missing()),
                classification(),
                part.sufficiency(),
                new SnapshotFile.Conflicts(
                        part.confidence().conflictHistogram(), part.confidence().conflicts()),
                new DecisionRows(layout, snapshot.privacy().isExact()).write(part.decisions()),
                byDay(part.days()),
                new SnapshotFile.Outcomes(
                        sums(part.outcomes().byConfidence()),
                        sums(part.outcomes().byScore())),
                part.categories().pairs(),
                intake(part.intake()),
                notScored(part.notScored()));
    }

    private static SnapshotFile.Layout layout(SnapshotLayout layout) {
        return new SnapshotFile.Layout(
                scale(layout.scale()),
                layout.scoreRegions().edges(),
                layout.confidenceRegions().edges(),
                layout.scoreBins().edges(),
                layout.confidenceBins().edges(),
                layout.classes(),
                bySeverity(severity -> layout.occurrenceCaps().get(severity.index())),
                List.copyOf(layout.namedCategories()),
                layout.knownLabels().equals(KnownLabels.none()) ? null : layout.knownLabels());
    }

    /** What becomes of scores beyond the ends is written only where it is not the usual. */
    private static ObjectNode scale(ScoreScale scale) {
        ObjectNode written = AS_WRITTEN
                .objectNode()
                .put("min", scale.min())
                .put("max", scale.max())
                .put("step", scale.step())
                .put("direction", TreeReader.name(scale.direction()));
        return scale.beyond() == ScoreScale.Beyond.REJECT
                ? written
                : written.put("beyond", TreeReader.name(scale.beyond()));
    }

    private SnapshotFile.Privacy privacy() {
        PrivacyPolicy policy = snapshot.privacy();
        return new SnapshotFile.Privacy(
                policy.isExact() ? SnapshotFile.Mode.EXACT : SnapshotFile.Mode.PROTECTED,
                policy.minimumCell(),
                PrivacyNotice.of(policy),
                Math.subtractExact(part.results(), part.decisions().total()));
    }

    private static SnapshotFile.Summary summary(MetricsPart.Summary summary) {
        return new SnapshotFile.Summary(
                summary.results(),
                summary.mostCommonClass().orElse(null),
                rounded(summary.averageConfidence()),
                rounded(summary.flagRate()),
                rounded(summary.escalationRate()));
    }

    private SnapshotFile.Distribution distribution(ScoreDistribution scores) {
        return new SnapshotFile.Distribution(
                scores.count(),
                rounded(scores.mean(layout)),
                Double.isNaN(scores.min()) ? null : Double.valueOf(scores.min()),
                Double.isNaN(scores.max()) ? null : Double.valueOf(scores.max()),
                rounded(scores.percentile(0.25, layout)),
                rounded(scores.percentile(0.50, layout)),
                rounded(scores.percentile(0.75, layout)),
                rounded(scores.percentile(0.90, layout)),
                rounded(scores.percentile(0.95, layout)),
                scores.bins(),
                scores.sum(),
                scores.sumOfSquares());
    }

    private Map<String, SnapshotFile.ClassConfidence> confidence() {
        List<Counts> bins = part.byConfidence();
        Map<String, SnapshotFile.ClassConfidence> confidence = new LinkedHashMap<>();
        for (int i = 0; i < layout.classes().size(); i++) {
            int index = i;
            ConfidenceMetrics.Sums sums = part.confidence().byClass().get(i);
            confidence.put(
                    layout.classes().get(i),
                    new SnapshotFile.ClassConfidence(
                            rounded(sums.mean()),
                            bins.stream().map(bin -> bin.get(index)).toList(),
                            sums.n(),
                            sums.sum(),
                            sums.sumOfSquares()));
        }
        return confidence;
    }

    private static SnapshotFile.RedFlags flags(FlagMetrics flags) {
        Counts bySeverity = flags.bySeverity();
        SortedMap<String, Long> byCategory = new TreeMap<>();
        flags.types()
                .values()
                .forEach(type -> type.byCategory().forEach((label, n) -> byCategory.merge(label, n, Math::addExact)));
        return new SnapshotFile.RedFlags(
                flags.results(),
                bySeverity(severity -> new SnapshotFile.SeverityFlags(
                        bySeverity.get(severity.index()),
                        flags.results(severity),
                        flags.occurrences().get(severity.index()))),
                byCategory,
                map(flags.types(), SnapshotWriter::type));
    }

    private static SnapshotFile.Type type(FlagMetrics.Type type) {
        return new SnapshotFile.Type(
                type.results(),
                bySeverity(severity -> type.bySeverity().get(severity.index())),
                type.byCategory(),
                type.occurrences());
    }

    private SnapshotFile.Coverage coverage(CategoryMetrics.Category category) {
        long present = category.presentByClass().total();
        long missing = Math.max(0, part.results() - present); // a pooled category counts a result more than once
        return new SnapshotFile.Coverage(present, missing, byClass(category.presentByClass()));
    }

    private SnapshotFile.MissingCategories missing(MissingPatterns patterns) {
        return new SnapshotFile.MissingCategories(
                patterns.byPattern().entrySet().stream()
                        .map(e -> new SnapshotFile.MissingPattern(
                                List.copyOf(MissingPatterns.missing(e.getKey(), layout)), e.getValue()))
                        .toList(),
                patterns.other());
    }

    private Map<String, SnapshotFile.Share> classification() {
        long results = part.results();
        return map(
                byClass(part.byClass()),
                n -> new SnapshotFile.Share(n, results == 0 ? null : rounded(OptionalDouble.of((double) n / results))));
    }

    private static <V> Map<String, V> byDay(SortedMap<LocalDate, V> days) {
        Map<String, V> byDay = new LinkedHashMap<>();
        days.forEach((date, day) -> byDay.put(date.toString(), day));
        return byDay;
    }

    private static SnapshotFile.Sums sums(List<OutcomeMetrics.Sums> bins) {
        return new SnapshotFile.Sums(
                bins.stream().map(OutcomeMetrics.Sums::n).toList(),
                bins.stream().map(OutcomeMetrics.Sums::yes).toList(),
                bins.stream().map(OutcomeMetrics.Sums::sum).toList(),
                bins.stream().map(OutcomeMetrics.Sums::sumOfSquares).toList());
    }

    private static SnapshotFile.Received intake(Intake intake) {
        return new SnapshotFile.Received(
                intake.accepted(),
                leftOut(intake.rejected()),
                leftOut(intake.ignored()),
                intake.otherVersions().entrySet().stream()
                        .map(e -> new SnapshotFile.OtherVersion(e.getKey(), e.getValue()))
                        .toList(),
                intake.outsideWindow());
    }

    private static SnapshotFile.@Nullable NotScored notScored(NotScoredMetrics notScored) {
        return notScored.results() == 0
                ? null
                : new SnapshotFile.NotScored(
                        notScored.results(), notScored.byReason(), notScored.byTier(), byDay(notScored.byDay()));
    }

    private static List<SnapshotFile.LeftOut> leftOut(SortedMap<Rejection, Intake.Tally> tallies) {
        return tallies.entrySet().stream()
                .map(e -> new SnapshotFile.LeftOut(
                        e.getKey().reason().code(),
                        e.getKey().field(),
                        e.getKey().reason().sentence(),
                        e.getValue().count(),
                        e.getValue().firstPosition()))
                .toList();
    }

    private Map<String, Long> byClass(Counts counts) {
        Map<String, Long> byClass = new LinkedHashMap<>();
        IntStream.range(0, counts.size())
                .forEach(i -> byClass.put(layout.classes().get(i), counts.get(i)));
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
}
