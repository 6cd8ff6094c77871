package io.calibration.internal.statistics;

import java.util.stream.IntStream;

/** How many results came on each day: what events happen to. Immutable. */
public final class Exposure {

    private final long[] upTo;
    private final double squares;
    private final int gap;
    private final int gapEnd;

    /** Of the results of each day. */
    public Exposure(long... sizes) {
        upTo = new long[sizes.length + 1];
        double sum = 0;
        for (int day = 0; day < sizes.length; day++) {
            upTo[day + 1] = upTo[day] + sizes[day];
            sum += (double) sizes[day] * sizes[day];
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
                .mapToLong(day -> day < days() ? size(day) : other.size(day - days()))
                .toArray());
    }

    /** The number of days. */
    public int days() {
        return upTo.length - 1 - (gapEnd - gap);
    }

    /** All results. */
    public long total() {
        return before(days());
    }

    /** The results of a run of days. */
    long between(int first, int end) {
        return before(end) - before(first);
    }

    private long before(int day) {
        return day <= gap ? upTo[day] : upTo[day + gapEnd - gap] - (upTo[gapEnd] - upTo[gap]);
    }

    long size(int day) {
        return between(day, day + 1);
    }

    /** The sum of the squared sizes of all days; of an exposure without gaps. */
    double squares() {
        return squares;
    }
}
