package io.calibration.analyzers.boundary;

import io.calibration.internal.statistics.CountFit;
import io.calibration.internal.statistics.CountRegression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The terms of a log-linear model of the counts in a window. The last term is the one asked about. */
final class WindowTerms {

    /** A level and a tilt: distributions that have moved a little differ by a smooth ratio. */
    private static final int DRIFT = 2;

    private final List<ToDoubleFunction<WindowBin>> terms = new ArrayList<>();
    private int drift;

    /** A level, the window's other thresholds and its teeth. */
    private WindowTerms(BoundaryWindow window) {
        terms.add(bin -> 1);
        for (int step : window.steps()) {
            terms.add(bin -> bin.offset() >= step ? 1 : 0);
        }
        for (int tooth = 1; tooth < window.teeth(); tooth++) {
            int place = tooth;
            terms.add(bin -> bin.tooth() == place ? 1 : 0);
        }
    }

    /** A polynomial over the whole window. */
    static WindowTerms polynomial(BoundaryWindow window, int degree) {
        WindowTerms model = new WindowTerms(window);
        model.towardEnds(window);
        for (int power = 1; power <= degree; power++) {
            int exponent = power;
            model.terms.add(bin -> Math.pow(scaled(bin), exponent));
        }
        return model;
    }

    /** Where the scale ends within the window, counts may go to nothing or pile up as a power of the distance to it, as those of a beta do. */
    private void towardEnds(BoundaryWindow window) {
        if (window.high() <= BoundaryWindow.REACH) {
            terms.add(bin -> Math.log(window.high() - bin.offset() - 0.5));
        }
        if (window.low() >= -BoundaryWindow.REACH) {
            terms.add(bin -> Math.log(bin.offset() - window.low() + 0.5));
        }
    }

    /** A line of its own on each side. */
    static WindowTerms lines(BoundaryWindow window) {
        WindowTerms model = new WindowTerms(window);
        model.terms.add(bin -> bin.isAbove() ? 0 : scaled(bin));
        model.terms.add(bin -> bin.isAbove() ? scaled(bin) : 0);
        return model;
    }

    /** The same with a step at the threshold, as the last term. */
    WindowTerms andStep() {
        return andStepAt(0);
    }

    /** The same with a step at an offset, as the last term. */
    WindowTerms andStepAt(int offset) {
        terms.add(bin -> bin.offset() >= offset ? 1 : 0);
        return this;
    }

    int last() {
        return terms.size() - 1;
    }

    Optional<CountFit> fit(List<WindowBin> bins, double tau) {
        return bins.size() <= terms.size() ? Optional.empty() : CountRegression.fit(rows(bins), counts(bins), tau);
    }

    Optional<CountFit> fitWithOwnDispersion(List<WindowBin> bins, double largest) {
        return bins.size() <= terms.size()
                ? Optional.empty()
                : CountFit.withOwnDispersion(rows(bins), counts(bins), largest);
    }

    /** The same terms for the counts of window and baseline, the baseline's with a level and a tilt against the window's. */
    WindowTerms withBaseline() {
        drift = DRIFT;
        return this;
    }

    double[][] rows(List<WindowBin> bins) {
        return rows(bins, false);
    }

    private double[][] rows(List<WindowBin> bins, boolean baseline) {
        return bins.stream().map(bin -> row(bin, baseline)).toArray(double[][]::new);
    }

    private double[] row(WindowBin bin, boolean baseline) {
        double[] row = new double[terms.size() + drift];
        for (int i = 0; i < terms.size(); i++) {
            row[i] = terms.get(i).applyAsDouble(bin);
        }
        for (int power = 0; baseline && (power < drift); power++) {
            row[terms.size() + power] = Math.pow(scaled(bin), power);
        }
        return row;
    }

    private static long[] counts(List<WindowBin> bins) {
        return bins.stream().mapToLong(WindowBin::count).toArray();
    }

    /** Fitted to these places of the window and these of the baseline. */
    Optional<CountFit> fit(List<WindowBin> own, List<WindowBin> baseline, double tau) {
        double[][] rows = both(own, baseline);
        return rows.length <= terms.size() + drift
                ? Optional.empty()
                : CountRegression.fit(rows, bothCounts(own, baseline), tau);
    }

    Optional<CountFit> fitWithOwnDispersion(List<WindowBin> own, List<WindowBin> baseline, double largest) {
        double[][] rows = both(own, baseline);
        return rows.length <= terms.size() + drift
                ? Optional.empty()
                : CountFit.withOwnDispersion(rows, bothCounts(own, baseline), largest);
    }

    private double[][] both(List<WindowBin> own, List<WindowBin> baseline) {
        return Stream.of(rows(own, false), rows(baseline, true))
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
    }

    private static long[] bothCounts(List<WindowBin> own, List<WindowBin> baseline) {
        return LongStream.concat(
                        own.stream().mapToLong(WindowBin::count),
                        baseline.stream().mapToLong(WindowBin::baseline))
                .toArray();
    }

    private static double scaled(WindowBin bin) {
        return bin.position() / BoundaryWindow.REACH;
    }
}
