package io.calibration.analyzers.dimensions;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.NotJudged;
import io.calibration.analyzers.dimensions.ScoreChange.Moved;
import io.calibration.internal.Numbers;
import io.calibration.metrics.MetricsSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What of dimensions cannot be held against a baseline, and what would decide it. */
final class Unseen {

    private final AnalysisContext context;

    private Unseen(AnalysisContext context) {
        this.context = context;
    }

    static List<NotJudged> in(AnalysisContext context) {
        return Dimension.of(context.snapshot().metrics(), context.baseline()).stream()
                .flatMap(dimension -> {
                    Unseen unseen = new Unseen(context);
                    return Stream.concat(unseen.of(dimension).stream(), unseen.small(dimension).stream());
                })
                .toList();
    }

    private Optional<NotJudged> of(Dimension dimension) {
        String question = "whether a value of " + dimension.name() + " changed where the others did not";
        return why(dimension)
                .map(why -> NotJudged.of(question, why, takes(dimension)))
                .or(() -> few(dimension, question))
                .map(open -> open.on(context.snapshot().results()));
    }

    /** Which changes are too small for the value with the fewest results. */
    private Optional<NotJudged> small(Dimension dimension) {
        List<Value> values = dimension.compared();
        Optional<Value> least = values.stream().filter(Value::isNamed).min(Comparator.comparingDouble(Value::weight));
        if (values.size() < 2 || least.isEmpty() || why(dimension).isPresent()) {
            return Optional.empty();
        }
        ScoreChange scores = new ScoreChange(context, value -> 1);
        List<Moved> others = values.stream()
                .filter(value -> !value.label().equals(least.get().label()))
                .flatMap(value -> scores.of(value).stream())
                .toList();
        return scores.of(least.get())
                .map(own -> "a change of less than " + Numbers.decimal(coarse(scores.seenFrom(own, others))))
                .map(change -> NotJudged.of(
                                change + " points in the scores of a value of " + dimension.name(),
                                "Of the value with the fewest results " + change
                                        + " points is missed in more than one window of five, even if all results are independent.",
                                "more results of this value")
                        .on(context.snapshot().results()));
    }

    /** The next of 1, 2 and 5 times a power of ten: more exactly it would tell how many results the value has. */
    private static double coarse(double points) {
        double unit = Math.pow(10, Math.floor(Math.log10(points)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(times -> times * unit)
                .filter(next -> next >= points)
                .findFirst()
                .orElse(points);
    }

    private String takes(Dimension dimension) {
        String baseline =
                "an exact baseline that was counted by " + dimension.name() + ", with the same classes and score bins";
        return context.policy().dimensions().containsKey(dimension.name())
                ? baseline
                : baseline + "; how much values may differ at all, dimensions." + dimension.name()
                        + " in the policy says";
    }

    private Optional<String> why(Dimension dimension) {
        if (!context.snapshot().privacy().isExact()) {
            return Optional.of("The results are published ones, which do not hold joint counts by value.");
        }
        Optional<MetricsSnapshot> baseline = context.baseline();
        if (baseline.isEmpty()) {
            return Optional.of("There is no baseline.");
        }
        if (!baseline.get().privacy().isExact()) {
            return Optional.of("The baseline is a published one, which does not hold joint counts by value.");
        }
        if (DimensionShiftAnalyzer.baseline(context).isEmpty()) {
            return Optional.of("The baseline has other classes or score bins.");
        }
        return dimension.values().stream().allMatch(value -> value.m() == 0)
                ? Optional.of("The baseline was not counted by it.")
                : Optional.empty();
    }

    private static Optional<NotJudged> few(Dimension dimension, String question) {
        return dimension.compared().size() == dimension.values().size()
                ? Optional.empty()
                : Optional.of(NotJudged.of(
                        question,
                        "Some values have fewer than " + Dimension.LEAST + " results in window or baseline.",
                        "more results of these values"));
    }
}
