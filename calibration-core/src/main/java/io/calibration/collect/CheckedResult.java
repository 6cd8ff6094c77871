package io.calibration.collect;

import io.calibration.config.FlagSeverity;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One result after its checks: what several groups need of it, read once. Reused for every result. */
final class CheckedResult {

    private static final Rejection NO_SCORE = new Rejection(RejectionReason.MISSING, "overall_score");
    private static final Rejection SCORE_NO_NUMBER = new Rejection(RejectionReason.NOT_A_NUMBER, "overall_score");
    private static final Rejection SCORE_OFF_SCALE = new Rejection(RejectionReason.OUT_OF_RANGE, "overall_score");
    private static final Rejection UNKNOWN_CLASS = new Rejection(RejectionReason.UNKNOWN_CLASS, "classification");
    private static final Rejection CONFIDENCE_NO_NUMBER = new Rejection(RejectionReason.NOT_A_NUMBER, "confidence");
    private static final Rejection CONFIDENCE_RANGE = new Rejection(RejectionReason.OUT_OF_RANGE, "confidence");
    private static final Rejection CONFLICT_NO_NUMBER = new Rejection(RejectionReason.NOT_A_NUMBER, "conflict_score");
    private static final Rejection CONFLICT_RANGE = new Rejection(RejectionReason.OUT_OF_RANGE, "conflict_score");
    private static final Rejection UNKNOWN_SEVERITY = new Rejection(RejectionReason.UNKNOWN_SEVERITY, "flags.severity");
    private static final Rejection NOT_A_TIME = new Rejection(RejectionReason.NOT_A_TIME, "observed_at");
    private static final long FIRST_DAY = DayWindow.ALL.firstDay().toEpochDay();
    private static final long LAST_DAY = DayWindow.ALL.lastDay().toEpochDay();

    private final Scale scale;
    private final SnapshotLayout layout;
    private final LabelIndex classes;
    private final LabelIndex severities = new LabelIndex(
            Stream.of(FlagSeverity.values()).map(FlagSeverity::label).toList());

    long day;
    double score;
    int scoreBin;
    int classIndex;
    boolean hasConfidence;
    int confidenceBin;
    long fixedConfidence;
    long fixedConfidenceSquared;
    double conflict;
    Outcome outcome = Outcome.ABSENT;
    int flags;
    int[] severity = new int[16];
    final int[] occurrences = new int[FlagSeverity.COUNT];

    CheckedResult(SnapshotLayout layout, Scale scale) {
        this.layout = layout;
        this.scale = scale;
        classes = new LabelIndex(layout.classes());
    }

    /** Reads and checks a row's time; null when it is one. */
    @Nullable
    Rejection readDay(ScanResultCursor row) {
        day = ScanResultCursor.epochDay(row.observedAtMillis());
        return day < FIRST_DAY || day > LAST_DAY ? NOT_A_TIME : null;
    }

    /** Reads and checks the rest of a row in a fixed order; null when nothing is wrong. */
    @Nullable
    Rejection read(ScanResultCursor row) {
        Rejection wrong = readScore(row.overallScore());
        if (wrong != null) {
            return wrong;
        }
        classIndex = classes.find(row.classification());
        if (classIndex < 0) {
            return UNKNOWN_CLASS;
        }
        double confidence = row.confidence();
        wrong = checkShare(confidence, CONFIDENCE_NO_NUMBER, CONFIDENCE_RANGE);
        if (wrong != null) {
            return wrong;
        }
        conflict = row.conflictScore();
        wrong = checkShare(conflict, CONFLICT_NO_NUMBER, CONFLICT_RANGE);
        if (wrong != null) {
            return wrong;
        }
        if (!readSeverities(row)) {
            return UNKNOWN_SEVERITY;
        }
        readConfidence(confidence);
        outcome = row.outcome();
        return null;
    }

    private @Nullable Rejection readScore(double value) {
        score = value + 0.0; // makes -0.0 plain zero
        if (!scale.contains(score)) {
            return Double.isNaN(score) ? NO_SCORE : Double.isInfinite(score) ? SCORE_NO_NUMBER : SCORE_OFF_SCALE;
        }
        scoreBin = layout.scoreBins().indexOf(score);
        return null;
    }

    private void readConfidence(double confidence) {
        hasConfidence = !Double.isNaN(confidence);
        confidenceBin = layout.confidenceBin(confidence);
        fixedConfidence = Fixed.of(confidence);
        fixedConfidenceSquared = Fixed.of(confidence * confidence);
    }

    private static @Nullable Rejection checkShare(double value, Rejection noNumber, Rejection outOfRange) {
        if ((value >= 0 && value <= 1) || Double.isNaN(value)) {
            return null;
        }
        return Double.isInfinite(value) ? noNumber : outOfRange;
    }

    private boolean readSeverities(ScanResultCursor row) {
        Arrays.fill(occurrences, 0);
        flags = row.flags();
        if (flags > severity.length) {
            severity = new int[2 * flags];
        }
        for (int i = 0; i < flags; i++) {
            int index = severities.find(row.flagSeverity(i));
            if (index < 0) {
                return false;
            }
            severity[i] = index;
            occurrences[index]++;
        }
        return true;
    }
}
