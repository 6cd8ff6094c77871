package io.calibration.analyzers.boundary;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The offsets of a series that can be compared with one another: those of a lattice, and of a comb either all, with a level for each
 * tooth, or those that are not much rarer than the heaviest. What is left of one comb may show another one, as where some round to
 * fives and others to threes; so may the heaviest tooth by itself, as where some round to tens: else a ten below a line and a five at it
 * would look like a push.
 *
 * @param offsets ascending
 * @param teeth of each offset its tooth, from 0 to below the levels
 * @param levels how many teeth have a level of their own; 1 when all are alike
 */
record ScoreTeeth(List<Integer> offsets, List<Integer> teeth, int levels) {

    private static final int COMBS = 4;

    /** Fewer places of a tooth say little of its level. */
    private static final int LEAST_OF_A_TOOTH = 3;

    /** Those of a series without cut steps; the shares of teeth are those within a reach of offset 0. */
    static ScoreTeeth of(ScoreSeries series, ScoreLattice lattice, int reach) {
        int[] offsets = IntStream.range(series.first(), series.end())
                .filter(lattice::uses)
                .toArray();
        for (int i = 0; i < COMBS; i++) {
            ScoreComb comb = comb(series, offsets, reach, i == 0);
            if (comb.levels() > 1) {
                return withLevels(series, offsets, comb, reach);
            }
            if (!comb.isPresent()) {
                break;
            }
            int[] all = offsets;
            offsets = IntStream.range(0, all.length)
                    .filter(rank -> comb.isCommon(rank % comb.period()))
                    .map(rank -> all[rank])
                    .toArray();
        }
        List<Integer> left = IntStream.of(offsets).boxed().toList();
        return new ScoreTeeth(left, Collections.nCopies(left.size(), 0), 1);
    }

    /** A level for each tooth of a comb, and for each tooth of another upon its heaviest that is seen often enough within reach to tell it. */
    private static ScoreTeeth withLevels(ScoreSeries series, int[] offsets, ScoreComb comb, int reach) {
        int period = comb.period();
        int heaviest = comb.heaviest();
        ScoreComb found =
                ScoreComb.another(IntStream.iterate(heaviest, rank -> rank < offsets.length, rank -> rank + period)
                        .mapToLong(rank -> series.at(offsets[rank]))
                        .toArray());
        long near = IntStream.of(offsets)
                .filter(offset -> offset >= -reach && offset < reach)
                .count();
        ScoreComb upon = near >= (long) LEAST_OF_A_TOOTH * period * found.period() ? found : ScoreComb.NONE;
        List<Integer> teeth = IntStream.range(0, offsets.length)
                .map(rank -> {
                    int other = rank % period == heaviest ? rank / period % upon.period() : 0;
                    return other == 0 ? rank % period : period - 1 + other;
                })
                .boxed()
                .toList();
        return new ScoreTeeth(IntStream.of(offsets).boxed().toList(), teeth, period - 1 + upon.period());
    }

    private static ScoreComb comb(ScoreSeries series, int[] offsets, int reach, boolean isFirst) {
        long[] counts = IntStream.of(offsets).mapToLong(series::at).toArray();
        int from = (int) IntStream.of(offsets).filter(offset -> offset < -reach).count();
        int to = (int) IntStream.of(offsets).filter(offset -> offset < reach).count();
        ScoreComb whole = isFirst ? ScoreComb.of(counts) : ScoreComb.another(counts);
        return whole.in(Arrays.copyOfRange(counts, from, to), from % whole.period());
    }

    boolean has(int offset) {
        return offsets.contains(offset);
    }

    int tooth(int offset) {
        return teeth.get(offsets.indexOf(offset));
    }

    /** Halfway between the last offset below the threshold and the first at or above it. */
    double line() {
        int below = offsets.stream()
                .filter(offset -> offset < 0)
                .max(Integer::compare)
                .orElse(-1);
        int above = offsets.stream()
                .filter(offset -> offset >= 0)
                .min(Integer::compare)
                .orElse(0);
        return (below + above) / 2.0;
    }
}
