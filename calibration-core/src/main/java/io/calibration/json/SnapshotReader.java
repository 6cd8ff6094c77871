package io.calibration.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.KnownLabels;
import io.calibration.config.ScoreScale;
import io.calibration.config.Version;
import io.calibration.internal.json.Mistakes;
import io.calibration.internal.json.TreeReader;
import io.calibration.metrics.Bins;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.CategoryMetrics.CompleteCases;
import io.calibration.metrics.CategoryMetrics.MissingPatterns;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.OutcomeMetrics.Ages;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a snapshot of the tree of its file. Asked for is what all else follows from; that nothing else is there, and that all figures
 * agree, {@link ArtifactReader} checks by writing the snapshot again.
 */
final class SnapshotReader {

    private final ArtifactValue file;
    private final DayWindow window;
    private final PrivacyPolicy privacy;
    private final SnapshotLayout layout;
    private final int scoreBins;

    private SnapshotReader(ArtifactValue file) {
        this.file = file;
        window = file.at("window").as(DayWindow.class);
        privacy = ArtifactPrivacy.read(file.at("privacy"));
        layout = layout(file.at("logic_version").text(Version::new), file.at("layout"));
        scoreBins = layout.scoreBins().count();
    }

    /** @throws InvalidDocumentException when it is not the shape of a snapshot */
    static MetricsSnapshot snapshot(JsonNode tree) {
        SnapshotReader reader = new SnapshotReader(new ArtifactValue(tree, ""));
        MetricsSnapshot snapshot = new MetricsSnapshot(reader.window, reader.part(), reader.privacy);
        SnapshotTotals.check(snapshot);
        return snapshot;
    }

    private static SnapshotLayout layout(Version version, ArtifactValue layout) {
        List<String> classes = layout.at("classes").labels();
        if (classes.isEmpty()) {
            throw layout.at("classes").refused("must name at least one class");
        }
        return SnapshotLayout.of(
                        version,
                        scale(layout.at("score_scale")),
                        layout.at("score_regions").list(edge -> edge.as(BigDecimal.class)),
                        layout.at("confidence_regions").list(edge -> edge.as(BigDecimal.class)),
                        classes,
                        layout.at("occurrence_caps").inOrder(ArtifactValue.SEVERITIES, ArtifactValue::integer),
                        new TreeSet<>(layout.at("named_categories").labels()))
                .withKnownLabels(
                        layout.has("known_labels")
                                ? KnownLabelsForm.read(layout.at("known_labels"))
                                : KnownLabels.none());
    }

    private static ScoreScale scale(ArtifactValue section) {
        Mistakes mistakes = new Mistakes();
        ScoreScale scale = ConfigJson.scale(new TreeReader(section.as(ObjectNode.class), section.pointer(), mistakes));
        mistakes.refuse();
        return scale;
    }

    private MetricsPart part() {
        ArtifactValue outcomes = file.at("outcomes");
        return new MetricsPart(
                layout,
                intake(file.at("intake")),
                new DecisionRows(layout, privacy.isExact()).read(file.at("decision_table")),
                distribution(file.at("score_distributions").at("overall")),
                new CategoryMetrics(
                        categories(),
                        file.at("category_pairs").list(pair -> pair.as(CategoryMetrics.Pair.class)),
                        missing(file.at("missing_patterns")),
                        file.has("complete_cases") ? complete(file.at("complete_cases")) : CompleteCases.NONE),
                flags(file.at("red_flags")),
                new MetricsPart.Escalations(
                        file.at("escalations").count("results"),
                        file.at("escalations").at("by_reason").byLabel(ArtifactValue::count)),
                file.at("tiers").byLabel(tier -> tier.counts(layout.classes())),
                file.at("data_sufficiency").as(MetricsPart.Sufficiency.class),
                confidence(),
                new OutcomeMetrics(
                        sums(outcomes.at("by_confidence"), layout.confidenceBins()),
                        sums(outcomes.at("by_score"), layout.scoreBins()),
                        outcomes.has("by_day") ? byDay(outcomes.at("by_day"), SnapshotReader::ages) : new TreeMap<>()),
                byDay(file.at("days"), this::day),
                file.has("not_scored") ? notScored(file.at("not_scored")) : NotScoredMetrics.NONE,
                file.has("people") ? people(file.at("people").at("design_effects")) : GroupMetrics.NONE,
                file.has("dimensions") ? slices(file.at("dimensions")) : new TreeMap<>());
    }

    private static GroupMetrics people(ArtifactValue effects) {
        SortedMap<String, Double> read = new TreeMap<>();
        Stream.of(GroupMetrics.CLASSES, GroupMetrics.EVENTS, GroupMetrics.OUTCOMES)
                .filter(effects::has)
                .forEach(kind -> read.put(kind, designEffect(effects.at(kind))));
        return GroupMetrics.published(read);
    }

    private static double designEffect(ArtifactValue effect) {
        if (effect.number() < 1) {
            throw effect.refused("must be at least 1, as many results are worth one independent one");
        }
        return effect.number();
    }

    private SortedMap<String, SortedMap<String, Slice>> slices(ArtifactValue dimensions) {
        List<String> types = List.copyOf(
                file.at("red_flags").at("by_type").byLabel(type -> type).keySet());
        return dimensions.byLabel(values -> values.byLabel(value -> privacy.isExact()
                ? SliceCodec.slice(value.at("exact"), layout, types)
                : Slice.published(value.at("by_class").counts(layout.classes()))));
    }

    private ScoreDistribution distribution(ArtifactValue scores) {
        return new ScoreDistribution(
                scores.at("histogram").counts(scoreBins),
                scores.count("sum"),
                scores.count("sum_of_squares"),
                scores.at("min").number(Double.NaN),
                scores.at("max").number(Double.NaN));
    }

    private SortedMap<String, CategoryMetrics.Category> categories() {
        SortedMap<String, ScoreDistribution> scores =
                file.at("score_distributions").at("by_category").byLabel(this::distribution);
        Iterator<Counts> present = file.at("category_coverage")
                .inOrder(
                        List.copyOf(scores.keySet()),
                        coverage -> coverage.at("present_by_class").counts(layout.classes()))
                .iterator();
        SortedMap<String, CategoryMetrics.Category> categories = new TreeMap<>();
        scores.forEach((label, spread) -> categories.put(label, new CategoryMetrics.Category(spread, present.next())));
        return categories;
    }

    private MissingPatterns missing(ArtifactValue missing) {
        List<String> categories = MissingPatterns.categories(layout);
        SortedMap<Integer, Long> byPattern = new TreeMap<>();
        ArtifactValue patterns = missing.at("patterns");
        patterns.list(pattern -> {
            List<String> labels = pattern.at("missing").list(ArtifactValue::text);
            if (!categories.containsAll(labels)) {
                throw patterns.refused("holds a category that the layout does not name");
            }
            int bits = labels.stream()
                    .mapToInt(label -> 1 << categories.indexOf(label))
                    .reduce(0, (left, right) -> left | right);
            return byPattern.merge(bits, pattern.count("results"), Math::addExact);
        });
        return new MissingPatterns(byPattern, missing.count("other"));
    }

    private CompleteCases complete(ArtifactValue complete) {
        int size = CompleteCases.categories(layout).size() + 1;
        return new CompleteCases(
                complete.count("n"),
                complete.count("yes"),
                complete.at("sums").counts(size),
                complete.at("sums_yes").counts(size),
                complete.at("products").counts(size * (size + 1) / 2));
    }

    private static FlagMetrics flags(ArtifactValue flags) {
        return new FlagMetrics(
                flags.count("results"),
                flags.at("by_type").byLabel(SnapshotReader::type),
                flags.at("by_severity").inOrder(ArtifactValue.SEVERITIES, SnapshotReader::occurrences));
    }

    private static FlagMetrics.Type type(ArtifactValue type) {
        return new FlagMetrics.Type(
                type.count("results"),
                type.at("by_severity").counts(ArtifactValue.SEVERITIES),
                type.at("by_category").byLabel(ArtifactValue::count),
                occurrences(type));
    }

    private static Counts occurrences(ArtifactValue flags) {
        return flags.at("occurrences").counts(FlagMetrics.MAX_OCCURRENCES);
    }

    private ConfidenceMetrics confidence() {
        return new ConfidenceMetrics(
                file.at("confidence_by_classification")
                        .at("by_class")
                        .inOrder(
                                layout.classes(),
                                sums -> new ConfidenceMetrics.Sums(
                                        sums.count("with_confidence"),
                                        sums.count("sum"),
                                        sums.count("sum_of_squares"))),
                file.at("conflict_density")
                        .at("by_confidence")
                        .list(layout.absentConfidenceBin() + 1, row -> row.counts(ConfidenceMetrics.CONFLICT_BINS)));
    }

    private static List<OutcomeMetrics.Sums> sums(ArtifactValue sums, Bins bins) {
        Counts n = sums.at("n").counts(bins.count());
        Counts yes = sums.at("yes").counts(bins.count());
        Counts sum = sums.at("sum").counts(bins.count());
        Counts squares = sums.at("sum_of_squares").counts(bins.count());
        return IntStream.range(0, bins.count())
                .mapToObj(i -> new OutcomeMetrics.Sums(n.get(i), yes.get(i), sum.get(i), squares.get(i)))
                .toList();
    }

    private DayCounts day(ArtifactValue day) {
        return new DayCounts(
                day.count("results"),
                day.at("by_class").counts(layout.classes().size()),
                day.count("flagged"),
                day.count("escalated"),
                day.count("insufficient"),
                day.count("with_outcome"),
                day.at("by_flag_type").byLabel(ArtifactValue::count));
    }

    private static Ages ages(ArtifactValue ages) {
        long[] bad = new long[Ages.BINS];
        long[] good = new long[Ages.BINS];
        for (int bin = 0; bin < Ages.BINS; bin++) {
            String key = SnapshotWriter.ageKey(bin);
            if (ages.has(key)) {
                Counts counts = ages.at(key).counts(2);
                bad[bin] = counts.get(0);
                good[bin] = counts.get(1);
            }
        }
        return new Ages(Counts.of(bad), Counts.of(good));
    }

    private NotScoredMetrics notScored(ArtifactValue notScored) {
        return new NotScoredMetrics(
                notScored.count("results"),
                notScored.at("by_reason").byLabel(ArtifactValue::count),
                notScored.at("by_tier").byLabel(ArtifactValue::count),
                byDay(notScored.at("by_day"), ArtifactValue::count));
    }

    private <V> SortedMap<LocalDate, V> byDay(ArtifactValue days, Function<ArtifactValue, V> read) {
        SortedMap<LocalDate, V> byDay = new TreeMap<>();
        days.as(ObjectNode.class).fieldNames().forEachRemaining(text -> {
            LocalDate date = date(days, text);
            byDay.put(date, read.apply(days.below(text)));
        });
        return byDay;
    }

    private LocalDate date(ArtifactValue days, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (window.contains(date)) {
                return date;
            }
        } catch (DateTimeException e) {
            throw days.refused("holds a key that is no day, such as 2026-10-31");
        }
        throw days.below(text).refused("lies outside the window");
    }

    private static Intake intake(ArtifactValue intake) {
        SortedMap<String, Long> versions = new TreeMap<>();
        intake.at("other_versions")
                .list(other -> versions.merge(other.text("version"), other.count("results"), Math::addExact));
        return new Intake(
                intake.count("accepted"),
                leftOut(intake.at("rejected")),
                leftOut(intake.at("ignored")),
                versions,
                intake.count("outside_window"));
    }

    private static SortedMap<Rejection, Intake.Tally> leftOut(ArtifactValue list) {
        SortedMap<Rejection, Intake.Tally> tallies = new TreeMap<>();
        list.list(entry -> {
            RejectionReason reason = RejectionReason.ofCode(entry.text("reason"))
                    .orElseThrow(() -> entry.at("reason").refused("is not a reason that this release knows"));
            return tallies.merge(
                    new Rejection(reason, entry.text("field")),
                    new Intake.Tally(entry.count("count"), entry.count("first_position")),
                    Intake.Tally::plus);
        });
        return tallies;
    }
}
