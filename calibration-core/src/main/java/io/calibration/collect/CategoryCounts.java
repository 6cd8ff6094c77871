package io.calibration.collect;

import io.calibration.metrics.Bins;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.CategoryPair;
import io.calibration.metrics.Counts;
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

    private static final Rejection NO_NUMBER = new Rejection(RejectionReason.NOT_A_NUMBER, "category_scores");
    private static final Rejection OFF_SCALE = new Rejection(RejectionReason.OUT_OF_RANGE, "category_scores");
    private static final Rejection TWICE = new Rejection(RejectionReason.DUPLICATE_KEY, "category_scores");

    private final SnapshotLayout layout;
    private final Scale scale;
    private final Bins bins;
    private final IntakeCounts intake;
    private final LabelTable labels;
    private @Nullable CategorySum[] sums = new @Nullable CategorySum[16];
    private final PairCounts pairs = new PairCounts();
    private final MissingCounts missing;

    private int[] present = new int[16]; // different categories of the result, as they come
    private double[] scores = new double[16]; // of these
    private int presentCount;
    private int[] slots = new int[128]; // by category number: where it stands in present, if it does
    private int unlabelled;
    private int twice;
    private int[] paired = new int[16]; // those of present that are told apart
    private double[] positions = new double[16]; // of their scores
    private int pairedCount;

    CategoryCounts(SnapshotLayout layout, Scale scale, IntakeCounts intake) {
        this.layout = layout;
        this.scale = scale;
        bins = layout.scoreBins();
        this.intake = intake;
        labels = new LabelTable(LabelKind.CATEGORY, layout.namedCategories(), this::evict);
        missing = new MissingCounts(layout);
    }

    void count(ScanResultCursor row, CheckedResult result) {
        int size = row.categories();
        if (size == 0) {
            missing.count(present, 0);
            return;
        }
        gather(row, size);
        missing.count(present, presentCount);
        countMistakes(row, size);
        pairedCount = 0;
        for (int i = 0; i < presentCount; i++) {
            countScore(present[i], scores[i], result.classIndex);
        }
        if (result.outcome != Outcome.ABSENT) {
            pairs.add(paired, positions, pairedCount, result.outcome == Outcome.YES);
        }
    }

    private void countScore(int id, double score, int classIndex) {
        int place = labels.place(id);
        sum(place).add(bins.indexOf(score), score, classIndex);
        pair(place, score);
        if (labels.isSurplus(id)) {
            intake.tooMany(LabelKind.CATEGORY, 1);
        }
    }

    private void pair(int place, double score) {
        if (place != LabelTable.OTHER) {
            paired[pairedCount] = place;
            positions[pairedCount++] = scale.position(score);
        }
    }

    /** Gathers the categories that have a score; again when a newcomer took the place of one of them. */
    private void gather(ScanResultCursor row, int size) {
        makeRoom(size);
        long evictions;
        do {
            evictions = labels.evictions();
            labels.begin();
            presentCount = 0;
            unlabelled = 0;
            twice = 0;
            for (int i = 0; i < size; i++) {
                double score = row.categoryScore(i) + 0.0; // makes -0.0 plain zero
                if (scale.contains(score)) {
                    put(labels.idOf(row.category(i), i), score);
                }
            }
        } while (evictions != labels.evictions());
    }

    private void makeRoom(int size) {
        if (size > present.length) {
            present = new int[2 * size];
            scores = new double[2 * size];
            paired = new int[2 * size];
            positions = new double[2 * size];
        }
    }

    /** One score a category: of several names that are one label the greatest score counts. */
    private void put(int found, double score) {
        unlabelled += found == LabelIndex.NOT_A_LABEL ? 1 : 0;
        int id = Math.max(found, LabelTable.OTHER);
        slots = Places.reaching(id, slots);
        int slot = slots[id];
        if (slot < presentCount && present[slot] == id) {
            twice++;
            scores[slot] = Math.max(scores[slot], score);
        } else {
            slots[id] = presentCount;
            present[presentCount] = id;
            scores[presentCount++] = score;
        }
    }

    private void countMistakes(ScanResultCursor row, int size) {
        for (int i = 0; i < unlabelled; i++) {
            intake.notALabel(LabelKind.CATEGORY);
        }
        for (int i = 0; i < twice; i++) {
            intake.ignore(TWICE);
        }
        for (int i = 0; (i < size) && (presentCount + twice < size); i++) {
            ignore(row.categoryScore(i));
        }
    }

    private void ignore(double score) {
        if (!Double.isNaN(score) && !scale.contains(score)) {
            intake.ignore(Double.isInfinite(score) ? NO_NUMBER : OFF_SCALE);
        }
    }

    private CategorySum sum(int id) {
        if (id >= sums.length) {
            sums = Arrays.copyOf(sums, 2 * id);
        }
        CategorySum sum = sums[id];
        if (sum == null) {
            sum = new CategorySum(layout, scale);
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

        CategorySum(SnapshotLayout layout, Scale scale) {
            scores = new ScoreSum(layout.scoreBins(), scale);
            byClass = new long[layout.classes().size()];
        }

        void add(int bin, double score, int classIndex) {
            scores.add(bin, score);
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
