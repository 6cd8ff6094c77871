package io.calibration.collect;

import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.CategoryPair;
import io.calibration.metrics.Counts;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.MissingPatterns;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up category scores and, over results with an outcome, the moments of every two categories. */
final class CategoryCounts {

    private final IntakeCounts intake;
    private final LabelTable labels;
    private final ScoreSums sums;
    private final int classes;
    private long[] byClass; // by category number, then by class
    private final PairCounts pairs;
    private final MissingCounts missing;

    /** @param countAll counts what was read, before a category loses its number */
    CategoryCounts(SnapshotLayout layout, Scale scale, IntakeCounts intake, Runnable countAll) {
        this.intake = intake;
        labels = new LabelTable(LabelKind.CATEGORY, layout.namedCategories(), id -> {
            countAll.run();
            evict(id);
        });
        sums = new ScoreSums(layout.scoreBins(), scale, labels.size());
        classes = layout.classes().size();
        byClass = new long[labels.size() * classes];
        pairs = new PairCounts(layout.scoreBins(), scale);
        missing = new MissingCounts(layout);
    }

    LabelTable labels() {
        return labels;
    }

    void count(CheckedResults results, CategoryScores scores) {
        reach(labels.size() - 1);
        for (int at = 0; at < scores.end(); at++) {
            sums.add(scores.category[at], scores.bin[at], scores.score[at]);
        }
        for (int i = 0; i < results.size; i++) {
            for (int at = scores.first(i); at < scores.end(i); at++) {
                byClass[scores.category[at] * classes + results.classIndex[i]]++;
            }
        }
        for (int i = 0; i < results.size; i++) {
            missing.count(scores.category, scores.first(i), scores.end(i));
        }
        for (int i = 0; i < results.size; i++) {
            if (results.outcome[i] != Outcome.ABSENT) {
                pairs.add(scores, i, results.outcome[i] == Outcome.YES);
            }
        }
    }

    private void reach(int category) {
        sums.reach(category);
        byClass = Places.reaching((category + 1) * classes - 1, byClass);
    }

    private void evict(int id) {
        reach(id);
        sums.move(id, LabelTable.OTHER);
        intake.tooMany(LabelKind.CATEGORY, byClass(id).total());
        for (int i = 0; i < classes; i++) {
            Places.move(byClass, id * classes + i, LabelTable.OTHER * classes + i);
        }
        pairs.clear(id);
    }

    private Counts byClass(int id) {
        return Counts.of(Arrays.copyOfRange(byClass, id * classes, (id + 1) * classes));
    }

    SortedMap<String, CategoryMetrics> toMetrics() {
        reach(labels.size() - 1);
        SortedMap<String, CategoryMetrics> metrics = new TreeMap<>();
        for (int id = 0; id < labels.size(); id++) {
            if (byClass(id).total() > 0) {
                metrics.put(labels.label(id), new CategoryMetrics(sums.toDistribution(id), byClass(id)));
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
}
