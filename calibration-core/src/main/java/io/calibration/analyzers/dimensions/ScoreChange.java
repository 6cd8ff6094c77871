package io.calibration.analyzers.dimensions;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Normal;
import io.calibration.metrics.Bins;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Whether the mean score of a value moved where those of the others did not. Idea: the change of the value less the mean change of the others,
 * each against what it was itself (difference in differences; Card and Krueger 1994), so that neither values that differ, nor a change of all,
 * nor other shares of the values count. Formula: of the others each weighs {@code n m / (n + m)} by its results of now and before; the variance is that of
 * the means, times the design effect of days and people. A tenth of the scores' standard deviation is too little to matter.
 */
final class ScoreChange implements Measure<ScoreChange.Moved> {

    private static final Statements STATEMENTS = new Statements("dimension_score_shift", "scores");

    private final Bins bins;
    private final ToDoubleFunction<Value> designEffect;
    private final double margin;

    ScoreChange(AnalysisContext context, ToDoubleFunction<Value> designEffect) {
        bins = context.snapshot().layout().scoreBins();
        margin = context.policy().margins().relativeRate()
                * Moments.of(context.snapshot().metrics().decisions(), bins).deviation();
        this.designEffect = designEffect;
    }

    /** A value's scores, now and before. */
    record Moved(Value value, Moments now, Moments before, double designEffect) {

        double by() {
            return now.mean() - before.mean();
        }

        double variance() {
            return designEffect * (now.variance() / now.n() + before.variance() / before.n());
        }

        double weight() {
            return (double) now.n() * before.n() / (now.n() + before.n());
        }
    }

    @Override
    public Optional<Moved> of(Value value) {
        return Optional.of(new Moved(
                value,
                Moments.of(value.now().decisions(), bins),
                Moments.of(value.before().decisions(), bins),
                designEffect.applyAsDouble(value)));
    }

    @Override
    public Optional<Change> change(Moved own, List<Moved> others) {
        double rest = others.stream()
                        .mapToDouble(other -> other.weight() * other.by())
                        .sum()
                / others.stream().mapToDouble(Moved::weight).sum();
        double error = error(own, others);
        return error > 0 && margin > 0 ? Optional.of(change(own, rest, error)) : Optional.empty();
    }

    /** Standard error of the change of one beyond that of the others. */
    private static double error(Moved own, List<Moved> others) {
        double weight = others.stream().mapToDouble(Moved::weight).sum();
        double noise = others.stream()
                .mapToDouble(other -> other.weight() * other.weight() * other.variance())
                .sum();
        return Math.sqrt(own.variance() + noise / (weight * weight));
    }

    /** The change that is seen in four windows of five, in points, where so many values are looked at (Bonferroni). */
    double seenFrom(Moved own, List<Moved> others) {
        double sure = Normal.quantile(1 - 0.025 / (others.size() + 1));
        return margin + (sure + Normal.POWER_OF_80) * error(own, others);
    }

    private Change change(Moved own, double rest, double error) {
        double by = own.by() - rest;
        double half = Normal.SIDE_OF_95 * error;
        Interval interval = new Interval(by - half, by + half);
        return new Change(
                own.value,
                Math.min(1, 2 * Normal.above((Math.abs(by) - margin) / error)),
                Math.abs(by) / error,
                Math.abs(own.by()),
                p -> STATEMENTS.of(
                        own.value,
                        describe(own, by, interval, rest),
                        evidence(own, by, interval, rest).p(p)));
    }

    private Evidence.Builder evidence(Moved own, double by, Interval interval, double rest) {
        return Evidence.builder(own.now.n())
                .observed(figure(own, by))
                .expected(new Interval(-margin, margin))
                .interval(interval)
                .margin(margin)
                .effectiveN(own.now.n() / Math.max(1, own.designEffect))
                .effect(Effect.apart(by, interval).inMargins(margin))
                .test("difference in differences of mean scores against the margin (Card and Krueger 1994)")
                .figure("mean", figure(own, own.now.mean()))
                .figure("baseline_mean", figure(own, own.before.mean()))
                .figure("others_moved", figure(own, rest));
    }

    private Sentence describe(Moved own, double by, Interval interval, double rest) {
        Figure off = figure(own, Math.abs(by));
        return Sentence.of(
                "In {} scores are {} points " + (by < 0 ? "lower" : "higher")
                        + " than if they had changed as in the other values (95 % interval {}; up to {} is too little to matter):"
                        + " {} have a mean of {}, against {} in the baseline; the others moved by {}.",
                own.value.named(),
                off,
                off.interval(by < 0 ? new Interval(-interval.upper(), -interval.lower()) : interval),
                Figure.measure(margin),
                Figure.results(own.now.n()).with("result", "results"),
                figure(own, own.now.mean()),
                figure(own, own.before.mean()),
                figure(own, rest));
    }

    private static Figure figure(Moved own, double number) {
        return Figure.measure(number, own.now.n(), own.before.n());
    }
}
