package io.calibration.collect.counts;

import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.Labels;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.SnapshotLayout;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Dense numbers for the labels of one kind, at most {@link LabelKind#cap()} of them: the first in alphabetical order. A label that
 * comes before the last one kept takes its place; as the bar only sinks, the outcome does not depend on the order. Labels that are not
 * kept have a number of their own within one result, so that they count as often as if they were.
 */
final class LabelTable {

    /** The number of {@code other}. */
    static final int OTHER = 0;

    private final String field;
    private final int room;
    private final boolean closed;
    private final IntConsumer eviction;
    private final LabelIndex index;
    private final TreeSet<String> counted = new TreeSet<>();
    private final int mostKept;
    private final Map<String, Integer> surplus = new HashMap<>();
    private long evictions;

    /**
     * @param layout declares labels that are always kept, and are not counted
     * @param eviction adds what is counted under a number to {@link #OTHER} and clears it
     */
    LabelTable(LabelKind kind, SnapshotLayout layout, IntConsumer eviction) {
        this(
                kind.field(),
                layout.declared(kind),
                kind.cap(),
                layout.knownLabels().undeclared() == Undeclared.OTHER,
                eviction);
    }

    private LabelTable(String field, Set<String> known, int room, boolean closed, IntConsumer eviction) {
        this.field = field;
        this.room = room;
        this.closed = closed;
        this.eviction = eviction;
        Set<String> declared = new LinkedHashSet<>(Set.of(Labels.OTHER));
        declared.addAll(known);
        index = new LabelIndex(declared);
        mostKept = index.size() + room;
    }

    /** The values of a dimension. */
    static LabelTable ofDimension(String name, SnapshotLayout layout, IntConsumer eviction) {
        Set<String> known = layout.values(name);
        return new LabelTable(
                LabelKind.dimension(name), known, LabelKind.DIMENSION.room(known), layout.isClosed(name), eviction);
    }

    /** The field of a scan result that these labels come from. */
    String field() {
        return field;
    }

    /** Labels kept, with {@code other}; the numbers of kept labels are below. */
    int size() {
        return index.size();
    }

    String label(int id) {
        return index.label(id);
    }

    /** Counts by number that are above 0, by label. */
    SortedMap<String, Long> byLabel(long[] counts) {
        SortedMap<String, Long> byLabel = new TreeMap<>();
        for (int id = 0; id < Math.min(counts.length, size()); id++) {
            if (counts[id] > 0) {
                byLabel.put(label(id), counts[id]);
            }
        }
        return byLabel;
    }

    /** One more than the greatest number in use. */
    int limit() {
        return mostKept + surplus.size();
    }

    /** The place where a number is counted: itself when it is kept. */
    int place(int id) {
        return id < mostKept ? id : OTHER;
    }

    /** Whether there are labels too many in the present result. */
    boolean hasSurplus() {
        return !surplus.isEmpty();
    }

    /** Whether the label of this number is one too many. */
    boolean isSurplus(int id) {
        return id >= mostKept;
    }

    /** The number that a value counts under; what is no label, or one too many, is told to the intake. */
    int counted(int id, IntakeCounts intake) {
        if (id == LabelIndex.NOT_A_LABEL) {
            intake.notALabel(field);
            return OTHER;
        }
        if (isSurplus(id)) {
            intake.tooMany(field, 1);
        }
        return id;
    }

    /** How many labels have lost their number. When that happens within a result, its numbers must be asked for again. */
    long evictions() {
        return evictions;
    }

    /** Begins a result. */
    void begin() {
        if (!surplus.isEmpty()) {
            surplus.clear();
        }
    }

    /** The number of a label of the present result, or {@link LabelIndex#NOT_A_LABEL}. */
    int idOf(CharSequence raw) {
        int id = index.find(raw);
        if (id != LabelIndex.UNKNOWN) {
            return id;
        }
        return closed ? LabelIndex.NOT_A_LABEL : admit(Labels.normalise(raw).orElseThrow());
    }

    private int admit(String label) {
        if (counted.size() < room) {
            counted.add(label);
            return index.add(label);
        }
        String last = room == 0 ? "" : counted.last();
        if (label.compareTo(last) > 0) {
            return surplus.computeIfAbsent(label, key -> mostKept + surplus.size());
        }
        int id = index.find(last);
        eviction.accept(id);
        evictions++;
        counted.remove(last);
        counted.add(label);
        index.replace(id, label);
        return id;
    }
}
