package io.calibration.benchmarks.truth;

import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is true of a healthy world: everything is drawn with these figures, the same every day but for the volume, which follows the
 * weekday. The class is always the one that the config gives.
 *
 * @param config by which it decides
 * @param scores how scores come about
 * @param flags the flag types
 * @param escalated share of results that are escalated
 * @param sufficient share of results whose data sufficed
 * @param outcomeKnown share of results with an outcome; the chance of a good one is the confidence
 */
record World(
        ScoringConfig config,
        Scores scores,
        List<FlagType> flags,
        double escalated,
        double sufficient,
        double outcomeKnown) {

    /**
     * A flag type.
     *
     * @param type its label
     * @param severity its severity
     * @param rate share of results that carry it
     */
    record FlagType(String type, String severity, double rate) {}

    /** The default config. */
    static final ScoringConfig CONFIG = config("65", "{}");

    private static final ScoringConfig OFF_GRID = config("64.5", "{}");

    private static final ScoringConfig BY_DIMENSIONS = config("65", Dimensions.KNOWN);

    private static ScoringConfig config(String exploring, String knownLabels) {
        String text = """
            {
              "logic_version": "1.0.0",
              "known_labels": %s,
              "category_weights": {
                "emotional_alignment": 1.2, "communication_fit": 1.15, "values_match": 1.3, "lifestyle_harmony": 1.1,
                "future_goals": 1.25, "safety_stability": 1.5, "default": 1.0
              },
              "compatibility_thresholds": {
                "high_potential": {"min_score": 85, "min_confidence": 0.7, "max_red_flags_critical": 0, "max_red_flags_high": 0},
                "worth_exploring": {"min_score": %s, "min_confidence": 0.6, "max_red_flags_critical": 0, "max_red_flags_high": 1},
                "mixed_signals": {"min_score": 45, "min_confidence": 0.5, "max_red_flags_critical": 0, "max_red_flags_high": 2},
                "caution": {"min_score": 25, "min_confidence": 0.4, "max_red_flags_critical": 1, "max_red_flags_high": 3},
                "high_risk": {"min_score": 0}
              },
              "red_flag_severity_thresholds": {
                "critical": {"min_occurrences": 1, "auto_escalate": true},
                "high": {"min_occurrences": 1},
                "medium": {"min_occurrences": 2},
                "low": {"min_occurrences": 3}
              }
            }
            """;
        return ConfigJson.read(text.formatted(knownLabels, exploring).getBytes(StandardCharsets.UTF_8));
    }

    /** A flag type that faults double. */
    static final int DOUBLED = 3;

    /** A critical flag type that faults silence. */
    static final int CRITICAL = 2;

    static World of(Scores scores) {
        return new World(
                CONFIG,
                scores,
                List.of(
                        new FlagType("vague_answers", "medium", 0.08),
                        new FlagType("contradiction", "high", 0.06),
                        new FlagType("pressure", "critical", 0.01),
                        new FlagType("late_reply", "low", 0.04)),
                0.06,
                0.85,
                0.5);
    }

    /** With so many flag types, none of which decides a class, on 0.2 to 2 % of the results. */
    World flagTypes(int number) {
        List<FlagType> types = IntStream.range(0, number)
                .mapToObj(i -> new FlagType("type_" + i, "low", 0.02 / (1 + 9.0 * i / number)))
                .toList();
        return new World(config, scores, types, escalated, sufficient, outcomeKnown);
    }

    /** With eight more flag types, none of which decides a class, on 0.5 to 5 % of the results. */
    World twelveFlagTypes() {
        Stream<FlagType> more =
                IntStream.range(0, 8).mapToObj(i -> new FlagType("habit_" + i, "low", 0.05 / (1 + 9.0 * i / 7)));
        return new World(
                config, scores, Stream.concat(flags.stream(), more).toList(), escalated, sufficient, outcomeKnown);
    }

    /** The line of the class above the middle lies between two scores, at 64.5. */
    World offGrid() {
        return new World(OFF_GRID, scores, flags, escalated, sufficient, outcomeKnown);
    }

    /** With results told apart by {@link Dimensions}. */
    World byDimensions() {
        return new World(BY_DIMENSIONS, scores, flags, escalated, sufficient, outcomeKnown);
    }

    World escalated(double rate) {
        return new World(config, scores, flags, rate, sufficient, outcomeKnown);
    }

    World allOutcomesKnown() {
        return new World(config, scores, flags, escalated, sufficient, 1);
    }

    /** Share of results with at least one flag. */
    double flagged() {
        return 1 - flags.stream().mapToDouble(flag -> 1 - flag.rate()).reduce(1, (a, b) -> a * b);
    }
}
