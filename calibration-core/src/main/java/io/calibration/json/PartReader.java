package io.calibration.json;

import io.calibration.collect.internal.SeenVersion;
import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.Labels;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoreScale.Direction;
import io.calibration.config.Version;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.Intake;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MissingPatterns;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads the figures of a part. That lists are in order and numbers written in the shortest way follows from writing the part again;
 * here is checked what must hold before anything is allocated, and that labels are labels.
 */
final class PartReader {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?");
    private static final int MAX_LABELS = 1 << 16;
    private static final int LAST_DAY = (int) DayWindow.ALL.lastDay().toEpochDay();

    private final ByteSource in;
    private final int format;
    private final SnapshotLayout layout;
    private final int classes;
    private final int scoreBins;

    PartReader(ByteSource in, int format) {
        this.in = in;
        this.format = format;
        layout = layout();
        classes = layout.classes().size();
        scoreBins = layout.scoreBins().count();
    }

    MetricsPart read() {
        Intake intake = intake();
        DecisionTable decisions = decisions();
        ScoreDistribution scores = distribution();
        SortedMap<String, CategoryMetrics.Category> categories =
                labels(() -> new CategoryMetrics.Category(distribution(), counts(classes)));
        List<CategoryMetrics.Pair> pairs = pairs(List.copyOf(categories.keySet()));
        MissingPatterns missing = missing();
        FlagMetrics flags = flags();
        MetricsPart.Escalations escalations = new MetricsPart.Escalations(in.number(), labels(in::number));
        SortedMap<String, Counts> tiers = labels(() -> counts(classes));
        MetricsPart.Sufficiency sufficiency = new MetricsPart.Sufficiency(in.number(), in.number(), in.number());
        List<ConfidenceMetrics.Sums> confidence =
                list(classes, () -> new ConfidenceMetrics.Sums(in.number(), in.number(), in.number()));
        List<Counts> conflicts = list(layout.absentConfidenceBin() + 1, () -> counts(ConfidenceMetrics.CONFLICT_BINS));
        OutcomeMetrics outcomes = new OutcomeMetrics(
                list(layout.confidenceBins().count(), this::outcomes), list(scoreBins, this::outcomes));
        SortedMap<LocalDate, DayCounts> days = days(List.copyOf(flags.types().keySet()));
        NotScoredMetrics notScored = format == 1 ? NotScoredMetrics.NONE : notScored();
        SnapshotLayout knowing = in.isAtEnd() ? layout : layout.withKnownLabels(knownLabels());
        if (!in.isAtEnd()) {
            throw ByteSource.broken("goes on behind its end");
        }
        return new MetricsPart(
                knowing,
                intake,
                decisions,
                scores,
                new CategoryMetrics(categories, pairs, missing),
                flags,
                escalations,
                tiers,
                sufficiency,
                new ConfidenceMetrics(confidence, conflicts),
                outcomes,
                days,
                notScored);
    }

    private SnapshotLayout layout() {
        Version version = new Version(in.text());
        ScoreScale scale = scale();
        List<BigDecimal> scores = list(in.size(2), this::decimal);
        List<BigDecimal> confidences = list(in.size(2), this::decimal);
        List<String> names = list(in.size(2), this::label);
        if (names.isEmpty() || new TreeSet<>(names).size() != names.size()) {
            throw ByteSource.broken("holds no class, or one twice");
        }
        return SnapshotLayout.of(
                version,
                scale,
                scores,
                confidences,
                names,
                list(FlagSeverity.COUNT, () -> in.number(Integer.MAX_VALUE - 1)),
                labels());
    }

    private SortedSet<String> labels() {
        return new TreeSet<>(list(in.size(2), this::label));
    }

    private KnownLabels knownLabels() {
        Undeclared undeclared = in.number(1) == 0 ? Undeclared.CODES : Undeclared.OTHER;
        return new KnownLabels(labels(), labels(), labels(), labels(), undeclared);
    }

    private ScoreScale scale() {
        BigDecimal min = decimal();
        BigDecimal max = decimal();
        BigDecimal step = decimal();
        int rules = in.number(3);
        return new ScoreScale(
                min,
                max,
                step,
                (rules & 1) == 0 ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                (rules & 2) == 0 ? ScoreScale.Beyond.REJECT : ScoreScale.Beyond.CLAMP);
    }

    private BigDecimal decimal() {
        String text = in.text();
        if (!DECIMAL.matcher(text).matches()) {
            throw ByteSource.broken("holds a text that is no number");
        }
        return new BigDecimal(text);
    }

    private String label() {
        String text = in.text();
        if (!Labels.isLabel(text)) {
            throw ByteSource.broken("holds a name that is no label");
        }
        return text;
    }

    private Intake intake() {
        return new Intake(in.number(), tallies(), tallies(), versions(), in.number());
    }

    private SortedMap<Rejection, Intake.Tally> tallies() {
        SortedMap<Rejection, Intake.Tally> tallies = new TreeMap<>();
        for (int i = in.size(4); i > 0; i--) {
            String code = in.text();
            RejectionReason reason = Arrays.stream(RejectionReason.values())
                    .filter(r -> r.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> ByteSource.broken("holds a reason that this release does not know"));
            tallies.put(new Rejection(reason, in.text()), new Intake.Tally(in.number(), in.number()));
        }
        return tallies;
    }

    private SortedMap<String, Long> versions() {
        SortedMap<String, Long> versions = new TreeMap<>();
        for (int i = in.size(2); i > 0; i--) {
            String version = in.text();
            String seen = SeenVersion.of(version);
            if (!version.equals(seen) && !Version.isValid(version)) {
                throw ByteSource.broken("holds a name that is no version");
            }
            versions.merge(seen, in.number(), Math::addExact);
        }
        return versions;
    }

    private DecisionTable decisions() {
        CellCode code = new CellCode(layout);
        int size = in.size(3);
        List<DecisionTable.Cell> cells = new ArrayList<>(size);
        long before = -1;
        for (int i = 0; i < size; i++) {
            before = Math.addExact(before, Math.incrementExact(in.number()));
            if (before >= code.cells()) {
                throw ByteSource.broken("holds a decision cell out of bounds");
            }
            cells.add(code.cell(before, in.number(), in.number()));
        }
        return new DecisionTable(cells);
    }

    private ScoreDistribution distribution() {
        return new ScoreDistribution(counts(scoreBins), in.number(), in.number(), end(), end());
    }

    /** The least or greatest score, or NaN when there is none. */
    private double end() {
        double score = in.real();
        if (!Double.isNaN(score) && !layout.scale().contains(score)) {
            throw ByteSource.broken("holds a score that is not on the scale");
        }
        return score;
    }

    private List<CategoryMetrics.Pair> pairs(List<String> categories) {
        return list(
                in.size(9),
                () -> new CategoryMetrics.Pair(
                        categories.get(in.number(categories.size() - 1)),
                        categories.get(in.number(categories.size() - 1)),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.number()));
    }

    private MissingPatterns missing() {
        int patterns = 1 << MissingPatterns.categories(layout).size();
        SortedMap<Integer, Long> byPattern = new TreeMap<>();
        for (int i = in.size(2); i > 0; i--) {
            byPattern.put(in.number(patterns - 1), in.number());
        }
        return new MissingPatterns(byPattern, in.number());
    }

    private FlagMetrics flags() {
        long results = in.number();
        SortedMap<String, FlagMetrics.Type> types = labels(() -> new FlagMetrics.Type(
                in.number(), counts(FlagSeverity.COUNT), labels(in::number), counts(FlagMetrics.MAX_OCCURRENCES)));
        return new FlagMetrics(results, types, list(FlagSeverity.COUNT, () -> counts(FlagMetrics.MAX_OCCURRENCES)));
    }

    private OutcomeMetrics.Sums outcomes() {
        return new OutcomeMetrics.Sums(in.number(), in.number(), in.number(), in.number());
    }

    private SortedMap<LocalDate, DayCounts> days(List<String> types) {
        SortedMap<LocalDate, DayCounts> days = new TreeMap<>();
        for (int i = in.size(7); i > 0; i--) {
            days.put(LocalDate.ofEpochDay(in.number(LAST_DAY)), day(types));
        }
        return days;
    }

    private DayCounts day(List<String> types) {
        Counts byClass = counts(classes);
        long[] numbers = in.numbers(5);
        SortedMap<String, Long> byFlagType = new TreeMap<>();
        for (int i = in.size(2); i > 0; i--) {
            byFlagType.put(types.get(in.number(types.size() - 1)), in.number());
        }
        return new DayCounts(numbers[0], byClass, numbers[1], numbers[2], numbers[3], numbers[4], byFlagType);
    }

    private NotScoredMetrics notScored() {
        long results = in.number();
        SortedMap<String, Long> byReason = labels(in::number);
        SortedMap<String, Long> byTier = labels(in::number);
        SortedMap<LocalDate, Long> byDay = new TreeMap<>();
        for (int i = in.size(2); i > 0; i--) {
            byDay.put(LocalDate.ofEpochDay(in.number(LAST_DAY)), in.number());
        }
        return new NotScoredMetrics(results, byReason, byTier, byDay);
    }

    private Counts counts(int size) {
        return Counts.of(in.numbers(size));
    }

    private <V> SortedMap<String, V> labels(Supplier<V> value) {
        SortedMap<String, V> labels = new TreeMap<>();
        for (int i = Math.min(MAX_LABELS, in.size(2)); i > 0; i--) {
            labels.put(label(), value.get());
        }
        return labels;
    }

    private static <V> List<V> list(int size, Supplier<V> value) {
        List<V> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(value.get());
        }
        return list;
    }
}
