package io.calibration.internal.proposal;

import io.calibration.analysis.Interval;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.PredictionInterval;
import io.calibration.internal.statistics.days.DayVariation.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * Where the share of one class will lie in the next window. Idea: a line through the windows so far is carried on, for a share that moves
 * by little each month has moved when the next window comes; its error is that of the line and that of the next window, each of
 * independent results and of days that differ and last (Harvey 1989, a trend whose slope stays; Bartlett 1946 for the days). Formula:
 * with weights {@code w} of the known days the line foretells {@code sum w y}, with the variance
 * {@code p (1 - p) D (sum w^2 / n + 1 / next) + p^2 tau^2 Q}: {@code D} of people who come back, {@code Q} that of the autoregression over known
 * and next days together. Of the rise only so much is kept that no interval is more than some three times as wide as one that knows the
 * parameters: a window alone hardly tells its own trend.
 *
 * @param level mean share of these windows
 * @param rise how much higher the next window is expected to lie
 * @param share share of the class in this window
 * @param ofResults how the variance goes with {@code p (1 - p)}
 * @param ofDays how it goes with {@code p^2}
 * @param worth independent results of the next window
 */
record ShareOutlook(double level, double rise, double share, double ofResults, double ofDays, double worth) {

    private static final double Z = Normal.SIDE_OF_95;
    /** Less than 3, for what knows the parameters is itself estimated. */
    private static final double WIDEST = 2.6;

    /**
     * The outlook of a class; empty where no honest interval is narrow enough.
     *
     * @param common what the days of all classes say
     */
    static Optional<ShareOutlook> of(ShareByWindow known, Estimate common, NextWindow.Returning people) {
        KnownDays days = known.days();
        double worth = days.size(days.from(1), days.to(1)) / people.effect();
        double p = PredictionInterval.shrunk(known.share(), worth);
        ShareVariance variance = new ShareVariance(p, people.effect(), known.variation(common));
        List<Integer> windows = known.onOneLine(variance);
        ShareLine line = ShareLine.through(days, windows.get(windows.size() - 1));
        Sight sight = new Sight(days, line, variance);
        double kept = sight.kept(WIDEST * WIDEST * variance.least(days, people.least()));
        return Double.isNaN(kept) || !known.isKnown()
                ? Optional.empty()
                : Optional.of(new ShareOutlook(
                        known.nextMonthEnds() * known.level(line),
                        known.nextMonthEnds() * kept * known.rise(line),
                        known.share(),
                        sight.ofResults(kept),
                        sight.ofDays(kept),
                        worth));
    }

    /**
     * The 95 % interval of the class's share under another rule.
     *
     * @param change how much the rule changes the share
     * @param variance variance of the change
     */
    Interval interval(double change, double variance) {
        double middle = bounded(level + rise + change);
        double p = PredictionInterval.shrunk(bounded(share + change), worth);
        double half = Z * Math.sqrt(p * (1 - p) * ofResults + p * p * ofDays + variance);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    private static double bounded(double share) {
        return Math.max(0, Math.min(1, share));
    }

    /** The outlook as far as so much of the rise is kept. */
    static final class Sight {

        private final KnownDays days;
        private final ShareLine line;
        private final ShareVariance variance;
        private final double[] next;
        private final double own;

        Sight(KnownDays days, ShareLine line, ShareVariance variance) {
            this.days = days;
            this.line = line;
            this.variance = variance;
            next = days.next();
            own = days.size(days.from(1), days.to(1));
        }

        /** How much of the rise is kept so that the variance is at most this; not a number where none is too much. */
        double kept(double limit) {
            double none = total(0);
            double whole = total(1);
            double square = (whole + total(-1)) / 2 - none;
            double straight = whole - none - square;
            double root = Math.sqrt(straight * straight + 4 * square * (limit - none));
            return none > limit ? Double.NaN : whole <= limit ? 1 : (root - straight) / (2 * square);
        }

        private double total(double kept) {
            double p = variance.share();
            return p * (1 - p) * ofResults(kept) + p * p * ofDays(kept);
        }

        double ofResults(double kept) {
            double[] weights = line.weights(kept);
            double sum = 1 / own;
            for (int place = 0; place < weights.length; place++) {
                sum += weights[place] == 0 ? 0 : weights[place] * weights[place] / days.size(place);
            }
            return variance.people() * sum;
        }

        double ofDays(double kept) {
            double[] weights = line.weights(kept);
            double[] apart = next.clone();
            for (int place = 0; place < weights.length; place++) {
                apart[place] -= weights[place];
            }
            return variance.cautious(apart);
        }
    }
}
