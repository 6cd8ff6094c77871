package io.calibration.internal.analysis;

import io.calibration.analysis.SnapshotComparison;
import io.calibration.analysis.SnapshotComparison.Figure;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.ShareDifference;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.FlagTypeMetrics;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** Puts the shares of two snapshots side by side. */
public final class SnapshotFigures {

    private final MetricsPart before;
    private final MetricsPart after;
    private final List<Figure> figures = new ArrayList<>();

    private SnapshotFigures(MetricsPart before, MetricsPart after) {
        this.before = before;
        this.after = after;
    }

    /**
     * The shares of both.
     *
     * @throws IllegalArgumentException when one holds no result, or they were counted for other classes
     */
    public static SnapshotComparison compare(MetricsSnapshot before, MetricsSnapshot after) {
        if (before.results() == 0 || after.results() == 0) {
            throw new IllegalArgumentException(
                    "A snapshot without results compares with none. Name one that holds some.");
        }
        if (!before.layout().classes().equals(after.layout().classes())) {
            throw new IllegalArgumentException("The snapshots were counted for other classes: "
                    + before.layout().classes() + " and " + after.layout().classes() + ".");
        }
        SnapshotFigures figures = new SnapshotFigures(before.metrics(), after.metrics());
        figures.addAll();
        return new SnapshotComparison(
                before.window(), after.window(), before.results(), after.results(), figures.figures);
    }

    private void addAll() {
        List<String> classes = before.layout().classes();
        for (int i = 0; i < classes.size(); i++) {
            int index = i;
            add(
                    "class:" + classes.get(i),
                    part -> part.inClass(index),
                    day -> day.byClass().get(index));
        }
        add("flagged", part -> part.flags().results(), DayCounts::flagged);
        add("escalated", part -> part.escalations().results(), DayCounts::escalated);
        add("insufficient", part -> part.sufficiency().insufficient(), DayCounts::insufficient);
        TreeSet<String> types = new TreeSet<>(before.flags().types().keySet());
        types.addAll(after.flags().types().keySet());
        for (String type : types) {
            add(
                    "flag_type:" + type,
                    part -> carrying(part, type),
                    day -> day.byFlagType().getOrDefault(type, 0L));
        }
    }

    private static long carrying(MetricsPart part, String type) {
        FlagTypeMetrics metrics = part.flags().types().get(type);
        return metrics == null ? 0 : metrics.results();
    }

    private void add(String name, ToLongFunction<MetricsPart> count, ToLongFunction<DayCounts> ofDay) {
        Rate one = rate(before, count, ofDay);
        Rate other = rate(after, count, ofDay);
        figures.add(new Figure(name, one.share(), other.share(), new ShareDifference(other, one).interval()));
    }

    private static Rate rate(MetricsPart part, ToLongFunction<MetricsPart> count, ToLongFunction<DayCounts> ofDay) {
        return new Rate(count.applyAsLong(part), part.results(), Math.max(1, DailyRates.designEffect(part, ofDay)));
    }
}
