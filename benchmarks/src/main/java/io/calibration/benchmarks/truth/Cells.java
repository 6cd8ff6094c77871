package io.calibration.benchmarks.truth;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.analysis.Interval;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lines of the table. */
final class Cells {

    private static final int[] SIZES = {50, 200, 1_000, 5_000, 20_000, 100_000, 1_000_000};
    private static final int LARGE = 20_000; // beyond, a baseline of the same size tells enough
    private static final int HUGE = 1_000_000;
    private static final String[] CONFIDENCE = {
        "low_confidence_for_category", "high_confidence_for_category", "confidence_inverted", "confidence_conflict"
    };

    /** What hosts say of their outcomes. */
    private static final Map<String, KnownOutcomes> KNOWN = Map.of(
            "outcomes after 3 to 7 days", KnownOutcomes.after(7),
            "outcomes after 7 to 21 days", KnownOutcomes.after(21),
            "good outcomes after 3 days, bad ones after 21", KnownOutcomes.after(21),
            "all together", KnownOutcomes.after(7));

    /** The worlds whose policy says that month-ends have rates of their own. */
    private static final Set<String> DECLARED = Set.of("month-ends, escalations doubled", "all together");

    private Cells() {}

    static List<Cell> all() {
        return Stream.of(
                        healthy(),
                        trivial(),
                        crowded(),
                        flags(),
                        confidence(),
                        escalations(),
                        classes(),
                        sufficiency(),
                        outcomes(),
                        worlds())
                .flatMap(cells -> cells)
                .toList();
    }

    /** All is well, whatever the shape of the scores and however many there are. */
    private static Stream<Cell> healthy() {
        return Arrays.stream(Scores.values()).flatMap(scores -> {
            World world = World.of(scores);
            return IntStream.of(SIZES)
                    .mapToObj(n -> new Cell(
                            "healthy, " + scores.label(),
                            world,
                            Fault.NONE,
                            n,
                            n > LARGE ? n : 2 * n,
                            Expected::around,
                            Sought.ANYTHING,
                            Objective.atMost(0.05)));
        });
    }

    /** So much data that every trifle is certain. */
    private static Stream<Cell> trivial() {
        World world = World.of(Scores.BROAD);
        Objective goal = Objective.atMost(0.01);
        return Stream.of(
                new Cell(
                        "every true rate exactly at its limit",
                        world,
                        Fault.NONE,
                        HUGE,
                        0,
                        truth -> truth.atLimit(0),
                        Sought.ANYTHING,
                        goal),
                new Cell(
                        "every true rate half a point beyond its limit",
                        world,
                        Fault.NONE,
                        HUGE,
                        0,
                        truth -> truth.atLimit(0.005),
                        Sought.ANYTHING,
                        goal),
                new Cell(
                        "class mix moved by PSI 0.02",
                        world,
                        Expected.of(world).shift(0.02),
                        HUGE,
                        HUGE,
                        Expected::around,
                        Sought.ANYTHING,
                        goal));
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

    /** Worlds as hosts have them, in which nothing is wrong. */
    private static Stream<Cell> worlds() {
        Map<String, Circumstance> worlds = new LinkedHashMap<>();
        worlds.put("outcomes after 3 to 7 days", Circumstance.outcomesAfter(3, 7, false));
        worlds.put("outcomes after 7 to 21 days", Circumstance.outcomesAfter(7, 21, false));
        worlds.put("outcomes after 3 to 7 days, unsaid", Circumstance.outcomesAfter(3, 7, false));
        worlds.put("outcomes after 7 to 21 days, unsaid", Circumstance.outcomesAfter(7, 21, false));
        worlds.put("good outcomes after 3 days, bad ones after 21", Circumstance.badOutcomesLater(3, 21, false));
        worlds.put(
                "good outcomes after 3 days, bad ones after 21, unsaid", Circumstance.badOutcomesLater(3, 21, false));
        worlds.put("outcomes after 3 to 7 days, dated", Circumstance.outcomesAfter(3, 7, true));
        worlds.put("outcomes after 7 to 21 days, dated", Circumstance.outcomesAfter(7, 21, true));
        worlds.put("good outcomes after 3 days, bad ones after 21, dated", Circumstance.badOutcomesLater(3, 21, true));
        worlds.put("outcomes of approved cases alone", Circumstance.outcomesOfApproved());
        worlds.put("days differ by 15 %, memory 0.6", Circumstance.unlikeDays(0.15, 0.6));
        worlds.put("days differ by 30 %, memory 0.6", Circumstance.unlikeDays(0.30, 0.6));
        worlds.put("month-ends, escalations doubled", Circumstance.monthEnds(2));
        worlds.put("month-ends, escalations doubled, unsaid", Circumstance.monthEnds(2));
        worlds.put("rates by weekday", Circumstance.weekdayRates());
        worlds.put("rates drift by 2 % a month", Circumstance.drift(1.02));
        worlds.put("volume grows by 3 % a day", Circumstance.growth(1.03));
        worlds.put("volume doubles on a day", Circumstance.volumeStep());
        worlds.put("a backlog of six days recorded on one", Circumstance.backlog(6));
        worlds.put("a holiday", Circumstance.holiday(0.1));
        worlds.put("a missing day", Circumstance.holiday(0));
        worlds.put("three batch days", Circumstance.batches(10));
        worlds.put("people come back", Circumstance.returning(400, false, false));
        worlds.put("people come back, the outcome a trait", Circumstance.returning(400, true, false));
        worlds.put("people come back, with key", Circumstance.returning(400, false, true));
        worlds.put("people come back, the outcome a trait, with key", Circumstance.returning(400, true, true));
        worlds.put("60 different scores", Circumstance.leaves(60));
        worlds.put("25 different scores", Circumstance.leaves(25));
        worlds.put("categories apart from the score", Circumstance.categoriesApart());
        worlds.put(
                "all together",
                Circumstance.weekdayRates()
                        .and(Circumstance.monthEnds(2))
                        .and(Circumstance.unlikeDays(0.12, 0.6))
                        .and(Circumstance.drift(1.02))
                        .and(Circumstance.returning(1_500, false, true))
                        .and(Circumstance.outcomesAfter(3, 7, false)));
        return Stream.of(
                        worlds.entrySet().stream()
                                .flatMap(world -> world(
                                        world.getKey(), world.getValue(), truth -> expected(world.getKey(), truth))),
                        world(
                                "150 flag types with days of their own",
                                World.of(Scores.BROAD).flagTypes(150),
                                Circumstance.unlikeDays(0.15, 0.6),
                                truth -> truth.generous().toBuilder()
                                        .criticalFlagShare(new Interval(0, 1)) // few of the many types are critical
                                        .build()),
                        faultsOnUnlikeDays(),
                        world("confidence is that of the class", Circumstance.confidenceOfClass(), Expected::unsaid),
                        world(
                                "confidence is that of the class, as the policy says",
                                Circumstance.classIsRight(),
                                Expected::classIsRight))
                .flatMap(cells -> cells);
    }

    /** Faults in a world whose days differ and last, with weekdays and a drift. */
    private static Stream<Cell> faultsOnUnlikeDays() {
        World world = World.of(Scores.BROAD);
        LocalDate first = Sample.ANALYZED.firstDay().plusDays(12);
        LocalDate last = first.plusDays(2);
        double doubled = 2 * world.flags().get(World.DOUBLED).rate();
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
                        Sought.types("silenced_flag").about("flag_type:pressure")),
                onUnlikeDays(
                        "escalations times 2.5 on three days",
                        Fault.escalated(first.toEpochDay(), last.toEpochDay(), 2.5 * world.escalated()),
                        Sought.types("escalation_spike").onDays(first, last)));
    }

    private static Cell onUnlikeDays(String name, Fault fault, Sought sought) {
        Circumstance days = Circumstance.weekdayRates()
                .and(Circumstance.unlikeDays(0.12, 0.6))
                .and(Circumstance.drift(1.02));
        return new Cell(
                "days differ by 12 %, memory 0.6, weekdays, drift: " + name,
                World.of(Scores.BROAD),
                days,
                fault,
                5_000,
                10_000,
                Expected::generous,
                sought,
                Objective.atLeast(name.startsWith("escalations") ? 0.90 : 0.95));
    }

    private static CalibrationPolicy expected(String world, Expected truth) {
        CalibrationPolicy generous = truth.generous();
        return generous.toBuilder()
                .classShares(
                        world.endsWith("different scores")
                                ? Map.of()
                                : generous.classShares()) // leaves have other shares
                .outcomes(KNOWN.getOrDefault(world, KnownOutcomes.UNSAID))
                .monthEnds(DECLARED.contains(world) ? Circumstance.MONTH_END : 0)
                .build();
    }

    private static Stream<Cell> world(
            String name, Circumstance circumstance, Function<Expected, CalibrationPolicy> expectations) {
        return world(name, World.of(Scores.BROAD), circumstance, expectations);
    }

    private static Stream<Cell> world(
            String name, World world, Circumstance circumstance, Function<Expected, CalibrationPolicy> expectations) {
        return IntStream.of(400, 1_000, 5_000, 30_000)
                .mapToObj(n -> new Cell(
                        "world, " + name,
                        world,
                        circumstance,
                        Fault.NONE,
                        n,
                        2 * n,
                        expectations,
                        Sought.ANYTHING,
                        Objective.atMost(0.05)));
    }
}
