package io.calibration.analyzers;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Healthy worlds: how scores of 0 to 100 come about where nobody looks at the thresholds. */
enum ScoreWorld {
    NORMAL(random -> random.nextGaussian(60, 15)),
    NARROW(random -> random.nextGaussian(65, 6)),
    SKEWED(random -> 100 + 12 * (Math.log(random.nextDouble()) + Math.log(random.nextDouble()))),
    BIMODAL(random -> random.nextDouble() < 0.5 ? random.nextGaussian(40, 10) : random.nextGaussian(75, 8)),
    TWO_PEAKS(random -> random.nextDouble() < 0.5 ? random.nextGaussian(45, 5) : random.nextGaussian(80, 4)),
    UNIFORM(random -> 101 * random.nextDouble()),
    LOGISTIC(random -> {
        double u = random.nextDouble();
        return 65 + 8 * Math.log(u / (1 - u));
    }),
    HEAPED_30(random -> heaped(random, 0.3)),
    HEAPED_10(random -> heaped(random, 0.1)),
    HEAPED_ON_TENS(random -> {
        double score = random.nextGaussian(60, 15);
        return random.nextDouble() < 0.2 ? 10 * Math.rint(score / 10) : score;
    }),
    FIVES(random -> 5 * Math.rint(random.nextGaussian(60, 15) / 5)),
    TENS(random -> 10 * Math.rint(random.nextGaussian(60, 15) / 10)),
    EVENS(random -> 2 * Math.rint(random.nextGaussian(60, 15) / 2)),
    EVEN_MOSTLY(random -> {
        double score = random.nextGaussian(60, 15);
        return random.nextDouble() < 0.5 ? 2 * Math.rint(score / 2) : score;
    }),
    POINTS_2_4_7(random -> 100 - points(random, 4, 2, 4, 7)),
    POINTS_3_5_8(random -> 100 - points(random, 6, 3, 5, 8)),
    POINTS_5_8_12(random -> 100 - points(random, 4, 5, 8, 12)),
    CLUSTERED(random -> random.nextGaussian(60, 15), 5, 2),
    REPEATED(random -> random.nextGaussian(60, 15), 3, 0);

    private final ToDoubleFunction<RandomGenerator> score;
    private final int scansAPerson;
    private final double spread;

    ScoreWorld(ToDoubleFunction<RandomGenerator> score) {
        this(score, 1, 0);
    }

    ScoreWorld(ToDoubleFunction<RandomGenerator> score, int scansAPerson, double spread) {
        this.score = score;
        this.scansAPerson = scansAPerson;
        this.spread = spread;
    }

    private static double heaped(RandomGenerator random, double share) {
        double score = random.nextGaussian(60, 15);
        return random.nextDouble() < share ? 5 * Math.rint(score / 5) : score;
    }

    /** The sum of so many draws on average of these point values. */
    private static double points(RandomGenerator random, double mean, int... values) {
        double sum = 0;
        double product = random.nextDouble();
        while (product > Math.exp(-mean)) {
            sum += values[random.nextInt(values.length)];
            product *= random.nextDouble();
        }
        return sum;
    }

    /** Scores by point. */
    long[] counts(int n, RandomGenerator random) {
        long[] counts = new long[101];
        double person = 0;
        for (int i = 0; i < n; i++) {
            if (i % scansAPerson == 0) {
                person = score.applyAsDouble(random);
            }
            double value = spread > 0 ? person + random.nextGaussian(0, spread) : person;
            counts[(int) Math.max(0, Math.min(100, Math.floor(value)))]++;
        }
        return counts;
    }
}
