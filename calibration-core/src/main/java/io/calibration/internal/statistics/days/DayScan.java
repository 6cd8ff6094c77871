package io.calibration.internal.statistics.days;

/**
 * One search of {@link DayRuns} for its strongest run. Of events on few of the days only those runs are looked at that no other outdoes, and
 * long runs only where their extremes would do: what is found is that which looking at all of them finds. Not thread-safe.
 */
final class DayScan {

    /** Steps in the length of the shortest run of a grid. */
    private static final int STEPS = 16;

    /** With events on less than one day in so many, most runs need no look. */
    private static final int FEW = 4;

    private final DailyEvents events;
    private final Exposure exposure;
    private final long allEvents;
    private final double allResults;
    private final double margin;
    private final DayVariation variation;
    private final double[] ofMean;
    private DayRuns.Run best = new DayRuns.Run(0, 1, 0);

    DayScan(
            DailyEvents events,
            Exposure exposure,
            long allEvents,
            double allResults,
            double margin,
            DayVariation variation) {
        this.events = events;
        this.exposure = exposure;
        this.allEvents = allEvents;
        this.allResults = allResults;
        this.margin = margin;
        this.variation = variation;
        ofMean = new double[variation.variance() == 0 ? 0 : exposure.days() + 1];
    }

    DayRuns.Run best() {
        return best;
    }

    /** Looks at the runs that begin and end on any day. */
    void amongShort(DayRuns.Extremes runs) {
        if (FEW * events.size() >= exposure.days()) {
            every(runs.longest());
            return;
        }
        for (int i = 0; i < events.size(); i++) {
            spikesFrom(i, runs.longest());
        }
        for (int i = 0; i <= events.size(); i++) {
            dipsFrom(i, runs.longest());
        }
        if (bound(0, runs.most()) >= best.strength()) {
            dipsOf(runs.longest());
        }
    }

    private void every(int longest) {
        long[] before = events.upTo(exposure.days());
        for (int first = 0; first < exposure.days(); first++) {
            int last = Math.min(exposure.days(), first + longest);
            for (int end = first + 1; end <= last; end++) {
                look(first, end, before[end] - before[first]);
            }
        }
    }

    /** A spike begins and ends with events: without the days before and after them it is stronger. */
    private void spikesFrom(int index, int longest) {
        int first = events.day(index);
        for (int i = index; i < events.size() && events.day(i) - first < longest; i++) {
            look(first, events.day(i) + 1, events.ofFirst(i + 1) - events.ofFirst(index));
        }
    }

    /** A dip begins on a day after events and goes on until there are some: with the days without it is stronger. */
    private void dipsFrom(int index, int longest) {
        int first = index == 0 ? 0 : events.day(index - 1) + 1;
        for (int i = index; i <= events.size(); i++) {
            int end = i == events.size() ? exposure.days() : events.day(i);
            if (end - first > longest) {
                return;
            }
            if (end > first) {
                look(first, end, events.ofFirst(i) - events.ofFirst(index));
            }
        }
    }

    /** Or it is as long as any. */
    private void dipsOf(int length) {
        long[] before = events.upTo(exposure.days());
        for (int end = length; end <= exposure.days(); end++) {
            look(end - length, end, before[end] - before[end - length]);
        }
    }

    /** Looks at the runs on a grid, unless even as many events as any of them has in the fewest results, or none in the most, are too weak. */
    void amongLong(DayRuns.Extremes runs) {
        if (bound(crowded(runs.longest()), runs.least()) <= best.strength()
                && bound(0, runs.most()) <= best.strength()) {
            return;
        }
        int step = runs.shortest() / STEPS;
        long[] before = events.upTo(exposure.days());
        for (int first = 0; first + runs.shortest() < exposure.days(); first += step) {
            int last = Math.min(exposure.days(), first + runs.longest());
            for (int end = first + runs.shortest() + step; end <= last; end += step) {
                look(first, end, before[end] - before[first]);
            }
        }
    }

    /** The most events in a run of a length. */
    private long crowded(int length) {
        long crowded = 0;
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            while (events.day(i) - events.day(from) >= length) {
                from++;
            }
            crowded = Math.max(crowded, events.ofFirst(i + 1) - events.ofFirst(from));
        }
        return crowded;
    }

    /** Of short runs as strong as each other, the first counts; a long one must be stronger. */
    private void look(int first, int end, long seen) {
        double strength = strength(seen, exposure.between(first, end), end - first, best.strength());
        if (strength > best.strength() || (strength == best.strength() && isEarlier(first, end))) {
            best = new DayRuns.Run(first, end, strength);
        }
    }

    private boolean isEarlier(int first, int end) {
        return best.strength() > 0
                && end - first <= DayRuns.EVERY
                && (first < best.first() || (first == best.first() && end < best.end()));
    }

    /** Of no run that has so many is the strength greater. */
    private double bound(long seen, double size) {
        return strength(seen, size, 0, -1);
    }

    /** Variance of the log of the mean rate of a run of so many days. */
    private double ofMean(int days) {
        if (days == 0 || ofMean.length == 0) {
            return 0;
        }
        if (ofMean[days] == 0) {
            ofMean[days] = variation.ofMean(days);
        }
        return ofMean[days];
    }

    /** The strength, or 0 when it cannot be greater than {@code best}: chi-square bounds it, and takes no logarithm. */
    private double strength(long seen, double size, int days, double best) {
        double share = size / allResults;
        double most = margin * share / (margin * share + 1 - share);
        double least = share / (share + margin * (1 - share));
        double observed = (double) seen / allEvents;
        double limit = observed > most ? most : observed < least ? least : observed;
        double bound = allEvents * (observed - limit) * (observed - limit) / (limit * (1 - limit));
        double worth = 1 + allEvents * share * ofMean(days);
        return bound <= best * worth
                ? 0
                : (gain(seen, allEvents * limit) + gain(allEvents - seen, allEvents * (1 - limit))) / worth;
    }

    private static double gain(long seen, double expected) {
        return seen == 0 ? 0 : seen * Math.log(seen / expected);
    }
}
