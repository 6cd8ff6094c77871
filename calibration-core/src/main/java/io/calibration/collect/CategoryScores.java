package io.calibration.collect;

import io.calibration.metrics.Bins;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import io.calibration.metrics.ScanResultCursor;
import java.util.Arrays;

/**
 * The category scores of some results, one after the other: of each result its different categories as they come, by number. Of several
 * names that are one label the greatest score counts.
 */
final class CategoryScores {

    private static final Rejection NO_NUMBER = new Rejection(RejectionReason.NOT_A_NUMBER, "category_scores");
    private static final Rejection OFF_SCALE = new Rejection(RejectionReason.OUT_OF_RANGE, "category_scores");
    private static final Rejection TWICE = new Rejection(RejectionReason.DUPLICATE_KEY, "category_scores");
    private static final int PLENTY = 16 * CheckedResults.CAPACITY;

    private final Scale scale;
    private final Bins bins;
    private final LabelTable labels;
    private final IntakeCounts intake;

    int size; // results
    private final int[] ends = new int[CheckedResults.CAPACITY]; // by result: the place after its last score
    int[] category = new int[PLENTY];
    int[] bin = new int[PLENTY];
    double[] score = new double[PLENTY];

    private int first; // of the result that is being read
    private int end;
    private int[] places = new int[128]; // by category number: where it stands, if it does
    private int unlabelled;
    private int twice;
    private int noNumber;
    private int offScale;

    CategoryScores(Scale scale, Bins bins, LabelTable labels, IntakeCounts intake) {
        this.scale = scale;
        this.bins = bins;
        this.labels = labels;
        this.intake = intake;
    }

    void clear() {
        size = 0;
    }

    /** The place after the last score of all. */
    int end() {
        return first(size);
    }

    /** Whether so many scores are kept that they should be counted, though there are few results. */
    boolean isFull() {
        return end() >= PLENTY / 2;
    }

    /** The place of a result's first score. */
    int first(int result) {
        return result == 0 ? 0 : ends[result - 1];
    }

    /** The place after a result's last score. */
    int end(int result) {
        return ends[result];
    }

    /** Adds a result. */
    void read(ScanResultCursor row) {
        int categories = row.categories();
        long evictions;
        do {
            evictions = labels.evictions();
            gather(row, categories);
        } while (evictions != labels.evictions()); // a newcomer took the place of one of them
        if ((unlabelled | twice | noNumber | offScale) > 0) {
            countMistakes();
        }
        if (labels.hasSurplus()) {
            placeSurplus();
        }
        ends[size++] = end;
    }

    private void gather(ScanResultCursor row, int categories) {
        labels.begin();
        first = first(size);
        end = first;
        unlabelled = 0;
        twice = 0;
        noNumber = 0;
        offScale = 0;
        for (int i = 0; i < categories; i++) {
            double value = row.categoryScore(i) + 0.0; // makes -0.0 plain zero
            if (scale.contains(value)) {
                put(labels.idOf(row.category(i)), value);
            } else if (!Double.isNaN(value)) {
                noNumber += Double.isInfinite(value) ? 1 : 0;
                offScale += Double.isInfinite(value) ? 0 : 1;
            }
        }
    }

    private void put(int found, double value) {
        int id = found;
        if (found == LabelIndex.NOT_A_LABEL) {
            unlabelled++;
            id = LabelTable.OTHER;
        }
        places = Places.reaching(id, places);
        int place = places[id];
        if ((place >= first) && (place < end) && (category[place] == id)) {
            twice++;
            score[place] = Math.max(score[place], value);
            bin[place] = bins.indexOf(score[place]);
            return;
        }
        makeRoom();
        places[id] = end;
        category[end] = id;
        bin[end] = bins.indexOf(value);
        score[end++] = value;
    }

    private void makeRoom() {
        if (end == category.length) {
            category = Arrays.copyOf(category, 2 * end);
            bin = Arrays.copyOf(bin, 2 * end);
            score = Arrays.copyOf(score, 2 * end);
        }
    }

    private void countMistakes() {
        for (int i = 0; i < unlabelled; i++) {
            intake.notALabel(LabelKind.CATEGORY);
        }
        intake.ignore(TWICE, twice);
        intake.ignore(NO_NUMBER, noNumber);
        intake.ignore(OFF_SCALE, offScale);
    }

    private void placeSurplus() {
        for (int at = first; at < end; at++) {
            if (labels.isSurplus(category[at])) {
                intake.tooMany(LabelKind.CATEGORY, 1);
                category[at] = LabelTable.OTHER;
            }
        }
    }
}
