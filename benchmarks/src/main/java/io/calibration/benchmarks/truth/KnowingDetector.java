package io.calibration.benchmarks.truth;

import io.calibration.metrics.Bins;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.DecisionTable.Cell;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.Outcome;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A detector that knows what no report can know: the one fault, where all is well the true figure, and how much it varies in this world, days,
 * people and chance together. It asks whether the figure is further off than is fine, as a report does, and as a report it has to ask it
 * wherever the fault could be: at any of these places it is wrong once in a hundred times. What it misses nobody can be asked to see.
 *
 * @param figure what it looks at
 * @param usual the same figure of a baseline
 * @param paired whether each run is held against its own baseline, in which the same people are, or all against the mean of all baselines
 * @param fine how far off is still fine
 * @param places where the fault could be, such as the lines, or all that is told of all values of dimensions
 */
record KnowingDetector(
        ToDoubleFunction<MetricsPart> figure,
        ToDoubleFunction<MetricsPart> usual,
        boolean paired,
        double fine,
        int places) {

    private static final double WRONG = 0.01;

    /** Figures of each value of a dimension: the mean score, shares of classes, crowding, escalations, twelve flag types, outcomes. */
    private static final int OF_A_VALUE = 20;

    /** What it looks at in one run, and the same of its baseline. */
    record Look(double figure, double usual) {}

    /** The share of the results close to a line, as a logarithm. */
    static KnowingDetector near(double line, double distance, double fine) {
        int lines = World.CONFIG.classes().size() - 1;
        return like(part -> Math.log(share(part, line - distance, line + distance)), Math.log1p(fine), lines);
    }

    /** The area under the curve of outcomes by score. */
    static KnowingDetector area(double fine) {
        return like(KnowingDetector::area, fine, 1);
    }

    /** How far the mean score of a dimension's value is from that of all other results. */
    static KnowingDetector mean(String dimension, String value, double fine) {
        ToDoubleFunction<MetricsPart> figure = part -> apart(part, dimension, value);
        int places = Dimensions.NAMES.size() * Dimensions.VALUES * OF_A_VALUE;
        return new KnowingDetector(figure, figure, true, fine, places);
    }

    private static KnowingDetector like(ToDoubleFunction<MetricsPart> figure, double fine, int places) {
        return new KnowingDetector(figure, figure, false, fine, places);
    }

    /** How much more often than on the other days of the window results are escalated on these, as a logarithm. */
    static KnowingDetector escalations(LocalDate first, LocalDate last, double fine) {
        Predicate<LocalDate> within = day -> !day.isBefore(first) && !day.isAfter(last);
        long runs = Sample.ANALYZED.days() - (last.toEpochDay() - first.toEpochDay());
        return new KnowingDetector(
                part -> Math.log(escalated(part, within) / escalated(part, within.negate())),
                part -> 0,
                false,
                Math.log1p(fine),
                Math.toIntExact(runs));
    }

    Look look(MetricsPart now, MetricsPart before) {
        return new Look(figure.applyAsDouble(now), usual.applyAsDouble(before));
    }

    /** In how many of the runs it sees the fault. */
    Proportion seen(List<Look> looks) {
        double usually = looks.stream().mapToDouble(Look::usual).average().orElse(0);
        double[] off = looks.stream()
                .mapToDouble(look -> look.figure() - (paired ? look.usual() : usually))
                .toArray();
        double mean = DoubleStream.of(off).average().orElse(0);
        double variance = DoubleStream.of(off)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double least = fine + NormalDistribution.of(0, Math.sqrt(variance)).inverseSurvivalProbability(WRONG / places);
        return new Proportion(
                DoubleStream.of(off).filter(value -> Math.abs(value) >= least).count(), off.length);
    }

    /** Of all results those with a score from one to below another. */
    private static double share(MetricsPart part, double from, double below) {
        Bins bins = part.layout().scoreBins();
        double close = part.decisions().cells().stream()
                .filter(cell -> bins.lower(cell.scoreBin()) >= from && bins.lower(cell.scoreBin()) < below)
                .mapToLong(Cell::count)
                .sum();
        return close / part.results();
    }

    /** Of the results of these days those that are escalated. */
    private static double escalated(MetricsPart part, Predicate<LocalDate> days) {
        List<DayCounts> counts = part.days().entrySet().stream()
                .filter(day -> days.test(day.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        double escalated = counts.stream().mapToLong(DayCounts::escalated).sum();
        return escalated / counts.stream().mapToLong(DayCounts::results).sum();
    }

    /** Of a good and a bad outcome the chance that the good one has the higher score, equal ones counting half. */
    private static double area(MetricsPart part) {
        int bins = part.layout().scoreBins().count();
        double[] good = new double[bins];
        double[] bad = new double[bins];
        for (Cell cell : part.decisions().cells()) {
            good[cell.scoreBin()] += cell.outcome() == Outcome.YES ? cell.count() : 0;
            bad[cell.scoreBin()] += cell.outcome() == Outcome.NO ? cell.count() : 0;
        }
        double below = 0;
        double sum = 0;
        for (int bin = 0; bin < bins; bin++) {
            sum += good[bin] * (below + bad[bin] / 2);
            below += bad[bin];
        }
        return sum / (DoubleStream.of(good).sum() * below);
    }

    /** How far the mean score of a value is from that of all other results. */
    private static double apart(MetricsPart part, String dimension, String value) {
        DecisionTable own = part.dimensions()
                .getOrDefault(dimension, Collections.emptySortedMap())
                .getOrDefault(value, Slice.NONE)
                .decisions();
        double results = own.total();
        double all = part.results();
        return sum(part, own) / results - (sum(part, part.decisions()) - sum(part, own)) / (all - results);
    }

    private static double sum(MetricsPart part, DecisionTable decisions) {
        Bins bins = part.layout().scoreBins();
        return decisions.cells().stream()
                .mapToDouble(cell -> bins.lower(cell.scoreBin()) * cell.count())
                .sum();
    }
}
