package io.calibration.metrics;

/**
 * One category. Results without a score in it are those accepted less those that have one.
 *
 * @param scores its scores
 * @param presentByClass results with a score in it, by stored class
 */
public record CategoryMetrics(ScoreDistribution scores, Counts presentByClass) {

    public CategoryMetrics plus(CategoryMetrics other) {
        return new CategoryMetrics(scores.plus(other.scores), presentByClass.plus(other.presentByClass));
    }
}
