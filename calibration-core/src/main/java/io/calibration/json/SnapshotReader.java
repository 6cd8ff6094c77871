package io.calibration.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.Labels;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.Bins;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.MissingPatterns;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a snapshot of the shape of its file. Sizes and labels are checked here; that all figures agree, {@link ArtifactReader} checks. */
final class SnapshotReader {

    private final SnapshotFile file;
    private final SnapshotLayout layout;
    private final boolean exact;

    private SnapshotReader(SnapshotFile file) {
        this.file = file;
        layout = layout(file);
        exact = file.privacy().mode() == SnapshotFile.Mode.EXACT;
    }

    /** @throws InvalidDocumentException when it is not the shape of a snapshot */
    static MetricsSnapshot snapshot(SnapshotFile file) {
        SnapshotReader reader = new SnapshotReader(file);
        MetricsSnapshot snapshot = new MetricsSnapshot(file.window(), reader.part(), reader.privacy());
        SnapshotTotals.check(snapshot);
        return snapshot;
    }

    private PrivacyPolicy privacy() {
        int cell = file.privacy().minimumCell();
        if (cell < 1 || (cell > 1 && cell < 5)) {
            throw Mistakes.only("/privacy/minimum_cell", "must be 1 or at least 5");
        }
        return new PrivacyPolicy(cell);
    }

    private static SnapshotLayout layout(SnapshotFile file) {
        SnapshotFile.Layout layout = file.layout();
        labels("/layout/classes", layout.classes());
        labels("/layout/named_categories", layout.namedCategories());
        if (layout.classes().isEmpty()) {
            throw Mistakes.only("/layout/classes", "must name at least one class");
        }
        return SnapshotLayout.of(
                        file.logicVersion(),
                        scale(layout.scoreScale()),
                        layout.scoreRegions(),
                        layout.confidenceRegions(),
                        layout.classes(),
                        bySeverity("/layout/occurrence_caps", layout.occurrenceCaps()),
                        new TreeSet<>(layout.namedCategories()))
                .withKnownLabels(layout.knownLabels() == null ? KnownLabels.none() : layout.knownLabels());
    }

    private static ScoreScale scale(ObjectNode section) {
        Mistakes mistakes = new Mistakes();
        ScoreScale scale = ConfigJson.scale(new TreeReader(section, "/layout/score_scale", mistakes));
        mistakes.refuse();
        return scale;
    }

    private MetricsPart part() {
        labels("/escalations/by_reason", file.escalations().byReason().keySet());
        return new MetricsPart(
                layout,
                intake(file.intake()),
                new DecisionRows(layout, exact).read(file.decisionTable()),
                distribution(
                        "/score_distributions/overall",
                        file.scoreDistributions().overall()),
                new CategoryMetrics(categories(), file.categoryPairs(), missing(file.missingPatterns())),
                flags(file.redFlags()),
                file.escalations(),
                tiers(),
                file.dataSufficiency(),
                new ConfidenceMetrics(
                        confidence(),
                        conflicts(
                                "/conflict_density/by_confidence",
                                file.conflictDensity().byConfidence())),
                new OutcomeMetrics(
                        sums("/outcomes/by_confidence", file.outcomes().byConfidence(), layout.confidenceBins()),
                        sums("/outcomes/by_score", file.outcomes().byScore(), layout.scoreBins())),
                days(),
                notScored(file.notScored()));
    }

    private ScoreDistribution distribution(String pointer, SnapshotFile.Distribution scores) {
        size(
                pointer + "/histogram",
                scores.histogram().size(),
                layout.scoreBins().count());
        return new ScoreDistribution(
                scores.histogram(), scores.sum(), scores.sumOfSquares(), orNaN(scores.min()), orNaN(scores.max()));
    }

    private SortedMap<String, CategoryMetrics.Category> categories() {
        Map<String, SnapshotFile.Distribution> scores =
                file.scoreDistributions().byCategory();
        labels("/score_distributions/by_category", scores.keySet());
        Iterator<SnapshotFile.Coverage> coverage = inOrder(
                        "/category_coverage", List.copyOf(scores.keySet()), file.categoryCoverage())
                .iterator();
        SortedMap<String, CategoryMetrics.Category> categories = new TreeMap<>();
        scores.forEach((label, distribution) -> categories.put(
                label,
                new CategoryMetrics.Category(
                        distribution(at("/score_distributions/by_category", label), distribution),
                        byClass(
                                at("/category_coverage", label) + "/present_by_class",
                                coverage.next().presentByClass()))));
        return categories;
    }

    private MissingPatterns missing(SnapshotFile.MissingCategories missing) {
        List<String> categories = MissingPatterns.categories(layout);
        SortedMap<Integer, Long> byPattern = new TreeMap<>();
        for (SnapshotFile.MissingPattern pattern : missing.patterns()) {
            if (!categories.containsAll(pattern.missing())) {
                throw Mistakes.only("/missing_patterns/patterns", "holds a category that the layout does not name");
            }
            int bits = pattern.missing().stream()
                    .mapToInt(label -> 1 << categories.indexOf(label))
                    .reduce(0, (left, right) -> left | right);
            byPattern.merge(bits, pattern.results(), Math::addExact);
        }
        return new MissingPatterns(byPattern, missing.other());
    }

    private FlagMetrics flags(SnapshotFile.RedFlags flags) {
        labels("/red_flags/by_type", flags.byType().keySet());
        SortedMap<String, FlagMetrics.Type> types = new TreeMap<>();
        flags.byType().forEach((label, type) -> types.put(label, type(at("/red_flags/by_type", label), type)));
        List<Counts> occurrences = bySeverity("/red_flags/by_severity", flags.bySeverity()).stream()
                .map(severity -> occurrences("/red_flags/by_severity", severity.occurrences()))
                .toList();
        return new FlagMetrics(flags.results(), types, occurrences);
    }

    private static FlagMetrics.Type type(String pointer, SnapshotFile.Type type) {
        labels(pointer + "/by_category", type.byCategory().keySet());
        return new FlagMetrics.Type(
                type.results(),
                Counts.of(longs(bySeverity(pointer + "/by_severity", type.bySeverity()))),
                new TreeMap<>(type.byCategory()),
                occurrences(pointer, type.occurrences()));
    }

    private static Counts occurrences(String pointer, Counts occurrences) {
        size(pointer + "/occurrences", occurrences.size(), FlagMetrics.MAX_OCCURRENCES);
        return occurrences;
    }

    private SortedMap<String, Counts> tiers() {
        labels("/tiers", file.tiers().keySet());
        SortedMap<String, Counts> tiers = new TreeMap<>();
        file.tiers().forEach((label, counts) -> tiers.put(label, byClass(at("/tiers", label), counts)));
        return tiers;
    }

    private List<ConfidenceMetrics.Sums> confidence() {
        Map<String, SnapshotFile.ClassConfidence> byClass =
                file.confidenceByClassification().byClass();
        return inOrder("/confidence_by_classification/by_class", layout.classes(), byClass).stream()
                .map(c -> new ConfidenceMetrics.Sums(c.withConfidence(), c.sum(), c.sumOfSquares()))
                .toList();
    }

    private List<Counts> conflicts(String pointer, List<Counts> byConfidence) {
        size(pointer, byConfidence.size(), layout.absentConfidenceBin() + 1);
        for (int i = 0; i < byConfidence.size(); i++) {
            size(pointer + "/" + i, byConfidence.get(i).size(), ConfidenceMetrics.CONFLICT_BINS);
        }
        return byConfidence;
    }

    private static List<OutcomeMetrics.Sums> sums(String pointer, SnapshotFile.Sums sums, Bins bins) {
        size(pointer + "/n", sums.n().size(), bins.count());
        size(pointer + "/yes", sums.yes().size(), bins.count());
        size(pointer + "/sum", sums.sum().size(), bins.count());
        size(pointer + "/sum_of_squares", sums.sumOfSquares().size(), bins.count());
        return IntStream.range(0, bins.count())
                .mapToObj(i -> new OutcomeMetrics.Sums(
                        sums.n().get(i),
                        sums.yes().get(i),
                        sums.sum().get(i),
                        sums.sumOfSquares().get(i)))
                .toList();
    }

    private SortedMap<LocalDate, DayCounts> days() {
        SortedMap<LocalDate, DayCounts> days = new TreeMap<>();
        file.days().forEach((date, day) -> {
            labels("/days", day.byFlagType().keySet());
            size(
                    "/days/" + date + "/by_class",
                    day.byClass().size(),
                    layout.classes().size());
            days.put(date("/days", date), day);
        });
        return days;
    }

    private NotScoredMetrics notScored(SnapshotFile.@Nullable NotScored notScored) {
        if (notScored == null) {
            return NotScoredMetrics.NONE;
        }
        labels("/not_scored/by_reason", notScored.byReason().keySet());
        labels("/not_scored/by_tier", notScored.byTier().keySet());
        SortedMap<LocalDate, Long> byDay = new TreeMap<>();
        notScored.byDay().forEach((date, n) -> byDay.put(date("/not_scored/by_day", date), n));
        return new NotScoredMetrics(
                notScored.results(), new TreeMap<>(notScored.byReason()), new TreeMap<>(notScored.byTier()), byDay);
    }

    private LocalDate date(String pointer, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (file.window().contains(date)) {
                return date;
            }
        } catch (DateTimeException e) {
            throw Mistakes.only(pointer, "holds a key that is no day, such as 2026-10-31");
        }
        throw Mistakes.only(pointer + "/" + text, "lies outside the window");
    }

    private static Intake intake(SnapshotFile.Received received) {
        SortedMap<String, Long> versions = new TreeMap<>();
        received.otherVersions().forEach(other -> versions.merge(other.version(), other.results(), Math::addExact));
        return new Intake(
                received.accepted(),
                leftOut("/intake/rejected", received.rejected()),
                leftOut("/intake/ignored", received.ignored()),
                versions,
                received.outsideWindow());
    }

    private static SortedMap<Rejection, Intake.Tally> leftOut(String pointer, List<SnapshotFile.LeftOut> list) {
        SortedMap<Rejection, Intake.Tally> tallies = new TreeMap<>();
        for (int i = 0; i < list.size(); i++) {
            SnapshotFile.LeftOut entry = list.get(i);
            String place = pointer + "/" + i + "/reason";
            RejectionReason reason = RejectionReason.ofCode(entry.reason())
                    .orElseThrow(() -> Mistakes.only(place, "is not a reason that this release knows"));
            tallies.merge(
                    new Rejection(reason, entry.field()),
                    new Intake.Tally(entry.count(), entry.firstPosition()),
                    Intake.Tally::plus);
        }
        return tallies;
    }

    private Counts byClass(String pointer, Map<String, Long> counts) {
        return Counts.of(longs(inOrder(pointer, layout.classes(), counts)));
    }

    private static <V> List<V> bySeverity(String pointer, Map<String, V> values) {
        return inOrder(
                pointer,
                Arrays.stream(FlagSeverity.values()).map(FlagSeverity::label).toList(),
                values);
    }

    private static <V> List<V> inOrder(String pointer, List<String> keys, Map<String, V> values) {
        if (!values.keySet().containsAll(keys)) {
            throw Mistakes.only(pointer, "must have a value for each of " + keys.size() + " keys, such as the classes");
        }
        return keys.stream().map(values::get).toList();
    }

    private static long[] longs(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }

    private static void size(String pointer, int size, int expected) {
        if (size != expected) {
            throw Mistakes.only(pointer, "must have " + expected + " elements, and has " + size);
        }
    }

    private static void labels(String pointer, Collection<String> labels) {
        if (!labels.stream().allMatch(Labels::isLabel)) {
            throw Mistakes.only(pointer, "holds a name that is no label");
        }
    }

    private static String at(String pointer, String label) {
        return pointer + ScoringConfig.pointer(List.of(label));
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
