package io.calibration.benchmarks.truth;

import io.calibration.metrics.Outcome;
import io.calibration.metrics.ScanResultCursor;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * In what a healthy world is unlike one that draws the same figures every day from people who never come back. It befalls the results of
 * the baseline and of the analyzed days alike, for nothing is wrong.
 */
@FunctionalInterface
interface Circumstance {

    /** Every day like every other, nobody twice, outcomes known at once. */
    Circumstance TIDY = (world, random) -> Fault.NONE;

    /** How many of the classes, best first, expect a good outcome where classes expect any. */
    int EXPECT_GOOD = 2;

    /** What befalls each result of one run: days and people are drawn once, and stay for both windows. */
    Fault begin(World world, SplittableRandom random);

    /** This, and then the other. */
    default Circumstance and(Circumstance other) {
        return (world, random) -> {
            Fault first = begin(world, random.split());
            return first.and(other.begin(world, random.split()));
        };
    }

    /**
     * Each flag type and the escalations have a factor of the day, of a first-order autoregression (the stationary one) in logarithms.
     *
     * @param spread standard deviation of the logarithm
     * @param memory how much of a day's the next day keeps
     */
    static Circumstance unlikeDays(double spread, double memory) {
        return (world, random) -> {
            double[][] factors = new double[world.flags().size() + 1][];
            Arrays.setAll(factors, rate -> dayFactors(spread, memory, random));
            return (row, each) -> redraw(world, row, each, (rate, day) -> factors[rate][day]);
        };
    }

    private static double[] dayFactors(double spread, double memory, SplittableRandom random) {
        double[] factors = new double[Time.DAYS];
        double now = random.nextGaussian(0, spread);
        for (int day = 0; day < factors.length; day++) {
            factors[day] = Math.exp(now - spread * spread / 2);
            now = memory * now + random.nextGaussian(0, spread * Math.sqrt(1 - memory * memory));
        }
        return factors;
    }

    /** Rates follow the day of the week: an eighth more on Mondays, a fifth less on Sundays. */
    static Circumstance weekdayRates() {
        double[] factors = {1.125, 1.05, 1, 1, 0.975, 0.9, 0.8};
        return (world, random) -> (row, each) -> redraw(
                world,
                row,
                each,
                (rate, day) -> factors[Time.date(day).getDayOfWeek().getValue() - 1]);
    }

    /** How many days a month takes to end: the analyzed days, which end on the 29th, then have three of them. */
    int MONTH_END = 5;

    /** Escalations are so many times as often on the last days of each month. */
    static Circumstance monthEnds(double factor) {
        return (world, random) -> (row, each) -> redraw(world, row, each, (rate, day) -> {
            LocalDate date = Time.date(day);
            boolean last = date.getDayOfMonth() > date.lengthOfMonth() - MONTH_END;
            return last && rate == world.flags().size() ? factor : 1;
        });
    }

    /** From the middle of the analyzed days on twice as many come in. */
    static Circumstance volumeStep() {
        return (world, random) -> (row, each) -> Time.day(row) >= Time.DAYS - 14 || each.nextBoolean();
    }

    /** For so many days nothing is recorded, and all of it on the next; in both windows. */
    static Circumstance backlog(int days) {
        return (world, random) -> (row, each) -> {
            int from = Time.day(row) < Sample.BASELINE.days() ? 20 : Time.DAYS - 15;
            int day = Time.day(row);
            row.epochDay += day >= from && day < from + days ? from + days - day : 0;
            return true;
        };
    }

    /** Everything is recorded on one day in so many. */
    static Circumstance batches(int everyDays) {
        return (world, random) -> (row, each) -> {
            int day = Time.day(row);
            int before = Math.toIntExact(Sample.BASELINE.days());
            row.epochDay -= (day < before ? day : day - before) % everyDays;
            return true;
        };
    }

    /** On a day of each window next to nothing comes in, or nothing at all. */
    static Circumstance holiday(double volume) {
        return (world, random) -> (row, each) -> {
            boolean quiet = Time.day(row) == 23 || Time.day(row) == Time.DAYS - 9;
            return !quiet || each.nextDouble() < volume;
        };
    }

    /** Flags and escalations grow by this factor in 30 days. */
    static Circumstance drift(double factor) {
        return (world, random) ->
                (row, each) -> redraw(world, row, each, (rate, day) -> Math.pow(factor, (day - Time.DAYS) / 30.0));
    }

    /** The volume grows by this factor a day, so that the last days hold most. */
    static Circumstance growth(double factor) {
        return (world, random) -> (row, each) -> each.nextDouble() < Math.pow(factor, Time.day(row) - Time.DAYS);
    }

    /** A rate's factor on a day; the escalations come after the flag types. */
    @FunctionalInterface
    interface Factor {
        double of(int rate, int day);
    }

    /** Thins out or adds to what the world drew. */
    private static boolean redraw(World world, Row row, SplittableRandom random, Factor factor) {
        int day = Time.day(row);
        for (int type = 0; type < row.carries.length; type++) {
            row.carries[type] =
                    altered(row.carries[type], world.flags().get(type).rate(), factor.of(type, day), random);
        }
        row.escalated = altered(row.escalated, world.escalated(), factor.of(row.carries.length, day), random);
        return true;
    }

    private static boolean altered(boolean drawn, double rate, double factor, SplittableRandom random) {
        double chance = random.nextDouble();
        return factor <= 1 ? drawn && chance < factor : drawn || chance < rate * (factor - 1) / (1 - rate);
    }

    /** Outcomes become known after so many days; those of the baseline were looked at when it ended. */
    static Circumstance outcomesAfter(int fewest, int most, boolean dated) {
        return (world, random) -> (row, each) -> {
            Time.know(row, fewest + each.nextInt(most - fewest + 1), dated);
            return true;
        };
    }

    /** Good outcomes become known after so many days, bad ones after so many more. */
    static Circumstance badOutcomesLater(int good, int bad, boolean dated) {
        return (world, random) -> (row, each) -> {
            Time.know(row, row.outcome == Outcome.YES ? good : bad, dated);
            return true;
        };
    }

    /** Only cases of the two best classes have outcomes. */
    static Circumstance outcomesOfApproved() {
        return (world, random) -> (row, each) -> {
            row.outcome = row.classIndex() > 1 ? Outcome.ABSENT : row.outcome;
            return true;
        };
    }

    /** Confidence says how sure the class is; whether the outcome is good follows from the score. */
    static Circumstance confidenceOfClass() {
        return (world, random) -> (row, each) -> {
            double nearest = World.CONFIG.classes().stream()
                    .mapToDouble(
                            c -> Math.abs(row.score - c.thresholds().minScore().doubleValue()))
                    .min()
                    .orElseThrow();
            row.confidence = Math.rint(100 * Math.min(1, 0.72 + 0.025 * nearest + each.nextGaussian(0, 0.03))) / 100;
            if (row.outcome != Outcome.ABSENT) {
                row.outcome = each.nextDouble() < 0.2 + 0.007 * row.score ? Outcome.YES : Outcome.NO;
            }
            return true;
        };
    }

    /** Confidence is the probability that the class is right: that the outcome is good in the two best classes, and bad in the others. */
    static Circumstance classIsRight() {
        return confidenceOfClass().and((world, random) -> (row, each) -> {
            if (row.outcome != Outcome.ABSENT) {
                boolean right = each.nextDouble() < row.confidence;
                row.outcome = right == (row.classIndex() < EXPECT_GOOD) ? Outcome.YES : Outcome.NO;
            }
            return true;
        });
    }

    /** The score is one of so many values at unequal distances, as of the leaves of a tree. */
    static Circumstance leaves(int values) {
        return (world, random) -> {
            double[] leaf =
                    random.doubles(values, 0, 100).sorted().map(Math::rint).toArray();
            return (row, each) -> {
                int found = Arrays.binarySearch(leaf, row.score);
                row.score = leaf[Math.min(values - 1, found < 0 ? -found - 1 : found)];
                return true;
            };
        };
    }

    /** The scores of categories have nothing to do with the score. */
    static Circumstance categoriesApart() {
        return (world, random) -> (row, each) -> {
            for (int i = 0; i < row.categoryScores.length; i++) {
                if (!Double.isNaN(row.categoryScores[i])) {
                    row.categoryScores[i] = each.nextInt(101);
                }
            }
            return true;
        };
    }

    /** The days of both windows, from the baseline's first. */
    final class Time {
        static final int DAYS = Math.toIntExact(Sample.BASELINE.days() + Sample.ANALYZED.days());

        private Time() {}

        static int day(Row row) {
            return Math.toIntExact(row.epochDay - Sample.BASELINE.firstDay().toEpochDay());
        }

        static LocalDate date(int day) {
            return Sample.BASELINE.firstDay().plusDays(day);
        }

        /** The outcome is known so many days after the result, and says so where it is dated; later than the window is looked at it is not. */
        static void know(Row row, int days, boolean dated) {
            boolean isKnown = row.outcome != Outcome.ABSENT && day(row) + days <= lookedAt(row);
            row.outcome = isKnown ? row.outcome : Outcome.ABSENT;
            row.outcomeAt =
                    isKnown && dated ? (row.epochDay + days) * ScanResultCursor.MILLIS_A_DAY : ScanResultCursor.NO_TIME;
        }

        /** The day on which the row's window is looked at. */
        static int lookedAt(Row row) {
            int before = Math.toIntExact(Sample.BASELINE.days());
            return day(row) < before ? before - 1 : DAYS - 1;
        }
    }
}
