package io.calibration.collect.counts;

import io.calibration.config.KnownLabels;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MetricsPart.Slice;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up results by the values of the dimensions that the layout declares. */
final class DimensionCounts {

    private static final Rejection NOT_DECLARED =
            new Rejection(RejectionReason.NOT_DECLARED, LabelKind.DIMENSION.field());

    private final SnapshotLayout layout;
    private final IntakeCounts intake;
    private final CellNumbers cells;
    private final Dimension[] dimensions; // walked without an iterator, for every result

    DimensionCounts(SnapshotLayout layout, IntakeCounts intake, CellNumbers cells) {
        this.layout = layout;
        this.intake = intake;
        this.cells = cells;
        dimensions = layout.dimensions().stream().map(Dimension::new).toArray(Dimension[]::new);
    }

    /** One dimension, with a sum for each of its values. */
    private final class Dimension {

        private final String name;
        private final LabelTable values;
        private final List<@Nullable SliceCounts> sums = new ArrayList<>(); // by number of the value
        private @Nullable SliceCounts present; // that of the result that is being read, or null when it has no value

        Dimension(String name) {
            this.name = name;
            values = LabelTable.ofDimension(name, layout, this::evict);
        }

        void read(ScanResultCursor row) {
            take(value(row));
        }

        void take(@Nullable CharSequence value) {
            if (value == null || LabelIndex.isBlank(value)) {
                present = null;
                return;
            }
            values.begin();
            present = sum(values.place(values.counted(values.idOf(value), intake)));
        }

        private @Nullable CharSequence value(ScanResultCursor row) {
            return switch (name) {
                case KnownLabels.TIER -> row.tier();
                case KnownLabels.HOUR_OF_DAY -> ScanResultCursor.hour(row.observedAtMillis());
                default -> row.dimension(name);
            };
        }

        private SliceCounts sum(int id) {
            while (sums.size() <= id) {
                sums.add(null);
            }
            SliceCounts sum = sums.get(id);
            if (sum == null) {
                sum = new SliceCounts(layout.classes().size());
                sums.set(id, sum);
            }
            return sum;
        }

        private void evict(int id) {
            SliceCounts evicted = sum(id);
            intake.tooMany(values.field(), evicted.days.results());
            sum(LabelTable.OTHER).add(evicted);
            sums.set(id, null);
        }

        SortedMap<String, Slice> toMetrics(LabelTable flagTypes) {
            SortedMap<String, Slice> slices = new TreeMap<>();
            for (int id = 0; id < sums.size(); id++) {
                SliceCounts sum = sums.get(id);
                if (sum != null) {
                    slices.put(values.label(id), sum.toSlice(cells, flagTypes));
                }
            }
            return slices;
        }
    }

    /** Takes the values of the result that is being read; what it names and nobody declares is told to the intake. */
    void read(ScanResultCursor row) {
        Collection<String> given = row.dimensions();
        if (!given.isEmpty() && given.stream().anyMatch(this::isSkipped)) {
            intake.ignore(NOT_DECLARED, 1); // one a result, so that as many results bear it
        }
        for (Dimension dimension : dimensions) {
            dimension.read(row);
        }
    }

    /** Takes it that the result has this value of the dimension, and none of the others. */
    void only(String name, CharSequence value) {
        for (Dimension dimension : dimensions) {
            dimension.take(dimension.name.equals(name) ? value : null);
        }
    }

    /** Takes it that the result has no value of any dimension. */
    void none() {
        only("", "");
    }

    /** Tier and hour are not taken from there. */
    private boolean isSkipped(String name) {
        return !layout.dimensions().contains(name) || KnownLabels.isDerived(name);
    }

    /** Counts that result by what its decision is made of. */
    void countDecision(CheckedResults results) {
        if (dimensions.length == 0) {
            return;
        }
        int i = results.size;
        long number = cells.number(results, i);
        boolean odd = (results.day[i] & 1) != 0;
        for (Dimension dimension : dimensions) {
            if (dimension.present != null) {
                dimension.present.countDecision(number, odd, results.times[i]);
            }
        }
    }

    /** Counts that result as {@link DaySeries#count} does. */
    void countDay(CheckedResults results, boolean escalated, boolean insufficient) {
        for (Dimension dimension : dimensions) {
            if (dimension.present != null) {
                dimension.present.days.count(results, escalated, insufficient);
            }
        }
    }

    void countFlagType(long day, int type, long times) {
        for (Dimension dimension : dimensions) {
            if (dimension.present != null) {
                dimension.present.days.countFlagType(day, type, times);
            }
        }
    }

    void moveFlagType(int from, int to) {
        for (Dimension dimension : dimensions) {
            for (SliceCounts sum : dimension.sums) {
                if (sum != null) {
                    sum.days.moveFlagType(from, to);
                }
            }
        }
    }

    SortedMap<String, SortedMap<String, Slice>> toMetrics(LabelTable flagTypes) {
        SortedMap<String, SortedMap<String, Slice>> metrics = new TreeMap<>();
        for (Dimension dimension : dimensions) {
            SortedMap<String, Slice> slices = dimension.toMetrics(flagTypes);
            if (!slices.isEmpty()) {
                metrics.put(dimension.name, slices);
            }
        }
        return metrics;
    }
}
