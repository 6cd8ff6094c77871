package io.calibration.benchmarks.truth;

import java.util.Locale;

/**
 * What a proportion is held to, judged by its interval: it is met or missed only when the whole interval says so.
 *
 * @param share the goal in [0, 1]
 * @param atMost whether less is better
 */
record Objective(double share, boolean atMost) {

    /** What the interval says. */
    enum Verdict {
        MET,
        MISSED,
        /** Too few runs to tell. */
        OPEN
    }

    static Objective atMost(double share) {
        return new Objective(share, true);
    }

    static Objective atLeast(double share) {
        return new Objective(share, false);
    }

    Verdict judge(Proportion seen) {
        boolean met = atMost ? seen.upper() <= share : seen.lower() >= share;
        boolean missed = atMost ? seen.lower() > share : seen.upper() < share;
        return met ? Verdict.MET : missed ? Verdict.MISSED : Verdict.OPEN;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.0f %%", atMost ? "≤" : "≥", 100 * share);
    }
}
