package io.calibration.internal.analysis;

import io.calibration.analysis.SnapshotComparison;
import io.calibration.analysis.SnapshotComparison.Figure;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.ShareDifference;
import io.calibration.internal.statistics.days.DailyEvents;
import io.calibration.internal.statistics.days.DailySeries;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Puts the shares of two snapshots side by side. */
public final class SnapshotFigures {

    private final Side before;
    private final Side after;
    private final List<Figure> figures = new ArrayList<>();

    private SnapshotFigures(MetricsPart before, MetricsPart after) {
        this.before = Side.of(before);
        this.after = Side.of(after);
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
        List<String> classes = before.part.layout().classes();
        for (int i = 0; i < classes.size(); i++) {
            int index = i;
            add("class:" + classes.get(i), side -> side.rate(side.byClass.get(index)));
        }
        add("flagged", side -> side.rate(side.part.flags().results(), DayCounts::flagged));
        add("escalated", side -> side.rate(side.part.escalations().results(), DayCounts::escalated));
        add("insufficient", side -> side.rate(side.part.sufficiency().insufficient(), DayCounts::insufficient));
        TreeSet<String> types = new TreeSet<>(before.part.flags().types().keySet());
        types.addAll(after.part.flags().types().keySet());
        types.forEach(type -> add("flag_type:" + type, side -> side.carrying(type)));
    }

    private void add(String name, Function<Side, Rate> rate) {
        Rate one = rate.apply(before);
        Rate other = rate.apply(after);
        figures.add(new Figure(name, one.share(), other.share(), new ShareDifference(other, one).interval()));
    }

    private record Side(
            MetricsPart part, DailySeries series, List<DailyEvents> byClass, Map<String, DailyEvents> byType) {

        static Side of(MetricsPart part) {
            DailySeries series = DailySeries.of(part);
            return new Side(part, series, series.byClass(), series.byFlagType());
        }

        Rate rate(DailyEvents events) {
            return rate(events.total(), events);
        }

        Rate rate(long count, ToLongFunction<DayCounts> ofDay) {
            return rate(count, series.events(ofDay));
        }

        Rate carrying(String type) {
            FlagMetrics.Type metrics = part.flags().types().get(type);
            return rate(metrics == null ? 0 : metrics.results(), byType.getOrDefault(type, DailyEvents.NONE));
        }

        private Rate rate(long count, DailyEvents events) {
            return new Rate(count, part.results(), Math.max(1, series.designEffect(events)));
        }
    }
}
