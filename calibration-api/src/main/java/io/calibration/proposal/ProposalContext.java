package io.calibration.proposal;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsSnapshot;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a strategy may look at. */
public interface ProposalContext {

    /** The findings that the strategy acts on: of its types, MEDIUM or worse, gravest first. */
    List<Finding> findings();

    /** The whole report. */
    CalibrationReport report();

    /** The aggregates that were judged, exact. A search uses {@link #replay()} instead, which shows only half of them. */
    MetricsSnapshot snapshot();

    /** The config in force. */
    ScoringConfig base();

    /** What the host expects. */
    CalibrationPolicy policy();

    /** How far one release may go. What a strategy proposes is held against them again. */
    Guardrails guardrails();

    /** Replays other configs. */
    Replay replay();

    /**
     * The guardrail that stops a config by its numbers alone: a protected path, a step too far, thresholds out of order.
     *
     * @param paths JSON Pointers of the numbers that differ from {@link #base()}
     * @throws IllegalArgumentException when its classes are not those of the base config
     */
    Optional<Guardrails.Stop> stop(ScoringConfig candidate, Collection<String> paths);

    /**
     * The guardrail that stops a config by what becomes of the window's results, for searches that count them themselves.
     *
     * @param reclassified results that change their class
     * @param improved results of these that move to a better class
     * @param criticalImproved results of these that have a critical flag, as far as the decision table tells
     */
    Optional<Guardrails.Stop> stop(long reclassified, long improved, long criticalImproved);

    /**
     * Design effect of the share that each class has in the window, in the order of the base config's classes: variance of the share over
     * that of as many independent results, a factor without a unit, at least 1. What days that differ and last add to 1 and what people who
     * come back add are summed. It is 1 where the counts tell neither, and in a window without results.
     */
    List<Double> designEffects();

    /**
     * 95 % prediction interval of how far a share of the next window will lie from the one that another rule gives now, as wide as the share's
     * own interval; where it holds 0, the next window may well look as if nothing had been changed.
     *
     * @param before results that count under the rule of now
     * @param after results that count under the rule of the next window
     * @param results results that both are counted in
     * @param designEffect that of the share, at least 1
     */
    Interval nextChange(long before, long after, long results, double designEffect);

    /**
     * 95 % prediction interval of the difference of two shares in the next window, results paired.
     *
     * @param gained results that count in the second but not in the first
     * @param lost results that count in the first but not in the second
     * @param results results that both are counted in
     */
    Interval nextDifference(long gained, long lost, long results);

    /**
     * Replays the results that a search may see under other configs. It does not show the results that the proposal's impact is estimated
     * from, so that a search cannot make its own winner look better than it is. Thread-safe and deterministic.
     */
    interface Replay {

        /**
         * What this config would do instead of the base config.
         *
         * @throws IllegalArgumentException when its classes are not those of the base config
         */
        Impact of(ScoringConfig candidate);

        /**
         * The base config with other numbers.
         *
         * @param values the new numbers by JSON Pointer
         * @throws IllegalArgumentException when a pointer leads to no number, or the result is no valid config
         */
        ScoringConfig candidate(Map<String, BigDecimal> values);

        /** Results of each cell of the snapshot's decision table that a search may see, in the order of its cells. */
        Counts searchable();

        /** How far a score is moved to see whether its class flips, in points of the scale; see {@link Impact#fragility()}. */
        double flipDistance();
    }
}
