package io.calibration.collect.counts;

import io.calibration.metrics.Bins;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.CategoryMetrics.MissingPatterns;
import io.calibration.metrics.Counts;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Adds up category scores and, over results with an outcome, the moments of those that have all that are weighed. What does not depend on the scores is
 * counted by pattern of categories, and from there added to the categories when these are asked for.
 */
final class CategoryCounts {

    private final IntakeCounts intake;
    private final LabelTable labels;
    private final Bins bins;
    private final Scale scale;
    private final double[] edges; // where bins begin on the scale
    private final ScoreSums sums;
    private final int classes;
    private long[] byClass; // by category number, then by class
    private final CategoryPatterns patterns;
    private final CompleteCounts complete;
    private final int named; // categories whose absence is counted, by pattern
    private final long[] missing; // in one place a pattern: at most 512 KB
    private final double[] positions; // of the present result on the scale

    /** @param countAll counts what was read, before a category loses its number */
    CategoryCounts(SnapshotLayout layout, Scale scale, IntakeCounts intake, Runnable countAll) {
        this.intake = intake;
        labels = new LabelTable(LabelKind.CATEGORY, layout, id -> {
            countAll.run();
            evict(id);
        });
        bins = layout.scoreBins();
        this.scale = scale;
        edges = IntStream.range(0, bins.count())
                .mapToDouble(bin -> scale.position(bins.lower(bin)))
                .toArray();
        sums = new ScoreSums(bins, scale, labels.size());
        classes = layout.classes().size();
        byClass = new long[labels.size() * classes];
        complete = new CompleteCounts(layout);
        positions = new double[complete.size()];
        patterns = new CategoryPatterns(classes, complete::isComplete, this::fold);
        named = MissingPatterns.categories(layout).size();
        missing = new long[1 << named];
    }

    LabelTable labels() {
        return labels;
    }

    void count(CheckedResults results, CategoryScores scores) {
        sums.reach(labels.size() - 1);
        for (int at = 0; at < scores.end(); at++) {
            sums.add(scores.category[at], scores.bin[at], scores.score[at], 1);
        }
        for (int i = 0; i < results.size; i++) {
            CategoryPattern pattern = patterns.of(scores.category, scores.first(i), scores.end(i));
            pattern.count(results.classIndex[i], 1);
            if (pattern.isComplete && results.outcome[i] != CheckedResults.ABSENT) {
                locate(scores, i);
                positions[positions.length - 1] = position(results.scoreBin[i], results.score[i]);
                complete.add(positions, results.outcome[i] == CheckedResults.YES);
            }
        }
    }

    /** Adds a score that came so many times. */
    void add(String category, double score, long times) {
        int id = labels.idOf(category);
        sums.reach(id);
        sums.add(id, bins.indexOf(score), score, times);
    }

    /** The pattern of results that have scores in these categories. */
    CategoryPattern pattern(List<String> categories) {
        int[] ids = categories.stream().mapToInt(labels::idOf).toArray();
        return patterns.of(ids, 0, ids.length);
    }

    /** The weighed categories come first among the numbers, after {@code other}. */
    private void locate(CategoryScores scores, int result) {
        for (int at = scores.first(result); at < scores.end(result); at++) {
            int place = scores.category[at] - 1;
            if (place >= 0 && place < positions.length - 1) {
                positions[place] = position(scores.bin[at], scores.score[at]);
            }
        }
    }

    private double position(int bin, double score) {
        return score == bins.lower(bin) ? edges[bin] : scale.position(score);
    }

    /** The moments of results that have all that is weighed. */
    CompleteCounts complete() {
        return complete;
    }

    private void fold(CategoryPattern pattern) {
        byClass = Places.reaching(labels.size() * classes - 1, byClass);
        for (int i = 0; i < pattern.categories.length; i++) {
            for (int classIndex = 0; classIndex < classes; classIndex++) {
                byClass[pattern.categories[i] * classes + classIndex] += pattern.byClass[classIndex];
            }
        }
        missing[missing(pattern)] += Arrays.stream(pattern.byClass).sum();
    }

    /** A bit for each named category that the pattern lacks; they come first among the labels, in order, after {@code other}. */
    private int missing(CategoryPattern pattern) {
        int missing = (1 << named) - 1;
        for (int i = 0; i < pattern.categories.length; i++) {
            int category = pattern.categories[i] - 1;
            if (category >= 0 && category < named) {
                missing &= ~(1 << category);
            }
        }
        return missing;
    }

    private void evict(int id) {
        patterns.fold();
        sums.reach(id);
        sums.move(id, LabelTable.OTHER);
        intake.tooMany(LabelKind.CATEGORY.field(), byClass(id).total());
        for (int i = 0; i < classes; i++) {
            Places.move(byClass, id * classes + i, LabelTable.OTHER * classes + i);
        }
    }

    private Counts byClass(int id) {
        byClass = Places.reaching((id + 1) * classes - 1, byClass);
        return Counts.of(Arrays.copyOfRange(byClass, id * classes, (id + 1) * classes));
    }

    SortedMap<String, CategoryMetrics.Category> toMetrics() {
        patterns.fold();
        SortedMap<String, CategoryMetrics.Category> metrics = new TreeMap<>();
        for (int id = 0; id < labels.size(); id++) {
            Counts inClasses = byClass(id);
            if (inClasses.total() > 0) {
                metrics.put(labels.label(id), new CategoryMetrics.Category(sums.toDistribution(id), inClasses));
            }
        }
        return metrics;
    }

    MissingPatterns toMissing() {
        patterns.fold();
        TreeMap<Integer, Long> byPattern = new TreeMap<>();
        for (int pattern = 0; pattern < missing.length; pattern++) {
            if (missing[pattern] > 0) {
                byPattern.put(pattern, missing[pattern]);
            }
        }
        return new MissingPatterns(byPattern, 0);
    }
}
