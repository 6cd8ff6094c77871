package io.calibration.strategies;

import io.calibration.metrics.Counts;

/**
 * What replaying one candidate gives. Counts of the search half judge it, counts of the window hold it against the guardrails.
 *
 * @param classes results of each class in the search half
 * @param crossing for each threshold, results of the search half that would cross it if their score moved by the flip distance
 * @param crossingKept of these, those that would cross it under the base config too
 * @param fragile results of the search half whose class would flip
 * @param reclassified results of the window that change their class
 * @param improved results of the window that move to a better class
 * @param criticalImproved of these, those with a critical flag as far as the decision table tells
 */
record Evaluation(
        Counts classes,
        Counts crossing,
        Counts crossingKept,
        long fragile,
        long reclassified,
        long improved,
        long criticalImproved) {}
