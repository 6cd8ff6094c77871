package io.calibration.json;

import io.calibration.collect.counts.GroupCounts;
import io.calibration.collect.internal.SeenVersion;
import io.calibration.config.FlagSeverity;
import io.calibration.config.Version;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.CategoryMetrics.CompleteCases;
import io.calibration.metrics.CategoryMetrics.MissingPatterns;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.Intake.Tally;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.OutcomeMetrics.Ages;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The figures of a part in the order of their bytes: the one description by which parts are written and read, see {@link ByteWalk}. That
 * lists are in order and numbers written in the shortest way follows from writing again what was read; here is checked what must hold
 * before anything is allocated, and that labels are labels.
 */
final class PartCodec {

    private static final DecisionTable.Cell NO_CELL =
            new DecisionTable.Cell(0, 0, List.of(0, 0, 0, 0), 0, Outcome.NO, 0, 0);
    private static final CategoryMetrics.Pair NO_PAIR = new CategoryMetrics.Pair("", "", 0, 0, 0, 0, 0, 0, 0);
    private static final Rejection NO_REJECTION = new Rejection(RejectionReason.MISSING, "");
    private static final Tally NO_TALLY = new Tally(0, 0);

    private final ByteWalk bytes;
    private final SnapshotLayout layout;
    private final int classes;
    private final int scoreBins;

    private PartCodec(ByteWalk bytes, SnapshotLayout given) {
        this.bytes = bytes;
        layout = LayoutCodec.layout(bytes, given);
        classes = layout.classes().size();
        scoreBins = layout.scoreBins().count();
    }

    static void write(MetricsPart part, int format, ByteSink out) {
        new PartCodec(out, part.layout()).part(part, format);
    }

    static MetricsPart read(int format, ByteSource in) {
        PartCodec codec = new PartCodec(in, LayoutCodec.ANY);
        MetricsPart part = codec.part(MetricsPart.none(codec.layout), format);
        in.require(!in.isMore(false), "goes on behind its end");
        return part;
    }

    private MetricsPart part(MetricsPart given, int format) {
        Intake intake = intake(given.intake());
        DecisionTable decisions = decisions(given.decisions(), format > 4);
        ScoreDistribution scores = distribution(given.scores());
        CategoryMetrics categories = categories(given.categories(), format);
        FlagMetrics flags = flags(given.flags());
        MetricsPart.Escalations escalations = new MetricsPart.Escalations(
                bytes.number(given.escalations().results()),
                labelled(given.escalations().byReason()));
        SortedMap<String, Counts> tiers =
                bytes.labels(given.tiers(), Counts.zeros(0), tier -> bytes.counts(tier, classes));
        MetricsPart.Sufficiency sufficiency = sufficiency(given.sufficiency());
        ConfidenceMetrics confidence = confidence(given.confidence());
        List<OutcomeMetrics.Sums> byConfidence = ByteWalk.each(
                given.outcomes().byConfidence(), layout.confidenceBins().count(), this::outcomes);
        List<OutcomeMetrics.Sums> byScore = ByteWalk.each(given.outcomes().byScore(), scoreBins, this::outcomes);
        List<String> types = List.copyOf(flags.types().keySet());
        SortedMap<LocalDate, DayCounts> days =
                bytes.map(given.days(), 7, LocalDate.EPOCH, DayCounts.NONE, this::date, day -> day(day, types));
        NotScoredMetrics notScored = format > 1 ? notScored(given.notScored()) : NotScoredMetrics.NONE;
        SortedMap<LocalDate, Ages> outcomeDays = format > 2
                ? bytes.map(given.outcomes().byDay(), 3, LocalDate.EPOCH, Ages.NONE, this::date, this::ages)
                : new TreeMap<>();
        GroupMetrics groups = format > 2 ? groups(given.groups(), types) : GroupMetrics.NONE;
        SortedMap<String, SortedSet<String>> declared =
                format > 3 ? LayoutCodec.dimensions(bytes, given.layout().knownLabels()) : new TreeMap<>();
        SortedMap<String, SortedMap<String, Slice>> dimensions = format > 3
                ? bytes.labels(given.dimensions(), new TreeMap<>(), values -> slices(values, types))
                : new TreeMap<>();
        return new MetricsPart(
                layout.withKnownLabels(
                        LayoutCodec.knownLabels(bytes, given.layout().knownLabels())
                                .withDimensions(declared)),
                intake,
                decisions,
                scores,
                categories,
                flags,
                escalations,
                tiers,
                sufficiency,
                confidence,
                new OutcomeMetrics(byConfidence, byScore, outcomeDays),
                days,
                notScored,
                groups,
                dimensions);
    }

    private Intake intake(Intake given) {
        return new Intake(
                bytes.number(given.accepted()),
                bytes.map(given.rejected(), 4, NO_REJECTION, NO_TALLY, this::rejection, this::tally),
                bytes.map(given.ignored(), 4, NO_REJECTION, NO_TALLY, this::rejection, this::tally),
                bytes.map(given.otherVersions(), 2, "", 0L, this::otherVersion, bytes::number),
                bytes.number(given.outsideWindow()));
    }

    private Rejection rejection(Rejection given) {
        RejectionReason reason = RejectionReason.ofCode(
                        bytes.text(given.reason().code()))
                .orElseThrow(() -> ByteSource.broken("holds a reason that this release does not know"));
        return new Rejection(reason, bytes.text(given.field()));
    }

    private Tally tally(Tally given) {
        return new Tally(bytes.number(given.count()), bytes.number(given.firstPosition()));
    }

    private String otherVersion(String given) {
        String version = bytes.text(given);
        String seen = SeenVersion.of(version);
        bytes.require(version.equals(seen) || Version.isValid(version), "holds a name that is no version");
        return seen;
    }

    /** Each cell by its distance from the one before. */
    private DecisionTable decisions(DecisionTable given, boolean ofPeople) {
        CellCode code = new CellCode(layout);
        long[] next = {0}; // the least code that the cell may have
        return new DecisionTable(bytes.list(given.cells(), 3, NO_CELL, cell -> {
            long at = Math.addExact(next[0], bytes.number(code.of(cell) - next[0]));
            bytes.require(at < code.cells(), "holds a decision cell out of bounds");
            next[0] = Math.incrementExact(at);
            return code.cell(
                    at,
                    bytes.number(cell.even()),
                    bytes.number(cell.odd()),
                    ofPeople ? bytes.counts(cell.people(), DecisionTable.Cell.PARTS) : cell.people());
        }));
    }

    private ScoreDistribution distribution(ScoreDistribution given) {
        return new ScoreDistribution(
                bytes.counts(given.bins(), scoreBins),
                bytes.number(given.sum()),
                bytes.number(given.sumOfSquares()),
                end(given.min()),
                end(given.max()));
    }

    /** The least or greatest score, or NaN when there is none. */
    private double end(double given) {
        double score = bytes.real(given);
        bytes.require(Double.isNaN(score) || layout.scale().contains(score), "holds a score that is not on the scale");
        return score;
    }

    private CategoryMetrics categories(CategoryMetrics given, int format) {
        CategoryMetrics.Category nothing = new CategoryMetrics.Category(ScoreDistribution.empty(0), Counts.zeros(0));
        SortedMap<String, CategoryMetrics.Category> byLabel = bytes.labels(
                given.byLabel(),
                nothing,
                category -> new CategoryMetrics.Category(
                        distribution(category.scores()), bytes.counts(category.presentByClass(), classes)));
        List<String> labels = List.copyOf(byLabel.keySet());
        List<CategoryMetrics.Pair> pairs = bytes.list(given.pairs(), 9, NO_PAIR, pair -> pair(pair, labels));
        MissingPatterns missing = missing(given.missing());
        return new CategoryMetrics(
                byLabel, pairs, missing, format > 2 ? complete(given.complete()) : CompleteCases.NONE);
    }

    private CompleteCases complete(CompleteCases given) {
        int size = CompleteCases.categories(layout).size() + 1;
        long n = bytes.number(given.n());
        return n == 0
                ? CompleteCases.NONE
                : new CompleteCases(
                        n,
                        bytes.number(given.yes()),
                        bytes.counts(given.sums(), size),
                        bytes.counts(given.sumsYes(), size),
                        bytes.counts(given.products(), size * (size + 1) / 2));
    }

    private CategoryMetrics.Pair pair(CategoryMetrics.Pair given, List<String> labels) {
        return new CategoryMetrics.Pair(
                bytes.place(given.first(), labels),
                bytes.place(given.second(), labels),
                bytes.number(given.n()),
                bytes.number(given.sumFirst()),
                bytes.number(given.sumSecond()),
                bytes.number(given.sumProduct()),
                bytes.number(given.yes()),
                bytes.number(given.sumFirstYes()),
                bytes.number(given.sumSecondYes()));
    }

    private MissingPatterns missing(MissingPatterns given) {
        int last = (1 << MissingPatterns.categories(layout).size()) - 1;
        return new MissingPatterns(
                bytes.map(given.byPattern(), 2, 0, 0L, pattern -> bytes.number(pattern, last), bytes::number),
                bytes.number(given.other()));
    }

    private FlagMetrics flags(FlagMetrics given) {
        return new FlagMetrics(
                bytes.number(given.results()),
                bytes.labels(given.types(), FlagMetrics.Type.NONE, this::flagType),
                ByteWalk.each(given.occurrences(), FlagSeverity.COUNT, this::occurrences));
    }

    private FlagMetrics.Type flagType(FlagMetrics.Type given) {
        return new FlagMetrics.Type(
                bytes.number(given.results()),
                bytes.counts(given.bySeverity(), FlagSeverity.COUNT),
                labelled(given.byCategory()),
                occurrences(given.occurrences()));
    }

    private Counts occurrences(Counts given) {
        return bytes.counts(given, FlagMetrics.MAX_OCCURRENCES);
    }

    private MetricsPart.Sufficiency sufficiency(MetricsPart.Sufficiency given) {
        return new MetricsPart.Sufficiency(
                bytes.number(given.sufficient()), bytes.number(given.insufficient()), bytes.number(given.unknown()));
    }

    private ConfidenceMetrics confidence(ConfidenceMetrics given) {
        return new ConfidenceMetrics(
                ByteWalk.each(
                        given.byClass(),
                        classes,
                        sums -> new ConfidenceMetrics.Sums(
                                bytes.number(sums.n()), bytes.number(sums.sum()), bytes.number(sums.sumOfSquares()))),
                ByteWalk.each(
                        given.conflicts(),
                        layout.absentConfidenceBin() + 1,
                        row -> bytes.counts(row, ConfidenceMetrics.CONFLICT_BINS)));
    }

    private OutcomeMetrics.Sums outcomes(OutcomeMetrics.Sums given) {
        return new OutcomeMetrics.Sums(
                bytes.number(given.n()),
                bytes.number(given.yes()),
                bytes.number(given.sum()),
                bytes.number(given.sumOfSquares()));
    }

    /** Most days have outcomes of few ages. */
    private Ages ages(Ages given) {
        return new Ages(sparse(given.bad()), sparse(given.good()));
    }

    private Counts sparse(Counts given) {
        TreeMap<Integer, Long> counted = new TreeMap<>();
        given.forEachNonZero(counted::put);
        SortedMap<Integer, Long> read =
                bytes.map(counted, 2, 0, 0L, bin -> bytes.number(bin, Ages.BINS - 1), bytes::number);
        long[] counts = new long[Ages.BINS];
        read.forEach((bin, count) -> counts[bin] = count);
        return Counts.of(counts);
    }

    private LocalDate date(LocalDate given) {
        return DayCodec.date(bytes, given);
    }

    private DayCounts day(DayCounts given, List<String> types) {
        return DayCodec.day(bytes, given, classes, types);
    }

    private NotScoredMetrics notScored(NotScoredMetrics given) {
        return new NotScoredMetrics(
                bytes.number(given.results()),
                labelled(given.byReason()),
                labelled(given.byTier()),
                bytes.map(given.byDay(), 2, LocalDate.EPOCH, 0L, this::date, bytes::number));
    }

    private GroupMetrics groups(GroupMetrics given, List<String> types) {
        List<String> secrets = bytes.list(given.secrets(), 1, "", bytes::text);
        bytes.require(secrets.stream().allMatch(GroupCounts::isSecret), "holds a name that is no id of a secret");
        return new GroupMetrics(
                new TreeSet<>(secrets),
                bytes.map(
                        given.groups(),
                        3,
                        0,
                        Group.NONE,
                        group -> bytes.number(group, GroupMetrics.GROUPS - 1),
                        group -> group(group, types)));
    }

    private Group group(Group given, List<String> types) {
        return new Group(
                day(given.counts(), types),
                byOutcome(given.byClass(), classes),
                byOutcome(given.byScore(), scoreBins),
                byOutcome(given.byConfidence(), layout.absentConfidenceBin() + 1));
    }

    private List<Counts> byOutcome(List<Counts> given, int size) {
        return ByteWalk.each(given, Outcome.COUNT, counts -> bytes.counts(counts, size));
    }

    private SortedMap<String, Slice> slices(SortedMap<String, Slice> given, List<String> types) {
        return bytes.labels(given, Slice.NONE, slice -> new SliceCodec(bytes, layout, types).slice(slice));
    }

    private SortedMap<String, Long> labelled(SortedMap<String, Long> given) {
        return bytes.labels(given, 0L, bytes::number);
    }
}
