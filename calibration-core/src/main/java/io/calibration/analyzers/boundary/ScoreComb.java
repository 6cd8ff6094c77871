package io.calibration.analyzers.boundary;

import io.calibration.metrics.Counts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A comb: a regular preference among the places that scores take, such as more even than odd scores. Judged block by block and by the
 * median over the blocks, so that no single heavy score can make one.
 *
 * @param period number of used places after which the pattern repeats; 1 when there is no comb
 * @param shares the typical share of each tooth: of each place in a block of one period
 */
record ScoreComb(int period, List<Double> shares) {

    private static final int LARGEST_PERIOD = 5;
    private static final double LEAST_CONCENTRATION = 0.15;
    private static final double LEAST_OF_ANOTHER = 0.1;
    private static final double WORTH_A_LONGER_PERIOD = 1.25;
    private static final int RESULTS_PER_PLACE = 10;
    private static final int LEAST_BLOCKS = 4;

    /** A tooth with this share of what the heaviest one has can be compared with it. */
    private static final double COMMON = 0.5;

    /** No preference. */
    static final ScoreComb NONE = new ScoreComb(1, List.of(1.0));

    /** The comb of these counts on used places in order; one of period 1 where they show none. */
    static ScoreComb of(long[] counts) {
        return of(counts, LEAST_CONCENTRATION);
    }

    /** The same of places that show one comb already: then another one is less of a surprise. */
    static ScoreComb another(long[] counts) {
        return of(counts, LEAST_OF_ANOTHER);
    }

    private static ScoreComb of(long[] counts, double leastConcentration) {
        ScoreComb best = NONE;
        double least = leastConcentration;
        for (int period = 2; period <= LARGEST_PERIOD; period++) {
            List<Block> blocks = blocks(counts, 0, period);
            if (blocks.size() < LEAST_BLOCKS) {
                continue;
            }
            ScoreComb candidate = new ScoreComb(period, shares(blocks, period));
            if (candidate.concentration() >= least) {
                best = candidate;
                least = WORTH_A_LONGER_PERIOD * candidate.concentration();
            }
        }
        return best;
    }

    /** The same with the shares that its teeth have in these counts alone, the first of which stands on a tooth; as it is where they are too few. */
    ScoreComb in(long[] counts, int firstTooth) {
        List<Block> blocks = blocks(counts, Math.floorMod(-firstTooth, period), period);
        return blocks.isEmpty() ? this : new ScoreComb(period, shares(blocks, period));
    }

    /** How far the heaviest tooth stands out: 0 when all are alike, 1 when it has everything. */
    private double concentration() {
        return (shares.get(heaviest()) - 1.0 / period) / (1 - 1.0 / period);
    }

    /** The tooth that has most. */
    int heaviest() {
        int heaviest = 0;
        for (int tooth = 1; tooth < period; tooth++) {
            heaviest = shares.get(tooth) > shares.get(heaviest) ? tooth : heaviest;
        }
        return heaviest;
    }

    /** Whether a tooth is not much rarer than the heaviest. */
    boolean isCommon(int tooth) {
        return shares.get(tooth) >= COMMON * shares.get(heaviest());
    }

    /** The number of levels that its common teeth have: one each where all are common, else they are compared as one. */
    int levels() {
        return IntStream.range(0, period).allMatch(this::isCommon) ? period : 1;
    }

    boolean isPresent() {
        return period > 1;
    }

    /** Blocks of one period from a place on that hold enough to be judged. */
    private static List<Block> blocks(long[] counts, int first, int period) {
        List<Block> blocks = new ArrayList<>();
        for (int from = first; from + period <= counts.length; from += period) {
            Counts block = Counts.of(Arrays.copyOfRange(counts, from, from + period));
            long total = block.total();
            if (total >= (long) RESULTS_PER_PLACE * period) {
                blocks.add(new Block(block, total));
            }
        }
        return blocks;
    }

    private static List<Double> shares(List<Block> blocks, int period) {
        return IntStream.range(0, period)
                .mapToObj(tooth -> weightedMedian(blocks, tooth))
                .toList();
    }

    private static double weightedMedian(List<Block> blocks, int tooth) {
        double half = blocks.stream().mapToLong(Block::total).sum() / 2.0;
        double seen = 0;
        for (Block block : blocks.stream()
                .sorted(Comparator.comparingDouble(b -> b.share(tooth)))
                .toList()) {
            seen += block.total();
            if (seen >= half) {
                return block.share(tooth);
            }
        }
        return 0;
    }

    /** One period's worth of neighbouring places. */
    private record Block(Counts counts, long total) {
        double share(int tooth) {
            return (double) counts.get(tooth) / total;
        }
    }
}
