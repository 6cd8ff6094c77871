package io.calibration.analyzers.boundary;

import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.boundary.Crowding.NotJudgeable;
import io.calibration.analyzers.boundary.Crowding.ShapeEffect;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoreScale.Direction;
import io.calibration.internal.statistics.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Says in plain words what was seen at a threshold, and what a person could do.
 *
 * @param threshold the threshold
 * @param scale the scale that its score is on
 * @param unit steps of the scale that are looked at as one
 * @param distance how far from the threshold a result counts as close, in points of the scale
 * @param where where it lies among the steps
 * @param leavesOut whether rare scores near the line are not counted
 * @param flips results whose class would flip within the distance, of all
 */
record BoundaryWording(
        ScoreThreshold threshold,
        ScoreScale scale,
        int unit,
        BigDecimal distance,
        ScoreLine where,
        boolean leavesOut,
        Rate flips) {

    private static final String CHANCE = "It may be chance: ";

    static Sentence lattice(String verb, Figure share, long results, String places) {
        return Sentence.of(
                "Scores {} a lattice: {} of the {} results between the ends of the scale are {}.",
                Sentence.declared(verb),
                percent(share),
                Figure.results(results),
                Sentence.declared(places));
    }

    static String places(ScoreScale scale, int period, List<Integer> residues) {
        String distance = plain(scale.step().multiply(BigDecimal.valueOf(period)));
        String first =
                residues.stream().map(residue -> plain(scale.at(residue))).collect(Collectors.joining(", "));
        boolean multiples = residues.equals(List.of(0)) && scale.min().signum() == 0;
        return multiples ? "multiples of " + distance : "at " + first + " and every " + distance + " from there";
    }

    static String preferred(ScoreScale scale, ScoreComb comb) {
        return places(scale, comb.period(), List.of(comb.heaviest()))
                + say("; without a preference it would be %.0f %%", 100.0 / comb.period());
    }

    static Sentence confidence(Rate near, BigDecimal threshold) {
        return Sentence.of(
                "{} of the results would change class if their confidence crossed {} by 0.05. Confidence is counted in "
                        + "bins of 0.05, too coarse to judge crowding there.",
                percent(Figure.share(near.count(), near.n())),
                Sentence.declared(threshold.toPlainString()));
    }

    static String test(ShapeEffect effect) {
        return test(effect.shape()) + (effect.isBeside() ? "; of the counts over those of the baseline" : "");
    }

    private static String test(BoundaryShape shape) {
        return switch (shape) {
            case JUMP ->
                "Step in a log-linear count regression (after McCrary 2008), least of two models; ratio of the sides";
            case SHIFT ->
                "Counts on both sides of the threshold against a curve fitted without them (donut), conditional binomial; ratio of the sides";
            case HUMP ->
                "Counts close to the threshold against a log-cubic curve fitted without them; ratio to expected";
            case SPIKE -> "First place against a log-quadratic curve with a step, fitted without it; ratio to expected";
        };
    }

    static List<String> alternatives(BoundaryShape shape) {
        return switch (shape) {
            case JUMP, SHIFT ->
                List.of(
                        "the scoring logic itself rounds, caps or re-scores near this score",
                        "results on one side are dropped or repeated before they are collected",
                        "the population has a natural cliff here, as with a common point value");
            case HUMP ->
                List.of(
                        "a group of similar cases scores about this much",
                        "a default or imputed value leads to this score",
                        "the same few persons were scanned often");
            case SPIKE ->
                List.of(
                        "a default or imputed value gives exactly this score",
                        "scores are rounded to a favoured number that happens to be the threshold",
                        "a cap or a floor in the scoring logic lies here");
        };
    }

    /** @param isIrregular whether counts show to be irregular beyond chance; what is undecided for that does not get surer with more of them */
    Sentence description(ShapeEffect effect, boolean isIrregular) {
        if (effect.effect().verdict() != Verdict.INCONCLUSIVE) {
            return seen(effect, "");
        }
        Sentence told = effect.isOneSided()
                ? undecidedSides(effect)
                : seen(effect, Math.rint(Math.abs(effect.excess())) > 0 ? CHANCE : "");
        return isIrregular
                ? told.plus(Sentence.of(
                        " More results alone may not tell, for neighbouring scores differ by more than chance."))
                : told;
    }

    private Sentence seen(ShapeEffect effect, String before) {
        return Sentence.of(
                before + "{} {}: {} seen" + (isOfCommoner(effect) ? " on the commoner scores alone" : "")
                        + ", {} expected{}{}",
                effect.seen().as(moreOrFewer(effect.excess())),
                place(effect.shape()),
                effect.seen(),
                effect.foreseen().as(say("%,.0f", effect.expected())),
                comparison(effect),
                fragile());
    }

    /** The verdict rests on the ratio: what is too many on one side may contradict it, as long as both are chance. */
    private Sentence undecidedSides(ShapeEffect effect) {
        return Sentence.of(
                CHANCE + "{}, there are {} times as many results"
                        + (isOfCommoner(effect) ? " with the commoner scores" : "")
                        + " on the {} side as those on the other let one expect, by {} (95 % interval {}).{}",
                effect.shape() == BoundaryShape.JUMP
                        ? Sentence.of("at {}", line(""))
                        : Sentence.of("within {} of {}", points(above(ShiftShape.CLOSE)), line("")),
                effect.ratio(),
                side(effect),
                Sentence.declared(standard(effect)),
                effect.ratio().interval(effect.ratioBounds()),
                fragile());
    }

    private static String standard(ShapeEffect effect) {
        if (effect.isBeside()) {
            return "the baseline";
        }
        return effect.shape() == BoundaryShape.JUMP ? "smooth curves through both" : "the scores further away";
    }

    private boolean isOfCommoner(ShapeEffect effect) {
        return leavesOut && !effect.isBeside();
    }

    private Sentence place(BoundaryShape shape) {
        return switch (shape) {
            case JUMP -> Sentence.of("in the {} from {}", points(above(distanceInUnits())), line(" up"));
            case SHIFT -> Sentence.of("in the {} from {}", points(above(ShiftShape.CLOSE)), line(" up"));
            case HUMP ->
                where.isCut()
                        ? Sentence.of(
                                "between {} and {}, around {}",
                                score(where.step() - distanceInUnits() * unit),
                                score(where.step() - 1 + distanceInUnits() * unit),
                                line(""))
                        : Sentence.of("within {} of {}", points(distance), line(""));
            case SPIKE -> Sentence.of("on the first score on the better side of {}", line(""));
        };
    }

    private int distanceInUnits() {
        return distance.divide(scale.step().multiply(BigDecimal.valueOf(unit))).intValueExact();
    }

    /** How far so many units reach above the threshold; where it cuts a step, the first is smaller. */
    private BigDecimal above(int units) {
        return where.isCut()
                ? scale.at(where.step() - 1 + units * unit).subtract(threshold.score())
                : scale.step().multiply(BigDecimal.valueOf((long) units * unit));
    }

    private Sentence comparison(ShapeEffect effect) {
        return effect.isBeside()
                ? besideBaseline(effect, effect.ratio(), side(effect))
                : byCurve(effect, effect.ratio(), side(effect));
    }

    /** The side that has more. */
    private Part side(ShapeEffect effect) {
        boolean better = (effect.logRatio().estimate() >= 0) == (scale.direction() == Direction.HIGHER_IS_BETTER);
        return Sentence.declared(better ? "better" : "worse");
    }

    private static Sentence besideBaseline(ShapeEffect effect, Part ratio, Part side) {
        return switch (effect.shape()) {
            case JUMP, SHIFT ->
                Sentence.of(
                        " from the baseline's counts there. Against the counts on the other side of the line, there are {} times as many"
                                + " results on the {} side as in the baseline.",
                        ratio,
                        side);
            case HUMP, SPIKE -> Sentence.of(" from the baseline's counts there.");
        };
    }

    private static Sentence byCurve(ShapeEffect effect, Part ratio, Part side) {
        return switch (effect.shape()) {
            case JUMP ->
                Sentence.of(
                        " from the scores below it. If results were moved over the line, they are fewer than that, for each is"
                                + " missing on the other side. At the line itself smooth curves through the counts of the two"
                                + " sides meet at {} to 1, with more results on the {} side.",
                        ratio,
                        side);
            case SHIFT ->
                Sentence.of(
                        " from the scores further away. Against the counts on the other side of the line, there are {} times as many"
                                + " results on the {} side as there should be.",
                        ratio,
                        side);
            case HUMP -> Sentence.of(" from the scores around.");
            case SPIKE -> Sentence.of(".");
        };
    }

    private static String moreOrFewer(double excess) {
        double difference = Math.rint(Math.abs(excess));
        return difference == 0
                ? "As many results as expected"
                : say(
                        "%,.0f %s %s than expected",
                        difference, excess > 0 ? "more" : "fewer", difference == 1 ? "result" : "results");
    }

    private Sentence fragile() {
        return Sentence.of(
                " {} of all results lie within {} of the threshold and would change class by crossing it.",
                percent(Figure.share(flips.count(), flips.n())),
                points(distance));
    }

    /** What to do; nothing yet about what may be chance. */
    Sentence recommendation(ShapeEffect effect, boolean isIrregular) {
        if (effect.effect().verdict() != Verdict.INCONCLUSIVE) {
            return recommendation(effect.shape());
        }
        return Sentence.of(
                isIrregular
                        ? "Nothing yet: hold the next window against this one as its baseline, which has the same uneven scores."
                        : "Nothing yet: look again when there are more results.");
    }

    private Sentence recommendation(BoundaryShape shape) {
        Part path = Sentence.declared(threshold.pointers().get(0));
        return switch (shape) {
            case JUMP, SHIFT ->
                Sentence.of(
                        "Find out who or what sees scores before they are final and can still change them, and review the results "
                                + "just across {}. Leave the threshold where it is: whoever aims at a line follows it.",
                        path);
            case HUMP ->
                Sentence.of(
                        "Look at whether {} cuts through a group of like cases; a threshold in a valley next to it would "
                                + "decide fewer of them by chance.",
                        path);
            case SPIKE ->
                Sentence.of(
                        "Look at where scores of exactly {} come from: a default, a rounding or a cap near {}, or somebody who aims at it.",
                        Sentence.declared(threshold.text()),
                        path);
        };
    }

    Sentence description(NotJudgeable why) {
        String reason = switch (why) {
            case LATTICE -> "scores take too few different values near it (lattice)";
            case IRREGULAR_VALUES -> "the counts of neighbouring scores differ too irregularly (irregular values)";
            case TOO_FEW_RESULTS ->
                say(
                        "one side of it holds fewer than %d results within reach (too few results)",
                        BoundaryWindow.LEAST_RESULTS);
        };
        return Sentence.of("Crowding at {}, cannot be judged: {}.", line(""), Sentence.declared(reason))
                .plus(fragile());
    }

    Sentence recommendation(NotJudgeable why) {
        return switch (why) {
            case LATTICE ->
                Sentence.of(
                        "Nothing to do about the counts; finer scores would allow to look. Results on the lattice point next to "
                                + "{} stand or fall together.",
                        Sentence.declared(threshold.pointers().get(0)));
            case IRREGULAR_VALUES ->
                Sentence.of(
                        "Look at how scores come about: a few fixed point values make some scores much commoner than others.");
            case TOO_FEW_RESULTS -> Sentence.of("Collect more results, or a longer window.");
        };
    }

    /** The line, with something after its score. */
    private Part line(String after) {
        return Sentence.declared(threshold.words(after));
    }

    private static Part points(BigDecimal distance) {
        return Sentence.declared(plain(distance) + (distance.compareTo(BigDecimal.ONE) == 0 ? " point" : " points"));
    }

    private Part score(int step) {
        return Sentence.declared(plain(scale.at(step)));
    }

    private static Part percent(Figure share) {
        return share.as(say("%.1f %%", 100 * share.value()));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
