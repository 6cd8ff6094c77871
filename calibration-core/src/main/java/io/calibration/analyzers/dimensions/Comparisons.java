package io.calibration.analyzers.dimensions;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.dimensions.RateChange.Seen;
import io.calibration.analyzers.dimensions.RateChange.Words;
import io.calibration.config.Labels;
import io.calibration.internal.statistics.days.DailyEvents;
import io.calibration.internal.statistics.days.DailyRate;
import io.calibration.internal.statistics.days.Exposure;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.MetricsPart.OutcomesByClass;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Every figure of every value that is held against the others, with the design effects of days and people. */
final class Comparisons {

    private static final String RESULT = "result";
    private static final String RESULTS = "results";

    private final AnalysisContext context;
    private final MetricsSnapshot baseline;
    private final ChangedValues changed;
    private final NearThresholds near;
    private final List<String> types;
    private final PeopleInBoth people;
    private final double peopleInScores;
    private final double peopleInClasses;
    private final double peopleInEvents;
    private final double peopleInOutcomes;

    Comparisons(AnalysisContext context, MetricsSnapshot baseline) {
        this.context = context;
        this.baseline = baseline;
        changed = new ChangedValues(context.policy().falseDiscoveryRate());
        near = NearThresholds.of(context.snapshot().layout());
        types = types(context, baseline);
        people = PeopleInBoth.of(context, baseline);
        peopleInScores = people.scores();
        peopleInClasses = people.classes();
        peopleInEvents = people.events();
        peopleInOutcomes = people.outcomes();
    }

    private static List<String> types(AnalysisContext context, MetricsSnapshot baseline) {
        TreeSet<String> types =
                new TreeSet<>(context.snapshot().metrics().flags().types().keySet());
        types.addAll(baseline.metrics().flags().types().keySet());
        types.remove(Labels.OTHER);
        return List.copyOf(types);
    }

    /** All comparisons in one dimension; none where fewer than two values have results enough. */
    List<Change> of(Dimension dimension) {
        List<Value> values = dimension.compared();
        List<Change> all = new ArrayList<>();
        if (values.size() > 1) {
            all.addAll(scores(values));
            all.addAll(events(values));
            DaysOfValues days = days(values, List.of(Comparisons::outcomes));
            all.addAll(changed.among(
                    values,
                    new OutcomeChange(
                            context, baseline, both(value -> days.designEffect(value, 0), peopleInOutcomes))));
        }
        return all;
    }

    private List<Change> scores(List<Value> values) {
        List<String> classes = context.snapshot().layout().classes();
        DaysOfValues days = days(
                values,
                IntStream.range(0, classes.size())
                        .mapToObj(index -> DaysOfValues.of(day -> day.byClass().get(index)))
                        .toList());
        ToDoubleFunction<Value> mean = both(days::designEffect, peopleInClasses);
        List<Change> all = new ArrayList<>();
        all.addAll(changed.among(values, new ScoreChange(context, both(days::designEffect, peopleInScores))));
        for (int i = 0; i < classes.size(); i++) {
            int index = i;
            all.addAll(changed.among(
                    values,
                    rate(
                            "dimension_class_shift",
                            "scores",
                            new Words(RESULT, RESULTS, "are", inClass(classes.get(i))),
                            slice -> seen(slice, day -> day.byClass().get(index)),
                            both(value -> days.designEffect(value, index), peopleInClasses))));
        }
        all.addAll(changed.among(
                values, rate("dimension_crowding_shift", "crowding", NearThresholds.WORDS, near::above, mean)));
        return all;
    }

    private static Sentence inClass(String label) {
        return Sentence.of("in class {}", Sentence.declared(label));
    }

    private RateChange rate(
            String type,
            String question,
            Words words,
            Function<Slice, Seen> seen,
            ToDoubleFunction<Value> designEffect) {
        return new RateChange(context, new Statements(type, question), words, seen, designEffect);
    }

    private List<Change> events(List<Value> values) {
        List<ToLongFunction<DayCounts>> events = new ArrayList<>(List.of(DayCounts::escalated, DayCounts::flagged));
        types.forEach(type -> events.add(day -> day.byFlagType().getOrDefault(type, 0L)));
        DaysOfValues days = days(values, events.stream().map(DaysOfValues::of).toList());
        List<Change> all = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            int event = i;
            all.addAll(changed.among(
                    values,
                    rate(
                            i == 0 ? "dimension_escalation_shift" : "dimension_flag_shift",
                            i == 0 ? "escalations" : "flags",
                            words(i),
                            slice -> seen(slice, events.get(event)),
                            both(value -> days.designEffect(value, event), peopleInEvents))));
        }
        return all;
    }

    private Words words(int event) {
        return switch (event) {
            case 0 -> new Words(RESULT, RESULTS, "were", Sentence.of("escalated"));
            case 1 -> new Words(RESULT, RESULTS, "carry", Sentence.of("a flag"));
            default -> new Words(RESULT, RESULTS, "carry", flag(types.get(event - 2)));
        };
    }

    private Sentence flag(String type) {
        SortedMap<String, FlagMetrics.Type> now =
                context.snapshot().metrics().flags().types();
        FlagMetrics.Type seen = now.containsKey(type)
                ? now.get(type)
                : baseline.metrics().flags().types().get(type);
        return Sentence.of("the flag {}", Sentence.seen(type, seen == null ? 0 : seen.results()));
    }

    private static Seen seen(Slice slice, ToLongFunction<DayCounts> events) {
        return new Seen(slice.days().values().stream().mapToLong(events).sum(), slice.results());
    }

    /** Variances of days and of people add up, and that of independent results is in both (Cameron, Gelbach and Miller 2011). */
    private ToDoubleFunction<Value> both(ToDoubleFunction<Value> ofDays, double ofPeople) {
        return value -> ofDays.applyAsDouble(value) + people.inValue(ofPeople, value.part()) - 1;
    }

    private DaysOfValues days(List<Value> values, List<Function<Slice, DailyRate>> rates) {
        return new DaysOfValues(values, rates, context.policy().monthEnds());
    }

    private static DailyRate outcomes(Slice slice) {
        Collection<OutcomesByClass> days = slice.outcomes().values();
        return new DailyRate(
                List.copyOf(slice.outcomes().keySet()),
                DailyEvents.of(
                        days.stream().mapToLong(day -> day.good().total()).toArray()),
                new Exposure(days.stream()
                        .mapToLong(day -> day.good().total() + day.bad().total())
                        .toArray()));
    }
}
