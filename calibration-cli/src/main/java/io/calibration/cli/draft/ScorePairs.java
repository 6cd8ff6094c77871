package io.calibration.cli.draft;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which column is the score and which the class: the pair of which the class follows most from the score.
 *
 * @param pairs those that are possible, the best first
 */
record ScorePairs(List<Pair> pairs) {

    private static final double CLEAR = 0.9;
    private static final double HALF = 0.5;
    private static final double BETTER = 0.2;
    private static final int SHOWN = 5;
    private static final int SOME = 1_000;
    private static final int LOOKED_AT = 20;

    /** A score, a class, and the lines between. */
    record Pair(Column score, Column scoreClass, ClassLines lines) {

        /** What part of the disagreement with the commonest class the score does away with. */
        double gain() {
            return lines.most() <= 0 ? 0 : 1 - lines.disagree() / lines.most();
        }
    }

    /** The best of these scores with each of these classes, told by some rows; the lines are of all rows. */
    static ScorePairs of(List<Column> scores, List<Column> classes) {
        return new ScorePairs(scores.stream()
                .filter(Column::isNumeric)
                .flatMap(one -> classes.stream()
                        .filter(other -> !other.equals(one) && one.distinct() > other.distinct())
                        .map(other ->
                                new Pair(one, other, ClassLines.of(one.someNumbers(SOME), other.someLabels(SOME)))))
                .sorted(Comparator.comparingDouble(Pair::gain).reversed())
                .limit(LOOKED_AT)
                .map(pair -> new Pair(
                        pair.score, pair.scoreClass, ClassLines.of(pair.score.numbers(), pair.scoreClass.labels())))
                .sorted(Comparator.comparingDouble(Pair::gain).reversed())
                .toList());
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    Pair best() {
        return pairs.get(0);
    }

    /** Whether no other column comes near on this side of the pair, and either its name says so or the class follows nearly always. */
    boolean isSure(Function<Pair, Column> side, ColumnNames names) {
        Column best = side.apply(best());
        double next = pairs.stream()
                .filter(pair -> !side.apply(pair).equals(best))
                .mapToDouble(Pair::gain)
                .max()
                .orElse(0);
        return best().gain() >= (names.fit(best) ? HALF : CLEAR) && next <= best().gain() - BETTER;
    }

    /** The other columns of this side, in words. */
    String others(Function<Pair, Column> side) {
        String others = pairs.stream()
                .map(side)
                .distinct()
                .skip(1)
                .map(Column::name)
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "none of which the class follows better" : others;
    }
}
