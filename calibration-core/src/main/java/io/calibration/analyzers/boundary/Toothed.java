package io.calibration.analyzers.boundary;

import java.util.ArrayList;
import java.util.List;

/**
 * The used places of a window with their teeth: places that are much rarer than the heaviest are left out, so that even scores are
 * compared with even ones; where all are common, each gets a level of its own.
 *
 * @param bins the places kept
 * @param levels how many levels they have
 */
record Toothed(List<WindowBin> bins, int levels) {

    private static final double COMMON = 0.5;

    static Toothed of(ScoreSeries series, List<Integer> used, int reach) {
        ScoreTeeth teeth = ScoreTeeth.of(counts(series, used));
        int from = 0;
        while (from < used.size() && used.get(from) < -reach) {
            from++;
        }
        List<Integer> near = used.stream()
                .filter(offset -> offset >= -reach && offset < reach)
                .toList();
        List<Double> shares =
                teeth.isPresent() ? teeth.sharesIn(counts(series, near), from % teeth.period()) : teeth.shares();
        double heaviest = shares.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<Integer> offsets = new ArrayList<>();
        List<Integer> tooth = new ArrayList<>();
        for (int i = 0; i < near.size(); i++) {
            int place = (from + i) % teeth.period();
            if (shares.get(place) >= COMMON * heaviest) {
                offsets.add(near.get(i));
                tooth.add(place);
            }
        }
        boolean all = shares.stream().allMatch(share -> share >= COMMON * heaviest);
        return new Toothed(bins(series, offsets, tooth, all), all ? teeth.period() : 1);
    }

    private static List<WindowBin> bins(
            ScoreSeries series, List<Integer> offsets, List<Integer> tooth, boolean levels) {
        double line = line(offsets);
        List<WindowBin> bins = new ArrayList<>();
        for (int i = 0; i < offsets.size(); i++) {
            int offset = offsets.get(i);
            bins.add(new WindowBin(
                    offset, offset - line, series.at(offset), series.baselineAt(offset), levels ? tooth.get(i) : 0));
        }
        return bins;
    }

    /** Halfway between the last place below and the first place at or above the threshold. */
    private static double line(List<Integer> offsets) {
        int below = offsets.stream()
                .filter(offset -> offset < 0)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(-1);
        int above = offsets.stream()
                .filter(offset -> offset >= 0)
                .mapToInt(Integer::intValue)
                .min()
                .orElse(0);
        return (below + above) / 2.0;
    }

    private static long[] counts(ScoreSeries series, List<Integer> offsets) {
        return offsets.stream().mapToLong(series::at).toArray();
    }
}
