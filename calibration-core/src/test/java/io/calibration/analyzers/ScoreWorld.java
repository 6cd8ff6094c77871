package io.calibration.analyzers;

import java.util.random.RandomGenerator;

/** Healthy worlds: how scores of 0 to 100 come about where nobody looks at the thresholds. */
public enum ScoreWorld {
    NORMAL,
    NARROW,
    SKEWED,
    BIMODAL,
    TWO_PEAKS,
    UNIFORM,
    /** Scores stop three points above a threshold. */
    CAPPED,
    /** Scores stop three points below a threshold. */
    FLOORED,
    LOGISTIC,
    HEAPED_30,
    HEAPED_10,
    HEAPED_ON_TENS,
    /** A tenth rounded to tens, a fifth to fives. */
    HEAPED_TWICE,
    FIVES,
    TENS,
    EVENS,
    EVEN_MOSTLY,
    POINTS_2_4_7,
    POINTS_3_5_8,
    POINTS_5_8_12,
    /** Five scans of each person, within some points of one another. */
    CLUSTERED,
    /** Three scans of each person, all alike. */
    REPEATED;

    private double draw(RandomGenerator random) {
        double normal = random.nextGaussian(60, 15);
        double uniform = random.nextDouble();
        return switch (this) {
            case NORMAL, CLUSTERED, REPEATED -> normal;
            case NARROW -> random.nextGaussian(65, 6);
            case SKEWED -> 100 + 12 * (Math.log(uniform) + Math.log(random.nextDouble()));
            case BIMODAL -> uniform < 0.5 ? random.nextGaussian(40, 10) : random.nextGaussian(75, 8);
            case TWO_PEAKS -> uniform < 0.5 ? random.nextGaussian(45, 5) : random.nextGaussian(80, 4);
            case UNIFORM -> 101 * uniform;
            case CAPPED -> 88.5 * Math.sqrt(uniform);
            case FLOORED -> 22.5 + 78 * uniform;
            case LOGISTIC -> 65 + 8 * Math.log(uniform / (1 - uniform));
            case HEAPED_30 -> uniform < 0.3 ? rounded(normal, 5) : normal;
            case HEAPED_10 -> uniform < 0.1 ? rounded(normal, 5) : normal;
            case HEAPED_ON_TENS -> uniform < 0.2 ? rounded(normal, 10) : normal;
            case HEAPED_TWICE -> uniform < 0.1 ? rounded(normal, 10) : uniform < 0.3 ? rounded(normal, 5) : normal;
            case FIVES -> rounded(normal, 5);
            case TENS -> rounded(normal, 10);
            case EVENS -> rounded(normal, 2);
            case EVEN_MOSTLY -> uniform < 0.5 ? rounded(normal, 2) : normal;
            case POINTS_2_4_7 -> 100 - points(random, 4, 2, 4, 7);
            case POINTS_3_5_8 -> 100 - points(random, 6, 3, 5, 8);
            case POINTS_5_8_12 -> 100 - points(random, 4, 5, 8, 12);
        };
    }

    private static double rounded(double score, int to) {
        return to * Math.rint(score / to);
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
    public long[] counts(int n, RandomGenerator random) {
        long[] counts = new long[101];
        int scansAPerson = this == CLUSTERED ? 5 : this == REPEATED ? 3 : 1;
        double spread = this == CLUSTERED ? 2 : 0;
        double person = 0;
        for (int i = 0; i < n; i++) {
            if (i % scansAPerson == 0) {
                person = draw(random);
            }
            double value = person + spread * random.nextGaussian();
            counts[(int) Math.max(0, Math.min(100, Math.floor(value)))]++;
        }
        return counts;
    }
}
