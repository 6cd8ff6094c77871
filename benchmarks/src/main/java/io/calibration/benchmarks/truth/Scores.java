package io.calibration.benchmarks.truth;

import java.util.Locale;
import java.util.SplittableRandom;

/** How scores of 0 to 100 come about where nobody looks at the thresholds. */
enum Scores {
    BROAD,
    NORMAL,
    NARROW,
    SKEWED,
    BIMODAL,
    UNIFORM,
    /** A tenth rounded to tens, a fifth to fives. */
    HEAPED,
    EVENS,
    TENS,
    /** 100 less the sum of some penalties of 3, 5 and 8 points. */
    POINTS,
    /** Five scans of each person on one day, within some points of one another. */
    CLUSTERED,
    /** Three scans of each person on one day, alike in everything. */
    REPEATED;

    private static final int[] PENALTIES = {3, 5, 8};
    private static final int MOST = 100;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    int scansAPerson() {
        return this == CLUSTERED ? 5 : this == REPEATED ? 3 : 1;
    }

    /** A score before it is put on the scale; of a person where there are several scans a person. */
    double draw(SplittableRandom random) {
        double score;
        do {
            score = unbounded(random);
        } while (score < 0 || score >= MOST + 1);
        return score;
    }

    private double unbounded(SplittableRandom random) {
        return switch (this) {
            case BROAD, CLUSTERED, REPEATED -> random.nextGaussian(62, 22);
            case NORMAL -> random.nextGaussian(60, 15);
            case NARROW -> random.nextGaussian(65, 6);
            case SKEWED -> MOST + 12 * Math.log(random.nextDouble() * random.nextDouble());
            case BIMODAL -> random.nextDouble() < 0.5 ? random.nextGaussian(40, 10) : random.nextGaussian(75, 8);
            case UNIFORM -> random.nextDouble(MOST + 1);
            case HEAPED -> heaped(random.nextGaussian(60, 15), random.nextDouble());
            case EVENS -> rounded(random.nextGaussian(60, 15), 2);
            case TENS -> rounded(random.nextGaussian(60, 15), 10);
            case POINTS -> MOST - penalties(random);
        };
    }

    private static double heaped(double score, double habit) {
        return habit < 0.1 ? rounded(score, 10) : habit < 0.3 ? rounded(score, 5) : score;
    }

    private static double rounded(double score, int to) {
        return to * Math.rint(score / to);
    }

    /** The sum of a Poisson number of penalties, six on average. */
    private static double penalties(SplittableRandom random) {
        double sum = 0;
        for (double product = random.nextDouble(); product > Math.exp(-6); product *= random.nextDouble()) {
            sum += PENALTIES[random.nextInt(PENALTIES.length)];
        }
        return sum;
    }

    /** The scan's score in whole points, from the person's. */
    double scanned(double person, SplittableRandom random) {
        double score = this == CLUSTERED ? person + random.nextGaussian(0, 2) : person;
        return Math.max(0, Math.min(MOST, Math.floor(score)));
    }
}
