package io.calibration.benchmarks.truth;

import java.time.LocalDate;
import java.util.stream.Stream;

/** One fault each in a tidy world. */
final class FaultyCells {

    private static final String[] CONFIDENCE = {
        "low_confidence_for_category", "high_confidence_for_category", "confidence_inverted", "confidence_conflict"
    };

    private FaultyCells() {}

    static Stream<Cell> all() {
        return Stream.of(crowded(), flags(), confidence(), escalations(), classes(), sufficiency(), outcomes())
                .flatMap(cells -> cells);
    }

    private static Stream<Cell> crowded() {
        return Stream.of(
                crowded("hump of 5 % at 85", Scores.BROAD, 3_000, Fault.hump(85, 3, 0.05), 85, 0.90),
                crowded("hump of 5 % at 85", Scores.NORMAL, 3_000, Fault.hump(85, 3, 0.05), 85, 0.90),
                crowded("hump of 5 % at 85", Scores.SKEWED, 3_000, Fault.hump(85, 3, 0.05), 85, 0.90),
                crowded("hump of 5 % at 25, thin", Scores.NORMAL, 1_000, Fault.hump(25, 3, 0.05), 25, 0.80),
                crowded("hump of 5 % at 45, thin", Scores.SKEWED, 1_000, Fault.hump(45, 3, 0.05), 45, 0.80),
                nudged(Scores.BROAD, 1),
                nudged(Scores.BROAD, 3),
                nudged(Scores.NORMAL, 1),
                nudged(Scores.NORMAL, 3),
                nudged(Scores.SKEWED, 1),
                nudged(Scores.UNIFORM, 1),
                crowded("hump of 4 % at 65", Scores.BROAD, 5_000, Fault.hump(65, 3, 0.04), 65, 0.95),
                crowded(
                        "a third of 60 to 64 nudged to 65 to 67",
                        Scores.BROAD,
                        5_000,
                        Fault.nudge(65, 5, 3, 0.35),
                        65,
                        0.95));
    }

    private static Cell nudged(Scores scores, int landing) {
        String where = landing == 1 ? "65" : "65 to " + (64 + landing);
        return crowded(
                "half of 60 to 64 nudged to " + where, scores, 1_000, Fault.nudge(65, 5, landing, 0.5), 65, 0.95);
    }

    private static Cell crowded(String name, Scores scores, int n, Fault fault, int score, double goal) {
        String label = score == 85
                ? "high_potential"
                : score == 65 ? "worth_exploring" : score == 45 ? "mixed_signals" : "caution";
        Sought sought =
                Sought.types("boundary_crowding", "score_bunching").about("score_threshold:" + label + ":" + score);
        return faulty(name + ", " + scores.label(), World.of(scores), fault, n, 2 * n, sought, goal);
    }

    private static Stream<Cell> flags() {
        World world = World.of(Scores.BROAD);
        double doubled = 2 * world.flags().get(World.DOUBLED).rate();
        return Stream.of(
                faulty(
                        "a flag type doubled from 4 %",
                        world,
                        Fault.flagRate(World.DOUBLED, doubled),
                        2_000,
                        4_000,
                        Sought.types("flag_rate_shift").about("flag_type:late_reply"),
                        0.80),
                faulty(
                        "a critical flag silenced, 10 expected",
                        world,
                        Fault.flagRate(World.CRITICAL, 0),
                        1_000,
                        2_000,
                        Sought.types("silenced_flag").about("flag_type:pressure"),
                        0.95));
    }

    private static Stream<Cell> confidence() {
        World known = World.of(Scores.BROAD).allOutcomesKnown();
        return Stream.of(
                faulty(
                        "confidence inverted",
                        World.of(Scores.BROAD),
                        Fault.confidenceInverted(),
                        1_000,
                        0,
                        Sought.types(CONFIDENCE),
                        0.95),
                faulty(
                        "over-confidence by 0.10",
                        known,
                        Fault.overConfidence(0.10),
                        500,
                        0,
                        Sought.types("confidence_miscalibrated").about("confidence:outcome"),
                        0.95));
    }

    private static Stream<Cell> escalations() {
        return Stream.of(
                tripled("escalations of 4.5 % tripled on four days", 0.045, 19, 22, 0, 0.90),
                tripled("escalations of 8 % tripled on two days", 0.08, 26, 27, 5_600, 0.85));
    }

    private static Cell tripled(String name, double rate, int from, int to, int baseline, double goal) {
        LocalDate first = Sample.ANALYZED.firstDay().plusDays(from);
        LocalDate last = Sample.ANALYZED.firstDay().plusDays(to);
        Sought sought = Sought.types("escalation_spike").onDays(first, last);
        Fault fault = Fault.escalated(first.toEpochDay(), last.toEpochDay(), 3 * rate);
        return faulty(name, World.of(Scores.BROAD).escalated(rate), fault, 2_800, baseline, sought, goal);
    }

    private static Stream<Cell> classes() {
        World world = World.of(Scores.BROAD);
        return Stream.of(
                faulty(
                        "class mix moved by PSI 0.25",
                        world,
                        Expected.of(world).shift(0.25),
                        1_000,
                        1_000,
                        Sought.types("classification_shift").about("classes:mix"),
                        0.90),
                faulty(
                        "the best class gone",
                        world,
                        Fault.classesKept(0, 1, 1, 1, 1),
                        500,
                        0,
                        Sought.types("low_classification_rate", "classification_shift")
                                .about("class:high_potential"),
                        0.99));
    }

    private static Stream<Cell> sufficiency() {
        return Stream.of(faulty(
                "sufficiency down from 85 % to 70 %",
                World.of(Scores.BROAD),
                Fault.sufficient(0.70),
                500,
                1_000,
                Sought.types("data_sufficiency_shift", "low_data_sufficiency").about("sufficiency:overall"),
                0.85));
    }

    private static Stream<Cell> outcomes() {
        LocalDate first = Sample.ANALYZED.firstDay().plusDays(21);
        Sought onDay = Sought.types("outcome_break").onDays(first, Sample.ANALYZED.lastDay());
        return Stream.of(
                outcomes("outcomes inverted", Fault.outcomesInverted(), Sought.types("score_against_outcomes")),
                outcomes(
                        "outcomes apart from the score",
                        Fault.outcomesApart(),
                        Sought.types("score_tells_nothing", "score_discrimination_shift")),
                outcomes(
                        "half of the bad outcomes good from the last quarter on",
                        Fault.outcomesBreak(first.toEpochDay(), 0.5),
                        onDay));
    }

    private static Cell outcomes(String name, Fault fault, Sought sought) {
        return faulty(name, World.of(Scores.BROAD), fault, 5_000, 10_000, sought, 0.95);
    }

    private static Cell faulty(
            String name, World world, Fault fault, int results, int baseline, Sought sought, double goal) {
        return new Cell(
                name,
                world,
                fault,
                results,
                baseline,
                Expected::aroundWithoutFlagTypes,
                sought,
                Objective.atLeast(goal));
    }
}
