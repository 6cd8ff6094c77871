package io.calibration.analyzers.boundary;

import io.calibration.analysis.AnalysisContext;
import io.calibration.config.ScoreScale;
import io.calibration.internal.statistics.days.CommonDesignEffect;
import io.calibration.internal.statistics.days.CommonDesignEffect.Estimate;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsSnapshot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results on each step of the score scale; bins that a threshold between two steps has cut in two are one again. */
final class ScoreSteps {

    private static final int LEAST_UNITS = 100;

    /** The least units that the central 95 % of the results span. */
    private static final int LEAST_UNITS_OF_RESULTS = 50;

    /** A cut step with no more than this share on one side of the line is not parted by it: scores are rounded to the step. */
    private static final double STRAY = 0.02;

    private final MetricsSnapshot snapshot;
    private final Optional<MetricsSnapshot> before;
    private final long[] counts;
    private final long[] baseline;

    private ScoreSteps(MetricsSnapshot snapshot, Optional<MetricsSnapshot> before) {
        this.snapshot = snapshot;
        this.before = before;
        counts = counts(snapshot);
        baseline = before.map(ScoreSteps::counts).orElseGet(() -> new long[counts.length]);
    }

    /** Those of the window, with those of a baseline to hand where it counts the same scale exactly. */
    static ScoreSteps of(AnalysisContext context) {
        MetricsSnapshot snapshot = context.snapshot();
        ScoreScale scale = snapshot.layout().scale();
        return new ScoreSteps(
                snapshot,
                context.baseline()
                        .filter(other -> other.privacy().isExact()
                                && other.layout().scale().equals(scale)));
    }

    private static long[] counts(MetricsSnapshot snapshot) {
        long[] counts = new long[snapshot.layout().scale().steps() + 1];
        for (int bin = 0; bin < snapshot.layout().scoreBins().count(); bin++) {
            counts[ofBin(snapshot, bin)] += snapshot.metrics().scores().bins().get(bin);
        }
        return counts;
    }

    private static int ofBin(MetricsSnapshot snapshot, int bin) {
        return step(
                snapshot.layout().scale(), snapshot.layout().scoreBins().edges().get(bin), RoundingMode.FLOOR);
    }

    private static int step(ScoreScale scale, BigDecimal score, RoundingMode rounding) {
        int step = score.subtract(scale.min()).divide(scale.step(), 0, rounding).intValueExact();
        return Math.max(0, Math.min(scale.steps(), step));
    }

    ScoreScale scale() {
        return snapshot.layout().scale();
    }

    /** The first bin at or above a step; as many as there are beyond the last. */
    int firstBin(int step) {
        if (step > last()) {
            return snapshot.layout().scoreBins().count();
        }
        int found = Collections.binarySearch(snapshot.layout().scoreBins().edges(), scale().at(Math.max(0, step)));
        return found < 0 ? -found - 1 : found;
    }

    /** Where a threshold lies. */
    ScoreLine line(BigDecimal score) {
        int step = step(scale(), score, RoundingMode.CEILING);
        BigDecimal next = scale().at(step);
        if (step == 0 || next.compareTo(score) == 0) {
            return ScoreLine.at(step);
        }
        double cut = 1 - next.subtract(score).doubleValue() / scale().step().doubleValue();
        long above = between(snapshot, score, next);
        long aboveBefore = before.filter(other -> isEdge(other, score))
                .map(other -> between(other, score, next))
                .orElseGet(() -> Math.round((1 - cut) * baseline[step - 1]));
        long all = counts[step - 1];
        if (above <= STRAY * all) {
            return ScoreLine.at(step);
        }
        return all - above <= STRAY * all ? ScoreLine.at(step - 1) : new ScoreLine(step, cut, above, aboveBefore);
    }

    private static boolean isEdge(MetricsSnapshot snapshot, BigDecimal score) {
        return snapshot.layout().scoreBins().edges().stream().anyMatch(edge -> edge.compareTo(score) == 0);
    }

    private static long between(MetricsSnapshot snapshot, BigDecimal from, BigDecimal to) {
        List<BigDecimal> edges = snapshot.layout().scoreBins().edges();
        return IntStream.range(0, edges.size())
                .filter(bin ->
                        edges.get(bin).compareTo(from) >= 0 && edges.get(bin).compareTo(to) < 0)
                .mapToLong(snapshot.metrics().scores().bins()::get)
                .sum();
    }

    /** The last step of the scale; the first one is 0. */
    int last() {
        return counts.length - 1;
    }

    /** The series around a step, in units of so many steps. */
    ScoreSeries around(int step, int unit) {
        return around(ScoreLine.at(step), unit, Set.of());
    }

    /**
     * The series around a threshold.
     *
     * @param unit steps in a unit
     * @param others the other thresholds
     */
    ScoreSeries around(ScoreLine line, int unit, Set<ScoreLine> others) {
        int from = line.isCut() ? line.step() - 1 : line.step();
        int first = -Math.floorDiv(line.step() - 1, unit);
        int end = Math.floorDiv(last() - from, unit);
        long[] own = new long[Math.max(0, end - first)];
        long[] before = new long[own.length];
        for (int step = line.step() + first * unit; step < from + end * unit; step++) {
            own[line.offset(step, unit) - first] += counts[step];
            before[line.offset(step, unit) - first] += baseline[step];
        }
        if (line.isCut() && first < 0 && end > 0) {
            move(own, -first, line.above());
            move(before, -first, line.aboveInBaseline());
        }
        Set<Integer> cut = others.stream()
                .filter(ScoreLine::isCut)
                .map(other -> line.offset(other.step() - 1, unit))
                .collect(Collectors.toSet());
        return new ScoreSeries(
                first, own, before, counts[0], counts[last()], line.width(-1, unit), line.width(0, unit), cut);
    }

    /** Those of the cut step that belong above the line. */
    private static void move(long[] counts, int above, long results) {
        counts[above - 1] -= results;
        counts[above] += results;
    }

    /**
     * How many steps are looked at as one unit. On scales of many steps single steps hold too few results, and a window of some units
     * would reach nowhere; so a unit is about a hundredth of the scale, but no more than a fiftieth of what the central 95 % of the results
     * span, for a scale may be much wider than they are. Where scores lie on a lattice it fits it.
     */
    int unit() {
        if (last() < 2 * LEAST_UNITS) {
            return 1;
        }
        ScoreSeries all = around(0, 1);
        int wanted = round(Math.max(1, Math.min(last() / LEAST_UNITS, all.span() / LEAST_UNITS_OF_RESULTS)));
        if (wanted == 1) {
            return 1;
        }
        int period = ScoreLattice.of(all, ScoreLattice.LONG_PERIOD).period();
        if (period <= wanted) {
            return period * Math.round((float) wanted / period);
        }
        while (period % wanted != 0) {
            wanted--;
        }
        return wanted;
    }

    /** The greatest of 1, 2, 5, 10, 20, 50 ... that is not above this. */
    private static int round(int steps) {
        int power = 1;
        while (power * 10 <= steps) {
            power *= 10;
        }
        return steps >= 5 * power ? 5 * power : steps >= 2 * power ? 2 * power : power;
    }

    /**
     * The design effect of counts of neighbouring steps, at least 1. The same person scanned often on a day, with much the same score, makes
     * a lump that lies wholly on even or on odd days, while independent results are spread over both, whatever the distribution of the
     * scores. It is the mean over all ways to part the scale into blocks, worth as many degrees of freedom as one of them.
     *
     * @param width steps in a block
     */
    double designEffect(int width) {
        long[] even = new long[counts.length];
        long[] all = new long[counts.length];
        for (DecisionTable.Cell cell : snapshot.metrics().decisions().cells()) {
            int step = ofBin(snapshot, cell.scoreBin());
            even[step] += cell.even();
            all[step] += cell.count();
        }
        List<Estimate> estimates = IntStream.range(0, width)
                .mapToObj(start -> Estimate.of(blocks(even, start, width), blocks(all, start, width)))
                .flatMap(Optional::stream)
                .toList();
        return CommonDesignEffect.of(estimates.isEmpty() ? estimates : List.of(mean(estimates)));
    }

    private static Estimate mean(List<Estimate> estimates) {
        return new Estimate(
                estimates.stream().mapToDouble(Estimate::value).sum() / estimates.size(),
                estimates.stream().mapToDouble(Estimate::degrees).sum() / estimates.size());
    }

    private static long[] blocks(long[] counts, int start, int width) {
        long[] blocks = new long[(counts.length + width - 1) / width + 1];
        for (int step = 0; step < counts.length; step++) {
            blocks[(step + width - start) / width] += counts[step];
        }
        return blocks;
    }
}
