package io.calibration.collect;

import io.calibration.collect.internal.Instants;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Results after their checks, some at a time: what several groups need of them, read once. A group counts them all in one short loop,
 * so that the waits for memory of many results overlap. The arrays are by result; the result that is being read stands at {@link #size}.
 */
final class CheckedResults {

    /** So few that they stay in the processor's first cache. */
    static final int CAPACITY = 128;

    private static final Rejection SCORE_NO_NUMBER = new Rejection(RejectionReason.NOT_A_NUMBER, "overall_score");
    private static final Rejection SCORE_OFF_SCALE = new Rejection(RejectionReason.OUT_OF_RANGE, "overall_score");
    private static final Rejection UNKNOWN_CLASS = new Rejection(RejectionReason.UNKNOWN_CLASS, "classification");
    private static final Rejection CONFIDENCE_NO_NUMBER = new Rejection(RejectionReason.NOT_A_NUMBER, "confidence");
    private static final Rejection CONFIDENCE_RANGE = new Rejection(RejectionReason.OUT_OF_RANGE, "confidence");
    private static final Rejection CONFLICT_NO_NUMBER = new Rejection(RejectionReason.NOT_A_NUMBER, "conflict_score");
    private static final Rejection CONFLICT_RANGE = new Rejection(RejectionReason.OUT_OF_RANGE, "conflict_score");
    private static final Rejection UNKNOWN_SEVERITY = new Rejection(RejectionReason.UNKNOWN_SEVERITY, "flags.severity");
    private static final long FIRST_DAY = DayWindow.ALL.firstDay().toEpochDay();
    private static final long LAST_DAY = DayWindow.ALL.lastDay().toEpochDay();

    /** {@link #outcome} of a result without one, and of one that turned out well. */
    static final int ABSENT = Outcome.ABSENT.index();

    static final int YES = Outcome.YES.index();

    private final Scale scale;
    private final SnapshotLayout layout;
    private final LabelIndex classes;
    private final LabelIndex severities = new LabelIndex(
            Stream.of(FlagSeverity.values()).map(FlagSeverity::label).toList());

    int size;
    final long[] day = new long[CAPACITY];
    final double[] score = new double[CAPACITY];
    final int[] scoreBin = new int[CAPACITY];
    final int[] classIndex = new int[CAPACITY];
    final double[] confidence = new double[CAPACITY]; // NaN when absent
    final int[] confidenceBin = new int[CAPACITY];
    final double[] conflict = new double[CAPACITY]; // NaN when absent
    final int[] outcome = new int[CAPACITY]; // by Outcome.index()
    final int[] occurrences = new int[CAPACITY * FlagSeverity.COUNT]; // of each severity

    boolean clamped; // whether the score of the result that is being read lies beyond the scale
    int flags; // of this result
    int[] severity = new int[16]; // of these

    CheckedResults(SnapshotLayout layout, Scale scale) {
        this.layout = layout;
        this.scale = scale;
        classes = new LabelIndex(layout.classes());
    }

    /** Forgets all results but the one that is being read. */
    void clear() {
        if (size < CAPACITY) {
            day[0] = day[size];
            score[0] = score[size];
            scoreBin[0] = scoreBin[size];
            classIndex[0] = classIndex[size];
            confidence[0] = confidence[size];
            confidenceBin[0] = confidenceBin[size];
            conflict[0] = conflict[size];
            outcome[0] = outcome[size];
            System.arraycopy(occurrences, size * FlagSeverity.COUNT, occurrences, 0, FlagSeverity.COUNT);
        }
        size = 0;
    }

    /** Reads and checks a row's time; null when it is one. */
    @Nullable
    Rejection readDay(ScanResultCursor row) {
        long millis = row.observedAtMillis();
        long observed = ScanResultCursor.epochDay(millis);
        day[size] = observed;
        return observed < FIRST_DAY || observed > LAST_DAY
                ? new Rejection(Instants.reason(millis), "observed_at")
                : null;
    }

    boolean isOutside(long first, long last) {
        return day[size] < first || day[size] > last;
    }

    /** Reads and checks the rest of a row that has a score, in a fixed order; null when nothing is wrong. */
    @Nullable
    Rejection read(ScanResultCursor row) {
        Rejection wrong = readScore(row.overallScore());
        if (wrong != null) {
            return wrong;
        }
        int found = classes.find(row.classification());
        if (found < 0) {
            return UNKNOWN_CLASS;
        }
        classIndex[size] = found;
        wrong = readConfidence(row.confidence());
        if (wrong != null) {
            return wrong;
        }
        conflict[size] = row.conflictScore();
        wrong = checkShare(conflict[size], CONFLICT_NO_NUMBER, CONFLICT_RANGE);
        if (wrong != null) {
            return wrong;
        }
        Outcome known = row.outcome();
        outcome[size] = known == null ? ABSENT : known.index();
        return readSeverities(row) ? null : UNKNOWN_SEVERITY;
    }

    private @Nullable Rejection readScore(double value) {
        double plain = scale.clamped(value + 0.0); // makes -0.0 plain zero
        clamped = plain != value && !Double.isNaN(value);
        if (!scale.contains(plain)) {
            return Double.isInfinite(plain) ? SCORE_NO_NUMBER : SCORE_OFF_SCALE;
        }
        score[size] = plain;
        scoreBin[size] = layout.scoreBins().indexOf(plain);
        return null;
    }

    private @Nullable Rejection readConfidence(double value) {
        confidence[size] = value;
        confidenceBin[size] = layout.confidenceBin(value);
        return checkShare(value, CONFIDENCE_NO_NUMBER, CONFIDENCE_RANGE);
    }

    private static @Nullable Rejection checkShare(double value, Rejection noNumber, Rejection outOfRange) {
        if ((value >= 0 && value <= 1) || Double.isNaN(value)) {
            return null;
        }
        return Double.isInfinite(value) ? noNumber : outOfRange;
    }

    private boolean readSeverities(ScanResultCursor row) {
        int first = size * FlagSeverity.COUNT;
        Arrays.fill(occurrences, first, first + FlagSeverity.COUNT, 0);
        flags = row.flags();
        severity = Places.reaching(flags, severity);
        for (int i = 0; i < flags; i++) {
            int index = severities.find(row.flagSeverity(i));
            if (index < 0) {
                return false;
            }
            severity[i] = index;
            occurrences[first + index]++;
        }
        return true;
    }

    /** How often the severity occurs in the result that is being read. */
    int occurrences(int severity) {
        return occurrences[size * FlagSeverity.COUNT + severity];
    }
}
