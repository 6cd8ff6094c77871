package io.calibration.analyzers.boundary;

import io.calibration.config.ScoreScale;
import io.calibration.metrics.Bins;
import io.calibration.metrics.MetricsSnapshot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Results on each step of the score scale; bins that a threshold between two steps has cut in two are one again. */
final class ScoreSteps {

    private final ScoreScale scale;
    private final Bins bins;
    private final long[] counts;
    private final long[] baseline;

    private ScoreSteps(ScoreScale scale, Bins bins, long[] counts, long[] baseline) {
        this.scale = scale;
        this.bins = bins;
        this.counts = counts;
        this.baseline = baseline;
    }

    static ScoreSteps of(MetricsSnapshot snapshot) {
        ScoreScale scale = snapshot.layout().scale();
        long[] counts = counts(snapshot, scale);
        return new ScoreSteps(scale, snapshot.layout().scoreBins(), counts, new long[counts.length]);
    }

    /** The same with a baseline's results to hand, where it counts the same scale exactly. */
    ScoreSteps beside(MetricsSnapshot baseline) {
        if (!baseline.privacy().isExact() || !baseline.layout().scale().equals(scale)) {
            return this;
        }
        return new ScoreSteps(scale, bins, counts, counts(baseline, scale));
    }

    private static long[] counts(MetricsSnapshot snapshot, ScoreScale scale) {
        Bins bins = snapshot.layout().scoreBins();
        long[] counts = new long[scale.steps() + 1];
        List<BigDecimal> edges = bins.edges();
        for (int bin = 0; bin < bins.count(); bin++) {
            counts[step(scale, edges.get(bin), RoundingMode.FLOOR)] +=
                    snapshot.metrics().scores().bins().get(bin);
        }
        return counts;
    }

    /** The step that a bin of the scores lies on. */
    int ofBin(int bin) {
        return step(scale, bins.edges().get(bin), RoundingMode.FLOOR);
    }

    /** The first step at or above a score. */
    int firstAtOrAbove(BigDecimal score) {
        return step(scale, score, RoundingMode.CEILING);
    }

    /** The last step of the scale; the first one is 0. */
    int last() {
        return counts.length - 1;
    }

    long count(int step) {
        return counts[step];
    }

    /** Results of the baseline; 0 without one. */
    long baseline(int step) {
        return baseline[step];
    }

    ScoreScale scale() {
        return scale;
    }

    private static int step(ScoreScale scale, BigDecimal score, RoundingMode rounding) {
        int step = score.subtract(scale.min()).divide(scale.step(), 0, rounding).intValueExact();
        return Math.max(0, Math.min(scale.steps(), step));
    }
}
