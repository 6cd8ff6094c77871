package io.calibration.internal.statistics.outcomes;

import java.util.Optional;

/**
 * The straight line between the logits of stated probabilities and of outcomes (Cox 1958): intercept 0 and slope 1 where the stated
 * probabilities are right; a slope below 1 where they are too extreme.
 *
 * @param intercept of the line
 * @param slope of the line
 * @param slopeError its standard error, with the design effect of the outcomes
 */
public record CoxCalibration(double intercept, double slope, double slopeError) {

    /** Stated probabilities nearer to 0 or 1 count as this: nobody is infinitely sure. */
    private static final double NEAREST = 0.01;

    private static final int STEPS = 50;
    private static final double TOLERANCE = 1e-10;

    /** The line by maximum likelihood, or empty where there is none: a single bin, or outcomes that a threshold parts. */
    public static Optional<CoxCalibration> of(Reliability reliability) {
        double intercept = 0;
        double slope = 0;
        for (int step = 0; step < STEPS; step++) {
            Newton newton = Newton.at(reliability, intercept, slope);
            double determinant = newton.determinant();
            if (!(determinant > TOLERANCE * newton.flat * newton.flat)) {
                return Optional.empty();
            }
            double up = (newton.curved * newton.gradient - newton.mixed * newton.tilt) / determinant;
            double turn = (newton.flat * newton.tilt - newton.mixed * newton.gradient) / determinant;
            intercept += up;
            slope += turn;
            if (Math.abs(up) + Math.abs(turn) < TOLERANCE) {
                double variance = reliability.designEffect() * newton.flat / determinant;
                return Optional.of(new CoxCalibration(intercept, slope, Math.sqrt(variance)));
            }
        }
        return Optional.empty();
    }

    /** Gradient and curvature of the log-likelihood at a line. */
    private static final class Newton {

        private double gradient;
        private double tilt;
        private double flat;
        private double mixed;
        private double curved;

        static Newton at(Reliability reliability, double intercept, double slope) {
            Newton newton = new Newton();
            for (Reliability.Bin bin : reliability.bins()) {
                double x = logit(bin.stated());
                double p = 1 / (1 + Math.exp(-intercept - slope * x));
                double residual = bin.yes() - bin.n() * p;
                double weight = bin.n() * p * (1 - p);
                newton.gradient += residual;
                newton.tilt += residual * x;
                newton.flat += weight;
                newton.mixed += weight * x;
                newton.curved += weight * x * x;
            }
            return newton;
        }

        double determinant() {
            return flat * curved - mixed * mixed;
        }

        private static double logit(double stated) {
            double p = Math.min(1 - NEAREST, Math.max(NEAREST, stated));
            return Math.log(p / (1 - p));
        }
    }
}
