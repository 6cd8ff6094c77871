package io.calibration.benchmarks.truth;

import io.calibration.metrics.Outcome;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Who the results are of, and how their scores fall: further circumstances of healthy worlds. */
final class Customers {

    private Customers() {}

    /**
     * Some people come over and over in both windows, each with a lasting score, some far more often than others (Zipf's law).
     *
     * @param people how many
     * @param alike how many of the most frequent come about as often as one another
     * @param trait whether the outcome is a trait of the person
     * @param keyed whether results say whose they are
     */
    static Circumstance returning(int people, int alike, boolean trait, boolean keyed) {
        return (world, random) -> {
            double[] until = new double[people];
            double[] score = new double[people];
            boolean[] good = new boolean[people];
            double[][] strong = new double[people][Row.CATEGORIES.size()];
            double sum = 0;
            for (int person = 0; person < people; person++) {
                Arrays.setAll(strong[person], category -> random.nextGaussian(0, 7));
                sum += 1.0 / (person + alike);
                until[person] = sum;
                score[person] = world.scores().draw(random);
                good[person] = random.nextDouble() < 0.40 + 0.0045 * score[person];
            }
            double all = sum;
            return (row, each) -> {
                int found = Arrays.binarySearch(until, each.nextDouble(all));
                int person = found < 0 ? -found - 1 : found;
                row.person = keyed ? person : -1;
                row.score = world.scores().scanned(score[person] + each.nextGaussian(0, 1.5), each);
                for (int i = 0; i < row.categoryScores.length; i++) {
                    double drawn = row.score + strong[person][i] + each.nextGaussian(0, 4);
                    row.categoryScores[i] =
                            row.categoryScores[i] >= 0 ? Math.max(0, Math.min(100, Math.rint(drawn))) : Double.NaN;
                }
                row.confidence = Math.rint(100 * Math.min(1, 0.40 + 0.0045 * row.score)) / 100;
                if (row.outcome != Outcome.ABSENT) {
                    boolean yes = trait ? good[person] : each.nextDouble() < row.confidence;
                    row.outcome = yes ? Outcome.YES : Outcome.NO;
                }
                return true;
            };
        };
    }

    /** People who come for so many days and stay away before and after, with a key. */
    static Circumstance ofSomeWeeks(int people, int days) {
        return (world, random) -> {
            double[] score = new double[people];
            int[] from = new int[people];
            for (int person = 0; person < people; person++) {
                score[person] = world.scores().draw(random);
                from[person] = random.nextInt(Circumstance.Time.DAYS + days) - days + 1;
            }
            int[][] present = IntStream.range(0, Circumstance.Time.DAYS)
                    .mapToObj(day -> IntStream.range(0, people)
                            .filter(person -> day >= from[person] && day < from[person] + days)
                            .toArray())
                    .toArray(int[][]::new);
            return (row, each) -> {
                int[] there = present[Circumstance.Time.day(row)];
                row.person = there[(int) (there.length * Math.pow(each.nextDouble(), 2))]; // some come more often
                rescored(row, world.scores().scanned(score[row.person] + each.nextGaussian(0, 1.5), each), each);
                return true;
            };
        };
    }

    /** One customer has a share of all results, with a lasting score; nobody else comes twice. */
    static Circumstance oneOfMany(double share) {
        return (world, random) -> {
            double score = world.scores().draw(random);
            int[] others = {0};
            return (row, each) -> {
                row.person = each.nextDouble() < share ? 0 : ++others[0];
                if (row.person == 0) {
                    rescored(row, world.scores().scanned(score + each.nextGaussian(0, 1.5), each), each);
                }
                return true;
            };
        };
    }

    private static void rescored(Row row, double score, SplittableRandom each) {
        for (int i = 0; i < row.categoryScores.length; i++) { // NaN stays
            row.categoryScores[i] = Math.max(0, Math.min(100, row.categoryScores[i] + score - row.score));
        }
        row.score = score;
        row.confidence = Math.rint(100 * Math.min(1, 0.40 + 0.0045 * score)) / 100;
        if (row.outcome != Outcome.ABSENT) {
            row.outcome = each.nextDouble() < row.confidence ? Outcome.YES : Outcome.NO;
        }
    }

    /** Shares of the results have the lowest and the highest score. */
    static Circumstance ends(double lowest, double highest) {
        return (world, random) -> (row, each) -> {
            double at = each.nextDouble();
            row.score = at < lowest ? 0 : at > 1 - highest ? 100 : row.score;
            return true;
        };
    }

    /** Shares of the results are rounded to threes and to fives. */
    static Circumstance combs(double threes, double fives) {
        return (world, random) -> (row, each) -> {
            double habit = each.nextDouble();
            int to = habit < threes ? 3 : habit < threes + fives ? 5 : 1;
            row.score = Math.min(100, to * Math.rint(row.score / to));
            return true;
        };
    }
}
