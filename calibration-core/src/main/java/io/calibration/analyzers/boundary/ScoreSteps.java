package io.calibration.analyzers.boundary;

import io.calibration.analysis.AnalysisContext;
import io.calibration.config.ScoreScale;
import io.calibration.internal.statistics.CommonDesignEffect;
import io.calibration.internal.statistics.CommonDesignEffect.Estimate;
import io.calibration.internal.statistics.People;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.MetricsSnapshot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Results on each step of the score scale; bins that a threshold between two steps has cut in two are one again. */
final class ScoreSteps {

    private static final int LEAST_UNITS = 100;

    private final MetricsSnapshot snapshot;
    private final long[] counts;
    private final long[] baseline;

    private ScoreSteps(MetricsSnapshot snapshot, long[] counts, long[] baseline) {
        this.snapshot = snapshot;
        this.counts = counts;
        this.baseline = baseline;
    }

    /** Those of the window, with those of a baseline to hand where it counts the same scale exactly. */
    static ScoreSteps of(AnalysisContext context) {
        MetricsSnapshot snapshot = context.snapshot();
        ScoreScale scale = snapshot.layout().scale();
        long[] baseline = context.baseline()
                .filter(other ->
                        other.privacy().isExact() && other.layout().scale().equals(scale))
                .map(ScoreSteps::counts)
                .orElseGet(() -> new long[scale.steps() + 1]);
        return new ScoreSteps(snapshot, counts(snapshot), baseline);
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

    /** The first step at or above a score. */
    int firstAtOrAbove(BigDecimal score) {
        return step(scale(), score, RoundingMode.CEILING);
    }

    /** The last step of the scale; the first one is 0. */
    int last() {
        return counts.length - 1;
    }

    /**
     * The series around a threshold.
     *
     * @param threshold the step that the threshold stands at
     * @param unit steps in a unit
     */
    ScoreSeries around(int threshold, int unit) {
        int first = Math.floorDiv(1 - threshold + unit - 1, unit);
        int end = Math.floorDiv(last() - threshold, unit);
        long[] own = new long[Math.max(0, end - first)];
        long[] others = new long[own.length];
        for (int i = 0; i < own.length * unit; i++) {
            own[i / unit] += counts[threshold + first * unit + i];
            others[i / unit] += baseline[threshold + first * unit + i];
        }
        return new ScoreSeries(first, own, others, counts[0], counts[last()]);
    }

    /**
     * How many steps are looked at as one unit. On scales of many steps single steps hold too few results, and a window of some units
     * would reach nowhere; so a unit is about a hundredth of the scale, and where scores lie on a lattice it fits it.
     */
    int unit() {
        int wanted = round(last() / LEAST_UNITS);
        if (wanted == 1) {
            return 1;
        }
        int period = ScoreLattice.of(around(0, 1), ScoreLattice.LONG_PERIOD).period();
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

    /** The same of people who come back with much the same score, as far as results say whose they are. */
    double effectOfPeople(int width) {
        return People.of(snapshot.metrics())
                .map(people -> IntStream.range(0, width)
                        .mapToDouble(start -> people.places(group -> blocks(counts(group), start, width)))
                        .average()
                        .orElseThrow())
                .orElse(1.0);
    }

    private long[] counts(Group group) {
        long[] steps = new long[counts.length];
        group.byScore().forEach(bins -> bins.forEachNonZero((bin, n) -> steps[ofBin(snapshot, bin)] += n));
        return steps;
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
