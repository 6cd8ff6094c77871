package io.calibration.analyzers;

import io.calibration.internal.statistics.CountFit;
import io.calibration.internal.statistics.CountRegression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The terms of a log-linear model of the counts in a window. The last term is the one asked about. */
final class WindowTerms {

    private final List<ToDoubleFunction<WindowBin>> terms = new ArrayList<>();

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

    double[][] rows(List<WindowBin> bins) {
        return bins.stream()
                .map(bin -> terms.stream()
                        .mapToDouble(term -> term.applyAsDouble(bin))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static long[] counts(List<WindowBin> bins) {
        return bins.stream().mapToLong(WindowBin::count).toArray();
    }

    private static double scaled(WindowBin bin) {
        return bin.position() / BoundaryWindow.REACH;
    }
}
