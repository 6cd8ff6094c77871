package io.calibration.benchmarks.truth;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationPolicy.Margins;
import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.analysis.Interval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Worlds as hosts have them, in which nothing is wrong. */
final class WorldCells {

    private static final int[] SIZES = {400, 1_000, 5_000, 30_000};
    private static final int[] SMALL = {40, 100, 200};

    private static final World BROAD = World.of(Scores.BROAD);

    /** After how many days hosts say that outcomes are known. */
    private static final Map<String, KnownOutcomes> KNOWN = Map.of(
            "outcomes after 3 to 7 days", KnownOutcomes.after(7),
            "outcomes after 7 to 21 days", KnownOutcomes.after(21),
            "good outcomes after 3 days, bad ones after 21", KnownOutcomes.after(21));

    /** The world whose policy says that month-ends have rates of their own. */
    private static final String DECLARED = "month-ends, escalations doubled";

    /** The worlds whose classes have other shares. */
    private static final Set<String> OTHER_SHARES =
            Set.of("60 different scores", "25 different scores", "scores heap at both ends");

    private WorldCells() {}

    static Stream<Cell> all() {
        Map<String, Circumstance> worlds = new LinkedHashMap<>();
        ofOutcomes(worlds);
        ofDays(worlds);
        ofPeople(worlds);
        ofScores(worlds);
        Stream<Cell> plain = worlds.entrySet().stream()
                .flatMap(world -> world(world.getKey(), world.getValue(), truth -> expected(world.getKey(), truth)));
        return Stream.of(plain, small(), withPolicies()).flatMap(cells -> cells);
    }

    private static void ofOutcomes(Map<String, Circumstance> worlds) {
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
    }

    private static void ofDays(Map<String, Circumstance> worlds) {
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
    }

    private static void ofPeople(Map<String, Circumstance> worlds) {
        worlds.put("people come back", Customers.returning(400, 3, false, false));
        worlds.put("people come back, the outcome a trait", Customers.returning(400, 3, true, false));
        worlds.put("people come back, with key", Customers.returning(400, 3, false, true));
        worlds.put("people come back, the outcome a trait, with key", Customers.returning(400, 3, true, true));
        worlds.put("people come back for three weeks, with key", Customers.ofSomeWeeks(800, 21));
        worlds.put("one customer with a tenth of all, with key", Customers.oneOfMany(0.10));
    }

    private static void ofScores(Map<String, Circumstance> worlds) {
        worlds.put("60 different scores", Circumstance.leaves(60));
        worlds.put("25 different scores", Circumstance.leaves(25));
        worlds.put("categories apart from the score", Circumstance.categoriesApart());
        worlds.put("scores heap at both ends", Customers.ends(0.08, 0.12));
        worlds.put("scores rounded to threes and fives", Customers.combs(0.4, 0.3));
    }

    /** Few results whose outcomes come late. */
    private static Stream<Cell> small() {
        return IntStream.of(SMALL)
                .boxed()
                .flatMap(n -> Stream.of(
                        cell(
                                "outcomes after 7 to 21 days",
                                BROAD,
                                Circumstance.outcomesAfter(7, 21, false),
                                Fault.NONE,
                                n,
                                truth -> expected("outcomes after 7 to 21 days", truth)),
                        cell(
                                "outcomes after 7 to 21 days, unsaid",
                                BROAD,
                                Circumstance.outcomesAfter(7, 21, false),
                                Fault.NONE,
                                n,
                                Expected::generous)));
    }

    /** Those that are told by another world or policy. */
    private static Stream<Cell> withPolicies() {
        World many = BROAD.flagTypes(150);
        return Stream.of(
                        world(
                                "150 flag types with days of their own",
                                many,
                                Circumstance.unlikeDays(0.15, 0.6),
                                Fault.NONE,
                                truth -> truth.generous().toBuilder()
                                        .criticalFlagShare(new Interval(0, 1)) // few of the many types are critical
                                        .build()),
                        world(
                                "a line between two scores",
                                BROAD.offGrid(),
                                Circumstance.TIDY,
                                Fault.NONE,
                                Expected::generous),
                        world(
                                "the mix of classes moved, as declared",
                                BROAD,
                                Circumstance.TIDY,
                                Fault.tilted(0.02),
                                WorldCells::moved),
                        world("confidence is that of the class", Circumstance.confidenceOfClass(), Expected::unsaid),
                        world(
                                "confidence is that of the class, as the policy says",
                                Circumstance.classIsRight(),
                                Expected::classIsRight))
                .flatMap(cells -> cells);
    }

    /** The policy says how far the mix may move. */
    private static CalibrationPolicy moved(Expected truth) {
        CalibrationPolicy generous = truth.generous();
        Margins usual = generous.margins();
        return generous.toBuilder()
                .classShares(Map.of())
                .margins(new Margins(usual.rate(), usual.relativeRate(), usual.ratio(), 0.5, usual.confidence()))
                .build();
    }

    private static CalibrationPolicy expected(String world, Expected truth) {
        CalibrationPolicy generous = truth.generous();
        return generous.toBuilder()
                .classShares(OTHER_SHARES.contains(world) ? Map.of() : generous.classShares())
                .outcomes(KNOWN.getOrDefault(world, KnownOutcomes.UNSAID))
                .monthEnds(world.equals(DECLARED) ? Circumstance.MONTH_END : 0)
                .build();
    }

    private static Stream<Cell> world(
            String name, Circumstance circumstance, Function<Expected, CalibrationPolicy> expectations) {
        return world(name, BROAD, circumstance, Fault.NONE, expectations);
    }

    /** In all sizes. */
    static Stream<Cell> world(
            String name,
            World world,
            Circumstance circumstance,
            Fault change,
            Function<Expected, CalibrationPolicy> expectations) {
        return IntStream.of(SIZES).mapToObj(n -> cell(name, world, circumstance, change, n, expectations));
    }

    private static Cell cell(
            String name,
            World world,
            Circumstance circumstance,
            Fault change,
            int results,
            Function<Expected, CalibrationPolicy> expectations) {
        return new Cell(
                "world, " + name,
                world,
                circumstance,
                change,
                results,
                2 * results,
                expectations,
                Sought.ANYTHING,
                Objective.atMost(0.05));
    }
}
