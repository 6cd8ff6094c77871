package io.calibration.strategies;

import io.calibration.metrics.Counts;

/**
 * Results that differ in their score alone: the same classes admit them by confidence and flags.
 *
 * @param before where each class reaches under the base config
 * @param admitted by bit: the classes that admit them under the candidate's confidence thresholds
 * @param critical whether they carry a critical flag
 * @param search results below each bin, in the half that a search may see
 * @param window results below each bin, in the whole window
 */
record ReplayRow(Reach before, long admitted, boolean critical, Counts search, Counts window) {

    long inSearch(int from, int to) {
        return between(search, from, to);
    }

    long inWindow(int from, int to) {
        return between(window, from, to);
    }

    private static long between(Counts below, int from, int to) {
        return to > from ? below.get(to) - below.get(from) : 0;
    }
}
