package io.calibration.benchmarks.truth;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** By what results are told apart in some worlds. Values differ from one another, and that is well. */
final class Dimensions {

    /** The dimensions; of each a result has one value. */
    static final List<String> NAMES = List.of("channel", "segment", "country", "shift");

    /** How many values each has. */
    static final int VALUES = 8;

    /** The value that a quarter of the results have, and one that an eighth has. */
    static final String QUARTER = "v0";

    static final String EIGHTH = "v1";

    /** The labels that a config declares for it, as JSON. */
    static final String KNOWN = NAMES.stream()
            .map(name -> '"' + name + "\": "
                    + IntStream.range(0, VALUES).mapToObj(i -> "\"v" + i + '"').toList())
            .collect(Collectors.joining(", ", "{\"dimensions\": {", "}}"));

    private static final double[] SHARES = {0.25, 0.125, 0.125, 0.125, 0.125, 0.10, 0.10, 0.05};

    private Dimensions() {}

    /**
     * Gives each result its values: those of all but the last dimension are traits of the person, where the person is known. Scores and flags
     * differ by the first two.
     */
    static Circumstance given() {
        return (world, random) -> (row, each) -> {
            for (int i = 0; i < NAMES.size(); i++) {
                boolean trait = row.person >= 0 && i < NAMES.size() - 1;
                row.values[i] =
                        value(trait ? new SplittableRandom(31L * row.person + i).nextDouble() : each.nextDouble());
            }
            int channel = row.values[0].charAt(1) - '0';
            int segment = row.values[1].charAt(1) - '0';
            row.score = Math.max(0, Math.min(100, row.score + channel - segment));
            int type = row.carries.length - 1;
            row.carries[type] &= segment < VALUES / 2 || each.nextBoolean();
            return true;
        };
    }

    private static String value(double place) {
        double left = place;
        int value = 0;
        while (value < VALUES - 1 && left >= SHARES[value]) {
            left -= SHARES[value++];
        }
        return "v" + value;
    }
}
