package io.calibration.internal.proposal;

import io.calibration.internal.statistics.days.DayVariation;
import io.calibration.internal.statistics.days.DayVariation.Estimate;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The share of one class in each of the windows that are known, as if no day were a declared month-end, and how it differs from day to day
 * within them. Immutable.
 */
final class ShareByWindow {

    private static final double LIES_ON_NO_LINE = 0.05;
    private static final double LEAST_LEVEL = 0.05;

    private final KnownDays days;
    private final double[] shares;
    private final double[] calendar;
    private final double ownShare;
    private final List<Integer> windows;
    private final Estimate estimate;

    ShareByWindow(KnownDays days, int index, int monthEnds) {
        this.days = days;
        shares = days.shares(index);
        ownShare = of(1);
        calendar = days.calendar(index, monthEnds);
        for (int place = 0; place < shares.length; place++) {
            shares[place] /= calendar[place];
        }
        windows = days.windows();
        estimate = days.variation(index, levels(), windows.size(), monthEnds);
    }

    KnownDays days() {
        return days;
    }

    /** What the days say of their variance. */
    Estimate estimate() {
        return estimate;
    }

    /** Whether the days say anything of it. */
    boolean isKnown() {
        return estimate.degrees() > 0 || ownShare == 0 || ownShare == 1;
    }

    /** The share in this window, month-ends and all. */
    double share() {
        return ownShare;
    }

    /** How many times as large as without month-ends the share of the next window is to be expected. */
    double nextMonthEnds() {
        return ShareLine.sum(days.next(), calendar);
    }

    /** The share in a window, counted from 1 for this one back. */
    double of(int window) {
        return average(window, shares);
    }

    private double middle(int window) {
        double[] places = new double[days.places()];
        for (int place = 0; place < places.length; place++) {
            places[place] = place;
        }
        return average(window, places);
    }

    private double average(int window, double[] values) {
        double sum = 0;
        for (int place = days.from(window); place < days.to(window); place++) {
            sum += days.size(place) * values[place];
        }
        return sum / days.size(days.from(window), days.to(window));
    }

    double level(ShareLine line) {
        return line.level(shares);
    }

    double rise(ShareLine line) {
        return line.rise(shares);
    }

    /** Each window's own mean, and within it the rise that all have in common, over the mean of all. */
    private double[] levels() {
        ShareLine line = ShareLine.through(days, windows.get(windows.size() - 1));
        double mean = level(line);
        double slope = line.slope(shares);
        double[] levels = new double[days.places()];
        for (int window : windows) {
            double middle = middle(window);
            double own = of(window);
            for (int place = days.from(window); place < days.to(window); place++) {
                levels[place] = mean == 0 ? 1 : Math.max(LEAST_LEVEL, (own + slope * (place - middle)) / mean);
            }
        }
        return levels;
    }

    /**
     * The days' variance and memory, with what the levels took of both given back.
     *
     * @param common what all classes say: days last as long in one as in another
     */
    DayVariation variation(Estimate common) {
        double memory = DayVariation.of(estimate, common).memory();
        double excess = Math.max(0, estimate.value() - 1) / estimate.aDay();
        return new DayVariation(excess, memory, Math.max(1, estimate.degrees())).restored(days.length(), days.days());
    }

    /**
     * The windows that lie on one line, this one and those before it: the oldest are left out until the others do (chi-square over their
     * means). Two always do.
     */
    List<Integer> onOneLine(ShareVariance variance) {
        int last = windows.size();
        while (last > 2 && !isLine(windows.subList(0, last), variance)) {
            last--;
        }
        return windows.subList(0, last);
    }

    private boolean isLine(List<Integer> through, ShareVariance variance) {
        ShareLine line = ShareLine.through(days, through.get(through.size() - 1));
        double level = level(line);
        double rise = rise(line);
        double chiSquare = 0;
        for (int window : through) {
            double off = of(window) - line.at(middle(window), level, rise);
            chiSquare += off * off / variance.ofWindow(days, window);
        }
        return ChiSquaredDistribution.of(through.size() - 2).survivalProbability(chiSquare) > LIES_ON_NO_LINE;
    }
}
