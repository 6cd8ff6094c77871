package io.calibration.benchmarks.truth;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Worlds that are unlike the tidy one in many ways at once: weekdays, declared month-ends, days that differ and last, a drift, people who
 * come back with a key, and outcomes after 3 to 7 days, with twelve flag types. Nothing is wrong in them, or one thing.
 */
final class TogetherCells {

    private static final World WORLD = World.of(Scores.BROAD).twelveFlagTypes();
    private static final int RESULTS = 5_000;
    private static final String SCORE_65 = "score_threshold:worth_exploring:65";
    private static final String SCORE_64 = "score_threshold:worth_exploring:64.5";

    private TogetherCells() {}

    static Stream<Cell> all() {
        return Stream.of(healthy(), crowded(), flags(), confidence(), outcomes(), onUnlikeDays(), escalations())
                .flatMap(cells -> cells);
    }

    /** All of it, with so many people, of whom some come far more often than others. */
    private static Circumstance together(Circumstance people) {
        return Circumstance.weekdayRates()
                .and(Circumstance.monthEnds(2))
                .and(Circumstance.unlikeDays(0.12, 0.6))
                .and(Circumstance.drift(1.02))
                .and(people)
                .and(Circumstance.outcomesAfter(3, 7, false));
    }

    /** People with an effective number of some 1,700 in 5,000 results. */
    static Circumstance together() {
        return together(Customers.returning(3_000, 1_000, false, true));
    }

    static CalibrationPolicy policy(Expected truth) {
        return truth.generous().toBuilder()
                .outcomes(KnownOutcomes.after(7))
                .monthEnds(Circumstance.MONTH_END)
                .build();
    }

    private static Stream<Cell> healthy() {
        return Stream.of(
                        WorldCells.world(
                                "all together",
                                WORLD,
                                together(Customers.returning(1_500, 3, false, true)),
                                Fault.NONE,
                                TogetherCells::policy),
                        WorldCells.world(
                                "all together, people alike", WORLD, together(), Fault.NONE, TogetherCells::policy))
                .flatMap(cells -> cells);
    }

    private static Stream<Cell> crowded() {
        Fault hump = Fault.hump(65, 3, 0.04);
        Fault push = Fault.nudge(65, 5, 3, 0.33);
        return Stream.of(
                crowded("a hump of 4 % at 65", WORLD, hump, SCORE_65),
                crowded("a hump of 4 % at 64.5", WORLD.offGrid(), hump, SCORE_64),
                crowded("3 % pushed over 65", WORLD, push, SCORE_65),
                crowded("3 % pushed over 64.5", WORLD.offGrid(), push, SCORE_64));
    }

    private static Cell crowded(String name, World world, Fault fault, String subject) {
        Sought sought = Sought.types("boundary_crowding", "score_bunching")
                .about(subject)
                .beside(KnowingDetector.near(65, 3, 0.15));
        return faulty(name, world, fault, sought);
    }

    private static Stream<Cell> flags() {
        return Stream.of(
                faulty(
                        "a flag type doubled",
                        WORLD,
                        Fault.flagAdded(
                                World.DOUBLED, WORLD.flags().get(World.DOUBLED).rate()),
                        Sought.types("flag_rate_shift").about("flag_type:late_reply")),
                faulty(
                        "a flag type silenced",
                        WORLD,
                        Fault.flagRate(World.DOUBLED, 0),
                        Sought.types("silenced_flag").about("flag_type:late_reply")),
                faulty(
                        "a critical flag silenced",
                        WORLD,
                        Fault.flagRate(World.CRITICAL, 0),
                        Sought.types("silenced_flag").about("flag_type:pressure")));
    }

    private static Stream<Cell> confidence() {
        return Stream.of(
                faulty(
                        "confidence higher by 0.10",
                        WORLD,
                        Fault.confidenceRaised(0.10),
                        Sought.types("confidence_miscalibrated").about("confidence:outcome")),
                faulty(
                        "1 % recorded with another class",
                        WORLD, Fault.mismatched(0.01), Sought.types("decision_mismatch")));
    }

    private static Stream<Cell> outcomes() {
        LocalDate first = Sample.ANALYZED.firstDay().plusDays(14);
        LocalDate lastKnown = Sample.ANALYZED.lastDay().minusDays(7);
        return Stream.of(
                faulty("outcomes inverted", WORLD, Fault.outcomesInverted(), Sought.types("score_against_outcomes")),
                faulty(
                        "outcomes apart from the score",
                        WORLD,
                        Fault.outcomesApart(),
                        Sought.types("score_tells_nothing", "score_discrimination_shift")
                                .beside(KnowingDetector.area(0.056))),
                faulty(
                        "half of the bad outcomes good from the middle on",
                        WORLD,
                        Fault.outcomesBreak(first.toEpochDay(), 0.5),
                        Sought.types("outcome_break").onDays(first, lastKnown)));
    }

    private static Cell faulty(String name, World world, Fault fault, Sought sought) {
        return new Cell(
                "all together: " + name,
                world,
                together(),
                fault,
                RESULTS,
                2 * RESULTS,
                TogetherCells::policy,
                sought,
                Objective.atLeast(0.95));
    }

    /** Faults in a world whose days differ and last, with weekdays and a drift. */
    private static Stream<Cell> onUnlikeDays() {
        double doubled = 2 * World.of(Scores.BROAD).flags().get(World.DOUBLED).rate();
        return Stream.of(
                onUnlikeDays(
                        "a flag type doubled",
                        Fault.flagRate(World.DOUBLED, doubled),
                        Sought.types("flag_rate_shift").about("flag_type:late_reply")),
                onUnlikeDays(
                        "a flag type silenced",
                        Fault.flagRate(World.DOUBLED, 0),
                        Sought.types("silenced_flag").about("flag_type:late_reply")),
                onUnlikeDays(
                        "a critical flag silenced",
                        Fault.flagRate(World.CRITICAL, 0),
                        Sought.types("silenced_flag").about("flag_type:pressure")));
    }

    private static Cell onUnlikeDays(String name, Fault fault, Sought sought) {
        return new Cell(
                "days differ by 12 %, memory 0.6, weekdays, drift: " + name,
                World.of(Scores.BROAD),
                unlikeDays(),
                fault,
                RESULTS,
                2 * RESULTS,
                Expected::generous,
                sought,
                Objective.atLeast(0.95));
    }

    private static Circumstance unlikeDays() {
        return Circumstance.weekdayRates()
                .and(Circumstance.unlikeDays(0.12, 0.6))
                .and(Circumstance.drift(1.02));
    }

    /** More escalations on three days, in worlds of all kinds. */
    private static Stream<Cell> escalations() {
        World world = World.of(Scores.BROAD);
        return Stream.of(
                escalated("tidy", world, Circumstance.TIDY, "2.5", Expected::generous),
                escalated("rates by weekday", world, Circumstance.weekdayRates(), "2.5", Expected::generous),
                escalated("rates drift by 2 % a month", world, Circumstance.drift(1.02), "2.5", Expected::generous),
                escalated(
                        "days differ by 12 %, memory 0.6, weekdays, drift",
                        world, unlikeDays(), "2.5", Expected::generous),
                escalated(
                        "days differ by 15 %, memory 0.6",
                        world, Circumstance.unlikeDays(0.15, 0.6), "2.5", Expected::generous),
                escalated(
                        "days differ by 30 %, memory 0.6",
                        world, Circumstance.unlikeDays(0.30, 0.6), "5", Expected::generous),
                escalated("all together", WORLD, together(), "2.5", TogetherCells::policy));
    }

    private static Cell escalated(
            String days,
            World world,
            Circumstance circumstance,
            String times,
            Function<Expected, CalibrationPolicy> expectations) {
        LocalDate first = Sample.ANALYZED.firstDay().plusDays(12);
        LocalDate last = first.plusDays(2);
        return new Cell(
                days + ": escalations times " + times + " on three days",
                world,
                circumstance,
                Fault.escalated(first.toEpochDay(), last.toEpochDay(), Double.parseDouble(times) * world.escalated()),
                RESULTS,
                2 * RESULTS,
                expectations,
                Sought.types("escalation_spike")
                        .onDays(first, last)
                        .beside(KnowingDetector.escalations(first, last, 0.25)),
                Objective.atLeast(0.90));
    }
}
