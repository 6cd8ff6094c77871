package io.calibration.analyzers.boundary;

import io.calibration.internal.statistics.CommonDesignEffect;
import io.calibration.internal.statistics.CommonDesignEffect.Estimate;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much results lump together on the scale: the same person scanned often on a day, with much the same score. Such a lump lies wholly on
 * even or on odd days, while independent results are spread over both, whatever the distribution of the scores.
 */
final class ScoreLumps {

    private final long[] even;
    private final long[] all;

    private ScoreLumps(long[] even, long[] all) {
        this.even = even;
        this.all = all;
    }

    /**
     * The design effect of counts of neighbouring places, at least 1.
     *
     * @param width how many steps of the scale they span
     */
    static double of(MetricsSnapshot snapshot, ScoreSteps steps, int width) {
        ScoreLumps lumps = new ScoreLumps(new long[steps.last() + 1], new long[steps.last() + 1]);
        for (DecisionTable.Cell cell : snapshot.metrics().decisions().cells()) {
            int step = steps.ofBin(cell.scoreBin());
            lumps.even[step] += cell.even();
            lumps.all[step] += cell.count();
        }
        return CommonDesignEffect.of(lumps.mean(width).stream().toList());
    }

    /** The mean over all ways to part the scale into blocks; worth as many degrees of freedom as one of them. */
    private Optional<Estimate> mean(int width) {
        List<Estimate> estimates = IntStream.range(0, width)
                .mapToObj(start -> Estimate.of(blocks(even, start, width), blocks(all, start, width)))
                .flatMap(Optional::stream)
                .toList();
        return estimates.isEmpty()
                ? Optional.empty()
                : Optional.of(new Estimate(
                        estimates.stream().mapToDouble(Estimate::value).sum() / estimates.size(),
                        estimates.stream().mapToDouble(Estimate::degrees).sum() / estimates.size()));
    }

    private static long[] blocks(long[] counts, int start, int width) {
        long[] blocks = new long[(counts.length + width - 1) / width + 1];
        for (int step = 0; step < counts.length; step++) {
            blocks[(step + width - start) / width] += counts[step];
        }
        return blocks;
    }
}
