package io.calibration.collect;

import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.CategoryPair;
import io.calibration.metrics.Counts;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MissingPatterns;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up category scores and, over results with an outcome, the moments of every two categories. */
final class CategoryCounts {

    private static final int NO_SCORE = -3;
    private static final Rejection NO_NUMBER = new Rejection(RejectionReason.NOT_A_NUMBER, "category_scores");
    private static final Rejection OFF_SCALE = new Rejection(RejectionReason.OUT_OF_RANGE, "category_scores");
    private static final Rejection TWICE = new Rejection(RejectionReason.DUPLICATE_KEY, "category_scores");

    private final SnapshotLayout layout;
    private final Scale scale;
    private final IntakeCounts intake;
    private final LabelTable labels;
    private @Nullable CategorySum[] sums = new @Nullable CategorySum[16];
    private final PairCounts pairs = new PairCounts();
    private final MissingCounts missing;

    private int[] ids = new int[16]; // by place in the row
    private int[] present = new int[16]; // different categories of the result, as they come
    private int presentCount;
    private double[] scores = new double[128]; // by category number; NaN when the result has none
    private double[] positions = new double[16]; // by place in present

    CategoryCounts(SnapshotLayout layout, Scale scale, IntakeCounts intake) {
        this.layout = layout;
        this.scale = scale;
        this.intake = intake;
        labels = new LabelTable(LabelKind.CATEGORY, layout.namedCategories(), this::evict);
        missing = new MissingCounts(layout);
        Arrays.fill(scores, Double.NaN);
    }

    void count(ScanResultCursor row, CheckedResult result) {
        int size = row.categories();
        if (size == 0) {
            missing.count(present, 0);
            return;
        }
        number(row, size);
        gather(row, size);
        missing.count(present, presentCount);
        for (int i = 0; i < presentCount; i++) {
            int id = present[i];
            double score = scores[id];
            scores[id] = Double.NaN;
            double share = scale.position(score);
            positions[i] = share;
            sum(labels.place(id))
                    .add(
                            layout.scoreBins().indexOf(score),
                            score,
                            Fixed.of(share),
                            Fixed.of(share * share),
                            result.classIndex);
            if (labels.isSurplus(id)) {
                intake.tooMany(LabelKind.CATEGORY, 1);
            }
        }
        if (result.outcome != Outcome.ABSENT) {
            countPairs(result.outcome == Outcome.YES);
        }
    }

    /** Numbers the categories that have a score; again when a newcomer took the place of one of them. */
    private void number(ScanResultCursor row, int size) {
        ids = Places.reaching(size, ids);
        long evictions;
        do {
            evictions = labels.evictions();
            labels.begin();
            for (int i = 0; i < size; i++) {
                ids[i] = scale.contains(row.categoryScore(i)) ? labels.idOf(row.category(i)) : NO_SCORE;
            }
        } while (evictions != labels.evictions());
    }

    /** One score a category: of several names that are one label the greatest score counts. */
    private void gather(ScanResultCursor row, int size) {
        presentCount = 0;
        if (labels.limit() > scores.length) {
            scores = new double[2 * labels.limit()];
            Arrays.fill(scores, Double.NaN);
        }
        present = Places.reaching(size, present);
        if (size > positions.length) {
            positions = new double[2 * size];
        }
        for (int i = 0; i < size; i++) {
            double score = row.categoryScore(i) + 0.0; // makes -0.0 plain zero
            if (ids[i] == NO_SCORE) {
                ignore(score);
            } else {
                put(ids[i], score);
            }
        }
    }

    private void ignore(double score) {
        if (!Double.isNaN(score)) {
            intake.ignore(Double.isInfinite(score) ? NO_NUMBER : OFF_SCALE);
        }
    }

    private void put(int found, double score) {
        if (found == LabelIndex.NOT_A_LABEL) {
            intake.notALabel(LabelKind.CATEGORY);
        }
        int id = Math.max(found, LabelTable.OTHER);
        if (Double.isNaN(scores[id])) {
            present[presentCount++] = id;
            scores[id] = score;
        } else {
            intake.ignore(TWICE);
            scores[id] = Math.max(scores[id], score);
        }
    }

    private void countPairs(boolean yes) {
        for (int i = 0; i < presentCount; i++) {
            int first = labels.place(present[i]);
            for (int j = 0; (first != LabelTable.OTHER) && (j <= i); j++) {
                int second = labels.place(present[j]);
                if (second != LabelTable.OTHER) {
                    pairs.add(first, positions[i], second, positions[j], yes);
                }
            }
        }
    }

    private CategorySum sum(int id) {
        if (id >= sums.length) {
            sums = Arrays.copyOf(sums, 2 * id);
        }
        CategorySum sum = sums[id];
        if (sum == null) {
            sum = new CategorySum(layout);
            sums[id] = sum;
        }
        return sum;
    }

    private void evict(int id) {
        CategorySum evicted = sum(id);
        sum(LabelTable.OTHER).add(evicted);
        sums[id] = null;
        pairs.clear(id);
        intake.tooMany(LabelKind.CATEGORY, evicted.count());
    }

    SortedMap<String, CategoryMetrics> toMetrics() {
        SortedMap<String, CategoryMetrics> metrics = new TreeMap<>();
        for (int id = 0; id < Math.min(labels.size(), sums.length); id++) {
            CategorySum sum = sums[id];
            if (sum != null) {
                metrics.put(labels.label(id), sum.toMetrics());
            }
        }
        return metrics;
    }

    MissingPatterns toMissing() {
        return missing.toPatterns();
    }

    List<CategoryPair> toPairs() {
        return pairs.toPairs(labels);
    }

    /** One category. */
    private static final class CategorySum {

        private final ScoreSum scores;
        private final long[] byClass;

        CategorySum(SnapshotLayout layout) {
            scores = new ScoreSum(layout.scoreBins().count());
            byClass = new long[layout.classes().size()];
        }

        void add(int bin, double score, long position, long positionSquared, int classIndex) {
            scores.add(bin, score, position, positionSquared);
            byClass[classIndex]++;
        }

        void add(CategorySum other) {
            scores.add(other.scores);
            Places.add(other.byClass, byClass);
        }

        long count() {
            return Arrays.stream(byClass).sum();
        }

        CategoryMetrics toMetrics() {
            return new CategoryMetrics(scores.toDistribution(), Counts.of(byClass));
        }
    }
}
