package io.calibration.analyzers.dimensions;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.CalibrationPolicy.Margins;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.StratifiedDifference;
import io.calibration.internal.statistics.outcomes.MatureDays;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsSnapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Whether the outcomes of a value became better or worse where those of the others did not, class by class: the mean change of the share of good
 * ones within classes (Mantel and Haenszel 1959), less that of the others. Only outcomes of results old enough count ({@link MatureDays}).
 */
final class OutcomeChange implements Measure<OutcomeChange.Table> {

    /** The least number of outcomes, now as before. */
    private static final int LEAST = 30;

    private static final Statements STATEMENTS = new Statements("dimension_outcome_shift", "outcomes");

    private final Margins margins;
    private final Set<LocalDate> now;
    private final Set<LocalDate> before;
    private final int classes;
    private final ToDoubleFunction<Value> designEffect;

    OutcomeChange(AnalysisContext context, MetricsSnapshot baseline, ToDoubleFunction<Value> designEffect) {
        margins = context.policy().margins();
        now = mature(context.snapshot(), context);
        before = mature(baseline, context);
        classes = context.snapshot().layout().classes().size();
        this.designEffect = designEffect;
    }

    private static Set<LocalDate> mature(MetricsSnapshot snapshot, AnalysisContext context) {
        return MatureDays.likely(snapshot, context.policy().outcomes()).days().keySet();
    }

    /** A value's outcomes by class: good ones and all, of now and before. */
    record Table(Value value, Outcomes now, Outcomes before, double designEffect) {

        long n() {
            return now.all().total();
        }

        long m() {
            return before.all().total();
        }
    }

    @Override
    public Optional<Table> of(Value value) {
        Outcomes own = Outcomes.of(value.now(), now, classes);
        Outcomes then = Outcomes.of(value.before(), before, classes);
        return Math.min(own.all().total(), then.all().total()) < LEAST
                ? Optional.empty()
                : Optional.of(new Table(value, own, then, designEffect.applyAsDouble(value)));
    }

    /** The classes of all of these values, each a stratum. */
    private static Optional<StratifiedDifference> difference(List<Table> tables) {
        double effect =
                tables.stream().mapToDouble(Table::designEffect).average().orElse(1);
        return StratifiedDifference.of(
                joined(tables, table -> table.now.good()),
                joined(tables, table -> table.now.all()),
                joined(tables, table -> table.before.good()),
                joined(tables, table -> table.before.all()),
                effect);
    }

    private static long[] joined(List<Table> tables, Function<Table, Counts> of) {
        return tables.stream()
                .flatMapToLong(table -> LongStream.of(of.apply(table).toArray()))
                .toArray();
    }

    @Override
    public Optional<Change> change(Table own, List<Table> others) {
        return difference(List.of(own))
                .filter(alone -> Math.min(alone.n(), alone.m()) >= LEAST)
                .flatMap(alone -> difference(others).flatMap(rest -> change(own, alone, rest)));
    }

    private Optional<Change> change(Table own, StratifiedDifference alone, StratifiedDifference rest) {
        double by = alone.estimate() - rest.estimate();
        double error = Math.hypot(alone.error(), rest.error());
        if (error == 0) {
            return Optional.empty();
        }
        double margin = margins.ofRate(alone.expected());
        double half = Normal.SIDE_OF_95 * error;
        Interval interval = new Interval(Math.max(-2, by - half), Math.min(2, by + half));
        return Optional.of(new Change(
                own.value,
                Math.min(1, 2 * Normal.above((Math.abs(by) - margin) / error)),
                Math.abs(by) / error,
                Math.abs(alone.estimate()),
                p -> STATEMENTS.of(
                        own.value,
                        describe(own, alone, rest, interval),
                        evidence(own, alone, rest, interval, margin).p(p))));
    }

    private static Evidence.Builder evidence(
            Table own, StratifiedDifference alone, StratifiedDifference rest, Interval interval, double margin) {
        double by = alone.estimate() - rest.estimate();
        return Evidence.builder(own.n())
                .observed(Figure.share(own.now.good().total(), own.n()))
                .margin(margin)
                .effectiveN(own.n() / Math.max(1, own.designEffect))
                .effect(Effect.apart(by, interval).inMargins(margin))
                .test(
                        "difference in differences within classes against the margin (Mantel and Haenszel 1959, Sato 1989)")
                .figure("difference", figure(own, by))
                .figure("difference_lower", figure(own, interval.lower()))
                .figure("difference_upper", figure(own, interval.upper()))
                .figure("others_moved", figure(own, rest.estimate()));
    }

    private static Sentence describe(
            Table own, StratifiedDifference alone, StratifiedDifference rest, Interval interval) {
        double by = alone.estimate() - rest.estimate();
        Interval size = by < 0 ? new Interval(-interval.upper(), -interval.lower()) : interval;
        Figure points = figure(own, Math.abs(by));
        return Sentence.of(
                "In {} outcomes at equal class are {} " + (by < 0 ? "worse" : "better")
                        + " than if they had changed as in the other values (95 % interval {}): {} of {} are good, against {} in"
                        + " the baseline, and in the other values the share moved by {}.",
                own.value.named(),
                points,
                points.interval(size),
                Figure.share(own.now.good().total(), own.n()),
                Figure.results(own.n()).with("outcome", "outcomes"),
                Figure.share(own.before.good().total(), own.m()),
                figure(own, rest.estimate()));
    }

    private static Figure figure(Table own, double number) {
        return Figure.fraction(number, own.n(), own.m());
    }
}
