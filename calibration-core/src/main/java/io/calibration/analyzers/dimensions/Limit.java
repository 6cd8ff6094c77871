package io.calibration.analyzers.dimensions;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Effect;
import io.calibration.internal.statistics.ShareDifference;

/**
 * How much a share of a value may differ from that of the others.
 *
 * @param most the greatest difference that the policy allows
 * @param margin what is too little to matter beyond that
 * @param type of the finding
 * @param what is counted, in the plural
 * @param verb what those are that count
 */
record Limit(double most, double margin, String type, String what, String verb) {

    static Limit ofClasses(double most, AnalysisContext context) {
        return new Limit(
                most, context.policy().margins().ofRate(most), "dimension_class_disparity", "result", "are in class");
    }

    static Limit ofOutcomes(double most, AnalysisContext context) {
        return new Limit(
                most,
                context.policy().margins().ofRate(most),
                "dimension_outcome_disparity",
                "outcome",
                "are good in class");
    }

    /** Margins beyond what is allowed; one of several differences that are stated together. */
    Effect effect(ShareDifference difference, int together) {
        Effect apart = Effect.apart(difference.estimate(), difference.interval(together));
        return Effect.of(
                        apart.estimate() - most,
                        apart.bounds().lower() - most,
                        apart.bounds().upper() - most)
                .inMargins(margin);
    }

    /** The probability of a difference as far off when the true one is allowed, or beyond it by no more than the margin. */
    double p(ShareDifference difference, int together) {
        return Math.min(1, together * difference.probability(most + margin));
    }
}
