package io.calibration.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of the host, scored or meant to be, without any identity: there is no field that could carry a person or a raw answer. Values
 * are as the host has them; the recorder checks them and counts what is invalid. A null where a value is needed, be it in a list, is
 * counted as missing. Collections are copied; null is an empty one, and a category whose score is null is left out.
 *
 * @param observedAt when it was scored, or was to be
 * @param logicVersion version of the scoring logic that scored it, or was to
 * @param overallScore the score, on the config's scale, or null when none came out
 * @param classification the class that came out, any spelling that normalises to a configured class; may be null without a score
 * @param categoryScores score of each category that was answered, on the config's scale
 * @param confidence confidence in [0, 1], or null when absent
 * @param flags the flags raised, one entry an occurrence
 * @param escalations reasons why it was escalated; empty when it was not. Blank reasons and {@code none} are no reason
 * @param tier the tier it was scanned under, or null when unknown
 * @param dataSufficient whether the data sufficed, or null when unknown
 * @param conflictScore density of contradictions in [0, 1], or null when absent
 * @param outcome whether it turned out well, or null when not known (yet)
 * @param notScored reasons why no score came out, such as {@code timed_out}; empty with a score, or when not known. Blank reasons and
 *     {@code none} are no reason
 */
public record ScanResult(
        Instant observedAt,
        String logicVersion,
        @Nullable Double overallScore,
        @Nullable String classification,
        Map<String, Double> categoryScores,
        @Nullable Double confidence,
        List<Flag> flags,
        List<String> escalations,
        @Nullable String tier,
        @Nullable Boolean dataSufficient,
        @Nullable Double conflictScore,
        @Nullable Boolean outcome,
        List<String> notScored) {

    public ScanResult {
        categoryScores = ScoresByCategory.copyOf(categoryScores);
        flags = copy(flags);
        escalations = copy(escalations);
        notScored = copy(notScored);
    }

    /** A result with a score. */
    public ScanResult(
            Instant observedAt,
            String logicVersion,
            double overallScore,
            String classification,
            Map<String, Double> categoryScores,
            @Nullable Double confidence,
            List<Flag> flags,
            List<String> escalations,
            @Nullable String tier,
            @Nullable Boolean dataSufficient,
            @Nullable Double conflictScore,
            @Nullable Boolean outcome) {
        this(
                observedAt,
                logicVersion,
                (Double) overallScore,
                classification,
                categoryScores,
                confidence,
                flags,
                escalations,
                tier,
                dataSufficient,
                conflictScore,
                outcome,
                List.of());
    }

    /** A result by the names of its values. */
    public static ScanResultBuilder builder() {
        return new ScanResultBuilder();
    }

    /** Unlike {@link List#copyOf} with its nulls, which are the recorder's to count. */
    private static <T> List<T> copy(@Nullable List<T> values) {
        return values == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** The number of category scores; with {@link #category} and {@link #categoryScore} a walk that makes no objects. */
    public int categories() {
        return scores().size();
    }

    /**
     * The category at an index of the map's order.
     *
     * @param index from 0 to below {@link #categories()}
     */
    public String category(int index) {
        return scores().category(index);
    }

    /** The score of {@link #category(int)}. */
    public double categoryScore(int index) {
        return scores().score(index);
    }

    private ScoresByCategory scores() {
        return (ScoresByCategory) categoryScores;
    }
}
