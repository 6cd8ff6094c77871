package io.calibration.analyzers;

import java.util.random.RandomGenerator;

/** Faults of known size, done to counts of scores by point. */
public final class ScoreFault {

    private ScoreFault() {}

    /** A share of all results is replaced by results within a distance of a score. */
    public static long[] hump(long[] counts, int score, int distance, double share, RandomGenerator random) {
        long[] faulty = counts.clone();
        for (int i = 0; i < counts.length; i++) {
            for (long k = 0; k < counts[i]; k++) {
                if (random.nextDouble() < share) {
                    faulty[i]--;
                    faulty[score - distance + random.nextInt(2 * distance)]++;
                }
            }
        }
        return faulty;
    }

    /** A share of those at most so far below a score gets to this score or some points above it. */
    public static long[] nudge(long[] counts, int score, int reach, int landing, double share, RandomGenerator random) {
        long[] faulty = counts.clone();
        for (int i = score - reach; i < score; i++) {
            for (long k = 0; k < counts[i]; k++) {
                if (random.nextDouble() < share) {
                    faulty[i]--;
                    faulty[score + random.nextInt(landing)]++;
                }
            }
        }
        return faulty;
    }
}
