package io.calibration.analyzers.boundary;

import io.calibration.config.ScoreScale;
import io.calibration.config.ScoreScale.Direction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Says in plain words what was seen at a threshold, and what a person could do.
 *
 * @param threshold the threshold
 * @param scale the scale that its score is on
 * @param evidence the figures
 */
record BoundaryWording(ScoreThreshold threshold, ScoreScale scale, BoundaryEvidence evidence) {

    static List<String> alternatives(ShapeEffect.Shape shape) {
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

    String description(ShapeEffect shape) {
        return switch (shape.shape()) {
                    case JUMP -> jump(shape);
                    case SHIFT -> shift(shape);
                    case HUMP ->
                        say(
                                "%s within %s points of %s: %,.0f seen, %,.0f expected from the scores around.",
                                moreOrFewer(shape), distance(), threshold.words(), shape.observed(), shape.expected());
                    case SPIKE ->
                        say(
                                "%s on the first score on the better side of %s: %,.0f seen, %,.0f expected.",
                                moreOrFewer(shape), threshold.words(), shape.observed(), shape.expected());
                }
                + fragile();
    }

    private String jump(ShapeEffect shape) {
        boolean up = shape.logRatio().estimate() >= 0;
        boolean better = up == (scale.direction() == Direction.HIGHER_IS_BETTER);
        return say(
                "%s in the %s points from %s: %,.0f seen, %,.0f expected from the scores below it. Fewer were moved"
                        + " than that difference, if any were: they would be missing on the other side, too. Where the"
                        + " line is, smooth curves through the counts of the two sides meet at %.2f to 1, with more"
                        + " results on the %s side.",
                moreOrFewer(shape),
                distance(),
                threshold.words(" up"),
                shape.observed(),
                shape.expected(),
                Math.exp(Math.abs(shape.logRatio().estimate())),
                better ? "better" : "worse");
    }

    private String shift(ShapeEffect shape) {
        boolean up = shape.logRatio().estimate() >= 0;
        boolean better = up == (scale.direction() == Direction.HIGHER_IS_BETTER);
        String reach = scale.step()
                .multiply(BigDecimal.valueOf((long) ShiftShape.CLOSE * evidence.unit()))
                .stripTrailingZeros()
                .toPlainString();
        return say(
                "%s in the %s points from %s: %,.0f seen, %,.0f expected from the scores further away. Set against the"
                        + " counts just below, that is %.2f times what it should be, with more results on the %s side.",
                moreOrFewer(shape),
                reach,
                threshold.words(" up"),
                shape.observed(),
                shape.expected(),
                Math.exp(Math.abs(shape.logRatio().estimate())),
                better ? "better" : "worse");
    }

    private static String moreOrFewer(ShapeEffect shape) {
        double difference = Math.rint(Math.abs(shape.excess()));
        return difference == 0
                ? "As many results as expected"
                : say(
                        "%,.0f %s %s than expected",
                        difference, shape.excess() > 0 ? "more" : "fewer", difference == 1 ? "result" : "results");
    }

    private String fragile() {
        return say(
                " %.1f %% of all results lie within %s points of the threshold and would change class by crossing it.",
                100 * evidence.fragility().share(), distance());
    }

    String recommendation(ShapeEffect shape) {
        String path = threshold.pointers().get(0);
        return switch (shape.shape()) {
            case JUMP, SHIFT ->
                "Find out who or what sees scores before they are final and can still change them, and review the"
                        + " results just across " + path
                        + ". Leave the threshold where it is: whoever aims at a line follows it.";
            case HUMP ->
                "Look at whether " + path
                        + " cuts through a group of like cases; a threshold in a valley next to it would "
                        + "decide fewer of them by chance.";
            case SPIKE ->
                "Look at where scores of exactly " + threshold.text()
                        + " come from: a default, a rounding or a cap near " + path + ", or somebody who aims at it.";
        };
    }

    String description(Boundary.Obstacle obstacle) {
        String reason = switch (obstacle) {
            case LATTICE -> "scores take too few different values near it (lattice)";
            case IRREGULAR_VALUES -> "the counts of neighbouring scores differ too irregularly (irregular values)";
            case TOO_FEW_RESULTS ->
                say(
                        "one side of it holds fewer than %d results within reach (too few results)",
                        BoundaryWindow.LEAST_RESULTS);
        };
        return "Crowding at " + threshold.words() + ", cannot be judged: " + reason + "." + fragile();
    }

    String recommendation(Boundary.Obstacle obstacle) {
        return switch (obstacle) {
            case LATTICE ->
                "Nothing to do about the counts; finer scores would allow to look. Results on the lattice point next"
                        + " to "
                        + threshold.pointers().get(0) + " stand or fall together.";
            case IRREGULAR_VALUES ->
                "Look at how scores come about: a few fixed point values make some scores much commoner than others.";
            case TOO_FEW_RESULTS -> "Collect more results, or a longer window.";
        };
    }

    private String distance() {
        return evidence.distance().stripTrailingZeros().toPlainString();
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
