package io.calibration.analyzers.dimensions;

import io.calibration.analysis.Sentence;
import io.calibration.analyzers.dimensions.RateChange.Seen;
import io.calibration.analyzers.dimensions.RateChange.Words;
import io.calibration.metrics.Bins;
import io.calibration.metrics.DecisionTable.Cell;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.SnapshotLayout;
import java.math.BigDecimal;
import java.util.List;

/**
 * Which scores lie within some steps of a threshold, and on which side.
 *
 * @param side of each score bin: 1 above, -1 below, 0 not near one
 */
record NearThresholds(List<Integer> side) {

    /** How it is put that results lie above one. */
    static final Words WORDS =
            new Words("result near a threshold", "results near a threshold", "lie", Sentence.of("above it"));

    private static final int STEPS = 3;

    static NearThresholds of(SnapshotLayout layout) {
        Bins bins = layout.scoreBins();
        double reach = STEPS * layout.scale().step().doubleValue();
        Integer[] side = new Integer[bins.count()];
        for (int bin = 0; bin < side.length; bin++) {
            side[bin] = side(layout.scoreRegions(), bins.lower(bin), reach);
        }
        return new NearThresholds(List.of(side));
    }

    /** The first region begins with the scale, where there is no threshold. */
    private static int side(Bins regions, double score, double reach) {
        int side = 0;
        for (BigDecimal edge : regions.edges().subList(1, regions.count())) {
            double from = score - edge.doubleValue();
            if (from >= -reach && from < reach && side == 0) {
                side = from >= 0 ? 1 : -1;
            }
        }
        return side;
    }

    /** How many of a value's results near a threshold are above it. */
    Seen above(Slice slice) {
        long above = 0;
        long near = 0;
        for (Cell cell : slice.decisions().cells()) {
            int at = side.get(cell.scoreBin());
            near += at == 0 ? 0 : cell.count();
            above += at > 0 ? cell.count() : 0;
        }
        return new Seen(above, near);
    }
}
