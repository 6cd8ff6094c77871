package io.calibration.cli.draft;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The scores at which classes begin, told from rows: between two neighbours in the order of their median scores the line is drawn where the
 * fewest rows lie on its wrong side.
 *
 * @param classes by rising score
 * @param begins the score at which each of them but the lowest begins
 * @param disagree the share of rows whose class is not the one of their score
 * @param most the share of rows that would disagree if all had the commonest class: a line that tells something does better
 */
record ClassLines(List<String> classes, List<BigDecimal> begins, double disagree, double most) {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int GREATEST_POWER = 6;

    private record Row(double score, int rank) {}

    /**
     * Draws them.
     *
     * @param scores of each row; NaN where there is none
     * @param labels the class of each row; empty where there is none
     */
    static ClassLines of(double[] scores, List<String> labels) {
        Map<String, List<Double>> byClass = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isNaN(scores[i]) && !Column.isNothing(labels.get(i))) {
                byClass.computeIfAbsent(labels.get(i), label -> new ArrayList<>())
                        .add(scores[i]);
            }
        }
        Map<String, Double> medians = new HashMap<>();
        byClass.forEach((label, own) -> medians.put(label, median(own)));
        List<String> classes = byClass.keySet().stream()
                .sorted(Comparator.comparing((String label) -> medians.get(label))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Row[] rows = IntStream.range(0, classes.size())
                .boxed()
                .flatMap(rank -> byClass.getOrDefault(classes.get(rank), List.of()).stream()
                        .map(score -> new Row(score, rank)))
                .sorted(Comparator.comparingDouble(Row::score))
                .toArray(Row[]::new);
        List<BigDecimal> begins = IntStream.range(1, classes.size())
                .mapToObj(rank -> line(rows, rank))
                .toList();
        long commonest = byClass.values().stream().mapToLong(List::size).max().orElse(0);
        return new ClassLines(
                classes,
                begins,
                rows.length == 0 ? 1 : (double) disagreeing(rows, begins) / rows.length,
                rows.length == 0 ? 1 : 1 - (double) commonest / rows.length);
    }

    private static double median(List<Double> scores) {
        double[] sorted =
                scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The roundest number of those that divide the rows alike: above the score before, and up to the score at which the upper side begins. */
    private static BigDecimal line(Row[] rows, int rank) {
        long wrong = Arrays.stream(rows).filter(row -> row.rank < rank).count(); // with the line below all rows
        long least = wrong;
        int best = 0;
        for (int i = 0; i < rows.length; i++) {
            wrong += rows[i].rank < rank ? -1 : 1;
            boolean isBetween = i + 1 == rows.length || rows[i + 1].score > rows[i].score;
            if (isBetween && wrong < least) {
                least = wrong;
                best = i + 1;
            }
        }
        double above = best == 0 ? Double.NEGATIVE_INFINITY : rows[best - 1].score;
        double upTo = best == rows.length ? rows[rows.length - 1].score + 1 : rows[best].score;
        return roundest(above, upTo);
    }

    static BigDecimal roundest(double above, double upTo) {
        BigDecimal end = new BigDecimal(String.valueOf(upTo)).stripTrailingZeros();
        if (Double.isInfinite(above)) {
            return plain(end);
        }
        BigDecimal begin = new BigDecimal(String.valueOf(above));
        for (int power = GREATEST_POWER; power >= -end.scale() - 1; power--) {
            BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(power);
            for (BigDecimal step : List.of(unit, unit.multiply(HALF))) {
                BigDecimal multiple = end.divide(step, 0, RoundingMode.FLOOR).multiply(step);
                if (multiple.compareTo(begin) > 0) {
                    return plain(multiple);
                }
            }
        }
        return plain(end);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static long disagreeing(Row[] rows, List<BigDecimal> begins) {
        double[] lines = begins.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        return Arrays.stream(rows)
                .filter(row ->
                        Arrays.stream(lines).filter(line -> row.score >= line).count() != row.rank)
                .count();
    }
}
