package io.calibration.json;

import io.calibration.config.ScoringConfig;
import io.calibration.internal.json.Mistakes;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsPart.OutcomesByClass;
import io.calibration.metrics.MetricsPart.Slice;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The totals of the slices of a snapshot that must agree, within each and with the whole. Published ones have their classes alone. */
final class SliceTotals {

    private final MetricsPart part;
    private final boolean exact;
    private final int classes;

    SliceTotals(MetricsPart part, boolean exact) {
        this.part = part;
        this.exact = exact;
        classes = part.layout().classes().size();
    }

    /** @throws InvalidDocumentException when two totals disagree; names the place of one of them */
    void check() {
        part.dimensions().forEach((name, slices) -> {
            String pointer = "/dimensions" + ScoringConfig.pointer(List.of(name));
            if (!part.layout().dimensions().contains(name)) {
                throw Mistakes.only(pointer, "is no dimension that the layout declares");
            }
            atMost(
                    pointer,
                    slices.values().stream().map(Slice::byClass).reduce(Counts.zeros(classes), Counts::plus),
                    part.byClass());
            if (exact) {
                checkDays(pointer, slices);
            }
        });
    }

    private void checkDays(String pointer, SortedMap<String, Slice> slices) {
        SortedMap<LocalDate, DayCounts> sum = new TreeMap<>();
        slices.forEach((value, slice) -> {
            check(pointer + ScoringConfig.pointer(List.of(value)), slice);
            slice.days().forEach((date, day) -> sum.merge(date, day, DayCounts::plus));
        });
        sum.forEach((date, day) -> {
            DayCounts all = part.days().getOrDefault(date, DayCounts.NONE);
            atMost(pointer, day.byClass(), all.byClass());
            SnapshotTotals.atMost(pointer, day.flagged(), all.flagged());
            SnapshotTotals.atMost(pointer, day.escalated(), all.escalated());
            SnapshotTotals.atMost(pointer, day.insufficient(), all.insufficient());
            SnapshotTotals.atMost(pointer, day.withOutcome(), all.withOutcome());
        });
    }

    private void check(String pointer, Slice slice) {
        equal(pointer, slice.decisions().byClass(classes), slice.byClass());
        Counts days =
                slice.days().values().stream().map(DayCounts::byClass).reduce(Counts.zeros(classes), Counts::plus);
        equal(pointer, days, slice.byClass());
        slice.days().forEach((date, day) -> {
            SnapshotTotals.equal(pointer, day.byClass().total(), day.results());
            OutcomesByClass outcomes = slice.outcomes().getOrDefault(date, OutcomesByClass.NONE);
            SnapshotTotals.equal(pointer, outcomes.total(), day.withOutcome());
            atMost(pointer, outcomes.bad().plus(outcomes.good()), day.byClass());
        });
        slice.outcomes()
                .forEach((date, outcomes) -> SnapshotTotals.atMost(
                        pointer,
                        outcomes.total(),
                        slice.days().getOrDefault(date, DayCounts.NONE).results()));
    }

    private static void equal(String pointer, Counts counts, Counts totals) {
        for (int i = 0; i < totals.size(); i++) {
            SnapshotTotals.equal(pointer, counts.get(i), totals.get(i));
        }
    }

    private static void atMost(String pointer, Counts counts, Counts totals) {
        for (int i = 0; i < counts.size(); i++) {
            SnapshotTotals.atMost(pointer, counts.get(i), i < totals.size() ? totals.get(i) : 0);
        }
    }
}
