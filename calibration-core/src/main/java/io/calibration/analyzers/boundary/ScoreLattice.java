package io.calibration.analyzers.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The places that scores can take at all, when these are a regular part of the scale: multiples of 10, even numbers, sums of a few
 * point values.
 *
 * @param period the pattern repeats after this many units
 * @param residues the used offsets of a period, ascending, in [0, period); all of them when there is no lattice
 * @param share share of the results on the used places
 */
record ScoreLattice(int period, List<Integer> residues, double share) {

    /** How long a period is looked for where steps are looked at in units. */
    static final int SHORT_PERIOD = 20;

    /** The same over all steps of a scale of many. */
    static final int LONG_PERIOD = 200;

    private static final double USED = 0.10;
    private static final double MAX_OFF = 0.02;
    private static final double MAX_USED_RESIDUES = 0.75;
    private static final double PERIODS_SEEN = 4;
    private static final double CHANCE = 1e-4;

    /** Every place is used. */
    static final ScoreLattice NONE = new ScoreLattice(1, List.of(0), 1);

    /** The sparsest lattice that explains the series, or {@link #NONE}. */
    static ScoreLattice of(ScoreSeries series, int largestPeriod) {
        ScoreLattice best = NONE;
        int periods = (int) Math.min(largestPeriod, series.span() / PERIODS_SEEN);
        for (int period = 2; period <= periods; period++) {
            ScoreLattice candidate = withPeriod(series, period);
            if (candidate.isPlausible(series.total()) && candidate.density() < best.density()) {
                best = candidate;
            }
        }
        return best;
    }

    private static ScoreLattice withPeriod(ScoreSeries series, int period) {
        long[] mass = new long[period];
        for (int offset = series.first(); offset < series.end(); offset++) {
            mass[Math.floorMod(offset, period)] += series.at(offset);
        }
        long heaviest = LongStream.of(mass).max().orElse(0);
        List<Integer> used = new ArrayList<>();
        long on = 0;
        for (int residue = 0; residue < period; residue++) {
            if (mass[residue] > 0 && mass[residue] >= USED * heaviest) {
                used.add(residue);
                on += mass[residue];
            }
        }
        return new ScoreLattice(period, List.copyOf(used), on / Math.max(1.0, (double) series.total()));
    }

    private boolean isPlausible(long total) {
        return density() <= MAX_USED_RESIDUES && 1 - share <= MAX_OFF && !mayBeChance(total);
    }

    /** Whether so many results could be on so few places of a full scale by chance (Chernoff's bound, any choice of places). */
    private boolean mayBeChance(long total) {
        double q = density();
        double divergence =
                share * Math.log(share / q) + (share < 1 ? (1 - share) * Math.log((1 - share) / (1 - q)) : 0);
        double choices = 0;
        for (int i = 0; i < residues.size(); i++) {
            choices += Math.log((double) (period - i) / (i + 1));
        }
        return choices - (double) total * divergence > Math.log(CHANCE);
    }

    /** Share of the places that are used, in (0, 1]. */
    double density() {
        return (double) residues.size() / period;
    }

    boolean isPresent() {
        return period > 1;
    }

    boolean uses(int offset) {
        return residues.contains(Math.floorMod(offset, period));
    }

    /** The widest distance of two neighbouring used places, in units. */
    int step() {
        int widest = 0;
        for (int i = 0; i < residues.size(); i++) {
            int next = i + 1 < residues.size() ? residues.get(i + 1) : residues.get(0) + period;
            widest = Math.max(widest, next - residues.get(i));
        }
        return widest;
    }
}
