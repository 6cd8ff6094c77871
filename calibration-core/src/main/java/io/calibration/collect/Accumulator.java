package io.calibration.collect;

import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.metrics.SufficiencyMetrics;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Adds up one thread's results in primitive arrays; in the steady state it allocates nothing. A result is checked wholly before any of it
 * is counted.
 */
final class Accumulator implements MetricsRecorder {

    private final SnapshotLayout layout;
    private final DayWindow window;
    private final String activeVersion;
    private final long firstDay;
    private final long lastDay;
    private final Queue<Accumulator> forks;

    private final RecordCursor cursor = new RecordCursor();
    private final CheckedResult result;
    private final IntakeCounts intake = new IntakeCounts();
    private final DecisionCounts decisions;
    private final ScoreSum scores;
    private final CategoryCounts categories;
    private final DaySeries days;
    private final FlagCounts flags;
    private final EscalationCounts escalations;
    private final TierCounts tiers;
    private final ConfidenceCounts confidence;
    private final OutcomeCounts outcomes;
    private long sufficient;
    private long insufficient;
    private long unknown;
    private @Nullable MetricsPart added;

    Accumulator(SnapshotLayout layout, DayWindow window) {
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
        result = new CheckedResult(layout, scale);
        decisions = new DecisionCounts(layout);
        scores = new ScoreSum(layout.scoreBins(), scale);
        categories = new CategoryCounts(layout, scale, intake);
        days = new DaySeries(classes);
        flags = new FlagCounts(intake, days);
        escalations = new EscalationCounts(intake);
        tiers = new TierCounts(classes, intake);
        confidence = new ConfidenceCounts(layout);
        outcomes = new OutcomeCounts(layout, scale);
        forks.add(this);
    }

    @Override
    public void record(ScanResult scanned) {
        record(cursor.on(scanned));
    }

    @Override
    public void record(ScanResultCursor row) {
        CharSequence version = row.logicVersion();
        if (!activeVersion.contentEquals(version)) {
            intake.otherVersion(version);
            return;
        }
        Rejection wrong = result.readDay(row);
        if ((wrong == null) && (result.day < firstDay || result.day > lastDay)) {
            intake.outsideWindow();
            return;
        }
        wrong = wrong == null ? result.read(row) : wrong;
        if (wrong == null) {
            count(row);
        } else {
            intake.reject(wrong);
        }
    }

    private void count(ScanResultCursor row) {
        intake.accept();
        decisions.count(result);
        scores.add(result.scoreBin, result.score);
        boolean escalated = escalations.count(row);
        Boolean enough = row.dataSufficient();
        days.count(result, escalated, Boolean.FALSE.equals(enough));
        countSufficiency(enough);
        flags.count(row, result);
        categories.count(row, result);
        tiers.count(row.tier(), result.classIndex);
        confidence.count(result);
        outcomes.count(result);
    }

    private void countSufficiency(@Nullable Boolean enough) {
        if (enough == null) {
            unknown++;
        } else if (enough) {
            sufficient++;
        } else {
            insufficient++;
        }
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
                    + "). Collect it under the same config.");
        }
        added = added == null ? part : added.plus(part);
    }

    @Override
    public MetricsRecorder fork() {
        return new Accumulator(layout, window, forks);
    }

    /** The sum over this recorder and all its forks, once their threads are done. */
    MetricsPart total() {
        return forks.stream().map(Accumulator::part).reduce(MetricsPart::plus).orElseThrow();
    }

    private MetricsPart part() {
        MetricsPart own = new MetricsPart(
                layout,
                intake.toIntake(),
                decisions.toTable(),
                scores.toDistribution(),
                categories.toMetrics(),
                categories.toPairs(),
                categories.toMissing(),
                flags.toMetrics(),
                escalations.toMetrics(),
                tiers.toMetrics(),
                new SufficiencyMetrics(sufficient, insufficient, unknown),
                confidence.toSums(),
                confidence.toConflicts(),
                outcomes.toMetrics(),
                days.toDays(flags.types()));
        return added == null ? own : own.plus(added);
    }
}
