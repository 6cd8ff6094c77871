package io.calibration.collect.counts;

import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up results that a database has grouped, by the counters of single results: a group is a row that stands for many. The database groups
 * them once for each kind of group here, and leaves out all results with which anything is wrong. Not thread-safe.
 */
public final class GroupedResults {

    private final Accumulator all;
    private final CheckedResults results;

    /** No groups yet. */
    public GroupedResults(SnapshotLayout layout) {
        all = new Accumulator(layout, DayWindow.ALL);
        results = all.results;
    }

    /** Whether a text is a class of the config. */
    public boolean isClass(String text) {
        return results.classOf(text) >= 0;
    }

    /**
     * Adds results of one day and class that are alike in tier, escalation, sufficiency, outcome, and whether they have flags.
     *
     * @param flags 0 when they have none
     */
    public void addLabels(ScanResultCursor row, int flags, long times) {
        begin(row, times);
        require(results.readClass(row));
        require(results.readOutcome(row));
        results.flags = flags;
        all.countLabels(row);
    }

    /**
     * Adds results that are alike in score, class, outcome, severities of flags and bin of confidence, all on even or all on odd days.
     *
     * @param row has any confidence of the bin, or none
     * @param confidence their sum, in billionths
     * @param confidenceSquared the sum of their squares, in billionths
     */
    public void addDecisions(ScanResultCursor row, long times, long confidence, long confidenceSquared) {
        begin(row, times);
        require(results.read(row));
        results.confidence[0] = confidence;
        results.confidenceSquared[0] = confidenceSquared;
        results.size = 1;
        all.countDecisions();
        results.size = 0;
    }

    /** Adds results with a conflict score of one bin. */
    public void addConflicts(int confidenceBin, int conflictBin, long times) {
        all.confidence.countConflict(confidenceBin, conflictBin, times);
    }

    /** Adds one score of a category. */
    public void addCategoryScores(String category, double score, long times) {
        all.categories.add(category, score, times);
    }

    /** Adds results of one class that have scores in the same categories. */
    public void addPatterns(List<String> categories, String classification, long times) {
        all.categories.pattern(categories).count(results.classOf(classification), times);
    }

    /**
     * Adds results with one outcome that have scores in all {@link CategoryMetrics.CompleteCases#categories weighed categories}.
     *
     * @param positions sums of where the scores lie on the scale, in billionths, by category, then of the overall score
     * @param products sums of the products of every two: of the first with itself, the second with the first, with itself, and so on
     */
    public void addComplete(boolean good, long times, long[] positions, long[] products) {
        all.categories.complete().add(good, times, positions, products);
    }

    /** Adds flags of results of one day, among them all flags of their types. */
    public void addFlags(ScanResultCursor row, long times) {
        begin(row, times);
        require(results.readSeverities(row));
        all.flags.countTypes(row, results);
    }

    /** Adds results that have flags of these severities, and no others. */
    public void addSeverities(ScanResultCursor row, long times) {
        results.times[0] = times;
        require(results.readSeverities(row));
        all.flags.countSeverities(results);
    }

    /** Adds results of one value of a dimension, otherwise as {@link #addLabels}; they are not counted again in what is of no dimension. */
    public void addSliceLabels(String dimension, String value, ScanResultCursor row, int flags, long times) {
        begin(row, times);
        require(results.readClass(row));
        require(results.readOutcome(row));
        results.flags = flags;
        all.dimensions.only(dimension, value);
        all.countDimensionDay(row);
        all.dimensions.none();
    }

    /** The same as {@link #addDecisions}; confidences are not added up there. */
    public void addSliceDecisions(String dimension, String value, ScanResultCursor row, long times) {
        begin(row, times);
        require(results.read(row));
        all.dimensions.only(dimension, value);
        all.dimensions.countDecision(results);
        all.dimensions.none();
    }

    /** Adds results of one day and value of a dimension that carry a type of flags. */
    public void addSliceFlags(String dimension, String value, long epochDay, String type, long times) {
        LabelTable types = all.flags.types();
        types.begin();
        all.dimensions.only(dimension, value);
        all.dimensions.countFlagType(epochDay, types.place(types.idOf(type)), times);
        all.dimensions.none();
    }

    private void begin(ScanResultCursor row, long times) {
        results.times[0] = times;
        require(results.readDay(row));
    }

    private static void require(@Nullable Rejection wrong) {
        if (wrong != null) {
            throw new IllegalArgumentException("A group of results should have been left out: " + wrong);
        }
    }

    /** All that was added. */
    public MetricsPart toPart() {
        return all.total();
    }
}
