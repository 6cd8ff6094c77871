package io.calibration.internal.statistics.days;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How many results came on each day: what events happen to. Immutable. */
public final class Exposure {

    private final double[] upTo;
    private final double squares;
    private final int gap;
    private final int gapEnd;

    /** Of the results of each day. */
    public Exposure(long... sizes) {
        this(Arrays.stream(sizes).asDoubleStream().toArray());
    }

    private Exposure(double[] sizes) {
        upTo = new double[sizes.length + 1];
        double sum = 0;
        for (int day = 0; day < sizes.length; day++) {
            upTo[day + 1] = upTo[day] + sizes[day];
            sum += sizes[day] * sizes[day];
        }
        squares = sum;
        gap = sizes.length;
        gapEnd = gap;
    }

    private Exposure(Exposure all, int gap, int gapEnd) {
        upTo = all.upTo;
        squares = all.squares;
        this.gap = gap;
        this.gapEnd = gapEnd;
    }

    /** As if some days had not been: those after them move up. Takes no copy. */
    public Exposure without(int first, int end) {
        return new Exposure(this, first, end);
    }

    /** These days and then others; of exposures without gaps. */
    public Exposure followedBy(Exposure other) {
        return new Exposure(IntStream.range(0, days() + other.days())
                .mapToDouble(day -> day < days() ? size(day) : other.size(day - days()))
                .toArray());
    }

    /** Of how much is to be expected on each day, in any unit. */
    static Exposure expected(double[] sizes) {
        return new Exposure(sizes);
    }

    /** The number of days. */
    public int days() {
        return upTo.length - 1 - (gapEnd - gap);
    }

    /** All results. */
    public double total() {
        return before(days());
    }

    /** The results of a run of days. */
    public double between(int first, int end) {
        return before(end) - before(first);
    }

    private double before(int day) {
        return day <= gap ? upTo[day] : upTo[day + gapEnd - gap] - (upTo[gapEnd] - upTo[gap]);
    }

    /** The results of one day. */
    public double size(int day) {
        return between(day, day + 1);
    }

    /** The sum of the squared sizes of all days; of an exposure without gaps. */
    double squares() {
        return squares;
    }
}
