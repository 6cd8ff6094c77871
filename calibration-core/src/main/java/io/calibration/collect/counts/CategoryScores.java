package io.calibration.collect.counts;

import io.calibration.metrics.Bins;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.ScanResultCursor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The category scores of some results, one after the other: of each result its different categories as they come, by number. Of several
 * names that are one label the greatest score counts.
 */
final class CategoryScores {

    private static final int NO_NUMBER = 0;
    private static final int OFF_SCALE = 1;
    private static final int CLAMPED = 2;
    private static final int TWICE = 3;
    private static final int NOT_A_LABEL = 4;
    private static final List<Rejection> MISTAKES = Stream.of(
                    RejectionReason.NOT_A_NUMBER,
                    RejectionReason.OUT_OF_RANGE,
                    RejectionReason.CLAMPED,
                    RejectionReason.DUPLICATE_KEY,
                    RejectionReason.NOT_A_LABEL)
            .map(reason -> new Rejection(reason, LabelKind.CATEGORY.field()))
            .toList();
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

    private int[] places = new int[128]; // by category number: where it stands, if it does
    private final int[] mistakes = new int[MISTAKES.size()]; // of the present result
    private boolean mistaken;

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
        int end;
        do {
            evictions = labels.evictions();
            makeRoom(first(size) + categories);
            end = gather(row, categories, first(size));
        } while (evictions != labels.evictions()); // a newcomer took the place of one of them
        for (int i = 0; mistaken && i < mistakes.length; i++) {
            intake.ignore(MISTAKES.get(i), mistakes[i]);
        }
        if (labels.hasSurplus()) {
            placeSurplus(first(size), end);
        }
        ends[size++] = end;
    }

    /** Gathers the categories that have a score; gives the place after the last. */
    private int gather(ScanResultCursor row, int categories, int first) {
        labels.begin();
        if (mistaken) {
            Arrays.fill(mistakes, 0);
            mistaken = false;
        }
        int end = first;
        for (int i = 0; i < categories; i++) {
            double given = row.categoryScore(i) + 0.0; // makes -0.0 plain zero
            double value = scale.clamped(given);
            if (scale.contains(value)) {
                count(CLAMPED, value != given);
                end = put(labels.idOf(row.category(i)), value, first, end);
            } else if (!Double.isNaN(value)) {
                count(Double.isInfinite(value) ? NO_NUMBER : OFF_SCALE, true);
            }
        }
        return end;
    }

    private void count(int mistake, boolean made) {
        if (made) {
            mistakes[mistake]++;
            mistaken = true;
        }
    }

    private int put(int found, double value, int first, int end) {
        int id = found;
        if (found == LabelIndex.NOT_A_LABEL) {
            count(NOT_A_LABEL, true);
            id = LabelTable.OTHER;
        }
        places = Places.reaching(id, places);
        int place = places[id];
        if ((place >= first) && (place < end) && (category[place] == id)) {
            count(TWICE, id != LabelTable.OTHER); // several have no name of their own there
            score[place] = Math.max(score[place], value);
            bin[place] = bins.indexOf(score[place]);
            return end;
        }
        places[id] = end;
        category[end] = id;
        bin[end] = bins.indexOf(value);
        score[end] = value;
        return end + 1;
    }

    private void makeRoom(int places) {
        if (places > category.length) {
            category = Arrays.copyOf(category, 2 * places);
            bin = Arrays.copyOf(bin, 2 * places);
            score = Arrays.copyOf(score, 2 * places);
        }
    }

    private void placeSurplus(int first, int end) {
        for (int at = first; at < end; at++) {
            if (labels.isSurplus(category[at])) {
                intake.tooMany(LabelKind.CATEGORY.field(), 1);
                category[at] = LabelTable.OTHER;
            }
        }
    }
}
