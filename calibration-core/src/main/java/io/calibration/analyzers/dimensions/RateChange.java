package io.calibration.analyzers.dimensions;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.counts.SharedCounts;
import io.calibration.metrics.MetricsPart.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Whether a rate of a value became more or less often where those of the others did not. Idea: the ratio of now to before in the value, over
 * that of the others (ratio of risk ratios), so that a factor common to all of them cancels. Formula: of the value's results with it, given
 * those of both times, those of now are binomial (Przyborowski and Wilenski 1940); the others' ratio is that of Mantel and Haenszel (1959) over the values,
 * with the variance of Greenland and Robins (1985).
 */
final class RateChange implements Measure<RateChange.Both> {

    /** The least number of results that are to be expected now, and as many before: what is rarer is not told by value. */
    private static final int LEAST = 10;

    private final Statements statements;
    private final Words words;
    private final Function<Slice, Seen> seen;
    private final ToDoubleFunction<Value> designEffect;
    private final double margin;

    /** @param seen how often it is seen in the results of a value */
    RateChange(
            AnalysisContext context,
            Statements statements,
            Words words,
            Function<Slice, Seen> seen,
            ToDoubleFunction<Value> designEffect) {
        this.statements = statements;
        this.words = words;
        this.seen = seen;
        this.designEffect = designEffect;
        margin = context.policy().margins().ratio();
    }

    /**
     * How it is put, such as "carry", "the flag late_reply".
     *
     * @param one results it is counted among, in the singular, such as {@code result}
     * @param many the same in the plural
     * @param does the verb in the plural, such as {@code carry}
     * @param what the object
     */
    record Words(String one, String many, String does, Sentence what) {}

    /** How many, and among how many. */
    record Seen(long count, long n) {}

    /** A value's rate now and before. */
    record Both(Value value, Seen now, Seen before, double designEffect) {

        private double all() {
            return (double) now.n + before.n;
        }

        private double times() {
            return ((double) now.count + 0.5) / (now.n + 0.5) / (((double) before.count + 0.5) / (before.n + 0.5));
        }
    }

    @Override
    public Optional<Both> of(Value value) {
        Seen now = seen.apply(value.now());
        Seen before = seen.apply(value.before());
        boolean some = Math.min(now.n, before.n) > 0
                && now.count + before.count >= LEAST * (now.n + before.n) / (double) Math.min(now.n, before.n);
        return some ? Optional.of(new Both(value, now, before, designEffect.applyAsDouble(value))) : Optional.empty();
    }

    /** How many times as often the others have it, and the variance of the logarithm of that. */
    private record Others(double ratio, double variance) {

        static Others of(List<Both> values) {
            double now = 0;
            double before = 0;
            double spread = 0;
            for (Both value : values) {
                double all = value.all();
                double x = value.now.count;
                double y = value.before.count;
                now += x * value.before.n / all;
                before += y * value.now.n / all;
                spread += value.designEffect
                        * ((double) value.now.n * value.before.n * (x + y) - x * y * all)
                        / (all * all);
            }
            return new Others(now / before, spread / (now * before));
        }

        boolean isKnown() {
            return Double.isFinite(ratio) && ratio > 0 && Double.isFinite(variance);
        }
    }

    @Override
    public Optional<Change> change(Both own, List<Both> all) {
        Others others = Others.of(all);
        if (!others.isKnown()) {
            return Optional.empty();
        }
        SharedCounts counts = new SharedCounts(
                own.now.count,
                own.before.count,
                others.ratio * own.now.n / own.before.n,
                others.variance / own.designEffect,
                own.designEffect);
        double limit = Math.log(margin);
        double p = 2 * Math.min(counts.probabilityBeyond(limit), counts.probabilityBeyond(-limit));
        return Optional.of(new Change(
                own.value,
                Math.min(1, p),
                Math.abs(Math.log(counts.estimate())) / counts.error(),
                Math.abs(Math.log(own.times())),
                told -> statements.of(
                        own.value,
                        describe(own, counts, others),
                        evidence(own, counts, others).p(told))));
    }

    /** In steps of the margin from no change, up or down alike. */
    private Effect effect(SharedCounts counts) {
        Interval log = counts.logInterval();
        return Effect.apart(Math.log(counts.estimate()), log).inMargins(Math.log(margin));
    }

    private static Interval times(SharedCounts counts) {
        Interval log = counts.logInterval();
        return new Interval(Math.exp(log.lower()), Math.exp(log.upper()));
    }

    private Evidence.Builder evidence(Both own, SharedCounts counts, Others others) {
        return Evidence.builder(own.now.n)
                .observed(Figure.share(own.now.count, own.now.n))
                .margin(margin)
                .effectiveN(own.now.n / Math.max(1, own.designEffect))
                .effect(effect(counts))
                .test("conditional binomial ratio beyond that of the other values, against the margin"
                        + " (Przyborowski and Wilenski 1940; Mantel and Haenszel 1959)")
                .figure("baseline_rate", Figure.share(own.before.count, own.before.n))
                .figure("ratio", ratio(own, counts.estimate()))
                .figure("ratio_lower", ratio(own, times(counts).lower()))
                .figure("ratio_upper", ratio(own, times(counts).upper()))
                .figure("others_ratio", ratio(own, others.ratio));
    }

    private Sentence describe(Both own, SharedCounts counts, Others others) {
        Figure times = ratio(own, counts.estimate());
        return Sentence.of(
                "In {} {} of {} " + words.does
                        + " {}, against {} in the baseline: {} times as often as if it had changed as in the"
                        + " other values (95 % interval {}); in those it is {} times as often as before.",
                own.value.named(),
                Figure.share(own.now.count, own.now.n),
                Figure.results(own.now.n).with(words.one, words.many),
                words.what,
                Figure.share(own.before.count, own.before.n),
                times,
                interval(times, times(counts)),
                ratio(own, others.ratio));
    }

    /** What was not seen before has no greatest ratio. */
    private static Part interval(Figure times, Interval bounds) {
        return Double.isFinite(bounds.upper())
                ? times.interval(bounds)
                : times.as("at least " + Numbers.decimal(bounds.lower()));
    }

    private static Figure ratio(Both own, double number) {
        return Figure.ratio(number, own.now.n, own.before.n);
    }
}
