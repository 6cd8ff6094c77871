package io.calibration.analyzers.boundary;

/** What two estimates of one curve disagree about. */
final class Disagreement {

    /** The squared difference exceeds this in one of ten samples by chance, in its variances. */
    private static final double GATE = 2.71;

    private Disagreement() {}

    /**
     * The squared difference beyond what chance explains: it is not known which of the two is right.
     *
     * @param difference of their logs
     * @param variance of that difference: the surer estimate is part of the other, so it is what the one varies more than the other
     */
    static double beyondChance(double difference, double variance) {
        return Math.max(0, difference * difference - GATE * Math.max(0, variance));
    }
}
