package io.calibration.benchmarks.truth;

import static java.util.Objects.requireNonNull;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;

/** How large a fault is in raw rows scored under a config; 0 is none. */
@FunctionalInterface
interface FaultSize {

    double of(FreshRows rows, ScoringConfig config, CalibrationPolicy policy);

    /** How far the class shares lie beyond their ranges, all together. */
    static FaultSize shares() {
        return (rows, config, policy) -> {
            double[] shares = rows.shares(config);
            double sum = 0;
            for (int i = 0; i < shares.length; i++) {
                Interval range =
                        policy.classShare(config.classes().get(i).label()).orElse(new Interval(0, 1));
                sum += beyond(shares[i], range);
            }
            return sum;
        };
    }

    /** The share of results whose class would flip if their score moved by three points. */
    static FaultSize fragility() {
        return (rows, config, policy) -> rows.fragility(config, 3);
    }

    /** How far the share of results in which a severity counts lies beyond the range of the flags. */
    static FaultSize counting(FlagSeverity severity) {
        return (rows, config, policy) -> beyond(rows.counting(config, severity), requireNonNull(policy.flagRate()));
    }

    private static double beyond(double share, Interval range) {
        return Math.max(0, Math.max(range.lower() - share, share - range.upper()));
    }
}
