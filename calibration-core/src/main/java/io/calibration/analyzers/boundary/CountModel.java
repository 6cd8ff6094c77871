package io.calibration.analyzers.boundary;

import io.calibration.analyzers.boundary.BoundaryWindow.Place;
import io.calibration.internal.statistics.counts.CountFit;
import io.calibration.internal.statistics.counts.CountRegression;
import io.calibration.internal.statistics.counts.CountRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The terms of a log-linear model of the counts in a window. The last term is the one asked about. */
final class CountModel {

    /** A level and a tilt: distributions that have moved a little differ by a smooth ratio. */
    private static final int DRIFT = 2;

    /** More than is judged at all. */
    private static final double LARGEST_DISPERSION = 1;

    /** A count of 0 is taken for half a result. */
    private static final double HALF = 0.5;

    private final List<ToDoubleFunction<Place>> terms = new ArrayList<>();
    private final boolean isBeside;
    private int drift;

    /** A level, the window's other thresholds and the teeth of its comb. */
    private CountModel(BoundaryWindow window) {
        isBeside = window.isBeside();
        terms.add(place -> 1);
        window.steps().forEach(this::andStepAt);
        for (int i = 1; i < window.levels(); i++) {
            int tooth = i;
            terms.add(place -> place.tooth() == tooth ? 1 : 0);
        }
    }

    /**
     * A polynomial over the whole window. What scores do toward the ends of a scale, those of a baseline do, too; but a distribution that has
     * moved differs from it by a curve as smooth as its own.
     */
    static CountModel curve(BoundaryWindow window, int degree) {
        CountModel model = new CountModel(window);
        if (!window.isBeside()) {
            model.towardEnds(window.series());
        }
        for (int i = 1; i <= degree; i++) {
            int power = i;
            model.terms.add(place -> Math.pow(place.position(), power));
        }
        return model;
    }

    /** Where the scale ends within the window, counts may go to nothing or pile up as a power of the distance to it, as those of a beta do. */
    private void towardEnds(ScoreSeries series) {
        if (series.end() <= BoundaryWindow.REACH) {
            terms.add(place -> Math.log(series.end() - place.offset() - 0.5));
        }
        if (series.first() >= -BoundaryWindow.REACH) {
            terms.add(place -> Math.log(place.offset() - series.first() + 0.5));
        }
    }

    /** A line of its own on each side. */
    static CountModel lines(BoundaryWindow window) {
        CountModel model = new CountModel(window);
        model.terms.add(place -> place.isAbove() ? 0 : place.position());
        model.terms.add(place -> place.isAbove() ? place.position() : 0);
        return model;
    }

    /** The same with a step at an offset, as the last term. */
    CountModel andStepAt(int offset) {
        terms.add(place -> place.offset() >= offset ? 1 : 0);
        return this;
    }

    /** The same terms for the counts of window and baseline, the baseline's with a level and a tilt against the window's. */
    CountModel withBaseline() {
        drift = DRIFT;
        return this;
    }

    int last() {
        return terms.size() - 1;
    }

    /** Fitted to these places; empty where they are too few, or where no finite fit exists. It leaves degrees of freedom. */
    Optional<CountFit> fit(List<Place> places, double tau) {
        return fitBy((rows, counts) -> CountRegression.fit(rows, counts, tau), places);
    }

    /** The same with the dispersion that the counts themselves show. */
    Optional<CountFit> fitWithOwnDispersion(List<Place> places) {
        return fitBy((rows, counts) -> CountFit.withOwnDispersion(rows, counts, LARGEST_DISPERSION), places);
    }

    private Optional<CountFit> fitBy(BiFunction<CountRows, long[], Optional<CountFit>> method, List<Place> places) {
        List<Place> others = drift > 0 ? places : List.of();
        List<Place> both = Stream.concat(places.stream(), others.stream()).toList();
        double[][] rows = Stream.concat(
                        places.stream().map(this::row), others.stream().map(this::baselineRow))
                .toArray(double[][]::new);
        long[] counts = LongStream.concat(
                        places.stream().mapToLong(Place::count), others.stream().mapToLong(Place::baseline))
                .toArray();
        return rows.length <= terms.size() + drift ? Optional.empty() : method.apply(rows(rows, both), counts);
    }

    /** The terms of these places in the window. */
    CountRows rows(List<Place> places) {
        return rows(places.stream().map(this::row).toArray(double[][]::new), places);
    }

    /** The same as if the term asked about were nothing. */
    CountRows rowsWithoutLast(List<Place> places) {
        double[][] rows = places.stream().map(this::row).toArray(double[][]::new);
        for (double[] row : rows) {
            row[last()] = 0;
        }
        return rows(rows, places);
    }

    /** A place is expected to have in proportion to its width, or to what the baseline has there, which is a count itself. */
    private CountRows rows(double[][] rows, List<Place> places) {
        return CountRows.of(rows)
                .with(
                        places.stream()
                                .mapToDouble(place -> Math.log(isBeside ? place.baseline() + HALF : place.width()))
                                .toArray(),
                        places.stream()
                                .mapToDouble(place -> isBeside ? 1 / (place.baseline() + HALF) : 0)
                                .toArray());
    }

    private double[] row(Place place) {
        double[] row = new double[terms.size() + drift];
        for (int i = 0; i < terms.size(); i++) {
            row[i] = terms.get(i).applyAsDouble(place);
        }
        return row;
    }

    private double[] baselineRow(Place place) {
        double[] row = row(place);
        for (int power = 0; power < drift; power++) {
            row[terms.size() + power] = Math.pow(place.position(), power);
        }
        return row;
    }
}
