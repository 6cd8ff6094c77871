package io.calibration.benchmarks.truth;

import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.ScanResultCursor;
import java.util.SplittableRandom;

/** Draws the results of a world one after the other into one row. Not thread-safe. */
final class Population {

    /** Volume of the days of a week, Monday first. */
    private static final double[] VOLUME = {1.15, 1.15, 1.1, 1.1, 1.05, 0.8, 0.65};

    /** Share of results that have a score in each category. */
    private static final double[] PRESENT = {0.95, 0.9, 0.8, 0.6, 0.95, 0.9};

    /** Categories that are drawn with all else; the others are drawn apart, so that the rest is what it was before there were any. */
    private static final int FIRST = 4;

    private final World world;
    private final SplittableRandom random;
    private final Row row;
    private final long firstDay;
    private final double[] untilDay;
    private double person;
    private int scansLeft;

    Population(World world, DayWindow window, SplittableRandom random) {
        this.world = world;
        this.random = random;
        row = new Row(world);
        firstDay = window.firstDay().toEpochDay();
        untilDay = new double[Math.toIntExact(window.days())];
        double sum = 0;
        for (int day = 0; day < untilDay.length; day++) {
            sum += VOLUME[window.firstDay().plusDays(day).getDayOfWeek().getValue() - 1];
            untilDay[day] = sum;
        }
    }

    /** The same row each time. */
    Row next() {
        boolean isNew = scansLeft == 0;
        if (isNew) {
            scansLeft = world.scores().scansAPerson();
            person = world.scores().draw(random);
            row.epochDay = firstDay + day();
        }
        scansLeft--;
        if (isNew || (world.scores() != Scores.REPEATED)) {
            scan();
        }
        return row;
    }

    private int day() {
        double at = random.nextDouble(untilDay[untilDay.length - 1]);
        int day = 0;
        while (at >= untilDay[day]) {
            day++;
        }
        return day;
    }

    private void scan() {
        row.recorded = -1;
        row.score = world.scores().scanned(person, random);
        double surety = random.nextGaussian(0, 0.07);
        row.confidence = hundredths(0.40 + 0.0045 * row.score + surety);
        row.conflict = hundredths(0.6 - 0.5 * row.confidence + random.nextGaussian(0, 0.1));
        for (int i = 0; i < row.carries.length; i++) {
            row.carries[i] = random.nextDouble() < world.flags().get(i).rate();
        }
        SplittableRandom further =
                new SplittableRandom(Double.doubleToLongBits(surety)); // the first four have been here longer
        for (int i = 0; i < PRESENT.length; i++) {
            SplittableRandom drawn = i < FIRST ? random : further;
            double score = Math.max(0, Math.min(100, Math.rint(row.score + drawn.nextGaussian(0, 8))));
            row.categoryScores[i] = drawn.nextDouble() < PRESENT[i] ? score : Double.NaN;
        }
        row.escalated = random.nextDouble() < world.escalated();
        row.sufficient = random.nextDouble() < world.sufficient();
        row.premium = random.nextDouble() < 0.3;
        boolean good = random.nextDouble() < row.confidence;
        boolean known = random.nextDouble() < world.outcomeKnown();
        row.outcomeAt = ScanResultCursor.NO_TIME;
        row.outcome = known ? good ? Outcome.YES : Outcome.NO : Outcome.ABSENT;
    }

    private static double hundredths(double value) {
        return Math.rint(100 * Math.max(0, Math.min(1, value))) / 100;
    }
}
