package io.calibration.metrics;

import io.calibration.config.KnownLabels;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a host's own storage, read in place: a recorder reads it during {@link MetricsRecorder#record(ScanResultCursor)} and
 * never keeps it, so one cursor may serve for all rows. Texts may be reused buffers. Numbers that are absent are NaN; the meaning of
 * each field is that of {@link ScanResult}. A null where a text is needed is counted as missing. Not thread-safe.
 */
public interface ScanResultCursor {

    /** Milliseconds in a UTC day. */
    long MILLIS_A_DAY = 86_400_000L;

    /** Milliseconds in an hour. */
    long MILLIS_AN_HOUR = 3_600_000L;

    /** The time of what is not known to have happened. */
    long NO_TIME = Long.MAX_VALUE;

    /** When it was scored, in milliseconds since 1970-01-01T00:00:00Z. */
    long observedAtMillis();

    CharSequence logicVersion();

    /** On the config's scale; NaN when none came out. */
    double overallScore();

    /** The class that came out; not asked for without a score. */
    CharSequence classification();

    /** The number of category scores. */
    int categories();

    CharSequence category(int index);

    /** On the config's scale, or NaN when the result has no score in this category. */
    double categoryScore(int index);

    /** In [0, 1], or NaN when absent. */
    double confidence();

    /** The number of flags. */
    int flags();

    CharSequence flagType(int index);

    CharSequence flagSeverity(int index);

    /** Null or blank when the flag concerns no category. */
    @Nullable
    CharSequence flagCategory(int index);

    /** The number of escalation reasons; 0 when the result was not escalated. */
    int escalations();

    CharSequence escalation(int index);

    @Nullable
    CharSequence tier();

    @Nullable
    Boolean dataSufficient();

    /** In [0, 1], or NaN when absent. */
    double conflictScore();

    Outcome outcome();

    /** When the outcome became known, in milliseconds since 1970-01-01T00:00:00Z; {@link #NO_TIME} when that is not known. */
    default long outcomeAtMillis() {
        return NO_TIME;
    }

    /** Whose result it is, as the host's own keyed hash; null when unknown. */
    default @Nullable CharSequence group() {
        return null;
    }

    /**
     * The value of a dimension, or null when the result has none.
     *
     * @param name a name that the layout declares, other than those of tier and hour
     */
    default @Nullable CharSequence dimension(String name) {
        return null;
    }

    /** Names of all dimensions that the result has a value of, declared or not; none where a source reads only those declared. */
    default Collection<String> dimensions() {
        return List.of();
    }

    /** The number of reasons why no score came out; 0 with a score, or when none is known. */
    default int notScored() {
        return 0;
    }

    /** A reason why no score came out, such as {@code timed_out}. */
    default CharSequence notScored(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    /** Fields that the result names with other case or dashes, so that they were skipped; none where a source has no keys. */
    default List<String> misspelt() {
        return List.of();
    }

    /** The value of {@link KnownLabels#HOUR_OF_DAY} of an instant: {@code h00} to {@code h23}. */
    static String hour(long observedAtMillis) {
        return KnownLabels.HOURS.get((int) (Math.floorMod(observedAtMillis, MILLIS_A_DAY) / MILLIS_AN_HOUR));
    }

    /** The UTC day that an instant falls on, counted from 1970-01-01. */
    static long epochDay(long observedAtMillis) {
        return Math.floorDiv(observedAtMillis, MILLIS_A_DAY);
    }
}
