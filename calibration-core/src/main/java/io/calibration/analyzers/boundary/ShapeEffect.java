package io.calibration.analyzers.boundary;

import io.calibration.analysis.Effect;

/**
 * One shape of crowding as measured at one threshold.
 *
 * @param shape which
 * @param effect in margins
 * @param p minimum-effect p-value; of a shift and a hump that of no change
 * @param observed results at the place of the shape
 * @param expected results expected there from the counts around it
 * @param logRatio estimate and bounds of the log ratio of observed to expected
 * @param z the log ratio in its standard errors
 */
record ShapeEffect(Shape shape, Effect effect, double p, double observed, double expected, Effect logRatio, double z) {

    enum Shape {
        /** The counts step up or down at the line. */
        JUMP(1),
        /** Too few results close to the line on one side, too many on the other. */
        SHIFT(1),
        /** More results than expected on both sides of the line. */
        HUMP(2),
        /** More results than expected on the better side's first place. */
        SPIKE(3);

        private final double figure;

        Shape(double figure) {
            this.figure = figure;
        }

        /** The shape as a figure of the evidence: strategies tell by it what they may do. */
        double figure() {
            return figure;
        }
    }

    /** The same when it is looked for at so many thresholds: p-values of no change at all allow for that, those of the margin need not. */
    ShapeEffect amongst(int thresholds) {
        return shape == Shape.SHIFT || shape == Shape.HUMP
                ? new ShapeEffect(shape, effect, Math.min(1, thresholds * p), observed, expected, logRatio, z)
                : this;
    }

    /** Results beyond those expected; negative when there are fewer. */
    double excess() {
        return observed - expected;
    }
}
