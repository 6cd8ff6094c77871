package io.calibration.benchmarks.truth;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.ExpectedOutcomes;
import io.calibration.analysis.ExpectedOutcomes.Meaning;
import io.calibration.analysis.Interval;
import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.MetricsPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** What is to be expected in a world, from the world itself: rates as they were set, class figures from a large healthy sample. */
final class Expected {

    private static final Map<World, Expected> KNOWN = new ConcurrentHashMap<>();
    private static final int RESULTS = 400_000;
    private static final double CONFIDENCE_MARGIN = 0.03;

    private final World world;
    private final MetricsPart truth;

    private Expected(World world, MetricsPart truth) {
        this.world = world;
        this.truth = truth;
    }

    static Expected of(World world) {
        return KNOWN.computeIfAbsent(world, Expected::measured);
    }

    private static Expected measured(World world) {
        Sample sample = new Sample(world, Fault.NONE, RESULTS, Sample.BASELINE);
        return new Expected(world, sample.draw(new SplittableRandom(2_026)).metrics());
    }

    /** True shares of the classes, best first. */
    double[] classShares() {
        return IntStream.range(0, truth.layout().classes().size())
                .mapToDouble(i -> (double) truth.byClass().get(i) / truth.results())
                .toArray();
    }

    /** Ranges from four fifths to five quarters of the truth. */
    CalibrationPolicy around() {
        return policy(
                rate -> new Interval(0.8 * rate, Math.min(1, 1.25 * rate)),
                new Interval(0.8 * world.sufficient(), 1),
                flagTypes(rate -> new Interval(0.8 * rate, 1.25 * rate)));
    }

    /** Ranges from half to double the truth, of all but the confidence. */
    CalibrationPolicy generous() {
        DoubleFunction<Interval> range = rate -> new Interval(rate / 2, Math.min(1, 2 * rate));
        return builder(range, new Interval(world.sufficient() / 2, 1), flagTypes(range))
                .build();
    }

    /** As {@link #generous()}, without a word of what confidence is the probability of. */
    CalibrationPolicy unsaid() {
        return generous().toBuilder()
                .expectedOutcomes(ExpectedOutcomes.unsaid())
                .build();
    }

    /** As {@link #generous()}; confidence is the probability that the class is right, and the two best classes expect a good outcome. */
    CalibrationPolicy classIsRight() {
        ExpectedOutcomes.Builder right = ExpectedOutcomes.builder().confidenceMeans(Meaning.CLASS_IS_RIGHT);
        List<String> classes = truth.layout().classes();
        classes.forEach(label -> right.expected(label, classes.indexOf(label) < Circumstance.EXPECT_GOOD));
        return generous().toBuilder().expectedOutcomes(right.build()).build();
    }

    /** As {@link #around()}, without ranges for flag types: those are left to the baseline. */
    CalibrationPolicy aroundWithoutFlagTypes() {
        return policy(
                rate -> new Interval(0.8 * rate, Math.min(1, 1.25 * rate)),
                new Interval(0.8 * world.sufficient(), 1),
                Map.of());
    }

    /** Ranges whose end every true rate lies beyond by this much; 0 for exactly at the end. */
    CalibrationPolicy atLimit(double beyond) {
        DoubleFunction<Interval> upTo = rate -> new Interval(0, Math.max(0, rate - beyond));
        return policy(upTo, new Interval(world.sufficient() + beyond, 1), flagTypes(upTo));
    }

    private CalibrationPolicy policy(
            DoubleFunction<Interval> range, Interval sufficiency, Map<String, Interval> flagTypeRates) {
        return builder(range, sufficiency, flagTypeRates)
                .meanConfidence(meanConfidence())
                .build();
    }

    private CalibrationPolicy.Builder builder(
            DoubleFunction<Interval> range, Interval sufficiency, Map<String, Interval> flagTypeRates) {
        double flags = world.flags().stream().mapToDouble(World.FlagType::rate).sum();
        double critical = world.flags().get(World.CRITICAL).rate();
        return CalibrationPolicy.builder()
                .flagRate(range.apply(world.flagged()))
                .criticalFlagShare(range.apply(critical / flags))
                .escalationRate(range.apply(world.escalated()))
                .sufficiencyRate(sufficiency)
                .flagTypeRates(flagTypeRates)
                .classShares(classShares(range))
                .expectedOutcomes(ExpectedOutcomes.builder()
                        .confidenceMeans(Meaning.GOOD_OUTCOME)
                        .build())
                .falseDiscoveryRate(0.05)
                .seed(1);
    }

    private Map<String, Interval> flagTypes(DoubleFunction<Interval> range) {
        Map<String, Interval> rates = new LinkedHashMap<>();
        world.flags().forEach(flag -> rates.put(flag.type(), range.apply(flag.rate())));
        return rates;
    }

    private Map<String, Interval> classShares(DoubleFunction<Interval> range) {
        Map<String, Interval> ranges = new LinkedHashMap<>();
        double[] shares = classShares();
        for (int i = 0; i < shares.length; i++) {
            ranges.put(truth.layout().classes().get(i), range.apply(shares[i]));
        }
        return ranges;
    }

    private Map<String, Interval> meanConfidence() {
        Map<String, Interval> ranges = new LinkedHashMap<>();
        for (int i = 0; i < truth.confidence().byClass().size(); i++) {
            ConfidenceMetrics.Sums sums = truth.confidence().byClass().get(i);
            String label = truth.layout().classes().get(i);
            sums.mean()
                    .ifPresent(mean -> ranges.put(
                            label,
                            new Interval(
                                    Math.max(0, mean - CONFIDENCE_MARGIN), Math.min(1, mean + CONFIDENCE_MARGIN))));
        }
        return ranges;
    }

    /** Keeps fewer of the better classes (or of the worse ones), so that the mix of classes moves by this stability index. */
    Fault shift(double index) {
        double low = 0;
        double high = 5;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if (index(kept(middle)) < index) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Fault.classesKept(kept(low));
    }

    private double[] kept(double tilt) {
        int last = truth.layout().classes().size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToDouble(i -> Math.exp(-tilt * (last - i)))
                .toArray();
    }

    /** The population stability index between the classes and those kept. */
    private double index(double[] kept) {
        double[] shares = classShares();
        double all = IntStream.range(0, kept.length)
                .mapToDouble(i -> shares[i] * kept[i])
                .sum();
        return IntStream.range(0, kept.length)
                .filter(i -> shares[i] > 0)
                .mapToDouble(i -> shares[i] * (kept[i] / all - 1) * Math.log(kept[i] / all))
                .sum();
    }
}
