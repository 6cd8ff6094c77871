package io.calibration.cli.draft;

import io.calibration.cli.terminal.BadInput;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ends of scales that people use. */
final class Scales {

    private static final Pattern ENDS = Pattern.compile("(-?[\\d.]+)\\.\\.(-?[\\d.]+)");
    private static final List<double[]> USUAL =
            List.of(new double[][] {{0, 1}, {0, 5}, {0, 10}, {0, 20}, {0, 100}, {0, 1000}, {300, 850}, {300, 900}});
    private static final double NEARLY = 0.1; // so much of a scale may be unused at an end

    private Scales() {}

    /**
     * What a scale is taken for.
     *
     * @param sure whether the scores reach nearly both ends
     */
    record Guess(List<BigDecimal> ends, boolean sure) {}

    static Guess guess(double least, double most) {
        return USUAL.stream()
                .filter(ends -> ends[0] <= least && most <= ends[1])
                .min(Comparator.comparingDouble(ends -> ends[1] - ends[0]))
                .map(ends -> new Guess(
                        List.of(number(ends[0]), number(ends[1])),
                        least - ends[0] <= NEARLY * (ends[1] - ends[0])
                                && ends[1] - most <= NEARLY * (ends[1] - ends[0])))
                .orElseGet(() -> new Guess(List.of(number(Math.floor(least)), number(Math.ceil(most))), false));
    }

    static List<BigDecimal> parse(String text) {
        Matcher ends = ENDS.matcher(text);
        if (ends.matches()) {
            try {
                List<BigDecimal> both = List.of(new BigDecimal(ends.group(1)), new BigDecimal(ends.group(2)));
                if (both.get(0).compareTo(both.get(1)) < 0) {
                    return both;
                }
            } catch (NumberFormatException e) {
                // told below
            }
        }
        throw new BadInput(
                "--scale " + text + ": write the lower end, two points and the upper end, such as 300..850.");
    }

    static String text(double number) {
        return number(number).toPlainString();
    }

    private static BigDecimal number(double number) {
        BigDecimal plain = new BigDecimal(String.valueOf(number)).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
