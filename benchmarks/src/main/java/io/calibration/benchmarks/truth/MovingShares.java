package io.calibration.benchmarks.truth;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Healthy worlds in which the shares of the classes are not the same every day, over as many windows as are looked at. */
final class MovingShares {

    /** The windows lie before the last day of the analyzed one, and one after it. */
    private static final LocalDate FIRST = Sample.ANALYZED.firstDay().minusYears(1);

    private static final int DAYS = 2 * 365;
    private static final double MONTH = 30;
    private static final double SURE = 3;

    private MovingShares() {}

    /**
     * Each class has a factor of the day, of a first-order autoregression in logarithms.
     *
     * @param spread standard deviation of the logarithm
     * @param memory how much of a day's the next day keeps
     */
    static Circumstance byDay(double spread, double memory) {
        return (world, random) -> {
            double[][] factors = new double[World.CONFIG.classes().size()][];
            Arrays.setAll(factors, index -> logarithms(spread, memory, random));
            return kept((index, day) -> Math.exp(factors[index][day] - SURE * spread));
        };
    }

    private static double[] logarithms(double spread, double memory, SplittableRandom random) {
        double[] logarithms = new double[DAYS];
        double now = random.nextGaussian(0, spread);
        for (int day = 0; day < DAYS; day++) {
            logarithms[day] = now;
            now = memory * now + random.nextGaussian(0, spread * Math.sqrt(1 - memory * memory));
        }
        return logarithms;
    }

    /** The share of the middle class grows by this factor in 30 days. */
    static Circumstance drift(double factor) {
        int middle = World.CONFIG.classes().size() / 2;
        return (world, random) ->
                kept((index, day) -> index == middle ? Math.pow(factor, (day - DAYS) / MONTH) : Math.pow(factor, -1));
    }

    /** On the last days of each month a class is so many times as often as else. */
    static Circumstance monthEnds(double factor) {
        return (world, random) -> kept((index, day) -> {
            LocalDate date = FIRST.plusDays(day);
            boolean last = date.getDayOfMonth() > date.lengthOfMonth() - Circumstance.MONTH_END;
            return index == 1 && last ? 1 : 1 / factor;
        });
    }

    /** How often a result of a class is kept on a day. */
    @FunctionalInterface
    private interface Kept {
        double of(int index, int day);
    }

    private static Fault kept(Kept part) {
        return (row, each) ->
                each.nextDouble() < part.of(row.classIndex(), Math.toIntExact(row.epochDay - FIRST.toEpochDay()));
    }
}
