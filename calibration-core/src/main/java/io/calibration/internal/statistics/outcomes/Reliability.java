package io.calibration.internal.statistics.outcomes;

import io.calibration.analysis.Interval;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.clustering.Clustering;
import java.util.List;

/**
 * How well stated probabilities agree with what became of the results, from sums by bin. Sums within a bin use its mean probability, so
 * bins should be narrow. Outcomes within a bin need not be independent: what chance does is greater by a design effect (Rao and Scott
 * 1992). Immutable.
 *
 * @param bins the bins that hold results, in ascending order of the probability; at least 1
 * @param designEffect variance of the outcomes over that of independent ones, at least 1 ({@link Clustering#ofOutcomes})
 */
public record Reliability(List<Bin> bins, double designEffect) {

    /**
     * One bin.
     *
     * @param n results with an outcome, at least 1
     * @param yes those whose outcome is yes
     * @param stated mean of the stated probabilities
     */
    public record Bin(long n, long yes, double stated) {

        /** Share of yes. */
        public double observed() {
            return (double) yes / n;
        }
    }

    public Reliability {
        bins = List.copyOf(bins);
    }

    /** All results. */
    public long n() {
        return bins.stream().mapToLong(Bin::n).sum();
    }

    /** Share of yes over all. */
    public double observed() {
        return (double) yes() / n();
    }

    /** Results whose outcome is yes. */
    public long yes() {
        return bins.stream().mapToLong(Bin::yes).sum();
    }

    /** Mean of the stated probabilities. */
    public double stated() {
        return mean(Bin::stated);
    }

    /** By how much the stated probabilities are too high on average; below 0 when too low. */
    public double excess() {
        return stated() - observed();
    }

    /** How many independent results they are worth. */
    public double effectiveN() {
        return n() / designEffect;
    }

    /** The 95 % interval of the share of yes in a bin (Wilson 1927). */
    public Interval interval(Bin bin) {
        return new Rate(bin.yes(), bin.n(), designEffect).wilsonInterval();
    }

    /** Standard error of the excess: outcomes vary within bins. */
    public double excessError() {
        double smoothed = mean(bin -> {
            double share = (bin.yes() + 1.0) / (bin.n() + 2);
            return share * (1 - share);
        });
        return Math.sqrt(smoothed / effectiveN());
    }

    /** The statistic of Spiegelhalter (1986); standard normal when the stated probabilities are right. */
    public double spiegelhalter() {
        double sum = mean(bin -> (bin.observed() - bin.stated()) * (1 - 2 * bin.stated()));
        double variance = mean(bin -> square(1 - 2 * bin.stated()) * bin.stated() * (1 - bin.stated()));
        return variance > 0 ? sum / Math.sqrt(variance / effectiveN()) : 0;
    }

    /** Mean squared distance of stated from observed (Murphy 1973); chance alone makes it greater than 0. */
    public double reliability() {
        return mean(bin -> square(bin.observed() - bin.stated()));
    }

    /** How much the observed shares differ between bins (Murphy 1973). */
    public double resolution() {
        double all = observed();
        return mean(bin -> square(bin.observed() - all));
    }

    /** Variance of the outcome (Murphy 1973). */
    public double uncertainty() {
        return observed() * (1 - observed());
    }

    /** The Brier score: reliability less resolution plus uncertainty (Murphy 1973). */
    public double brier() {
        return reliability() - resolution() + uncertainty();
    }

    /**
     * Reliability less what chance adds to it (Broecker 2012; Kumar, Liang and Ma 2019); below 0 when chance explains more than all. Bins of
     * one result are left out.
     */
    public double debiasedSquaredError() {
        double sum = 0;
        long n = 0;
        for (Bin bin : bins) {
            if (bin.n() > 1) {
                double noise = designEffect * bin.observed() * (1 - bin.observed()) / (bin.n() - 1);
                sum += bin.n() * (square(bin.observed() - bin.stated()) - noise);
                n += bin.n();
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    /** Mean distance of stated from observed, the expected calibration error (Naeini, Cooper and Hauskrecht 2015). */
    public double meanError() {
        return mean(bin -> Math.abs(bin.observed() - bin.stated()));
    }

    /** What the expected calibration error would be by chance if the stated probabilities were right (normal approximation). */
    public double meanErrorByChance() {
        return mean(bin -> Math.sqrt(2 / Math.PI * bin.stated() * (1 - bin.stated()) * designEffect / bin.n()));
    }

    /** The shares of yes that do not fall while the stated probability rises, by pooling adjacent violators (Ayer and others 1955). */
    public double[] isotonic() {
        double[] fit = new double[bins.size()];
        double[] weight = new double[bins.size()];
        int[] end = new int[bins.size()];
        int blocks = 0;
        for (int i = 0; i < bins.size(); i++) {
            fit[blocks] = bins.get(i).observed();
            weight[blocks] = bins.get(i).n();
            end[blocks] = i + 1;
            blocks++;
            while (blocks > 1 && fit[blocks - 2] >= fit[blocks - 1]) {
                double sum = weight[blocks - 2] + weight[blocks - 1];
                fit[blocks - 2] = (fit[blocks - 2] * weight[blocks - 2] + fit[blocks - 1] * weight[blocks - 1]) / sum;
                weight[blocks - 2] = sum;
                end[blocks - 2] = end[blocks - 1];
                blocks--;
            }
        }
        return spread(fit, end, blocks);
    }

    private double[] spread(double[] fit, int[] end, int blocks) {
        double[] curve = new double[bins.size()];
        int block = 0;
        for (int i = 0; i < curve.length; i++) {
            block = i >= end[block] && block + 1 < blocks ? block + 1 : block;
            curve[i] = fit[block];
        }
        return curve;
    }

    /** Share of the results in bins whose curve lies further than this from what is stated. */
    public double shareOffBy(double distance) {
        double[] curve = isotonic();
        long off = 0;
        for (int i = 0; i < curve.length; i++) {
            off += Math.abs(curve[i] - bins.get(i).stated()) > distance
                    ? bins.get(i).n()
                    : 0;
        }
        return (double) off / n();
    }

    private interface Term {
        double of(Bin bin);
    }

    private double mean(Term term) {
        double sum = 0;
        for (Bin bin : bins) {
            sum += bin.n() * term.of(bin);
        }
        return sum / n();
    }

    private static double square(double value) {
        return value * value;
    }
}
