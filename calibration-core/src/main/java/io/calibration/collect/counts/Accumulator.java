package io.calibration.collect.counts;

import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.OutcomeMetrics.Ages;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Adds up one thread's results in primitive arrays; in the steady state it allocates nothing. A result is checked wholly before any of it
 * is counted.
 */
public final class Accumulator implements MetricsRecorder {

    /** Around a version: no version holds blanks or what cannot be seen, so it is padding, of a column or of an export. */
    private static final Pattern PADDING = Pattern.compile("^[\\p{Z}\\p{C}]+|[\\p{Z}\\p{C}]+$");

    private static final Rejection CLAMPED = new Rejection(RejectionReason.CLAMPED, "overall_score");
    private static final Rejection CONTRADICTORY =
            new Rejection(RejectionReason.CONTRADICTORY, LabelKind.NOT_SCORED.field());

    private final SnapshotLayout layout;
    private final DayWindow window;
    private final String activeVersion;
    private final long firstDay;
    private final long lastDay;
    private final Queue<Accumulator> forks;

    private final RecordCursor cursor = new RecordCursor();
    final CheckedResults results;
    final IntakeCounts intake = new IntakeCounts();
    private final DecisionCounts decisions;
    private final ScoreSums scores;
    final CategoryCounts categories;
    private final CategoryScores categoryScores;
    private final DaySeries days;
    private final GroupCounts groups;
    final DimensionCounts dimensions;
    final FlagCounts flags;
    private final ReasonCounts escalations;
    private final LabelCounts tiers;
    final ConfidenceCounts confidence;
    private final OutcomeCounts outcomes;
    private final NotScoredCounts notScored;
    private long sufficient;
    private long insufficient;
    private long unknown;
    private @Nullable MetricsPart added;

    public Accumulator(SnapshotLayout layout, DayWindow window) {
        this(layout, window, new ConcurrentLinkedQueue<>());
    }

    private Accumulator(SnapshotLayout layout, DayWindow window, Queue<Accumulator> forks) {
        this.layout = layout;
        this.window = window;
        this.forks = forks;
        activeVersion = layout.logicVersion().text();
        firstDay = window.firstDay().toEpochDay();
        lastDay = window.lastDay().toEpochDay();
        Scale scale = Scale.of(layout.scale());
        int classes = layout.classes().size();
        results = new CheckedResults(layout, scale);
        CellNumbers cells = new CellNumbers(layout);
        decisions = new DecisionCounts(cells);
        scores = new ScoreSums(layout.scoreBins(), scale, 1);
        categories = new CategoryCounts(layout, scale, intake, this::countAll);
        categoryScores = new CategoryScores(scale, layout.scoreBins(), categories.labels(), intake);
        days = DaySeries.byAge(classes);
        groups = new GroupCounts(layout);
        dimensions = new DimensionCounts(layout, intake, cells);
        flags = new FlagCounts(layout, intake, days, groups, dimensions);
        escalations = new ReasonCounts(LabelKind.ESCALATION, layout, intake, ScanResultCursor::escalation);
        tiers = new LabelCounts(LabelKind.TIER, layout, classes, intake);
        confidence = new ConfidenceCounts(layout);
        outcomes = new OutcomeCounts(layout, scale);
        notScored = new NotScoredCounts(layout, intake);
        forks.add(this);
    }

    @Override
    public void record(@Nullable ScanResult scanned) {
        if (scanned == null) {
            intake.reject(new Rejection(RejectionReason.MISSING, ScanResultJson.LINE));
        } else {
            record(cursor.on(scanned));
        }
    }

    @Override
    public void record(ScanResultCursor row) {
        String missing = CheckedResults.missing(row);
        if (missing != null) {
            intake.reject(new Rejection(RejectionReason.MISSING, missing));
            return;
        }
        Rejection wrong = results.readDay(row);
        if (wrong == null && results.isOutside(firstDay, lastDay)) {
            intake.outsideWindow();
            return;
        }
        CharSequence version = row.logicVersion();
        if (!activeVersion.contentEquals(version)) {
            String bare = PADDING.matcher(version).replaceAll("");
            if (!activeVersion.equals(bare)) {
                intake.otherVersion(bare);
                return;
            }
        }
        boolean scored = !Double.isNaN(row.overallScore());
        if (wrong == null && scored) {
            wrong = notScored.isGiven(row) ? CONTRADICTORY : results.read(row);
        }
        if (wrong != null) {
            intake.reject(wrong);
        } else if (scored) {
            count(row);
        } else {
            notScored.count(row);
        }
    }

    /** Counts what is seldom or has labels of its own at once, and keeps the rest to be counted with that of other results. */
    private void count(ScanResultCursor row) {
        if (results.clamped) {
            intake.ignore(CLAMPED, 1);
        }
        List<String> misspelt = row.misspelt();
        for (int i = 0; i < misspelt.size(); i++) {
            intake.ignore(new Rejection(RejectionReason.MISSPELT_KEY, misspelt.get(i)), 1);
        }
        results.group[results.size] = groups.groupOf(row.group());
        dimensions.read(row);
        countLabels(row);
        dimensions.countDecision(results);
        flags.count(row, results);
        categoryScores.read(row);
        results.size++;
        if ((results.size == CheckedResults.CAPACITY) || categoryScores.isFull()) {
            countAll();
        }
    }

    /** Counts the result that was read last by its day and by what is one text of it or none. */
    void countLabels(ScanResultCursor row) {
        long times = results.times[results.size];
        intake.accept(times);
        boolean escalated = escalations.count(row, row.escalations(), times);
        Boolean enough = row.dataSufficient();
        boolean lacking = Boolean.FALSE.equals(enough);
        days.count(results, escalated, lacking);
        groups.count(results, escalated, lacking);
        dimensions.countDay(results, escalated, lacking);
        sufficient += enough == null || lacking ? 0 : times;
        insufficient += lacking ? times : 0;
        unknown += enough == null ? times : 0;
        CharSequence tier = row.tier();
        if (tier != null) {
            tiers.add(tier, results.classIndex[results.size], times);
        }
    }

    /** Counts the result that was read last by its day, for the values of dimensions alone. */
    void countDimensionDay(ScanResultCursor row) {
        boolean escalated = escalations.isGiven(row, row.escalations());
        dimensions.countDay(results, escalated, Boolean.FALSE.equals(row.dataSufficient()));
    }

    private void countAll() {
        countDecisions();
        categories.count(results, categoryScores);
        results.clear();
        categoryScores.clear();
    }

    /** Counts all that was read by what a decision is made of, and by confidence and outcome. */
    void countDecisions() {
        decisions.count(results);
        for (int i = 0; i < results.size; i++) {
            scores.add(0, results.scoreBin[i], results.score[i], results.times[i]);
        }
        confidence.count(results);
        outcomes.count(results);
    }

    @Override
    public void reject(Rejection rejection) {
        intake.reject(rejection);
    }

    @Override
    public void position(long position) {
        intake.position(position);
    }

    @Override
    public void add(MetricsPart part) {
        if (!part.layout().equals(layout)) {
            throw new IllegalArgumentException("The part was counted under another layout (version "
                    + part.layout().logicVersion() + ", here " + layout.logicVersion()
                    + "). Collect it under the same config, with the same known labels.");
        }
        if (!part.attemptDays().stream().allMatch(window::contains)) {
            throw new IllegalArgumentException("The part has results of days outside the window (" + window
                    + "). Add it up with a window that holds all its days.");
        }
        added = added == null ? part : added.plus(part);
    }

    @Override
    public MetricsRecorder fork() {
        return new Accumulator(layout, window, forks);
    }

    /** The sum over this recorder and all its forks, once their threads are done. */
    public MetricsPart total() {
        return forks.stream().map(Accumulator::part).reduce(MetricsPart::plus).orElseThrow();
    }

    private MetricsPart part() {
        countAll();
        MetricsPart own = new MetricsPart(
                layout,
                intake.toIntake(),
                decisions.toTable(),
                scores.toDistribution(0),
                new CategoryMetrics(
                        categories.toMetrics(),
                        List.of(),
                        categories.toMissing(),
                        categories.complete().toMetrics()),
                flags.toMetrics(),
                new MetricsPart.Escalations(escalations.results(), escalations.byReason()),
                tiers.toMetrics(),
                new MetricsPart.Sufficiency(sufficient, insufficient, unknown),
                new ConfidenceMetrics(confidence.toSums(), confidence.toConflicts()),
                outcomes.toMetrics(days.toOutcomes(Ages::new)),
                days.toDays(flags.types()),
                notScored.toMetrics(),
                groups.toMetrics(flags.types()),
                dimensions.toMetrics(flags.types()));
        return added == null ? own : own.plus(added);
    }
}
