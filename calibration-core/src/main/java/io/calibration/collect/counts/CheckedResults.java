package io.calibration.collect.counts;

import io.calibration.collect.internal.Instants;
import io.calibration.collect.internal.ScanField;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.OutcomeMetrics.Ages;
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
    final long[] times = new long[CAPACITY]; // how many results it stands for
    final long[] day = new long[CAPACITY];
    final double[] score = new double[CAPACITY];
    final int[] scoreBin = new int[CAPACITY];
    final int[] classIndex = new int[CAPACITY];
    final long[] confidence = new long[CAPACITY]; // the sum over them, as Fixed, and so on
    final long[] confidenceSquared = new long[CAPACITY];
    final int[] confidenceBin = new int[CAPACITY];
    final double[] conflict = new double[CAPACITY]; // NaN when absent
    final int[] outcome = new int[CAPACITY]; // by Outcome.index()
    final int[] group = new int[CAPACITY]; // of people, or GroupCounts.NONE
    final int[] occurrences = new int[CAPACITY * FlagSeverity.COUNT]; // of each severity

    boolean clamped; // whether the score of the result that is being read lies beyond the scale
    int outcomeAge; // of this result, as a bin
    int flags; // of this result
    int[] severity = new int[16]; // of these

    CheckedResults(SnapshotLayout layout, Scale scale) {
        this.layout = layout;
        this.scale = scale;
        classes = new LabelIndex(layout.classes());
        Arrays.fill(times, 1);
        Arrays.fill(group, GroupCounts.NONE);
    }

    /** Forgets all results but the one that is being read. */
    void clear() {
        if (size < CAPACITY) {
            day[0] = day[size];
            score[0] = score[size];
            scoreBin[0] = scoreBin[size];
            classIndex[0] = classIndex[size];
            confidence[0] = confidence[size];
            confidenceSquared[0] = confidenceSquared[size];
            confidenceBin[0] = confidenceBin[size];
            conflict[0] = conflict[size];
            outcome[0] = outcome[size];
            group[0] = group[size];
            System.arraycopy(occurrences, size * FlagSeverity.COUNT, occurrences, 0, FlagSeverity.COUNT);
        }
        size = 0;
    }

    /** What a row must not lack and lacks, or null; readers of files see to most of it themselves. */
    static @Nullable String missing(ScanResultCursor row) {
        if (row.observedAtMillis() == Instants.ABSENT) {
            return ScanField.OBSERVED_AT.key();
        }
        if (isBlank(row.logicVersion())) {
            return ScanField.LOGIC_VERSION.key();
        }
        return row.classification() == null && needsClass(row) ? ScanField.CLASSIFICATION.key() : missingWithin(row);
    }

    /** A version that says nothing is none. */
    private static boolean isBlank(@Nullable CharSequence version) {
        return version == null
                || version.isEmpty()
                || (Character.isWhitespace(version.charAt(0))
                        && version.toString().isBlank());
    }

    private static boolean needsClass(ScanResultCursor row) {
        return !Double.isNaN(row.overallScore()) && row.notScored() == 0;
    }

    private static @Nullable String missingWithin(ScanResultCursor row) {
        for (int i = row.categories() - 1; i >= 0; i--) {
            if (row.category(i) == null) {
                return ScanField.CATEGORY_SCORES.key();
            }
        }
        for (int i = 0; i < row.flags(); i++) {
            if (row.flagType(i) == null) {
                return "flags.type";
            }
            if (row.flagSeverity(i) == null) {
                return "flags.severity";
            }
        }
        for (int i = row.escalations() - 1; i >= 0; i--) {
            if (row.escalation(i) == null) {
                return ScanField.ESCALATION.key();
            }
        }
        for (int i = row.notScored() - 1; i >= 0; i--) {
            if (row.notScored(i) == null) {
                return ScanField.NOT_SCORED.key();
            }
        }
        return null;
    }

    /** Reads and checks a row's time; null when it is one. */
    @Nullable
    Rejection readDay(ScanResultCursor row) {
        long millis = row.observedAtMillis();
        long observed = ScanResultCursor.epochDay(millis);
        day[size] = observed;
        return isDay(observed) ? null : new Rejection(Instants.reason(millis), ScanField.OBSERVED_AT.key());
    }

    private static boolean isDay(long epochDay) {
        return epochDay >= FIRST_DAY && epochDay <= LAST_DAY;
    }

    boolean isOutside(long first, long last) {
        return day[size] < first || day[size] > last;
    }

    /** Reads and checks the rest of a row that has a score, in a fixed order; null when nothing is wrong. */
    @Nullable
    Rejection read(ScanResultCursor row) {
        Rejection wrong = readScore(row.overallScore());
        wrong = wrong == null ? readClass(row) : wrong;
        wrong = wrong == null ? readConfidence(row.confidence()) : wrong;
        wrong = wrong == null ? readConflict(row.conflictScore()) : wrong;
        wrong = wrong == null ? readOutcome(row) : wrong;
        return wrong == null ? readSeverities(row) : wrong;
    }

    @Nullable
    Rejection readClass(ScanResultCursor row) {
        classIndex[size] = classOf(row.classification());
        return classIndex[size] < 0
                ? new Rejection(RejectionReason.UNKNOWN_CLASS, ScanField.CLASSIFICATION.key())
                : null;
    }

    /** The place of a class, or a negative number when it is none. */
    int classOf(CharSequence name) {
        return classes.find(name);
    }

    @Nullable
    Rejection readOutcome(ScanResultCursor row) {
        Outcome known = row.outcome();
        outcome[size] = known == null ? ABSENT : known.index();
        outcomeAge = Ages.UNKNOWN;
        long millis = row.outcomeAtMillis();
        if (millis == ScanResultCursor.NO_TIME || millis == Instants.ABSENT) {
            return null;
        }
        long knownDay = ScanResultCursor.epochDay(millis);
        if (!isDay(knownDay)) {
            return new Rejection(Instants.reason(millis), ScanField.OUTCOME_AT.key());
        }
        outcomeAge = Ages.bin(knownDay - day[size]);
        return null;
    }

    private @Nullable Rejection readScore(double value) {
        double plain = scale.clamped(value + 0.0); // makes -0.0 plain zero
        clamped = plain != value && !Double.isNaN(value);
        if (!scale.contains(plain)) {
            return offScale(plain, ScanField.OVERALL_SCORE);
        }
        score[size] = plain;
        scoreBin[size] = layout.scoreBins().indexOf(plain);
        return null;
    }

    private @Nullable Rejection readConfidence(double value) {
        confidence[size] = Fixed.of(value);
        confidenceSquared[size] = Fixed.of(value * value);
        confidenceBin[size] = layout.confidenceBin(value);
        return checkShare(value, ScanField.CONFIDENCE);
    }

    private @Nullable Rejection readConflict(double value) {
        conflict[size] = value;
        return checkShare(value, ScanField.CONFLICT_SCORE);
    }

    private static @Nullable Rejection checkShare(double value, ScanField field) {
        return (value >= 0 && value <= 1) || Double.isNaN(value) ? null : offScale(value, field);
    }

    private static Rejection offScale(double value, ScanField field) {
        boolean number = !Double.isInfinite(value);
        return new Rejection(number ? RejectionReason.OUT_OF_RANGE : RejectionReason.NOT_A_NUMBER, field.key());
    }

    @Nullable
    Rejection readSeverities(ScanResultCursor row) {
        int first = size * FlagSeverity.COUNT;
        Arrays.fill(occurrences, first, first + FlagSeverity.COUNT, 0);
        flags = row.flags();
        severity = Places.reaching(flags, severity);
        for (int i = 0; i < flags; i++) {
            int index = severities.find(row.flagSeverity(i));
            if (index < 0) {
                return new Rejection(RejectionReason.UNKNOWN_SEVERITY, "flags.severity");
            }
            severity[i] = index;
            occurrences[first + index]++;
        }
        return null;
    }

    /** How often the severity occurs in the result that is being read. */
    int occurrences(int severity) {
        return occurrences[size * FlagSeverity.COUNT + severity];
    }
}
