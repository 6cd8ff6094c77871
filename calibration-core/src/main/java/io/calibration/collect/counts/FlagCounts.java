package io.calibration.collect.counts;

import io.calibration.config.FlagSeverity;
import io.calibration.metrics.Counts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up flags by type, severity and category. */
final class FlagCounts {

    private final IntakeCounts intake;
    private final DaySeries days;
    private final GroupCounts groups;
    private final DimensionCounts dimensions;
    private final LabelTable types;
    private final LabelTable categories;
    private @Nullable TypeSum[] sums = new @Nullable TypeSum[16];
    private long results;
    private final long[][] occurrences = new long[FlagSeverity.COUNT][FlagMetrics.MAX_OCCURRENCES];

    private int[] typeIds = new int[16]; // by place in the row
    private int[] categoryIds = new int[16];
    private int[] present = new int[16]; // different types of the result, as they come
    private int presentCount;
    private int[] ofType = new int[512]; // by type number; occurrences in the result

    FlagCounts(
            SnapshotLayout layout,
            IntakeCounts intake,
            DaySeries days,
            GroupCounts groups,
            DimensionCounts dimensions) {
        this.intake = intake;
        this.days = days;
        this.groups = groups;
        this.dimensions = dimensions;
        types = new LabelTable(LabelKind.FLAG_TYPE, layout, this::evictType);
        categories = new LabelTable(LabelKind.FLAG_CATEGORY, layout, this::evictCategory);
    }

    void count(ScanResultCursor row, CheckedResults result) {
        if (result.flags > 0) {
            countTypes(row, result);
            countSeverities(result);
        }
    }

    /** Counts the flags of the result that is being read, and of what type they are. */
    void countTypes(ScanResultCursor row, CheckedResults result) {
        long times = result.times[result.size];
        number(row, result.flags);
        ofType = Places.reaching(types.limit(), ofType);
        present = Places.reaching(result.flags, present);
        presentCount = 0;
        for (int i = 0; i < result.flags; i++) {
            countFlag(i, result.severity[i], times);
        }
        for (int i = 0; i < presentCount; i++) {
            countType(present[i], result, times);
        }
    }

    /** Counts a result that has flags by how many it has of each severity. */
    void countSeverities(CheckedResults result) {
        long times = result.times[result.size];
        results += times;
        for (int severity = 0; severity < occurrences.length; severity++) {
            countOccurrences(result.occurrences(severity), occurrences[severity], times);
        }
    }

    /** Numbers types and categories; again when a newcomer took the place of one of them. */
    private void number(ScanResultCursor row, int flags) {
        typeIds = Places.reaching(flags, typeIds);
        categoryIds = Places.reaching(flags, categoryIds);
        long evictions;
        do {
            evictions = types.evictions() + categories.evictions();
            types.begin();
            categories.begin();
            for (int i = 0; i < flags; i++) {
                typeIds[i] = types.idOf(row.flagType(i));
                categoryIds[i] = category(row.flagCategory(i));
            }
        } while (evictions != types.evictions() + categories.evictions());
    }

    /** A flag that concerns no category is counted with those of all others, so that the sum over categories stays that of all flags. */
    private int category(@Nullable CharSequence raw) {
        return raw == null || LabelIndex.isBlank(raw) ? LabelTable.OTHER : categories.idOf(raw);
    }

    private void countFlag(int place, int severity, long times) {
        int type = types.counted(typeIds[place], intake);
        int category = categories.counted(categoryIds[place], intake);
        if (ofType[type]++ == 0) {
            present[presentCount++] = type;
        }
        sum(types.place(type)).add(severity, categories.place(category), times);
    }

    private void countType(int id, CheckedResults result, long times) {
        TypeSum sum = sum(types.place(id));
        sum.results += times;
        countOccurrences(ofType[id], sum.occurrences, times);
        ofType[id] = 0;
        days.countFlagType(result.day[result.size], types.place(id), times);
        groups.countFlagType(result.group[result.size], types.place(id));
        dimensions.countFlagType(result.day[result.size], types.place(id), times);
    }

    private static void countOccurrences(int number, long[] histogram, long times) {
        if (number > 0) {
            histogram[Math.min(number, histogram.length) - 1] += times;
        }
    }

    private TypeSum sum(int id) {
        if (id >= sums.length) {
            sums = Arrays.copyOf(sums, 2 * id);
        }
        TypeSum sum = sums[id];
        if (sum == null) {
            sum = new TypeSum();
            sums[id] = sum;
        }
        return sum;
    }

    private void evictType(int id) {
        TypeSum evicted = sum(id);
        sum(LabelTable.OTHER).add(evicted);
        sums[id] = null;
        days.moveFlagType(id, LabelTable.OTHER);
        groups.moveFlagType(id, LabelTable.OTHER);
        dimensions.moveFlagType(id, LabelTable.OTHER);
        intake.tooMany(
                LabelKind.FLAG_TYPE.field(), Arrays.stream(evicted.bySeverity).sum());
    }

    private void evictCategory(int id) {
        for (TypeSum sum : sums) {
            if ((sum != null) && (id < sum.byCategory.length)) {
                intake.tooMany(LabelKind.FLAG_CATEGORY.field(), sum.byCategory[id]);
                Places.move(sum.byCategory, id, LabelTable.OTHER);
            }
        }
    }

    LabelTable types() {
        return types;
    }

    FlagMetrics toMetrics() {
        SortedMap<String, FlagMetrics.Type> byType = new TreeMap<>();
        for (int id = 0; id < Math.min(types.size(), sums.length); id++) {
            TypeSum sum = sums[id];
            if (sum != null) {
                byType.put(types.label(id), sum.toMetrics(categories));
            }
        }
        return new FlagMetrics(
                results, byType, Stream.of(occurrences).map(Counts::of).toList());
    }

    /** One flag type. */
    private static final class TypeSum {

        private long results;
        private final long[] bySeverity = new long[FlagSeverity.COUNT];
        private long[] byCategory = new long[8];
        private final long[] occurrences = new long[FlagMetrics.MAX_OCCURRENCES];

        void add(int severity, int category, long times) {
            bySeverity[severity] += times;
            byCategory = Places.reaching(category, byCategory);
            byCategory[category] += times;
        }

        void add(TypeSum other) {
            results += other.results;
            Places.add(other.bySeverity, bySeverity);
            byCategory = Places.reaching(other.byCategory.length - 1, byCategory);
            Places.add(other.byCategory, byCategory);
            Places.add(other.occurrences, occurrences);
        }

        FlagMetrics.Type toMetrics(LabelTable categories) {
            return new FlagMetrics.Type(
                    results, Counts.of(bySeverity), categories.byLabel(byCategory), Counts.of(occurrences));
        }
    }
}
