package io.calibration.internal.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How many independent looks the search for the strongest run of days is worth. Runs overlap, so it is far less than their number. It is
 * found by simulating days on which nothing changes, with a seed; the p-values themselves stay analytic. Remembers what it has found; not
 * thread-safe.
 */
public final class Looks {

    private static final int SIMULATIONS = 400;
    private static final double LEVEL = 0.05;

    /** More events than this change nothing: the counts are as good as continuous. */
    private static final long MOST_EVENTS = 1_000;

    private static final double GRID = Math.log(1.5);

    private final DayRuns runs;
    private final long[] edges;
    private final long seed;
    private final Map<Long, Double> known = new HashMap<>();

    /** The looks at these days. */
    public Looks(DayRuns runs, long seed) {
        this.runs = runs;
        this.edges = new long[runs.exposure().days()];
        Arrays.setAll(edges, day -> runs.exposure().between(0, day + 1));
        this.seed = seed;
    }

    /**
     * The looks, each two-sided; at least 1.
     *
     * @param events all events, divided by their design effect; taken to the next grid point below, a step of 1.5 apart
     */
    public double at(double events) {
        long step = (long) Math.floor(Math.log(Math.max(1, Math.min(events, MOST_EVENTS))) / GRID);
        return known.computeIfAbsent(step, s -> simulated(Math.round(Math.exp(s * GRID))));
    }

    private double simulated(long events) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] p = new double[SIMULATIONS];
        for (int i = 0; i < SIMULATIONS; i++) {
            p[i] = leastP(events, random);
        }
        Arrays.sort(p);
        return Math.max(1, LEVEL / p[(int) (LEVEL * SIMULATIONS)]);
    }

    /** The p-value of the strongest run among days on which nothing changes. */
    private double leastP(long events, SplittableRandom random) {
        int[] drawn = new int[edges.length + 1];
        for (long left = events; left > 0; ) {
            int place = place(random);
            long size =
                    place == edges.length ? runs.otherSize() : runs.exposure().size(place);
            if (drawn[place] < size) { // no result is drawn twice
                drawn[place]++;
                left--;
            }
        }
        DailyEvents.Builder ofDay = new DailyEvents.Builder();
        for (int day = 0; day < edges.length; day++) {
            ofDay.add(day, drawn[day]);
        }
        DailyEvents inRuns = ofDay.build();
        DayRuns.Run run = runs.strongest(inRuns, drawn[edges.length], 1);
        return runs.ratio(run, inRuns, drawn[edges.length], 1).probability(1);
    }

    /** The day of a result drawn by chance, or the place after the last for the baseline. */
    private int place(SplittableRandom random) {
        long at = random.nextLong(edges[edges.length - 1] + runs.otherSize());
        int day = Arrays.binarySearch(edges, at);
        return day < 0 ? -day - 1 : day + 1;
    }
}
