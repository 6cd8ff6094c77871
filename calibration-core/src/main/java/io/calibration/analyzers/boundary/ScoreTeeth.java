package io.calibration.analyzers.boundary;

import io.calibration.metrics.Counts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A regular preference among the places that scores take: more even than odd scores, say. Judged block by block and by the median over
 * the blocks, so that no single heavy score can make teeth.
 *
 * @param period number of used places after which the pattern repeats; 1 when there are no teeth
 * @param shares the typical share of each place in a block of one period
 */
record ScoreTeeth(int period, List<Double> shares) {

    private static final int LARGEST_PERIOD = 5;
    private static final double LEAST_CONCENTRATION = 0.15;
    private static final double WORTH_A_LONGER_PERIOD = 1.25;
    private static final int RESULTS_PER_PLACE = 10;
    private static final int LEAST_BLOCKS = 4;

    /** No preference. */
    static final ScoreTeeth NONE = new ScoreTeeth(1, List.of(1.0));

    /** The teeth of these counts on used places in order, or {@link #NONE}. */
    static ScoreTeeth of(long[] counts) {
        ScoreTeeth best = NONE;
        double least = LEAST_CONCENTRATION;
        for (int period = 2; period <= LARGEST_PERIOD; period++) {
            List<Block> blocks = blocks(counts, period);
            if (blocks.size() < LEAST_BLOCKS) {
                continue;
            }
            ScoreTeeth candidate = new ScoreTeeth(period, shares(blocks, period));
            if (candidate.concentration() >= least) {
                best = candidate;
                least = WORTH_A_LONGER_PERIOD * candidate.concentration();
            }
        }
        return best;
    }

    /** Typical shares of the places in these counts alone; as many as the period has, or those of the whole when too few results. */
    List<Double> sharesIn(long[] counts, int firstTooth) {
        long[] aligned = new long[firstTooth + counts.length];
        System.arraycopy(counts, 0, aligned, firstTooth, counts.length);
        List<Block> blocks = blocks(aligned, period);
        if (firstTooth > 0 && !blocks.isEmpty() && blocks.get(0).from() == 0) {
            blocks.remove(0);
        }
        return blocks.isEmpty() ? shares : shares(blocks, period);
    }

    /** How far the heaviest place stands out: 0 when all are alike, 1 when it has everything. */
    double concentration() {
        double heaviest = shares.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return (heaviest - 1.0 / period) / (1 - 1.0 / period);
    }

    /** The place that has most. */
    int heaviest() {
        int heaviest = 0;
        for (int place = 1; place < period; place++) {
            heaviest = shares.get(place) > shares.get(heaviest) ? place : heaviest;
        }
        return heaviest;
    }

    boolean isPresent() {
        return period > 1;
    }

    private static List<Block> blocks(long[] counts, int period) {
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from + period <= counts.length; from += period) {
            Counts block = Counts.of(Arrays.copyOfRange(counts, from, from + period));
            long total = block.total();
            if (total >= (long) RESULTS_PER_PLACE * period) {
                blocks.add(new Block(block, total, from));
            }
        }
        return blocks;
    }

    private static List<Double> shares(List<Block> blocks, int period) {
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < period; i++) {
            int place = i;
            shares.add(weightedMedian(blocks, place));
        }
        return shares;
    }

    private static double weightedMedian(List<Block> blocks, int place) {
        List<Block> sorted = new ArrayList<>(blocks);
        sorted.sort((a, b) -> Double.compare(a.share(place), b.share(place)));
        double half = blocks.stream().mapToLong(Block::total).sum() / 2.0;
        double seen = 0;
        for (Block block : sorted) {
            seen += block.total();
            if (seen >= half) {
                return block.share(place);
            }
        }
        return 0;
    }

    /** One period's worth of neighbouring places. */
    private record Block(Counts counts, long total, int from) {
        double share(int place) {
            return (double) counts.get(place) / total;
        }
    }
}
